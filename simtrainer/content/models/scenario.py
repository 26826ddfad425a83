"""Scenario format 1: who the person is, what they signal, how they answer, where it can end."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from simtrainer.content.models.base import Content, CuePattern, Id, Percent, Text
from simtrainer.content.models.language import Action
from simtrainer.content.models.people import Person
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
from simtrainer.content.models.variant import Variant
from simtrainer.content.vocabulary import Behaviour, Briefed, Situation


class State(Content):
    """A beat of the talk."""

    title: Text | None = None
    """A name for this beat, for tutors and the debrief."""
    who: Id | None = None
    """Who mainly speaks here; the first person where absent."""
    place: Text | None = None
    """Where this beat happens, if not where the scene began."""
    hears: list[Text] | None = None
    """Who else can hear in this beat; empty means nobody."""
    present: list[Id] | None = None
    """Which of the people are here; absent: all. What somebody knows, asks or reminds of waits while they are away."""
    enter: Wordings | None = None
    """Said on entering, after the rule's own words."""
    wonders: list[Id] = []
    """What the person asks with these words, and wants an answer to."""
    opportunity: Opportunity | None = None
    """What the person asks for here without saying it, and what meets it."""
    rules: list[Rule] = []
    """Tried in this order; the first whose `when:` holds fires."""
    answers: Answers = Answers()
    """What is said here when no rule speaks, instead of the person's own answers."""
    choices: list[Choice] = []
    """Replies offered to choose from."""
    silence_after: Annotated[int, Field(ge=5, le=300)] | None = None
    """Seconds after which saying nothing counts as silence here; absent: silence is no answer here."""


class Fact(Content):
    """Something the person tells only when asked, and only with enough trust."""

    text: Text
    """The fact, for the debrief and the tutor."""
    who: Id | None = None
    """Who tells it; the state's person where absent."""
    asked: list[Text] = []
    """Example questions that ask for it; three that differ are enough."""
    mean: Text | None = None
    """Completes "You mean ...?" in the person's mouth: "my tablets". Without it an unclear question is not asked back."""
    cues: list[CuePattern] = []
    """Patterns that ask for it, in the cue grammar."""
    trust: Percent = 0
    """The trust from which it is told."""
    openness: Percent = 0
    """The openness from which it is told."""
    alone: bool = False
    """Told only where nobody else can hear."""
    tell: Wordings
    """How the person tells it."""
    hide: Wordings | None = None
    """Said instead while trust is too low."""
    again: Wordings | None = None
    """Said when asked once more after telling."""
    mood: MoodChange | None = None
    """What telling it does to the person."""
    flag: list[Id] = []
    """Flags set once it is told."""
    opportunity: Opportunity | None = None
    """An opportunity that opens with these words."""


class Wonder(Content):
    """Something the person wants to know, and asks again until it is answered."""

    text: Text
    """What they want to know, for the debrief: "Whether it is cancer"."""
    who: Id | None = None
    """Who wants to know it; the state's person where absent."""
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
    """Patterns that find it, in the cue grammar."""
    yes: list[Text] = []
    """Replies in which it must be found."""
    no: list[Text] = []
    """Replies in which it must not be found."""


class Promise(Content):
    """A commitment that the person remembers."""

    text: Text
    """What was promised: "to ring his daughter before eight"."""
    cues: Annotated[list[CuePattern], Field(min_length=1)]
    """Patterns that find it, in the cue grammar."""
    yes: list[Text] = []
    """Replies that make this promise."""
    no: list[Text] = []
    """Replies that do not make it."""
    remind_after: Annotated[int, Field(ge=1, le=30)] = 4
    """Turns after which an unkept promise is brought up."""
    remind: Wordings
    """How the person brings it up."""
    who: Id | None = None
    """Who brings it up; the state's person where absent."""


class Event(Effects):
    """Something that happens: a phone, a door, a pager."""

    id: Id
    """Its name: lower-case letters and digits, joined by `_`, `-` or `.`."""
    after: Annotated[int, Field(ge=1, le=60)] | None = None
    """After this many turns."""
    state: list[Id] = []
    """Only in these states; without `after`, on the first turn there."""
    when: When = When()
    """What must hold besides for it to happen."""
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
    """As the learner reads it above the debrief."""
    text: Text
    """What becomes of it, for the debrief."""
    quality: Annotated[int, Field(ge=0, le=4)]
    """For ordering endings: 0 the worst, 4 the best."""
    say: Wordings | None = None
    """The last words."""
    who: Id | None = None
    """Who says them; the state's person where absent."""
    when: When | None = None
    """Ends the talk on its own as soon as this holds."""
    at: Literal["limit", "patience"] | None = None
    """Reached when the turns or the patience run out; the first of that kind whose `when:` holds."""


class TaskItem(Content):
    """Something to find out or agree."""

    text: Text
    """As the learner reads it: "Find out why he came alone"."""
    kind: Literal["find_out", "agree"] = "find_out"
    """Whether it is something to find out or something to agree."""
    done: When
    """When it counts as done; once done it stays done."""


