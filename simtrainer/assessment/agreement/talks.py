"""Agreement on whole talks: levels 0-4 of the rubric's dimensions, by quadratically weighted kappa."""

from collections.abc import Mapping
from dataclasses import dataclass

from sklearn.metrics import cohen_kappa_score

Levels = Mapping[str, Mapping[str, int]]
"""By talk, then by dimension."""


@dataclass(frozen=True)
class DimensionAgreement:
    """Agreement on one dimension.

    Attributes:
        talks: How many talks both marked in it.
        same: Share of them with the same level.
        near: Share with a level at most one apart.
        kappa: Quadratically weighted; None where the levels of all talks are one and the same.
    """

    talks: int
    same: float
    near: float
    kappa: float | None


def talk_agreement(first: Levels, second: Levels) -> dict[str, DimensionAgreement]:
    """Hold two raters' levels, or a rater's and the program's, against each other, dimension by dimension."""
    pairs: dict[str, list[tuple[int, int]]] = {}
    for talk, levels in first.items():
        for dimension, level in levels.items():
            if talk in second and dimension in second[talk]:
                pairs.setdefault(dimension, []).append((level, second[talk][dimension]))
    return {dimension: _agreement(found) for dimension, found in sorted(pairs.items())}


def _agreement(pairs: list[tuple[int, int]]) -> DimensionAgreement:
    one, other = zip(*pairs, strict=True)
    apart = [abs(a - b) for a, b in pairs]
    settled = len({*one, *other}) < 2
    return DimensionAgreement(
        talks=len(pairs),
        same=sum(gap == 0 for gap in apart) / len(pairs),
        near=sum(gap <= 1 for gap in apart) / len(pairs),
        kappa=None if settled else float(cohen_kappa_score(one, other, weights="quadratic")),
    )
