"""Scenario format 1: who the person is, what they signal, how they answer, where it can end."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from simtrainer.content.models.base import Bound, Content, CuePattern, Id, Percent, Text
from simtrainer.content.models.language import Action
from simtrainer.content.vocabulary import Behaviour, Briefed, Group, MoodName, Situation

Wording = Text | Annotated[dict[Id, Text], Field(min_length=1)]
"""One way to say a line. `*looks up* And you are?` shows what stands in asterisks and says the rest.

A mapping of people to texts lets several speak in turn: `{son: "Tell her.", mother: "*says nothing*"}`.
"""

Wordings = Annotated[list[Wording], Field(min_length=1)]
Named = Behaviour | Group


class MoodChange(Content):
    """How a mood moves, and why, in a word for the learner."""

    of: Id | None = None
    """Whose mood; the first person of the scenario where absent."""
    trust: Annotated[int, Field(ge=-100, le=100)] = 0
    distress: Annotated[int, Field(ge=-100, le=100)] = 0
    openness: Annotated[int, Field(ge=-100, le=100)] = 0
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
    unclear: bool | None = None
    """Whether the reply was not understood."""
    to: Id | None = None
    """Whom the reply is addressed to."""
    of: Id | None = None
    """Whose moods the bounds below mean; the first person where absent."""
    trust: Bound | None = None
    distress: Bound | None = None
    openness: Bound | None = None
    flags: list[Id] = []
    no_flags: list[Id] = []
    told: list[Id] = []
    """Facts that must all have been told."""
    not_told: list[Id] = []
    promised: list[Id] = []
    """Promises that must all have been made."""
    counts: dict[Named, Bound] = {}
    """How many replies so far (this one included) showed a behaviour."""
    turn: Bound | None = None
    """Which turn this is, from 1."""
    turns_here: Bound | None = None
    """How many turns have been spent in this state, this one included."""
    patience: Bound | None = None


class Effects(Content):
    """What happens when a rule fires, an event comes or a fact is told."""

    who: Id | None = None
    """Who speaks; the state's person where absent."""
    to: Id | None = None
    """Whom they speak to; the learner where absent."""
    say: Wordings | None = None
    mood: MoodChange | list[MoodChange] | None = None
    """Replaces the mood changes that the behaviours would cause by themselves."""
    flag: list[Id] = []
    unflag: list[Id] = []
    keeps: list[Id] = []
    """Promises that the learner has kept by this."""
    patience: Annotated[int, Field(ge=-20, le=20)] = 0
    waiting: Annotated[int, Field(ge=-20, le=20)] = 0
    """How the queue outside changes, where the scenario has one."""
    opportunity: Opportunity | None = None
    """An opportunity that opens with these words."""
    goto: Id | None = None
    end: Id | None = None


class Rule(Effects):
    """When this, then that; the first rule that holds fires."""

    id: Id
    when: When = When()
    sample: Text | None = None
    """A reply for which it fires, for readers and tests."""


class Choice(Content):
    """A reply offered to choose from, read as if it had been typed."""

    id: Id
    text: Text


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
    gesture: Wordings | None = None
    """An action without words that no rule knows."""
    volley: Wordings | None = None
    """Three or more questions at once."""
    again: Wordings | None = None
    """The learner said the same words again."""


class State(Content):
    """A beat of the talk."""

    title: Text | None = None
    who: Id | None = None
    """Who mainly speaks here; the first person where absent."""
    place: Text | None = None
    """Where this beat happens, if not where the scene began."""
    hears: list[Text] | None = None
    """Who else can hear in this beat; empty means nobody."""
    enter: Wordings | None = None
    """Said on entering, after the rule's own words."""
    opportunity: Opportunity | None = None
    rules: list[Rule] = []
    answers: Answers = Answers()
    choices: list[Choice] = []
    silence_after: Annotated[int, Field(ge=5, le=300)] | None = None
    """Seconds after which saying nothing counts as silence here; absent: silence is no answer here."""


class Fact(Content):
    """Something the person tells only when asked, and only with enough trust."""

    text: Text
    """The fact, for the debrief and the tutor."""
    who: Id | None = None
    asked: list[Text] = []
    """Example questions that ask for it."""
    cues: list[CuePattern] = []
    """Patterns that ask for it, in the cue grammar."""
    trust: Percent = 0
    openness: Percent = 0
    alone: bool = False
    """Told only where nobody else can hear."""
    tell: Wordings
    hide: Wordings | None = None
    """Said instead while trust is too low."""
    again: Wordings | None = None
    """Said when asked once more after telling."""
    mood: MoodChange | None = None
    flag: list[Id] = []
    opportunity: Opportunity | None = None


class Topic(Content):
    """Something a learner may say that this scenario must notice and no behaviour names."""

    cues: Annotated[list[CuePattern], Field(min_length=1)]
    yes: list[Text] = []
    no: list[Text] = []