class Pressure(Content):
    """What presses the learner: a clock, a queue."""

    clock: (
        Annotated[
            str,
            Field(
                pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$",
                json_schema_extra={
                    "patternErrorMessage": 'Give hours and minutes in quotation marks: "03:10"'
                },
            ),
        ]
        | None
    ) = None
    """The time at the start, "03:10"."""
    minutes_a_turn: Annotated[int, Field(ge=0, le=60)] = 2
    """Minutes by which the clock goes on with each turn."""
    waiting: Annotated[int, Field(ge=0, le=99)] | None = None
    """How many others wait."""
    text: Text | None = None
    """What presses, in words."""


class Learner(Content):
    """Whom the learner plays."""

    role: Text
    """In a few words: "intern, second week"."""
    text: Text
    """What the learner knows when the talk begins, written to them."""


class Scene(Content):
    """Where it happens and what everybody knows."""

    place: Text
    """Where it is and what stands there."""
    hears: list[Text] = []
    """Who else can hear; empty means nobody."""
    briefed: Briefed
    """How the person was told about interns."""
    briefing: Text | None = None
    """How the person was briefed about interns, in words."""
    now: Text
    """What just happened."""


class Scenario(Content):
    """A hard conversation: `kind: scenario`, `format: 1`."""

    kind: Literal["scenario"]
    """Says that this file is a scenario."""
    format: Literal[1]
    """The number of the format: 1."""
    id: Id
    """The name of the scenario: lower-case letters and digits, joined by `_`, `-` or `.`."""
    title: Text
    """As learners read it in the library."""
    language: Id = "en"
    """The language of its texts: `en`."""
    situation: Situation
    """One of the nine situations in which interns lose empathy, or the warm-up."""
    difficulty: Annotated[int, Field(ge=1, le=5)]
    """From 1, gentle, to 5, hard."""
    minutes: Annotated[int, Field(ge=1, le=60)]
    """How long it takes, about."""
    summary: Text
    """Two sentences for the library; give nothing away."""
    practises: Annotated[list[Behaviour], Field(min_length=1)]
    """Behaviours that are practised here."""
    content_warning: Text | None = None
    """What may upset a learner, where people are insulted or frightened."""
    finding: Text | None = None
    """The finding of the study that this trains."""
    known: Text | None = None
    """A short paragraph for the debrief on what is known about it."""
    references: list[Text] = []
    """Sources."""
    you: Learner
    """Whom the learner plays."""
    scene: Scene
    """Where it happens and what everybody knows."""
    people: Annotated[dict[Id, Person], Field(min_length=1)]
    """The people of the scene, each under a name of your own; the first is the main one."""
    task: Annotated[dict[Id, TaskItem], Field(min_length=1)]
    """What has to be found out or agreed, each under a name of your own."""
    turns: Annotated[int, Field(ge=4, le=60)] | None = None
    """Turns after which the talk ends; the situation's default where absent."""
    patience: Annotated[int, Field(ge=1, le=40)] | None = None
    """What blocking, silence and unclear replies use up."""
    silence_after: Annotated[int, Field(ge=5, le=300)] | None = None
    """Seconds after which saying nothing counts as silence; absent: silence is no answer."""
    pressure: Pressure | None = None
    """A clock or a queue that presses the learner."""
    actions: dict[Id, Action] = {}
    """Actions beyond the common ones, each under a name of your own."""
    topics: dict[Id, Topic] = {}
    """Things said that no behaviour names, each under a name of your own."""
    promises: dict[Id, Promise] = {}
    """Commitments that the person remembers, each under a name of your own."""
    start: Id
    """The state in which the talk begins."""
    flag: list[Id] = []
    """Flags that are set when the talk begins."""
    variants: dict[Id, Variant] = {}
    """The same scene with other briefings, each under a name of its own and played as `ID.NAME`."""
    states: Annotated[dict[Id, State], Field(min_length=1)]
    """The beats of the talk, each under a name of your own."""
    rules: list[Rule] = []
    """Rules that hold in every state, after the state's own."""
    facts: dict[Id, Fact] = {}
    """What the person tells when asked and trusted, each under a name of your own."""
    wonders: dict[Id, Wonder] = {}
    """What the person wants to know, each under a name of your own."""
    events: list[Event] = []
    """Interruptions: a phone, a door, a pager."""
    endings: Annotated[dict[Id, Ending], Field(min_length=1)]
    """How it can end, each under a name of your own; one has `at: limit` and no `when:`."""
    answers: Answers = Answers()
    """What anybody here says when no rule speaks."""

    @property
    def starts(self) -> dict[str, str]:
        """The states in which talks begin, the variants' included: by the variant's name, "" for the scenario itself."""
        return {"": self.start} | {name: v.start for name, v in self.variants.items() if v.start}

    @property
    def first_person(self) -> str:
        """The id of the person whom the talk is mainly with."""
        return next(iter(self.people))
