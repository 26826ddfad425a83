"""What `simtrainer new` knows of each situation before anything was answered: a person, lines, facts, four talks."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from simtrainer.content.models.base import Content, Id, Text
from simtrainer.content.models.scenario import Learner
from simtrainer.content.models.talk import Named
from simtrainer.content.schema import parse
from simtrainer.content.vocabulary import SITUATIONS, Behaviour, Briefed, Situation
from simtrainer.content.yaml import read_document

Role = Literal["patient", "relative", "colleague", "teacher"]
ROLES: Final[tuple[Role, ...]] = Role.__args__  # type: ignore[attr-defined]
NAME: Final = "{name}"
"""Stands for the person's name in the texts of a seed."""
LAST: Final = "{last}"
"""Stands for the last word of the name."""
_PLACES: Final = re.compile(f"{NAME}|{LAST}")
_FOLDER = Path(__file__).parent / "situations"
_Few = Annotated[list[Text], Field(min_length=2)]
_Three = Annotated[list[Text], Field(min_length=3)]


class StateSeed(Content):
    """A beat of the talk."""

    title: Text
    enter: _Few
    signal: Text
    asks: Annotated[list[Named], Field(min_length=4)]
    """Behaviours that meet it; several, as the recogniser misses some good replies."""
    move: Text
    better: Annotated[list[Text], Field(min_length=1)]
    met: _Few
    """Said when it was met."""


class FactSeed(Content):
    """Something the person tells when asked."""

    id: Id
    text: Text
    mean: Text
    asked: _Three
    tell: Annotated[list[Text], Field(min_length=1)]
    hide: _Three | None = None
    again: _Three


class EndingSeed(Content):
    """How it can end."""

    title: Text
    text: Text


class Seed(Content):
    """Everything that a scenario of one situation is made of, apart from the tutor's answers."""

    choice: Text
    """The situation in a line, for choosing it."""
    title: Text
    summary: Text
    practises: list[Behaviour]
    content_warning: Text | None = None
    role: Role
    name: Text
    about: Text
    wants: Text
    fears: Text
    you: Learner
    place: Text
    hears: list[Text]
    briefed: Briefed
    briefing: Text | None = None
    now: Text
    card: dict[Id, list[Text]]
    colder: _Three
    first: StateSeed
    story: StateSeed
    worse: StateSeed
    open: StateSeed
    facts: Annotated[list[FactSeed], Field(min_length=3, max_length=3)]
    """The last one is held back until there is trust."""
    find_out: Text
    event: Text
    opened: EndingSeed
    half_way: EndingSeed
    closed: EndingSeed
    excellent: _Three
    """A talk that opens the person; the last turn but one asks for the fact held back."""
    decent: _Three
    hostile: _Three

    def named(self, name: str) -> "Seed":
        """Return the seed with a name wherever it leaves room for one."""
        return Seed.model_validate(_filled(self.model_dump(), {NAME: name, LAST: name.split()[-1]}))


def read_seed(situation: Situation) -> Seed:
    """Return the seed of a situation.

    Raises:
        ContentError: If its file is damaged.
    """
    return parse(read_document(_FOLDER / f"{situation}.yaml"), Seed)


def choices() -> dict[Situation, str]:
    """Return the situations a scenario can be made for, each in a line."""
    return {situation: read_seed(situation).choice for situation in SITUATIONS}


def _filled(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return _PLACES.sub(lambda found: names[found.group()], value)
    if isinstance(value, list):
        return [_filled(each, names) for each in value]
    if isinstance(value, dict):
        return {key: _filled(each, names) for key, each in value.items()}
    return value
