"""How well a recogniser agrees with raters, per behaviour and over all, with intervals.

Precision, recall, F1 and Cohen's kappa (scikit-learn); 95 % percentile bootstrap intervals over scenes (scipy), so that replies
to one scene are drawn together. A behaviour that one rater of two marked is left out of that behaviour's count. A behaviour that
no two raters marked anywhere is left out of the means.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import permutations
from typing import Any, Final, NamedTuple

import numpy as np
from scipy.stats import bootstrap, spearmanr
from sklearn.metrics import cohen_kappa_score, precision_score, recall_score

from simtrainer.assessment.marked import MarkedReply, SystemReply
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.vocabulary import BEHAVIOURS, BLOCKING, FACILITATING, Behaviour

DRAWS: Final = 999
SEED: Final = 0
CLEARLY_APART: Final = 1.5
"""Qualities that differ by so much are a pair that a score should order."""


class Interval(NamedTuple):
    """A 95 % interval."""

    low: float
    high: float


@dataclass(frozen=True)
class BehaviourFigures:
    """Agreement on one behaviour. What cannot be computed, a precision without a mark say, is None.

    Attributes:
        n: How often both raters marked it.
        given: How often the recogniser gave it.
        right: How often both did.
        raters_f1: F1 of the two raters with each other; None where neither ever marked it.
        raters_kappa: Their kappa; None where what each of them marked is not known.
    """

    n: int
    given: int
    right: int
    precision: float | None
    recall: float | None
    f1: float
    f1_interval: Interval
    kappa: float | None
    kappa_interval: Interval | None
    raters_f1: float | None
    raters_kappa: float | None


@dataclass(frozen=True)
class OrderFigures:
    """How well a number orders replies as the raters' quality does.

    Attributes:
        quality_spearman: Rank correlation with quality.
        quality_given_words: The same with the number of words held constant (partial rank correlation).
        pairs_ordered: Of all pairs of replies to one moment that raters hold clearly apart, the share ordered their way.
        short_beats_long: The same, only pairs in which the better reply is the shorter one.
    """

    quality_spearman: float | None
    quality_given_words: float | None
    pairs_ordered: float | None
    short_beats_long: float | None


@dataclass(frozen=True)
class Agreement:
    """All figures of a recogniser on marked replies. What cannot be computed is None.

    Attributes:
        behaviours: Those that both raters marked somewhere, or that the recogniser gave.
        macro_f1: Mean F1 over the behaviours that raters marked.
        blocking_precision: Of all blocking marks given, the share that both raters gave too; what only one of them
            marked is left out.
        false_accusations: Per 100 replies in which no rater saw anything blocking, those that get a blocking mark.
        space_kappa: Kappa of what a reply does: gives space, takes it, both, neither.
        level_kappa: Quadratically weighted kappa of the whole-reply level, the mean against each rater, over replies that have
            one from all three; None where none has.
        raters_level_kappa: The same of the raters with each other.
        order: How its score orders replies.
        words: How a word count orders them: what a score must beat.
    """

    replies: int
    scenes: int
    behaviours: dict[Behaviour, BehaviourFigures]
    macro_f1: float | None
    macro_f1_facilitating: float | None
    macro_f1_blocking: float | None
    blocking_precision: float | None
    false_accusations: float | None
    space_kappa: float | None
    level_kappa: float | None
    raters_level_kappa: float | None
    order: OrderFigures
    words: OrderFigures

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as plain data."""
        return asdict(self)


