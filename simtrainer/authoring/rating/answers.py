"""What a rater types for a reply: behaviours by id or by their first letters."""

from collections.abc import Iterable
from dataclasses import dataclass

from simtrainer.content.vocabulary import BEHAVIOURS, Behaviour


@dataclass(frozen=True)
class Named:
    """Behaviours that were named, and what could not be told."""

    behaviours: list[Behaviour]
    complaints: list[str]


def named(text: str) -> Named:
    """Return the behaviours that a rater names.

    Args:
        text: Ids or the beginnings of ids, parted by spaces or commas; `-` for none.
    """
    found: list[Behaviour] = []
    words = text.replace(",", " ").replace(";", " ").split()
    complaints = ["- stands for none, alone"] if "-" in words and len(words) > 1 else []
    for word in words:
        if word == "-":
            continue
        meant = _meant(word.casefold())
        if len(meant) == 1:
            found.append(meant[0])
        else:
            complaints.append(_complaint(word, meant))
    return Named([name for name in BEHAVIOURS if name in found], complaints)


def _meant(word: str) -> list[Behaviour]:
    exact = [name for name in BEHAVIOURS if name == word]
    return exact or [name for name in BEHAVIOURS if name.startswith(word)]


def _complaint(word: str, meant: Iterable[str]) -> str:
    found = list(meant)
    return f"{word}: {' or '.join(found)}?" if found else f"{word}: no such behaviour"
