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
    """Behaviours that must not be recognised."""
    state: Id | None = None
    """The state that the talk must be in."""
    rule: Id | None = None
    """The rule that must have fired."""
    told: list[Id] = []
    """Facts that must have been told on this turn."""
    trust: Bound | None = None
    """Trust after this turn."""
    distress: Bound | None = None
    """Distress after this turn."""
    openness: Bound | None = None
    """Openness after this turn."""
    says: Text | None = None
    """Words that must stand in the person's answer."""


class PlanTurn(Content):
    """One turn of the learner: exactly one of `reply`, `do`, `choose`, `silence`."""

    reply: Annotated[str, Field(max_length=2000)] | None = None
    """What the learner types."""
    do: Text | None = None
    """What the learner does."""
    choose: Id | None = None
    """The choice that the learner takes."""
    silence: bool = False
    """The learner says nothing."""
    to: Id | None = None
    """Whom the learner speaks to, by the person's id; whoever speaks here where it is left out."""
    expect: TurnExpectation | None = None
    """What must hold after this turn."""

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
    """Bounds on the score, 0-100."""
    levels: dict[Id, Bound] = {}
    """Bounds on the level of a dimension, 0-4, by the dimension's name in the rubric."""
    task: list[Id] = []
    """Task items that must be done."""


class Talk(Content):
    """One whole conversation."""

    id: Id
    """Its name: lower-case letters and digits, joined by `_`, `-` or `.`."""
    learner: LearnerKind
    """What kind of learner speaks here."""
    seed: Annotated[int, Field(ge=0)] = 1
    """Decides wordings and chances; same seed, same talk."""
    margin_note: dict[TurnNumber, Text] = {}
    """Notes for readers on single turns, by number from 1."""
    turns: Annotated[list[Annotated[str, Field(max_length=2000)] | PlanTurn], Field(min_length=1)]
    """A plain text is a reply."""
    expect: TalkExpectation = TalkExpectation()
    """What must have come of the talk; a talk asserts something here or after one of its turns."""

    @property
    def asserts(self) -> bool:
        """Whether it expects anything at all."""
        turns = [turn for turn in self.turns if isinstance(turn, PlanTurn)]
        return self.expect != TalkExpectation() or any(turn.expect is not None for turn in turns)


class Plan(Content):
    """A scenario's test plan: `kind: plan`, `format: 1`."""

    kind: Literal["plan"]
    """Says that this file is a test plan."""
    format: Literal[1]
    """The number of the format: 1."""
    scenario: Id
    """The scenario that it tests, by its `id:`."""
    talks: Annotated[list[Talk], Field(min_length=1)]
    """Whole conversations."""
