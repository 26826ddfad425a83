"""The event log: outcomes of an encounter, enough to read it again without recomputing anything."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from simtrainer.content.vocabulary import MoodName

Outcome = Literal["taken", "partly", "missed"]


class _Event(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    turn: int
    """The learner's turn this belongs to; 0 before the first."""


class Evidence(BaseModel):
    """A behaviour as the log keeps it; offsets count in the input's text as stored."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    start: int
    end: int
    cue: str
    confidence: float


class Started(_Event):
    """An encounter begins."""

    type: Literal["started"] = "started"
    encounter: str
    learner: str
    scenario: str
    content: str
    """Hash of the scenario's content, under which the store keeps it."""
    language: str
    seed: int
    recogniser: str
    recogniser_version: str
    program: str
    at: str = ""
    parent: str | None = None
    parent_turn: int | None = None
    session: str | None = None
    course: str | None = None
    moods: dict[str, dict[MoodName, int]]
    patience: int


class Entered(_Event):
    """A state is entered."""

    type: Literal["entered"] = "entered"
    state: str
    before: str | None = None


class Said(_Event):
    """Somebody speaks, or shows something. `*asterisks*` hold what is shown."""

    type: Literal["said"] = "said"
    who: str
    to: str | None = None
    owner: str
    """What these words belong to: `rule:ID`, `state:ID.enter`, `fact:ID.tell`."""
    wording: str
    """Stable id of this wording."""
    text: str


class Happened(_Event):
    """Something of the place happens."""

    type: Literal["happened"] = "happened"
    event: str
    text: str
    waiting: int = 0


class Received(_Event):
    """What the learner did."""

    type: Literal["received"] = "received"
    kind: str
    text: str
    to: str | None = None
    at: str = ""
    state: str


class Recognised(_Event):
    """What was read in it."""

    type: Literal["recognised"] = "recognised"
    given: list[Evidence] = []
    unsure: list[Evidence] = []
    understood: bool = True
    level: int = 2
    space_score: float = 0.0
    questions: int = 0
    actions: list[str] = []
    asked: list[str] = []
    common: list[str] = []
    """Common questions asked, by their ids in the language's library."""
    perhaps: list[str] = []
    """Facts and common questions that it may have asked for, surest first; nobody may guess."""
    remark: str | None = None
    """What was said that asks for no fact, by its id in the language's library."""
    topics: list[str] = []
    promises: list[str] = []
    repeats: int | None = None
    """The earlier turn whose words these repeat."""


class Fired(_Event):
    """What decided the answer: a rule, or the kind of answer given where no rule fired."""

    type: Literal["fired"] = "fired"
    rule: str


class MoodMoved(_Event):
    """A mood changes."""

    type: Literal["mood"] = "mood"
    who: str
    trust: int = 0
    distress: int = 0
    openness: int = 0
    now: dict[MoodName, int]
    because: str


class PatienceMoved(_Event):
    """Patience is used up or comes back."""

    type: Literal["patience"] = "patience"
    by: int
    now: int


class Told(_Event):
    """A fact, or a card's answer (`card:PERSON:ID`), is told or held back."""

    type: Literal["told"] = "told"
    fact: str
    held_back: bool = False


class AskedBack(_Event):
    """The person is not sure what was asked, and asks."""

    type: Literal["asked_back"] = "asked_back"
    about: str
    """The fact or common question that they take it to be."""


class Wondered(_Event):
    """The person's own question: asked, asked again, answered, or given up."""

    type: Literal["wondered"] = "wondered"
    wonder: str
    what: Literal["asked", "again", "answered", "given_up"]


class Flagged(_Event):
    """Memory changes."""

    type: Literal["flagged"] = "flagged"
    set: list[str] = []
    unset: list[str] = []


class PromiseMoved(_Event):
    """A promise is made, kept or brought up again."""

    type: Literal["promise"] = "promise"
    promise: str
    what: Literal["made", "kept", "reminded"]


class Opened(_Event):
    """An opportunity opens."""

    type: Literal["opened"] = "opened"
    opportunity: str
    """`state:ID`, `rule:ID`, `fact:ID` or `event:ID`."""
    signal: str


class Met(_Event):
    """A reply meets the open opportunity, or does not."""

    type: Literal["met"] = "met"
    opportunity: str
    outcome: Outcome
    attempt: int
    by: list[str] = []
    """Behaviours, actions (`does:ID`) and topics (`says:ID`) that met it."""


class TaskDone(_Event):
    """A task item is done."""

    type: Literal["task"] = "task"
    item: str


class Hinted(_Event):
    """A hint is given; step 1 names the opportunity, 2 the move, 3 an example."""

    type: Literal["hinted"] = "hinted"
    opportunity: str
    step: int
    text: str


class Ended(_Event):
    """The encounter ends; `left` and `cut_off` are endings that no scenario names."""

    type: Literal["ended"] = "ended"
    ending: str
    quality: int | None = None


class Disputed(_Event):
    """The learner disagrees with a mark."""

    type: Literal["disputed"] = "disputed"
    behaviour: str
    meant: str
    at: str = ""


class Reflected(_Event):
    """The learner's own view, before any mark."""

    type: Literal["reflected"] = "reflected"
    wants: str = ""
    fears: str = ""
    rating: int | None = None
    at: str = ""


Event = Annotated[
    Started
    | Entered
    | Said
    | Happened
    | Received
    | Recognised
    | Fired
    | MoodMoved
    | PatienceMoved
    | Told
    | AskedBack
    | Wondered
    | Flagged
    | PromiseMoved
    | Opened
    | Met
    | TaskDone
    | Hinted
    | Ended
    | Disputed
    | Reflected,
    Field(discriminator="type"),
]

EVENTS: TypeAdapter[list[Event]] = TypeAdapter(list[Event])
"""Reads and writes lists of events as JSON."""
