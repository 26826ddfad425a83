"""Levels per rubric dimension and the score of an encounter."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from simtrainer.assessment.credit import Chance, blocking
from simtrainer.assessment.transcript import Exchange, Transcript
from simtrainer.content.models import Dimension, Rubric
from simtrainer.content.vocabulary import members
from simtrainer.encounter.events import Evidence

FEWEST_CHANCES: Final = 5
"""A talk broken off after one good reply is not a perfect one: moments count out of at least so many."""
BLOCK_COST: Final = 0.12
"""What each turn with a behaviour that hurts a dimension takes from it, of 1."""
BLOCK_COST_ALONE: Final = 0.22
"""The same for a dimension that nothing feeds."""
SHARES: Final = {"moments": 50, "respect": 20, "task": 15, "rapport": 15}
"""How the score of 100 is made up."""
PLAIN_KEPT: Final = 0.5
"""What a turn that takes no space and gives none counts towards respect."""
RAPPORT_FULL: Final = 75
"""Trust at the end from which rapport counts in full."""


@dataclass
class DimensionResult:
    """A dimension as it went.

    Attributes:
        id: The dimension.
        level: 0-4.
        chances: Opportunities that asked for it.
        hurt: Turns that hurt it, with the marks that did.
    """

    id: str
    level: int
    chances: list[Chance] = field(default_factory=list)
    hurt: list[tuple[Exchange, Evidence]] = field(default_factory=list)


def dimension_levels(
    rubric: Rubric, transcript: Transcript, found: Sequence[Chance], asked: frozenset[str]
) -> dict[str, DimensionResult]:
    """Mark the dimensions that a scenario gives occasion to.

    Args:
        rubric: The rubric.
        transcript: The encounter.
        found: Its opportunities as they went.
        asked: All behaviours that the scenario's opportunities ask for.

    Returns:
        A result for each dimension that is fed by a behaviour asked for, or that blocking behaviours alone decide.
    """
    return {
        name: _result(name, dimension, transcript, found)
        for name, dimension in rubric.dimensions.items()
        if not dimension.fed_by or asked & set(dimension.fed_by)
    }


def score(
    transcript: Transcript, found: Sequence[Chance], tasks: int, tasks_done: int, first_person: str
) -> int:
    """Return the score of an encounter, 0-100: moments met, respect kept, task done, trust left at the end."""
    credit = sum(chance.credit for chance in found)
    parts = {
        "moments": credit / max(len(found), FEWEST_CHANCES),
        "respect": _respect(transcript),
        "task": tasks_done / tasks if tasks else 0.0,
        "rapport": _rapport(transcript, first_person),
    }
    return round(sum(SHARES[name] * min(1.0, max(0.0, part)) for name, part in parts.items()))


def _result(
    name: str, dimension: Dimension, transcript: Transcript, found: Sequence[Chance]
) -> DimensionResult:
    fed = frozenset(dimension.fed_by)
    mine = [chance for chance in found if fed & _expanded(chance.behaviours)]
    hurt = [
        (exchange, mark)
        for exchange in transcript.turns
        for mark in blocking(exchange)
        if mark.id in dimension.hurt_by
    ]
    turns_hurt = len({exchange.turn for exchange, _ in hurt})
    if fed:
        base = _met_by(mine, fed)
    else:
        base = 1.0 if any(e.recognised and e.recognised.understood for e in transcript.turns) else 0.0
    cost = BLOCK_COST if fed else BLOCK_COST_ALONE
    level = round(4 * max(0.0, base - cost * turns_hurt))
    return DimensionResult(name, level, mine, hurt)


def _met_by(mine: Sequence[Chance], fed: frozenset[str]) -> float:
    """Return the mean credit of a dimension's opportunities; what another dimension met counts half here."""
    if not mine:
        return 0.0
    earned = [
        max((a.credit * (1.0 if fed & set(a.by) else 0.5) for a in chance.attempts), default=0.0)
        for chance in mine
    ]
    return sum(earned) / len(earned)


def _expanded(names: frozenset[str]) -> frozenset[str]:
    return frozenset(member for name in names for member in members(name))


def _respect(transcript: Transcript) -> float:
    """Return the share of turns that took no space; those that neither gave nor asked for anything count half."""
    return sum(map(_kept, transcript.turns)) / max(len(transcript.turns), FEWEST_CHANCES)


def _kept(exchange: Exchange) -> float:
    read, received = exchange.recognised, exchange.received
    if read is None or received is None or received.kind == "silence":
        return 0.0
    if not read.understood or read.repeats is not None or blocking(exchange):
        return 0.0
    return (
        1.0
        if read.given or read.asked or read.common or read.actions or read.topics or read.promises
        else PLAIN_KEPT
    )


def _rapport(transcript: Transcript, first_person: str) -> float:
    start = transcript.started.moods[first_person]["trust"]
    end = transcript.mood_curve(first_person)[-1]["trust"]
    return (end - start) / max(1, RAPPORT_FULL - start)
