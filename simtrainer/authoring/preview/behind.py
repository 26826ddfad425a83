"""What lies behind a turn: what was read in the reply, which rules were tried and what each lacked."""

from dataclasses import dataclass

from simtrainer.authoring.words import describe
from simtrainer.content.models import Rule, When
from simtrainer.content.vocabulary import MOODS
from simtrainer.encounter.conditions import unmet
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.events import Event, Fired, Received, Recognised
from simtrainer.encounter.memory import Memory
from simtrainer.encounter.reading import context, hear
from simtrainer.encounter.script import rules_of
from simtrainer.recognition import Recogniser, SceneContext


@dataclass(frozen=True)
class Tried:
    """A rule that was tried in a turn.

    Attributes:
        rule: The rule.
        lacks: The parts of its condition that did not hold, in words; empty where it held.
        fired: Whether it is the one that fired.
    """

    rule: Rule
    lacks: list[str]
    fired: bool


@dataclass(frozen=True)
class Behind:
    """A turn as its author sees it.

    Attributes:
        events: What it caused, the input first.
        received: The input.
        recognised: What was read in it.
        context: What the recogniser was told of the moment.
        fired: The rule's id, or the kind of answer given where none fired.
        tried: The rules of the state in the order they are tried.
    """

    events: list[Event]
    received: Received
    recognised: Recognised
    context: SceneContext
    fired: str
    tried: list[Tried]

    @property
    def nearly(self) -> list[Tried]:
        """The rules that did not hold, those that lacked least first."""
        return sorted((each for each in self.tried if each.lacks), key=lambda each: len(each.lacks))

    @property
    def also(self) -> list[Tried]:
        """The rules that held as well, but come later."""
        return [each for each in self.tried if not each.lacks and not each.fired]


def behind(encounter: Encounter, recogniser: Recogniser) -> Behind | None:
    """Return what lies behind the last turn; None before the first, or where the author has just jumped."""
    last = max((i for i, e in enumerate(encounter.log) if isinstance(e, Received)), default=None)
    if last is None:
        return None
    before, events = encounter.log[:last], encounter.log[last:]
    received, recognised, fired = (_first(events, kind) for kind in (Received, Recognised, Fired))
    if not (
        isinstance(received, Received) and isinstance(recognised, Recognised) and isinstance(fired, Fired)
    ):
        return None
    script, memory = encounter.script, Memory().apply_all(before)
    told = context(script, memory)
    memory.apply(received)
    heard = hear(script, recogniser, memory, received, told, _choice(encounter, received))
    memory.apply_all(events[1 : events.index(fired)])
    tried = [
        Tried(
            rule,
            [_alone(rule.when, field) for field in unmet(rule.when, heard.moment)],
            rule.id == fired.rule,
        )
        for rule in rules_of(script, received.state)
    ]
    return Behind(events, received, recognised, told, fired.rule, tried)


def _first(events: list[Event], kind: type[Event]) -> Event | None:
    return next((event for event in events if isinstance(event, kind)), None)


def _choice(encounter: Encounter, received: Received) -> str | None:
    if received.kind != "choice":
        return None
    choices = encounter.script.state(received.state).choices
    return next((choice.id for choice in choices if choice.text == received.text), None)


def _alone(when: When, field: str) -> str:
    """Return one part of a condition in words."""
    kept = {field, "of"} if field in MOODS else {field}
    return describe(When(**{name: getattr(when, name) for name in kept}))
