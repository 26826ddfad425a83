"""Conditions: what holds, and which field does not."""

from simtrainer.content.models import Bound, When
from simtrainer.encounter.conditions import CHECKS, Moment, holds, unmet
from simtrainer.encounter.memory import Memory


def moment() -> Moment:
    memory = Memory(turn=3, entered_at=1, moods={"omar": {"trust": 40, "distress": 60, "openness": 30}})
    memory.counts["explore"] = 2
    return Moment(memory, "omar", given=frozenset({"explore"}), asked=["alone"])


def test_every_field_is_checked() -> None:
    assert set(CHECKS) == set(When.model_fields) - {"of"}


def test_each_field_that_does_not_hold_is_named() -> None:
    when = When(
        any=["validate"], none=["facilitating"], asks=["alone"], trust=Bound(least=50), turn=Bound(most=2)
    )
    assert unmet(when, moment()) == ["any", "none", "trust", "turn"]
    assert not holds(when, moment())


def test_bounds_count_this_turn() -> None:
    when = When(
        turns_here=Bound(least=2, most=2), counts={"facilitating": Bound(least=2)}, trust=Bound(most=40)
    )
    assert unmet(when, moment()) == []
    assert holds(when, moment())
