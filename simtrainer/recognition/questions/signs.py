"""The signs that a reply asks for a fact, gathered for the judge."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rapidfuzz import fuzz

from simtrainer.recognition.questions.common import Near
from simtrainer.recognition.questions.meaning import Choices, Meaning
from simtrainer.recognition.questions.parts import Part

LEAST: Final = 0.01
"""Facts less likely than this are not looked at."""
FARTHEST: Final = 12.0


@dataclass(frozen=True)
class PartRead:
    """A part of a reply with its meaning and what is nearest to it in the library."""

    part: Part
    meaning: Meaning
    near: Near | None


@dataclass(frozen=True)
class Candidate:
    """A fact that a reply may ask for.

    Attributes:
        id: The fact.
        part: The part of the reply that asks for it most.
        signs: What speaks for it and against it, by `SIGNS`.
    """

    id: str
    part: Part
    signs: dict[str, float]


def candidates(
    choices: Choices, texts: Mapping[str, Sequence[str]], read: Sequence[PartRead], people: frozenset[str]
) -> list[Candidate]:
    """Return the facts that a reply may ask for.

    Args:
        choices: The facts, ready to be compared.
        texts: The same facts' texts.
        read: The parts of the reply, the whole first where it is read.
        people: Words for people ("husband"), to see whether a stranger is asked about.
    """
    import numpy as np

    if not read or not choices.size:
        return []
    logits = np.stack([choices.logits(one.meaning) for one in read])
    logs = logits - _log_sum(logits)
    best = logs[:, :-1].argmax(axis=0)
    whole = next((row for row, one in enumerate(read) if one.part.whole), None)
    found = []
    for place, name in enumerate(choices.ids):
        row = int(best[place])
        if logs[row, place] < math.log(LEAST):
            continue
        one = read[row]
        others = np.delete(logits[row, :-1], place)
        like = float((choices.pooled(place) @ one.meaning.pooled).max())
        top_of_whole = whole is not None and int(logs[whole].argmax()) == place
        signs = {
            "meaning": _odds(float(logs[row, place])),
            "whole": _odds(float(logs[row if whole is None else whole, place])),
            "margin": _cut(logits[row, place] - others.max()) if len(others) else FARTHEST,
            "none": _cut(logits[row, place] - logits[row, -1]),
            "words": _letters(one.part.text, texts[name]),
            "common": _common(one.near, choices, place, like),
            "remark": float(one.near is not None and one.near.remark),
            "asks": float(one.part.asks),
            "part": float(not one.part.whole and not top_of_whole),
            "stranger": float(_strangers(one.part.text, texts[name], people)),
            "share": like,
        }
        found.append(Candidate(name, one.part, signs))
    return found


def _log_sum(logits: Any) -> Any:
    import numpy as np

    top = logits.max(axis=1, keepdims=True)
    return top + np.log(np.exp(logits - top).sum(axis=1, keepdims=True))


def _odds(log: float) -> float:
    """Return log-odds of a probability given as its logarithm, cut to -12..12."""
    chance = math.exp(min(log, -1e-6))
    return _cut(math.log(chance) - math.log1p(-chance))


def _cut(value: Any) -> float:
    return max(-FARTHEST, min(FARTHEST, float(value)))


def _letters(text: str, known: Sequence[str]) -> float:
    return max(fuzz.token_set_ratio(text.lower(), one.lower()) for one in known) / 100


def _common(near: Near | None, choices: Choices, place: int, like: float) -> float:
    """Return how much nearer the library's nearest phrasing is than the fact, counted only as far as it is not the fact's own."""
    if near is None:
        return 0.0
    own = float((choices.pooled(place) @ near.vector).max())
    return max(0.0, near.likeness - like) * (1 - max(0.0, own))


def _strangers(text: str, known: Sequence[str], people: frozenset[str]) -> bool:
    named = people & set(_words(text))
    return bool(named) and not named & {word for one in known for word in _words(one)}


def _words(text: str) -> list[str]:
    return "".join(char if char.isalpha() else " " for char in text.lower().replace("'s", "")).split()
