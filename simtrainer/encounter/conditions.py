"""Whether a `when:` holds at a moment. One function, used by rules, events, endings and task items alike."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final

from simtrainer.content.models import Bound, When
from simtrainer.content.vocabulary import MOODS, MoodName, members
from simtrainer.encounter.memory import Memory


@dataclass
class Moment:
    """The learner's turn as conditions see it.

    Attributes:
        memory: Everything before this turn, and its counts.
        first_person: Whose moods count where a condition names nobody.
        given: Behaviours recognised in the reply.
        asked: Facts asked for.
        common: Common questions asked, by their ids in the library.
        perhaps: What may have been asked for.
        remark: What was said that asks for nothing, by its id in the library.
        spoken: Whether words were said that were understood.
    """

    memory: Memory
    first_person: str
    given: frozenset[str] = frozenset()
    understood: bool = True
    silence: bool = False
    actions: Collection[str] = ()
    asked: Collection[str] = ()
    common: Collection[str] = ()
    perhaps: Sequence[str] = ()
    remark: str | None = None
    topics: Collection[str] = ()
    promises: Collection[str] = ()
    choice: str | None = None
    to: str | None = None
    questions: int = 0
    spoken: bool = False
    repeats: int | None = None


def holds(when: When, moment: Moment) -> bool:
    """Tell whether everything that a condition names holds."""
    return all(check(when, moment) for check in CHECKS.values())


def unmet(when: When, moment: Moment) -> list[str]:
    """Return the fields of a condition that do not hold, in the order of `CHECKS`."""
    return [field for field, check in CHECKS.items() if not check(when, moment)]


def _shows_all(when: When, moment: Moment) -> bool:
    return all(members(name) & moment.given for name in when.all)


def _shows_any(when: When, moment: Moment) -> bool:
    return not when.any or any(members(name) & moment.given for name in when.any)


def _shows_none(when: When, moment: Moment) -> bool:
    return not any(members(name) & moment.given for name in when.none)


def _counted(when: When, moment: Moment) -> bool:
    counts = moment.memory.counts
    return all(
        bound.holds(sum(counts[member] for member in members(name))) for name, bound in when.counts.items()
    )


def _mood(mood: MoodName) -> "Check":
    def check(when: When, moment: Moment) -> bool:
        bound: Bound | None = getattr(when, mood)
        return _within(bound, moment.memory.moods[when.of or moment.first_person][mood])

    return check


def _some(wanted: Collection[str], found: Collection[str]) -> bool:
    return not wanted or any(name in found for name in wanted)


def _within(bound: Bound | None, value: int) -> bool:
    return bound is None or bound.holds(value)


Check = Callable[[When, Moment], bool]

CHECKS: Final[dict[str, Check]] = {
    "all": _shows_all,
    "any": _shows_any,
    "none": _shows_none,
    "asks": lambda when, moment: _some(when.asks, moment.asked),
    "says": lambda when, moment: _some(when.says, moment.topics),
    "does": lambda when, moment: _some(when.does, moment.actions),
    "promises": lambda when, moment: _some(when.promises, moment.promises),
    "choice": lambda when, moment: not when.choice or moment.choice in when.choice,
    "silence": lambda when, moment: when.silence is None or when.silence == moment.silence,
    "unclear": lambda when, moment: when.unclear is None or when.unclear == (not moment.understood),
    "to": lambda when, moment: when.to is None or when.to == moment.to,
    **{mood: _mood(mood) for mood in MOODS},
    "flags": lambda when, moment: moment.memory.flags.issuperset(when.flags),
    "no_flags": lambda when, moment: moment.memory.flags.isdisjoint(when.no_flags),
    "told": lambda when, moment: moment.memory.told.issuperset(when.told),
    "not_told": lambda when, moment: moment.memory.told.isdisjoint(when.not_told),
    "promised": lambda when, moment: moment.memory.promises.keys() >= set(when.promised),
    "counts": _counted,
    "turn": lambda when, moment: _within(when.turn, moment.memory.turn),
    "turns_here": lambda when, moment: _within(
        when.turns_here, moment.memory.turn - moment.memory.entered_at
    ),
    "patience": lambda when, moment: _within(when.patience, moment.memory.patience),
}
"""For each field of a condition whether it holds; `of` only says whose moods the bounds mean."""