def agreement(marked: Sequence[MarkedReply], answers: Iterable[SystemReply]) -> Agreement:
    """Hold a recogniser's answers against two raters' marks.

    Args:
        marked: The replies with the raters' marks.
        answers: What the recogniser says of them, in any order; answers to other replies are ignored.

    Raises:
        SimtrainerError: If a marked reply has no answer.
    """
    by_id = {answer.reply_id: answer for answer in answers}
    missing = [row.reply_id for row in marked if row.reply_id not in by_id]
    if missing:
        raise SimtrainerError(
            f"{len(missing)} of {len(marked)} marked replies have no answer, first {missing[0]}",
            "the recogniser's file needs one line for each reply_id of the marked file",
        )
    said = [by_id[row.reply_id] for row in marked]
    figures = {name: _behaviour(name, marked, said) for name in BEHAVIOURS}
    shown = {name: found for name, found in figures.items() if found.n or found.given}
    rated = {name: found for name, found in figures.items() if found.n}
    innocent = [
        bool(set(answer.behaviours) & set(BLOCKING))
        for row, answer in zip(marked, said, strict=True)
        if not {*row.behaviours, *row.disputed} & set(BLOCKING)
    ]
    accusing = [found for name, found in shown.items() if name in BLOCKING]
    accusations = sum(found.given for found in accusing)
    words = [len(row.reply.split()) for row in marked]
    levels = [
        (*row.level, answer.level)
        for row, answer in zip(marked, said, strict=True)
        if row.level is not None and answer.level is not None
    ]
    raters = [row.level for row in marked if row.level is not None]
    return Agreement(
        replies=len(marked),
        scenes=len({row.context_id for row in marked}),
        behaviours=shown,
        macro_f1=_mean(found.f1 for found in rated.values()),
        macro_f1_facilitating=_mean(found.f1 for name, found in rated.items() if name in FACILITATING),
        macro_f1_blocking=_mean(found.f1 for name, found in rated.items() if name in BLOCKING),
        blocking_precision=sum(found.right for found in accusing) / accusations if accusations else None,
        false_accusations=100 * sum(innocent) / len(innocent) if innocent else None,
        space_kappa=_kappa([_space(row.behaviours) for row in marked], [_space(a.behaviours) for a in said]),
        level_kappa=_mean(kappa for rater in (0, 1) if (kappa := _level_kappa(levels, rater, 2)) is not None),
        raters_level_kappa=_level_kappa(raters, 0, 1),
        order=_order(marked, [_score(answer) for answer in said], words),
        words=_order(marked, words, words),
    )


def rater_against_rater(marked: Sequence[MarkedReply], name: Behaviour) -> tuple[float | None, float | None]:
    """Return F1 and kappa of the two raters with each other for one behaviour; None where they cannot be known."""
    both = sum(name in row.behaviours for row in marked)
    one = sum(name in row.disputed for row in marked)
    f1 = 2 * both / (2 * both + one) if both or one else None
    marks = [row.marks for row in marked if row.marks is not None]
    if f1 is None or len(marks) < len(marked):
        return f1, None
    return f1, _kappa([name in first for first, _ in marks], [name in second for _, second in marks])


def _behaviour(
    name: Behaviour, marked: Sequence[MarkedReply], said: Sequence[SystemReply]
) -> BehaviourFigures:
    rows = [(m, a) for m, a in zip(marked, said, strict=True) if name not in m.disputed]
    truth = np.array([name in m.behaviours for m, _ in rows], dtype=bool)
    given = np.array([name in a.behaviours for _, a in rows], dtype=bool)
    counts = _by_scene([m.context_id for m, _ in rows], truth, given)
    marked_often, given_often = int(truth.sum()), int(given.sum())
    precision = float(precision_score(truth, given)) if given_often else None
    recall = float(recall_score(truth, given)) if marked_often else None
    kappa = _kappa(truth.tolist(), given.tolist())
    raters_f1, raters_kappa = rater_against_rater(marked, name)
    return BehaviourFigures(
        n=marked_often,
        given=given_often,
        right=int((truth & given).sum()),
        precision=precision,
        recall=recall,
        f1=float(f1_of(*counts)),
        f1_interval=_interval(counts, f1_of),
        kappa=kappa,
        kappa_interval=None if kappa is None else _interval(counts, kappa_of),
        raters_f1=raters_f1,
        raters_kappa=raters_kappa,
    )


def _by_scene(scenes: Sequence[str], truth: Any, given: Any) -> tuple[Any, ...]:
    """Return for each scene the hits, false alarms, misses and correct silences: four arrays."""
    places = {scene: place for place, scene in enumerate(dict.fromkeys(scenes))}
    where = np.array([places[scene] for scene in scenes], dtype=int)
    kinds = (truth & given, ~truth & given, truth & ~given, ~truth & ~given)
    return tuple(np.bincount(where, weights=kind, minlength=len(places)) for kind in kinds)


