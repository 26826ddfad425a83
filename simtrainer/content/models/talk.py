"""The parts that a talk is made of: wordings, moods, opportunities, conditions, rules."""

from typing import Annotated

from pydantic import Field, model_validator

from simtrainer.content.models.base import Bound, Content, Id, Text
from simtrainer.content.vocabulary import Behaviour, Group

Wording = Text | Annotated[dict[Id, Text], Field(min_length=1, title="a person to what they say")]
"""One way to say a line. `*looks up* And you are?` shows what stands in asterisks and says the rest.

A mapping of people to texts lets several speak in turn: `{son: "Tell her.", mother: "*says nothing*"}`.
"""

Wordings = Annotated[
    list[Wording],
    Field(
        min_length=1,
        json_schema_extra={
            "errorMessage": 'Give a list of wordings, at least one: `["*nods* Go on.", "Yes?"]`'
        },
    ),
]
Named = Behaviour | Group


class MoodChange(Content):
    """How a mood moves, and why, in a word for the learner."""

    of: Id | None = None
    """Whose mood; the first person of the scenario where absent."""
    trust: Annotated[int, Field(ge=-100, le=100)] = 0
    """Points by which trust rises (or falls, with a minus)."""
    distress: Annotated[int, Field(ge=-100, le=100)] = 0
    """Points by which distress rises (or falls, with a minus)."""
    openness: Annotated[int, Field(ge=-100, le=100)] = 0
    """Points by which openness rises (or falls, with a minus)."""
    because: Annotated[str, Field(min_length=1, max_length=120)] | None = None
    """Read after the person's name: "saw that you put the pen down"."""


class Hint(Content):
    """Help on request, one step at a time: first the opportunity (its signal), then the kind of move, then an example."""

    move: Text
    """The kind of move, without its words."""
    example: Text | None = None
    """An example; the first better wording where absent."""


class Opportunity(Content):
    """A turn of the person that asks for empathy."""

    signal: Text
    """What the person signals, in words for the debrief: "She counts the vials under her breath"."""
    asks: list[Named] = []
    """Behaviours any one of which meets the moment."""
    partly: list[Named] = []
    """Behaviours that go half the way."""
    does: list[Id] = []
    """Actions that meet the moment."""
    says: list[Id] = []
    """Topics that meet the moment."""
    silence: bool = False
    """Whether a silence meets the moment."""
    better: list[Text] = []
    """Wordings to try, as an intern would say them."""
    hint: Hint | None = None
    """Help on request, one step at a time."""

    @model_validator(mode="after")
    def _can_be_met(self) -> "Opportunity":
        if not (self.asks or self.does or self.says or self.silence):
            raise ValueError("an opportunity needs `asks`, `does`, `says` or `silence: true`")
        return self


class When(Content):
    """What must hold for a rule to fire; everything named must hold, and nothing named always holds."""

    all: list[Named] = []
    """Behaviours that the reply must all show."""
    any: list[Named] = []
    """Behaviours of which it must show at least one."""
    none: list[Named] = []
    """Behaviours of which it must show none."""
    asks: list[Id] = []
    """Facts of which it must ask for at least one."""
    says: list[Id] = []
    """Topics of which it must touch at least one."""
    does: list[Id] = []
    """Actions of which it must do at least one."""
    promises: list[Id] = []
    """Promises of which it must make at least one."""
    choice: list[Id] = []
    """Choices of which it must be one."""
    silence: bool | None = None
    """Whether the learner said nothing."""
    unclear: bool | None = None
    """Whether the reply was not understood."""
    to: Id | None = None
    """Whom the reply is addressed to."""
    of: Id | None = None
    """Whose moods the bounds below mean; the first person where absent."""
    trust: Bound | None = None
    """Trust before this reply."""
    distress: Bound | None = None
    """Distress before this reply."""
    openness: Bound | None = None
    """Openness before this reply."""
    flags: list[Id] = []
    """Flags that must all be set."""
    no_flags: list[Id] = []
    """Flags of which none may be set."""
    told: list[Id] = []
    """Facts that must all have been told."""
    not_told: list[Id] = []
    """Facts of which none may have been told."""
    promised: list[Id] = []
    """Promises that must all have been made."""
    counts: dict[Named, Bound] = {}
    """How often a behaviour, or any of a group, was shown so far, this reply included."""
    turn: Bound | None = None
    """Which turn this is, from 1."""
    turns_here: Bound | None = None
    """How many turns have been spent in this state, this one included."""
    patience: Bound | None = None
    """The patience that is left."""


class Effects(Content):
    """What happens when a rule fires, an event comes or a fact is told."""

    who: Id | None = None
    """Who speaks; the state's person where absent."""
    to: Id | None = None
    """Whom they speak to; the learner where absent."""
    say: Wordings | None = None
    """What is said."""
    mood: MoodChange | list[MoodChange] | None = None
    """Replaces the mood changes that the behaviours would cause by themselves."""
    flag: list[Id] = []
    """Flags to set: names of your own, to be asked for in a later `when:`."""
    unflag: list[Id] = []
    """Flags to take away."""
    keeps: list[Id] = []
    """Promises that the learner has kept by this."""
    patience: Annotated[int, Field(ge=-20, le=20)] = 0
    """Points by which patience rises (or falls, with a minus)."""
    opportunity: Opportunity | None = None
    """An opportunity that opens with these words."""
    wonders: list[Id] = []
    """What the person asks with these words, and wants an answer to."""
    goto: Id | None = None
    """The state that comes next."""
    end: Id | None = None
    """The ending that comes now."""


class Rule(Effects):
    """When this, then that; the first rule that holds fires."""

    id: Id
    """Its name: lower-case letters and digits, joined by `_`, `-` or `.`."""
    when: When = When()
    """When it fires; absent: always."""
    sample: Text | None = None
    """A reply for which it fires, for readers and tests."""


class Choice(Content):
    """A reply offered to choose from, read as if it had been typed."""

    id: Id
    """Its name, for a rule's `choice:`."""
    text: Text
    """The words of the reply."""


class Answers(Content):
    """What is said when no rule fires, by the kind of reply it was."""

    warmer: Wordings | None = None
    """The reply gave space and took none."""
    colder: Wordings | None = None
    """The reply took space."""
    mixed: Wordings | None = None
    """It did both."""
    plain: Wordings | None = None
    """It did neither."""
    unclear: Wordings | None = None
    """It was not understood: an honest question in role."""
    silence: Wordings | None = None
    """Nothing was said."""
    gesture: Wordings | None = None
    """An action without words that no rule knows."""
    volley: Wordings | None = None
    """Three or more questions at once."""
    again: Wordings | None = None
    """The learner said the same words again."""
    question: Wordings | None = None
    """A question that nothing here answers."""
    asked_back: Wordings | None = None
    """The person is not sure what was asked; `{mean}` stands for what they take it to be: "You mean {mean}?"."""
    retell: Wordings | None = None
    """Asked for what was told before; `{told}` stands for it: "I told you. {told}"."""
