"""What can come into an encounter. Time comes with the input; the engine reads no clock."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

MAX_REPLY: Final = 2000
"""The longest reply, in characters; the reply box and every other front keep to it."""

InputKind = Literal["reply", "action", "silence", "choice", "hint", "dispute", "reflection", "leave"]


@dataclass(frozen=True, slots=True)
class Input:
    """One thing the learner does.

    Attributes:
        kind: What it is.
        text: The reply or action as typed, the choice's id, what was meant (dispute).
        at: When it came, ISO 8601 with zone, from the caller; empty where time plays no part.
        to: Whom it is addressed to, a person's id; None for the person who speaks here.
        turn: The turn that a dispute is about.
        behaviour: The mark that a dispute is about.
        wants: What the learner thinks the person wanted (reflection).
        fears: What the learner thinks the person feared (reflection).
        rating: Own rating 1-5 (reflection), None where skipped.
    """

    kind: InputKind
    text: str = ""
    at: str = ""
    to: str | None = None
    turn: int | None = None
    behaviour: str | None = None
    wants: str = ""
    fears: str = ""
    rating: int | None = None


class ReplyTooLongError(ValueError):
    """A reply over the limit; nothing was done with it."""

    def __init__(self, length: int) -> None:
        super().__init__(f"the reply has {length:,} characters; {MAX_REPLY:,} are the most")


_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")


def clean(text: str) -> str:
    """Return typed or pasted text without escape codes and control characters; words stay as they are.

    Line breaks and tabs become spaces or line feeds, lone surrogates and direction overrides vanish.
    """
    text = _ESCAPES.sub("", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(c for c in text if c == "\n" or not _unprintable(c)).strip()


def _unprintable(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn") or "‪" <= char <= "‮" or "⁦" <= char <= "⁩"


def typed(text: str, *, at: str = "", to: str | None = None) -> Input:
    """Turn a typed line into an input: `/do sit down`, `/choose id`, `/hint`, `/leave`, `/wait`, else a reply.

    Raises:
        ReplyTooLongError: If the cleaned text is over `MAX_REPLY` characters.
    """
    words = clean(text)
    if len(words) > MAX_REPLY:
        raise ReplyTooLongError(len(words))
    command, _, rest = words.partition(" ")
    match command.lower():
        case "/do" if rest.strip():
            return Input("action", rest.strip(), at, to)
        case "/choose" if rest.strip():
            return Input("choice", rest.strip(), at, to)
        case "/hint":
            return Input("hint", "", at)
        case "/wait":
            return Input("silence", "", at, to)
        case "/leave":
            return Input("leave", "", at)
    return Input("reply", words, at, to)