class Promise(Content):
    """A commitment that the person remembers."""

    text: Text
    """What was promised: "to ring his daughter before eight"."""
    cues: Annotated[list[CuePattern], Field(min_length=1)]
    yes: list[Text] = []
    no: list[Text] = []
    remind_after: Annotated[int, Field(ge=1, le=30)] = 4
    """Turns after which an unkept promise is brought up."""
    remind: Wordings
    who: Id | None = None


class Event(Effects):
    """Something that happens: a phone, a door, a pager."""

    id: Id
    after: Annotated[int, Field(ge=1, le=60)] | None = None
    """After this many turns."""
    state: list[Id] = []
    """Only in these states; without `after`, on the first turn there."""
    when: When = When()
    shows: Text | None = None
    """What happens, seen by all: "A trolley bangs through the curtain"."""
    chance: Annotated[float, Field(gt=0, le=1)] = 1.0
    """How likely it is in an encounter, drawn from the seed."""

    @model_validator(mode="after")
    def _does_something(self) -> "Event":
        if self.after is None and not self.state:
            raise ValueError("an event needs `after:` (turns) or `state:`")
        if not (self.shows or self.say):
            raise ValueError("an event needs `shows:` or `say:`")
        return self


class Ending(Content):
    """How it can end."""

    title: Text
    text: Text
    """What becomes of it, for the debrief."""
    quality: Annotated[int, Field(ge=0, le=4)]
    """For ordering endings: 0 the worst, 4 the best."""
    say: Wordings | None = None
    who: Id | None = None
    when: When | None = None
    """Ends the talk on its own as soon as this holds."""
    at: Literal["limit", "patience"] | None = None
    """Reached when the turns or the patience run out; the first of that kind whose `when:` holds."""


class TaskItem(Content):
    """Something to find out or agree."""

    text: Text
    kind: Literal["find_out", "agree"] = "find_out"
    done: When
    """When it counts as done; once done it stays done."""


class Person(Content):
    """Somebody in the scene, with an inner life."""

    name: Text
    role: Literal["patient", "relative", "colleague", "teacher"] = "patient"
    about: Text
    """What the learner can see or has been told: age, why here."""
    wants: Text
    fears: Text
    lay: bool | None = None
    """Whether technical words need explaining; absent: unless a colleague or teacher."""
    trust: Percent | None = None
    distress: Percent | None = None
    openness: Percent | None = None
    answers: Answers = Answers()


class Pressure(Content):
    """What presses the learner: a clock, a queue."""

    clock: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")] | None = None
    """The time at the start, "03:10"."""
    minutes_a_turn: Annotated[int, Field(ge=0, le=60)] = 2
    waiting: Annotated[int, Field(ge=0, le=99)] | None = None
    """How many others wait."""
    text: Text | None = None


class Learner(Content):
    """Whom the learner plays."""

    role: Text
    """In a few words: "intern, second week"."""
    text: Text


class Scene(Content):
    """Where it happens and what everybody knows."""

    place: Text
    hears: list[Text] = []
    """Who else can hear; empty means nobody."""
    briefed: Briefed
    briefing: Text | None = None
    """How the person was briefed about interns, in words."""
    now: Text
    """What just happened."""


class Scenario(Content):
    """A hard conversation: `kind: scenario`, `format: 1`."""

    kind: Literal["scenario"]
    format: Literal[1]
    id: Id
    title: Text
    language: Id = "en"
    situation: Situation
    difficulty: Annotated[int, Field(ge=1, le=5)]
    minutes: Annotated[int, Field(ge=1, le=60)]
    summary: Text
    practises: Annotated[list[Behaviour], Field(min_length=1)]
    content_warning: Text | None = None
    finding: Text | None = None
    """The finding of the study that this trains."""
    known: Text | None = None
    """A short paragraph for the debrief on what is known about it."""
    references: list[Text] = []
    you: Learner
    scene: Scene
    people: Annotated[dict[Id, Person], Field(min_length=1)]
    task: Annotated[dict[Id, TaskItem], Field(min_length=1)]
    turns: Annotated[int, Field(ge=4, le=60)] | None = None
    """Turns after which the talk ends; the situation's default where absent."""
    patience: Annotated[int, Field(ge=1, le=40)] | None = None
    """What blocking, silence and unclear replies use up."""
    silence_after: Annotated[int, Field(ge=5, le=300)] | None = None
    pressure: Pressure | None = None
    actions: dict[Id, Action] = {}
    topics: dict[Id, Topic] = {}
    promises: dict[Id, Promise] = {}
    start: Id
    states: Annotated[dict[Id, State], Field(min_length=1)]
    rules: list[Rule] = []
    """Rules that hold in every state, after the state's own."""
    facts: dict[Id, Fact] = {}
    events: list[Event] = []
    endings: Annotated[dict[Id, Ending], Field(min_length=1)]
    answers: Answers = Answers()

    @property
    def first_person(self) -> str:
        """The id of the person whom the talk is mainly with."""
        return next(iter(self.people))


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
