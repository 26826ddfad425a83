"""Whether a `when:` holds at a moment. One function, used by rules, events, endings and task items alike."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from simtrainer.content.models import Bound, When
from simtrainer.content.vocabulary import members
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
    return _reply_fits(when, moment) and _memory_fits(when, moment)


def _reply_fits(when: When, moment: Moment) -> bool:
    given = moment.given
    return (
        all(members(name) & given for name in when.all)
        and (not when.any or any(members(name) & given for name in when.any))
        and not any(members(name) & given for name in when.none)
        and _some(when.asks, moment.asked)
        and _some(when.says, moment.topics)
        and _some(when.does, moment.actions)
        and _some(when.promises, moment.promises)
        and (not when.choice or moment.choice in when.choice)
        and (when.silence is None or when.silence == moment.silence)
        and (when.unclear is None or when.unclear == (not moment.understood))
        and (when.to is None or when.to == moment.to)
    )


def _memory_fits(when: When, moment: Moment) -> bool:
    memory = moment.memory
    moods = memory.moods[when.of or moment.first_person]
    return (
        _within(when.trust, moods["trust"])
        and _within(when.distress, moods["distress"])
        and _within(when.openness, moods["openness"])
        and memory.flags.issuperset(when.flags)
        and memory.flags.isdisjoint(when.no_flags)
        and memory.told.issuperset(when.told)
        and memory.told.isdisjoint(when.not_told)
        and memory.promises.keys() >= set(when.promised)
        and all(
            bound.holds(sum(memory.counts[m] for m in members(name))) for name, bound in when.counts.items()
        )
        and _within(when.turn, memory.turn)
        and _within(when.turns_here, memory.turn - memory.entered_at)
        and _within(when.patience, memory.patience)
    )


def _some(wanted: Collection[str], found: Collection[str]) -> bool:
    return not wanted or any(name in found for name in wanted)


def _within(bound: Bound | None, value: int) -> bool:
    return bound is None or bound.holds(value)
