"""Rubric format 1: dimensions, what feeds them, what each level means."""

from typing import Annotated, Literal

from pydantic import Field

from simtrainer.content.models.base import Content, Id, Text
from simtrainer.content.vocabulary import Behaviour

Level = Annotated[int, Field(ge=0, le=4)]


class Dimension(Content):
    """One side of empathic talk, marked 0-4."""

    title: Text
    """As the learner reads it."""
    asks: Text
    """The question a tutor asks of the talk: "Does the reply meet what the person feels?"."""
    weight: Annotated[float, Field(gt=0, le=5)] = 1.0
    """How much it counts beside the others."""
    fed_by: list[Behaviour] = []
    """Behaviours that earn credit when an opportunity asked for them."""
    hurt_by: list[Behaviour] = []
    """Behaviours that cost credit whenever they are given."""
    levels: Annotated[list[Text], Field(min_length=5, max_length=5)]
    """Descriptors of levels 0 to 4, in words."""
    strength: Text
    """Feedback when this went well."""
    next_step: Text
    """What to practise next when this went badly."""


class Rubric(Content):
    """How an encounter is marked: `kind: rubric`, `format: 1`."""

    kind: Literal["rubric"]
    """Says that this file is a rubric."""
    format: Literal[1]
    """The number of the format: 1."""
    id: Id
    """The name of the rubric."""
    language: Id
    """The language of its texts: `en`."""
    title: Text
    """As tutors read it."""
    about: Text
    """What it is for and where it comes from."""
    dimensions: Annotated[dict[Id, Dimension], Field(min_length=1)]
    """The sides of empathic talk, each under a name of your own."""
