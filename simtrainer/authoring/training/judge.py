"""Fitting the judge on the bank's tune part: `python -m simtrainer.authoring.training.judge`.

One logistic regression a behaviour over the features of `recognition.judgement` (Python package scikit-learn, L2). Probabilities
for choosing thresholds come from five folds by scene, so that no reply is judged by weights that saw its scene.
"""

from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import GroupKFold

from simtrainer.authoring.training.bank import BankReply, read_bank
from simtrainer.content.language import shipped_language
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.vocabulary import BEHAVIOURS, BLOCKING, Behaviour
from simtrainer.recognition.cues import CueReading, CueRecogniser
from simtrainer.recognition.encoder import Encoder, EncoderReading
from simtrainer.recognition.judgement import FEATURES, FILE, Judge, Weights
from simtrainer.recognition.whole import features, said_only

SOFTNESS: Final = 0.3
"""Inverse strength of the L2 penalty: strong, since a behaviour has some thirty positive replies here."""
BLOCKING_PRECISION: Final = 0.85
KIND_PRECISION: Final = 0.6
LEAST_GIVEN: Final = {"kind": 0.22, "blocking": 0.35}
"""No threshold lies lower, whatever the tune part says; a false accusation costs more than a missed kindness."""

Read = tuple[BankReply, CueReading, EncoderReading]


def main() -> None:
    """Fit the judge and write its file beside the encoder."""
    folder = shipped_folder("rubrics") / "en" / "model"
    encoder = Encoder(folder)
    read = _read(read_bank("tune"), encoder)
    fitted = {name: _fit(name, read) for name in BEHAVIOURS}
    judge = Judge(
        kind="judge",
        format=1,
        language="en",
        provenance=f"fitted on the {len(read)} replies of rubrics/bank/tune.jsonl by simtrainer.authoring.training.judge",
        encoder=encoder.hash,
        quality_weight=_quality_weight(read),
        behaviours=fitted,
    )
    Path(folder / FILE).write_text(judge.model_dump_json(indent=1) + "\n", encoding="utf-8")


def _read(rows: list[BankReply], encoder: Encoder) -> list[Read]:
    cues = CueRecogniser(shipped_language("en"))
    return [(row, cues.examine(row.reply, row.context), encoder.read(said_only(row.reply))) for row in rows]


def _fit(name: Behaviour, read: list[Read]) -> Weights:
    rated = [(row, found, heard) for row, found, heard in read if name not in row.disputed]
    table = np.array([[features(name, found, heard)[f] for f in FEATURES] for _, found, heard in rated])
    truth = np.array([name in row.behaviours for row, _, _ in rated])
    scenes = [row.context_id for row, _, _ in rated]
    unseen = np.zeros(len(rated))
    for train, test in GroupKFold(5).split(table, truth, scenes):
        unseen[test] = _model().fit(table[train], truth[train]).predict_proba(table[test])[:, 1]
    model = _model().fit(table, truth)
    given = _threshold(unseen, truth, blocking=name in BLOCKING)
    return Weights(
        bias=round(float(model.intercept_[0]), 4),
        weights={f: round(float(w), 4) for f, w in zip(FEATURES, model.coef_[0], strict=True)},
        given=given,
        unsure=round(given * 0.5, 3),
    )


def _model() -> Any:
    return LogisticRegression(C=SOFTNESS, max_iter=1000)


def _threshold(probability: Any, truth: Any, *, blocking: bool) -> float:
    """Return the threshold of best F1 among those precise enough; the most precise one where none is."""
    least = BLOCKING_PRECISION if blocking else KIND_PRECISION
    best, best_f1, sharpest, sharpest_precision = None, 0.0, 0.95, 0.0
    floor = LEAST_GIVEN["blocking" if blocking else "kind"]
    for threshold in np.arange(floor, 0.96, 0.01):
        said = probability >= threshold
        right = float((said & truth).sum())
        if not said.any() or not right:
            continue
        precision, f1 = right / said.sum(), 2 * right / (said.sum() + truth.sum())
        if precision > sharpest_precision:
            sharpest, sharpest_precision = float(threshold), precision
        if precision >= least and f1 > best_f1:
            best, best_f1 = float(threshold), f1
    return round(best if best is not None else sharpest, 3)


def _quality_weight(read: list[Read]) -> float:
    """Return how much of the space score the encoder's sense of quality should carry, 0-1, by ridge regression."""
    from simtrainer.recognition.space import MOST, space_score

    rows = []
    for row, found, heard in read:
        names = [finding.best.behaviour for finding in found.findings if finding.given]
        rows.append((space_score(names, []), MOST * (2 * heard.quality - 1), sum(row.quality) / 2))
    marks, sense, quality = np.array(rows).T
    model = Ridge(alpha=1.0, positive=True).fit(np.stack([marks, sense], axis=1), quality)
    return round(float(model.coef_[1] / model.coef_.sum()), 3)


if __name__ == "__main__":
    main()
