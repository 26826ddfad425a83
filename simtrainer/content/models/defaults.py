"""Defaults format 1: what a scenario of a situation need not write itself."""

from typing import Annotated, Literal

from pydantic import Field

from simtrainer.content.models.base import Content, Id, Percent
from simtrainer.content.models.talk import Answers
from simtrainer.content.vocabulary import Behaviour, MoodName, Situation


class Reaction(Content):
    """How a behaviour moves a person by itself."""

    trust: Annotated[int, Field(ge=-30, le=30)] = 0
    """Points by which trust rises (or falls, with a minus)."""
    distress: Annotated[int, Field(ge=-30, le=30)] = 0
    """Points by which distress rises (or falls, with a minus)."""
    openness: Annotated[int, Field(ge=-30, le=30)] = 0
    """Points by which openness rises (or falls, with a minus)."""
    because: Annotated[str, Field(min_length=1, max_length=120)]
    """Read after the person's name: "saw that you put the pen down"."""


class SituationDefaults(Content):
    """What a scenario of a situation need not write itself; absent parts come from `all`."""

    moods: dict[MoodName, Percent] = {}
    """The moods at the start, 0-100."""
    turns: int | None = None
    """Turns after which the talk ends."""
    patience: int | None = None
    """What blocking, silence and unclear replies use up."""
    reactions: dict[Behaviour, Reaction] = {}
    """How each behaviour moves a person by itself."""
    answers: Answers = Answers()
    """What is said when no rule speaks."""


class Defaults(Content):
    """Defaults per situation: `kind: defaults`, `format: 1`."""

    kind: Literal["defaults"]
    """Says that this file holds defaults."""
    format: Literal[1]
    """The number of the format: 1."""
    language: Id
    """The language of its texts: `en`."""
    all: SituationDefaults
    """What holds in every situation that does not say otherwise."""
    situations: dict[Situation, SituationDefaults] = {}
    """What holds in one situation."""
