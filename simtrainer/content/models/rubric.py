"""Rubric format 1: dimensions, what feeds them, what each level means."""

from typing import Annotated, Literal

from pydantic import Field

from simtrainer.content.models.base import Content, Id, Text
from simtrainer.content.vocabulary import Behaviour

Level = Annotated[int, Field(ge=0, le=4)]


class Dimension(Content):
    """One side of empathic talk, marked 0-4."""

    title: Text
    asks: Text
    """The question a tutor asks of the talk: "Does the reply meet what the person feels?"."""
    weight: Annotated[float, Field(gt=0, le=5)] = 1.0
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
    format: Literal[1]
    id: Id
    language: Id
    title: Text
    about: Text
    dimensions: Annotated[dict[Id, Dimension], Field(min_length=1)]
