"""What many simulated talks tell of a scenario."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import add
from statistics import median, quantiles
from typing import Final

from simtrainer.authoring.coverage import Coverage
from simtrainer.authoring.simulation.learners import KINDS, Kind
from simtrainer.authoring.simulation.pool import BrokenTalk
from simtrainer.authoring.simulation.talks import SimulatedTalk

ORDER: Final[tuple[Kind, ...]] = ("expert", "decent", "novice", "hostile")
"""Whose median score must lie above whose."""
EMPTY: Final[tuple[Kind, ...]] = ("keyword-stuffer", "wordy-but-empty")
"""Who must stay below the decent."""
OFTEN: Final = 3
"""A line heard so often in one talk wears out."""
MANY: Final = 0.05
"""In this share of the talks, a worn line is worth telling."""


@dataclass(frozen=True)
class KindResult:
    """What came of the talks of one kind of learner; scores are 0-100.

    Attributes:
        endings: How many talks came to each ending, the most frequent first.
        least: The least score.
        lower: The lower quartile.
        median: The median.
        upper: The upper quartile.
        most: The greatest score.
    """

    endings: dict[str, int]
    least: float
    lower: float
    median: float
    upper: float
    most: float


@dataclass(frozen=True)
class Verdict:
    """Something that must hold of a scenario, and whether it does."""

    text: str
    holds: bool


@dataclass(frozen=True)
class Summary:
    """The summary of a simulation.

    Attributes:
        talks: How many talks were played to an ending.
        kinds: What came of each kind.
        coverage: What of the scenario came up.
        worn: Lines that were heard three times or more in one talk, with the number of talks in which they were.
        verdicts: Whether the scenario sorts learners as a tutor would.
        failing: The first talk that broke or showed a fault, if there is one: kind, seed, and what it showed.
    """

    talks: int
    kinds: dict[Kind, KindResult]
    coverage: Coverage
    worn: list[tuple[str, int]]
    verdicts: list[Verdict]
    failing: tuple[Kind, int, str] | None

    @property
    def sound(self) -> bool:
        """Whether nothing failed."""
        return self.failing is None and all(verdict.holds for verdict in self.verdicts)


def summarise(
    talks: Sequence[SimulatedTalk], broken: Sequence[BrokenTalk], planned: Coverage | None = None
) -> Summary:
    """Return what some talks tell.

    Args:
        talks: The talks, at least one.
        broken: Those that broke.
        planned: What the talks of the scenario's test plan bring up; with it, something that neither they nor the
            simulation brings up is a fault of the scenario.
    """
    results = _by_kind(talks)
    came_up = reduce(add, (talk.coverage for talk in talks))
    verdicts = list(_verdicts(results))
    if planned is not None:
        came_up += planned
        verdicts.append(Verdict("every state, rule, fact and ending comes up", came_up.whole))
    return Summary(
        talks=len(talks),
        kinds=results,
        coverage=came_up,
        worn=_worn(talks),
        verdicts=verdicts,
        failing=_first_failing(talks, broken),
    )


def _by_kind(talks: Sequence[SimulatedTalk]) -> dict[Kind, KindResult]:
    kinds = {kind: [talk for talk in talks if talk.kind == kind] for kind in KINDS}
    return {kind: _of_kind(played) for kind, played in kinds.items() if played}


def _of_kind(talks: Sequence[SimulatedTalk]) -> KindResult:
    scores = [talk.score for talk in talks]
    lower, _, upper = quantiles(scores, method="inclusive") if len(scores) > 1 else scores * 3
    return KindResult(
        endings=dict(Counter(talk.ending for talk in talks).most_common()),
        least=min(scores),
        lower=lower,
        median=median(scores),
        upper=upper,
        most=max(scores),
    )


def _worn(talks: Sequence[SimulatedTalk]) -> list[tuple[str, int]]:
    found = Counter(text for talk in talks for text, count in talk.lines.items() if count >= OFTEN)
    return [(text, count) for text, count in found.most_common() if count >= MANY * len(talks)]


def _verdicts(results: dict[Kind, KindResult]) -> Iterator[Verdict]:
    pairs = [*pairwise(ORDER), *(("decent", kind) for kind in EMPTY)]
    for better, worse in pairs:
        if better in results and worse in results:
            above, below = results[better].median, results[worse].median
            yield Verdict(f"{better} {above:.0f} above {worse} {below:.0f}", above > below)


def _first_failing(
    talks: Sequence[SimulatedTalk], broken: Sequence[BrokenTalk]
) -> tuple[Kind, int, str] | None:
    failing = [(talk.seed, KINDS.index(talk.kind), talk.faults[0]) for talk in talks if talk.faults]
    failing += [(talk.seed, KINDS.index(talk.kind), talk.error) for talk in broken]
    if not failing:
        return None
    seed, kind, what = min(failing)
    return KINDS[kind], seed, what
