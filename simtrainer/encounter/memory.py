"""What the person and the encounter remember: a fold over the event log, nothing else."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from simtrainer.content.vocabulary import MoodName
from simtrainer.encounter.events import (
    AskedBack,
    Ended,
    Entered,
    Event,
    Flagged,
    Happened,
    Hinted,
    Met,
    MoodMoved,
    Opened,
    PatienceMoved,
    PromiseMoved,
    Received,
    Recognised,
    Said,
    Started,
    TaskDone,
    Told,
    Wondered,
)


@dataclass
class PromiseMemory:
    """A promise: when it was made, whether it was kept, when it was brought up."""

    made: int
    kept: bool = False
    reminded: int | None = None


@dataclass
class WonderMemory:
    """The person's own question: when it was last asked, how often again, whether it is still open."""

    asked: int
    again: int = 0
    open: bool = True


@dataclass
class OpenOpportunity:
    """The opportunity that waits for an answer."""

    id: str
    attempts: int = 0
    taken: bool = False
    hint_step: int = 0


@dataclass
class Memory:
    """Everything an encounter knows at one point of its log.

    Attributes:
        moods: Person's id to moods, each 0-100.
        waiting: How many more wait than at the start.
        told: Facts and card answers told so far.
        told_last: What the last turn with an answer told, for "and before that?".
        asking_back: What the person asked back about in the last turn, None if they did not.
        minded_volley: When the person last minded a volley of questions.
        line: What was last said to the learner, with who said it: (person, owner, text) a line.
        wordings_used: How often each owner has spoken, so that wordings rotate.
    """

    started: Started | None = None
    turn: int = 0
    state: str = ""
    entered_at: int = 0
    moods: dict[str, dict[MoodName, int]] = field(default_factory=dict)
    patience: int = 0
    flags: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    told_last: list[str] = field(default_factory=list)
    told_turn: int = 0
    asking_back: str | None = None
    minded_volley: int | None = None
    wonders: dict[str, WonderMemory] = field(default_factory=dict)
    asked_in_vain: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    promises: dict[str, PromiseMemory] = field(default_factory=dict)
    happened: dict[str, int] = field(default_factory=dict)
    waiting: int = 0
    tasks: set[str] = field(default_factory=set)
    wordings_used: Counter[str] = field(default_factory=Counter)
    replies: list[tuple[int, str]] = field(default_factory=list)
    opportunity: OpenOpportunity | None = None
    line: list[tuple[str, str, str]] = field(default_factory=list)
    unclear_in_a_row: int = 0
    ending: str | None = None

    def apply_all(self, events: Iterable[Event]) -> "Memory":
        """Apply events in order and return this memory."""
        for event in events:
            self.apply(event)
        return self

    def apply(self, event: Event) -> None:
        """Take one event in."""
        match event:
            case Started():
                self.started = event
                self.moods = {who: dict(moods) for who, moods in event.moods.items()}
                self.patience = event.patience
            case Received():
                self._receive(event)
            case Recognised():
                self.asking_back = None
                self.unclear_in_a_row = 0 if event.understood else self.unclear_in_a_row + 1
                self.counts.update({mark.id for mark in event.given})
            case Entered():
                self.state, self.entered_at = event.state, event.turn
                self.opportunity = None
            case Said():
                first_of_several = all(owner != event.owner for _, owner, _ in self.line)
                self.wordings_used[event.owner] += first_of_several
                self.line.append((event.who, event.owner, event.text))
                if event.owner.endswith(".volley"):
                    self.minded_volley = event.turn
            case Happened():
                self.happened[event.event] = event.turn
                self.waiting += event.waiting
            case MoodMoved():
                self.moods[event.who] = dict(event.now)
            case PatienceMoved():
                self.patience = event.now
            case Told():
                self._tell(event)
            case AskedBack():
                self.asking_back = event.about
            case Wondered():
                self._wonder(event)
            case Flagged():
                self.flags = (self.flags | set(event.set)) - set(event.unset)
            case PromiseMoved():
                self._promise(event)
            case Opened():
                self.opportunity = OpenOpportunity(event.opportunity)
            case Met():
                self._meet(event)
            case Hinted():
                if self.opportunity and self.opportunity.id == event.opportunity:
                    self.opportunity.hint_step = event.step
            case TaskDone():
                self.tasks.add(event.item)
            case Ended():
                self.ending = event.ending

    def _receive(self, event: Received) -> None:
        self.turn = event.turn
        self.line = []
        if event.kind in ("reply", "choice"):
            self.replies.append((event.turn, event.text))

    def _tell(self, event: Told) -> None:
        if event.held_back:
            self.asked_in_vain[event.fact] += 1
        else:
            self.told.add(event.fact)
        if event.turn != self.told_turn:
            self.told_last, self.told_turn = [], event.turn
        self.told_last.append(event.fact)

    def _wonder(self, event: Wondered) -> None:
        wonder = self.wonders.setdefault(event.wonder, WonderMemory(event.turn))
        wonder.asked = event.turn if event.what in ("asked", "again") else wonder.asked
        wonder.again += event.what == "again"
        wonder.open = event.what in ("asked", "again")

    def _promise(self, event: PromiseMoved) -> None:
        promise = self.promises.setdefault(event.promise, PromiseMemory(event.turn))
        if event.what == "kept":
            promise.kept = True
        elif event.what == "reminded":
            promise.reminded = event.turn

    def _meet(self, event: Met) -> None:
        if self.opportunity and self.opportunity.id == event.opportunity:
            self.opportunity.attempts = event.attempt
            self.opportunity.taken = event.outcome == "taken"