def f1_of(hits: Any, alarms: Any, misses: Any, _silences: Any, axis: int = -1) -> Any:
    """Return F1 of counts that are summed along an axis; 0 where nothing was marked or given."""
    hits, wrong = hits.sum(axis), alarms.sum(axis) + misses.sum(axis)
    return 2 * hits / np.maximum(1, 2 * hits + wrong)


def kappa_of(hits: Any, alarms: Any, misses: Any, silences: Any, axis: int = -1) -> Any:
    """Return Cohen's kappa of counts that are summed along an axis; 0 where chance alone agrees wholly."""
    hits, alarms, misses, silences = (c.sum(axis) for c in (hits, alarms, misses, silences))
    total = hits + alarms + misses + silences
    agreed = (hits + silences) / total
    chance = ((hits + misses) * (hits + alarms) + (silences + alarms) * (silences + misses)) / total**2
    return np.where(chance < 1, (agreed - chance) / np.maximum(1e-12, 1 - chance), 0.0)


def _interval(counts: tuple[Any, ...], statistic: Any) -> Interval:
    point = float(statistic(*counts))
    if len(counts[0]) < 2:
        return Interval(point, point)
    drawn = bootstrap(
        counts,
        statistic,
        paired=True,
        vectorized=True,
        n_resamples=DRAWS,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return Interval(float(drawn.low), float(drawn.high))


def _kappa(first: Sequence[Any], second: Sequence[Any], weights: str | None = None) -> float | None:
    if len({*first, *second}) < 2:
        return None
    return float(cohen_kappa_score(first, second, weights=weights))


def _level_kappa(levels: Sequence[Sequence[int]], one: int, other: int) -> float | None:
    return _kappa([row[one] for row in levels], [row[other] for row in levels], "quadratic")


def _space(behaviours: Iterable[str]) -> str:
    found = set(behaviours)
    sides = (("gives", FACILITATING), ("takes", BLOCKING))
    return " ".join(side for side, names in sides if found & set(names))


def _score(answer: SystemReply) -> float:
    """Return the recogniser's score, or, where it has none, kind behaviours less blocking ones."""
    if answer.space_score is not None:
        return answer.space_score
    found = set(answer.behaviours)
    return float(len(found & set(FACILITATING)) - len(found & set(BLOCKING)))


def _order(marked: Sequence[MarkedReply], scores: Sequence[float], words: Sequence[int]) -> OrderFigures:
    quality = [row.worth for row in marked]
    plain, by_words, long = (
        _spearman(scores, quality),
        _spearman(scores, words),
        _spearman(quality, words),
    )
    won, won_short = _pairs(marked, scores, words)
    return OrderFigures(
        quality_spearman=plain,
        quality_given_words=_partial(plain, by_words, long),
        pairs_ordered=_mean(won),
        short_beats_long=_mean(won_short),
    )


def _partial(plain: float | None, by_words: float | None, long: float | None) -> float | None:
    """Return a correlation with a third thing held constant, from the three plain ones; None where it has no meaning."""
    if plain is None or by_words is None or long is None:
        return None
    rest = float(np.sqrt(max(0.0, 1 - by_words**2) * max(0.0, 1 - long**2)))
    return (plain - by_words * long) / rest if rest > 1e-6 else 0.0


def _pairs(
    marked: Sequence[MarkedReply], scores: Sequence[float], words: Sequence[int]
) -> tuple[list[float], list[float]]:
    """Return for every clear pair 1 where the better reply scores higher, 0 where lower, a half where neither."""
    by_scene: dict[str, list[int]] = {}
    for place, row in enumerate(marked):
        by_scene.setdefault(row.context_id, []).append(place)
    won, won_short = [], []
    for places in by_scene.values():
        for better, worse in permutations(places, 2):
            if marked[better].worth - marked[worse].worth >= CLEARLY_APART:
                point = float(scores[better] > scores[worse]) + 0.5 * (scores[better] == scores[worse])
                won.append(point)
                if words[better] < words[worse]:
                    won_short.append(point)
    return won, won_short


def _spearman(first: Sequence[float], second: Sequence[float]) -> float | None:
    if len(set(first)) < 2 or len(set(second)) < 2:
        return None
    return float(spearmanr(first, second).statistic)


def _mean(values: Iterable[float]) -> float | None:
    found = list(values)
    return float(sum(found) / len(found)) if found else None
