"""Scenario format 1: who the person is, what they signal, how they answer, where it can end."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from simtrainer.content.models.base import Content, CuePattern, Id, Percent, Text
from simtrainer.content.models.language import Action
from simtrainer.content.models.talk import (
    Answers,
    Choice,
    Effects,
    MoodChange,
    Opportunity,
    Rule,
    When,
    Wordings,
)
from simtrainer.content.vocabulary import Behaviour, Briefed, Situation


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
    wonders: list[Id] = []
    """What the person asks with these words, and wants an answer to."""
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
    """Example questions that ask for it; three that differ are enough."""
    mean: Text | None = None
    """Completes "You mean ...?" in the person's mouth: "my tablets". Without it an unclear question is not asked back."""
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


class CardAnswer(Content):
    """What a person answers to a common question, where more than the words has to be said."""

    tell: Wordings
    trust: Percent = 0
    openness: Percent = 0
    alone: bool = False
    """Told only where nobody else can hear."""
    hide: Wordings | None = None
    """Said instead while trust is too low; absent: what the library has for it."""
    again: Wordings | None = None
    """Said when asked once more; absent: the person says so, and tells it again in short."""
    mood: MoodChange | None = None
    flag: list[Id] = []


CardEntry = Text | Wordings | CardAnswer
"""One answer, several wordings of it, or an answer with its conditions."""


class Wonder(Content):
    """Something the person wants to know, and asks again until it is answered."""

    text: Text
    """What they want to know, for the debrief: "Whether it is cancer"."""
    who: Id | None = None
    ask: Wordings | None = None
    """The question, where the person comes up with it unasked; absent: a line elsewhere names this wonder in `wonders:`."""
    when: When = When()
    """When the person comes up with it."""
    answered: When = When.model_validate({"any": ["be_honest", "explain"]})
    """What answers it."""
    again: Annotated[list[Text], Field(min_length=2)]
    """Said while it stays unanswered, in this order, each sharper than the one before."""
    wait: Annotated[int, Field(ge=1, le=10)] = 2
    """Turns before it comes back."""
    given_up: MoodChange | None = None
    """What it does to the person when the last of these words met no answer either."""


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
    waiting: Annotated[int, Field(ge=-20, le=20)] = 0
    """How the queue outside changes, where the scenario has one."""
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
    card: dict[Id, CardEntry] = {}
    """Answers to the common questions and remarks of the language's library, by their ids (docs/card.md)."""
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
    wonders: dict[Id, Wonder] = {}
    events: list[Event] = []
    endings: Annotated[dict[Id, Ending], Field(min_length=1)]
    answers: Answers = Answers()

    @property
    def first_person(self) -> str:
        """The id of the person whom the talk is mainly with."""
        return next(iter(self.people))
