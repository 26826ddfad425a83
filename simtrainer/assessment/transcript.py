"""The event log read as a conversation: one exchange a turn. Recomputes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from simtrainer.content.vocabulary import MoodName
from simtrainer.encounter.events import (
    Disputed,
    Ended,
    Event,
    Fired,
    Happened,
    Hinted,
    Met,
    MoodMoved,
    Opened,
    PatienceMoved,
    PromiseMoved,
    Received,
    Recognised,
    Reflected,
    Said,
    Started,
    TaskDone,
    Told,
    Wondered,
)


@dataclass
class Exchange:
    """One turn: what the learner did, what was read in it, what it did, what came back. Turn 0 is the opening."""

    turn: int
    received: Received | None = None
    recognised: Recognised | None = None
    fired: str = ""
    met: Met | None = None
    moods: list[MoodMoved] = field(default_factory=list)
    patience: int = 0
    answer: list[Said | Happened] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    promises: list[PromiseMoved] = field(default_factory=list)
    opened: list[Opened] = field(default_factory=list)
    hints: list[Hinted] = field(default_factory=list)
    disputes: list[Disputed] = field(default_factory=list)
    wondered: list[Wondered] = field(default_factory=list)


@dataclass
class Transcript:
    """A whole encounter as its log tells it."""

    started: Started
    exchanges: list[Exchange]
    tasks: dict[str, int]
    """Task items done, with the turn."""
    reflection: Reflected | None
    ended: Ended | None

    @property
    def turns(self) -> list[Exchange]:
        """The learner's turns, without the opening."""
        return self.exchanges[1:]

    def left_open(self) -> list[str]:
        """Return the person's own questions that were never answered, in the order they first came."""
        what = {event.wonder: event.what for exchange in self.exchanges for event in exchange.wondered}
        return [wonder for wonder, last in what.items() if last != "answered"]

    def mood_curve(self, who: str) -> list[dict[MoodName, int]]:
        """Return a person's moods after each turn, the start first."""
        now = dict(self.started.moods[who])
        curve: list[dict[MoodName, int]] = []
        for exchange in self.exchanges:
            for moved in exchange.moods:
                if moved.who == who:
                    now = dict(moved.now)
            curve.append(dict(now))
        return curve


def transcribe(log: Iterable[Event]) -> Transcript:
    """Read an event log.

    Raises:
        ValueError: If the log does not begin with the start of an encounter.
    """
    events = list(log)
    if not events or not isinstance(events[0], Started):
        raise ValueError("an event log begins with the event `started`")
    transcript = Transcript(events[0], [Exchange(0)], {}, None, None)
    for event in events:
        _add(transcript, event)
    return transcript


def _add(transcript: Transcript, event: Event) -> None:
    if isinstance(event, Received):
        transcript.exchanges.append(Exchange(event.turn, received=event))
        return
    exchange = transcript.exchanges[min(event.turn, len(transcript.exchanges) - 1)]
    match event:
        case Recognised():
            exchange.recognised = event
        case Fired():
            exchange.fired = event.rule
        case Met():
            exchange.met = event
        case MoodMoved():
            exchange.moods.append(event)
        case PatienceMoved():
            exchange.patience += event.by
        case Said() | Happened():
            exchange.answer.append(event)
        case Told():
            exchange.told.append(event)
        case PromiseMoved():
            exchange.promises.append(event)
        case Wondered():
            exchange.wondered.append(event)
        case Opened():
            exchange.opened.append(event)
        case Hinted():
            exchange.hints.append(event)
        case Disputed():
            exchange.disputes.append(event)
        case TaskDone():
            transcript.tasks[event.item] = event.turn
        case Reflected():
            transcript.reflection = event
        case Ended():
            transcript.ended = event
