"""Choosing among wordings, and telling what is said from what is shown."""

import hashlib
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from simtrainer.content.models import Wording


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line: `shown` is what can be seen, `said` what can be heard."""

    kind: Literal["said", "shown"]
    text: str


_SHOWN = re.compile(r"\*([^*\n]+)\*")


def segments(text: str) -> list[Segment]:
    """Split a line at its asterisks."""
    parts: list[Segment] = []
    end = 0
    for match in _SHOWN.finditer(text):
        parts.append(Segment("said", text[end : match.start()].strip()))
        parts.append(Segment("shown", match.group(1).strip()))
        end = match.end()
    parts.append(Segment("said", text[end:].strip()))
    return [part for part in parts if part.text]


def in_brackets(text: str) -> str:
    """Return a line as plain text in one piece, what is shown in round brackets."""
    flat = " ".join(text.split())
    return " ".join(f"({part.text})" if part.kind == "shown" else part.text for part in segments(flat))


def wording_id(owner: str, wording: Wording) -> str:
    """Return the stable id of a wording: its owner and a hash of its words, whatever its place in the list."""
    words = (
        wording if isinstance(wording, str) else "\n".join(f"{who}: {text}" for who, text in wording.items())
    )
    return f"{owner}#{hashlib.sha256(words.encode()).hexdigest()[:8]}"


def pick(wordings: Sequence[Wording], owner: str, seed: int, used: int) -> Wording:
    """Choose a wording: all are heard before one comes again, and never the same twice in a row.

    Args:
        wordings: The wordings, at least one.
        owner: What they belong to.
        seed: The encounter's seed.
        used: How often this owner has spoken before.
    """
    round_, place = divmod(used, len(wordings))
    order: list[int] = []
    for number in range(round_ + 1):
        order = _shuffled(len(wordings), f"{seed}:{owner}:{number}", order[-1:])
    return wordings[order[place]]


def _shuffled(size: int, key: str, just_heard: list[int]) -> list[int]:
    """Return the numbers below `size` in an order drawn from `key`, not beginning with the one just heard."""
    order = list(range(size))
    random.Random(key).shuffle(order)
    return order[1:] + order[:1] if size > 1 and order[:1] == just_heard else order
