"""Test plan format 1: whole conversations beside a scenario, and what must come of them."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from simtrainer.content.models.base import Bound, Content, Id, Text
from simtrainer.content.vocabulary import Behaviour

TurnNumber = Annotated[str, Field(pattern=r"^[1-9][0-9]?$")]
LearnerKind = Literal[
    "excellent", "decent", "poor", "hostile", "silent", "off-topic", "clumsy", "stuffed", "other"
]


class TurnExpectation(Content):
    """What must hold after a turn; what is not named may be anything."""

    given: list[Behaviour] = []
    """Behaviours that must be recognised."""
    not_given: list[Behaviour] = []
    state: Id | None = None
    rule: Id | None = None
    told: list[Id] = []
    trust: Bound | None = None
    distress: Bound | None = None
    openness: Bound | None = None
    says: Text | None = None
    """Words that must stand in the person's answer."""


class PlanTurn(Content):
    """One turn of the learner: exactly one of `reply`, `do`, `choose`, `silence`."""

    reply: Annotated[str, Field(max_length=2000)] | None = None
    do: Text | None = None
    choose: Id | None = None
    silence: bool = False
    expect: TurnExpectation | None = None

    @model_validator(mode="after")
    def _one_input(self) -> "PlanTurn":
        if sum((self.reply is not None, self.do is not None, self.choose is not None, self.silence)) != 1:
            raise ValueError("a turn has exactly one of `reply`, `do`, `choose` and `silence: true`")
        return self


class TalkExpectation(Content):
    """What must have come of a talk."""

    ending: Id | list[Id] | None = None
    """The ending, or the endings any of which will do."""
    quality: Bound | None = None
    """Bounds on the ending's quality, 0-4."""
    score: Bound | None = None
    levels: dict[Id, Bound] = {}
    task: list[Id] = []
    """Task items that must be done."""


class Talk(Content):
    """One whole conversation."""

    id: Id
    learner: LearnerKind
    seed: Annotated[int, Field(ge=0)] = 1
    margin_note: dict[TurnNumber, Text] = {}
    """Notes for readers on single turns, by number from 1."""
    turns: Annotated[list[Annotated[str, Field(max_length=2000)] | PlanTurn], Field(min_length=1)]
    """A plain text is a reply."""
    expect: TalkExpectation = TalkExpectation()


class Plan(Content):
    """A scenario's test plan: `kind: plan`, `format: 1`."""

    kind: Literal["plan"]
    format: Literal[1]
    scenario: Id
    talks: Annotated[list[Talk], Field(min_length=1)]
