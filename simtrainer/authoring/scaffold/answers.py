"""What a tutor answers before a scenario is written, cleaned; and ids made from words."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from simtrainer.authoring.scaffold.seed import Role, Seed
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.vocabulary import Situation

MOST_LETTERS: Final = 400
"""An answer is a sentence or two, not a page."""
MOST_IN_NAME: Final = 60
"""A name or a title fits on a line."""
_MOST_IN_ID: Final = 50
_HIDDEN: Final = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that cannot be seen or are none."""
_NON_JOINER: Final = "\u200c"
"""Needed within words of some languages; its counterpart only joins emoji."""
_NO_LETTERS: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Answers:
    """What a new scenario is made from.

    Attributes:
        id: The scenario's id.
        title: Its title.
        situation: One of the nine.
        name: The person's name.
        role: What the person is to the learner.
        about: Age, and what can be seen.
        wants: What the person wants.
        fears: What the person fears.
        place: Where it happens.
        hears: Who else can hear; empty means nobody.
    """

    id: str
    title: str
    situation: Situation
    name: str
    role: Role
    about: str
    wants: str
    fears: str
    place: str
    hears: tuple[str, ...]

    @classmethod
    def from_seed(cls, situation: Situation, seed: Seed) -> "Answers":
        """Return the answers that a seed proposes."""
        return cls(
            id=made_id(seed.title, situation),
            title=seed.title,
            situation=situation,
            name=seed.name,
            role=seed.role,
            about=seed.about,
            wants=seed.wants,
            fears=seed.fears,
            place=seed.place,
            hears=tuple(seed.hears),
        )


def cleaned(text: str, most: int = MOST_LETTERS) -> str:
    """Return an answer on one line, without characters that cannot be seen.

    Raises:
        SimtrainerError: If nothing is left, or it has more than `most` letters.
    """
    seen = "".join(" " if character.isspace() else character for character in text if _can_be_seen(character))
    line = " ".join(seen.split())
    if not line:
        raise SimtrainerError("nothing is written there", "write a word or two")
    if len(line) > most:
        raise SimtrainerError(f"that has {len(line)} letters", f"shorten it to {most}")
    return line


def cleaned_name(text: str) -> str:
    """Return a name on one line, without asterisks: it is also said, and what stands between those is shown.

    Raises:
        SimtrainerError: If nothing is left, or it has more than `MOST_IN_NAME` letters.
    """
    return cleaned(text.replace("*", ""), MOST_IN_NAME)


def made_id(words: str, otherwise: str) -> str:
    """Return an id made of words, or of `otherwise` where they have no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower().replace("'", "")
    return _NO_LETTERS.sub("-", plain)[:_MOST_IN_ID].strip("-") or otherwise


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Return an id nobody has: the one wanted, or with the first number after it that is free."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def _can_be_seen(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cf":
        return character == _NON_JOINER
    return character.isspace() or category not in _HIDDEN
