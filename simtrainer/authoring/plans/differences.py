"""What did not come out as a test plan expects: where, what was expected, what came, and what would make it right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from simtrainer.assessment.assess import Assessment
from simtrainer.content.diagnostics import KeyPath
from simtrainer.content.models import Bound
from simtrainer.content.models.plan import Talk, TurnExpectation
from simtrainer.content.vocabulary import MOODS
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.events import Event, Fired, Recognised, Said, Told

LONGEST_QUOTE = 60


@dataclass(frozen=True)
class Difference:
    """One expectation that did not come true.

    Attributes:
        turn: The learner's turn, from 1; None where it is about the whole talk.
        about: The key of the expectation: `state`, `given`, `ending`, ...
        expected: What the plan says, in words.
        came: What came, in words.
        path: Where the expectation stands, as a key path inside the talk.
        now: The value with which the expectation would hold, for deliberate changes; None where only a tutor can tell.
    """

    turn: int | None
    about: str
    expected: str
    came: str
    path: KeyPath
    now: Any = None

    def __str__(self) -> str:
        where = "at the end" if self.turn is None else f"turn {self.turn}"
        return f"{where}: {self.about}: expected {self.expected}, came {self.came}"


def of_turn(
    expect: TurnExpectation, number: int, events: list[Event], encounter: Encounter
) -> Iterator[Difference]:
    """Yield what did not come true after a turn.

    Args:
        expect: What the plan expects of it.
        number: The turn, from 1.
        events: What the turn caused.
        encounter: The encounter after the turn.
    """
    at: KeyPath = ("turns", number - 1, "expect")
    given = _unique(mark.id for e in events if isinstance(e, Recognised) for mark in e.given)
    told = _unique(e.fact for e in events if isinstance(e, Told) and not e.held_back)
    fired = [e.rule for e in events if isinstance(e, Fired)]
    answer = " ".join(e.text for e in events if isinstance(e, Said))
    memory = encounter.memory
    if not set(expect.given) <= set(given):
        yield Difference(
            number, "given", _listed(expect.given), _listed(given), (*at, "given"), given or None
        )
    if unwanted := [name for name in expect.not_given if name in given]:
        left = [name for name in expect.not_given if name not in given]
        path = (*at, "not_given")
        yield Difference(number, "not_given", f"no {_listed(unwanted)}", _listed(given), path, left or None)
    if expect.state and memory.state != expect.state:
        yield Difference(number, "state", expect.state, memory.state, (*at, "state"), memory.state)
    if expect.rule and expect.rule not in fired:
        yield Difference(number, "rule", expect.rule, _listed(fired), (*at, "rule"), next(iter(fired), None))
    if missing := [fact for fact in expect.told if fact not in told]:
        came = "; ".join([_listed(told), *_told_before(encounter.log, missing, number)])
        yield Difference(number, "told", _listed(expect.told), came, (*at, "told"), told or None)
    for mood in MOODS:
        bound: Bound | None = getattr(expect, mood)
        yield from _outside(number, mood, bound, memory.moods[encounter.script.first_person][mood], at)
    if expect.says and expect.says.casefold() not in answer.casefold():
        yield Difference(number, "says", f'"{expect.says}"', f'"{answer}"', (*at, "says"), _quote(events))


def of_talk(talk: Talk, assessment: Assessment) -> Iterator[Difference]:
    """Yield what did not come true of a whole talk."""
    expect, at = talk.expect, ("expect",)
    if not talk.asserts:
        yield Difference(None, "expect", "something to be expected", "nothing is", at)
    endings = [expect.ending] if isinstance(expect.ending, str) else expect.ending or []
    ending, quality = assessment.ending, assessment.ending_text.quality
    if endings and ending not in endings:
        ended = ending in assessment.scenario.endings
        came = ending if ended else "none: the plan has no more turns, and the talk goes on"
        yield Difference(
            None, "ending", " or ".join(endings), came, (*at, "ending"), ending if ended else None
        )
    yield from _outside(None, "quality", expect.quality, quality, at)
    yield from _outside(None, "score", expect.score, assessment.score, at)
    for name, bound in expect.levels.items():
        level = assessment.levels.get(name)
        if level is None:
            yield Difference(
                None, f"level of {name}", _bound(bound), "no such dimension", (*at, "levels", name)
            )
        else:
            yield from _outside(None, name, bound, level, (*at, "levels"))
    if undone := [item for item in expect.task if not assessment.tasks.get(item)]:
        done = [item for item in expect.task if item not in undone]
        yield Difference(None, "task", _listed(undone), "not done", (*at, "task"), done or None)


def _told_before(log: Iterable[Event], facts: Sequence[str], number: int) -> Iterator[str]:
    """Yield in which earlier turn a fact was told."""
    for event in log:
        if isinstance(event, Told) and not event.held_back and event.fact in facts and event.turn < number:
            yield f"{event.fact} was told in turn {event.turn} already"


def _outside(
    turn: int | None, about: str, bound: Bound | None, value: int, at: KeyPath
) -> Iterator[Difference]:
    if bound is not None and not bound.holds(value):
        yield Difference(turn, about, _bound(bound), str(value), (*at, about), _widened(bound, value))


def _widened(bound: Bound, value: int) -> dict[str, int]:
    """Return the limits with the broken one moved just as far as needed."""
    least = bound.least if bound.least is None else min(bound.least, value)
    most = bound.most if bound.most is None else max(bound.most, value)
    return {name: limit for name, limit in (("least", least), ("most", most)) if limit is not None}


def _quote(events: Iterable[Event]) -> str | None:
    """Return the beginning of what was answered, whole words."""
    said = next((e.text for e in events if isinstance(e, Said)), None)
    if said is None or len(said) <= LONGEST_QUOTE:
        return said
    return said[:LONGEST_QUOTE].rpartition(" ")[0]


def _bound(bound: Bound) -> str:
    if bound.least is None:
        return f"at most {bound.most}"
    if bound.most is None:
        return f"at least {bound.least}"
    return f"{bound.least} to {bound.most}"


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "nothing"
