"""Defaults format 1: what a scenario of a situation need not write itself."""

from typing import Annotated, Literal

from pydantic import Field

from simtrainer.content.models.base import Content, Id, Percent
from simtrainer.content.models.talk import Answers
from simtrainer.content.vocabulary import Behaviour, MoodName, Situation


class Reaction(Content):
    """How a behaviour moves a person by itself."""

    trust: Annotated[int, Field(ge=-30, le=30)] = 0
    distress: Annotated[int, Field(ge=-30, le=30)] = 0
    openness: Annotated[int, Field(ge=-30, le=30)] = 0
    because: Annotated[str, Field(min_length=1, max_length=120)]


class SituationDefaults(Content):
    """What a scenario of a situation need not write itself; absent parts come from `all`."""

    moods: dict[MoodName, Percent] = {}
    turns: int | None = None
    patience: int | None = None
    reactions: dict[Behaviour, Reaction] = {}
    answers: Answers = Answers()


class Defaults(Content):
    """Defaults per situation: `kind: defaults`, `format: 1`."""

    kind: Literal["defaults"]
    format: Literal[1]
    language: Id
    all: SituationDefaults
    situations: dict[Situation, SituationDefaults] = {}
