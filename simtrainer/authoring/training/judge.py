"""Fitting the judge: `python -m simtrainer.authoring.training.judge` (after `training.encoder`; `make model`).

One logistic regression a behaviour over the features of `recognition.judgement` (scikit-learn, L2), on the bank's train and tune
parts, the encoder's logits being those of networks that never met the reply's writer. Probabilities for choosing thresholds come
from folds by writer, so that no reply is judged by weights that saw its writer.
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from simtrainer.authoring.bank import BankReply, read_bank
from simtrainer.content.language import shipped_language
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.vocabulary import BEHAVIOURS, BLOCKING, Behaviour
from simtrainer.recognition.cues import CueReading, CueRecogniser
from simtrainer.recognition.encoder import Encoder, EncoderReading
from simtrainer.recognition.judgement import FEATURES, FILE, Judge, Weights
from simtrainer.recognition.whole import features

UNSEEN: Final = "unseen.npz"
"""Beside the model: ids of replies and the logits of the network that never met their writer, quality last."""
SOFTNESS: Final = 0.3
"""Inverse strength of the L2 penalty."""
BLOCKING_PRECISION: Final = 0.85
KIND_PRECISION: Final = 0.6
UNSURE_SHARE: Final = 0.5
"""Share of the threshold from which a behaviour is at least not sure."""

Read = tuple[BankReply, CueReading, EncoderReading]


def main() -> None:
    """Fit the judge and write its file beside the encoder."""
    folder = shipped_folder("rubrics") / "en" / "model"
    read = read_unseen()
    judge = Judge(
        kind="judge",
        format=1,
        language="en",
        provenance=f"fitted on {len(read):,} replies of rubrics/bank (train, tune) by simtrainer.authoring.training.judge",
        encoder=Encoder(folder).hash,
        behaviours={name: _fit(name, read) for name in BEHAVIOURS},
    )
    (folder / FILE).write_text(judge.model_dump_json(indent=1) + "\n", encoding="utf-8")


def read_unseen() -> list[Read]:
    """Return the replies of the train and tune parts with what the cues say and what an encoder that never met the writer does."""
    stored = np.load(shipped_folder("rubrics") / "en" / "model" / UNSEEN)
    logits = dict(zip(stored["ids"].tolist(), stored["logits"].astype(float), strict=True))
    cues = CueRecogniser(shipped_language("en"))
    rows = [*read_bank("train"), *read_bank("tune")]
    return [(row, cues.examine(row.reply, row.context), _reading(logits[row.reply_id])) for row in rows]


def _reading(row: Any) -> EncoderReading:
    count = len(BEHAVIOURS)
    return EncoderReading(
        logits={name: float(value) for name, value in zip(BEHAVIOURS, row[:count], strict=True)},
        tokens=(),
    )


def _fit(name: Behaviour, read: Sequence[Read]) -> Weights:
    rated = [each for each in read if name not in each[0].disputed]
    table = np.array([[features(name, found, heard)[f] for f in FEATURES] for _, found, heard in rated])
    truth = np.array([name in row.behaviours for row, _, _ in rated])
    writers = [row.writer for row, _, _ in rated]
    unseen = np.zeros(len(rated))
    for train, test in GroupKFold(5).split(table, truth, writers):
        unseen[test] = _model().fit(table[train], truth[train]).predict_proba(table[test])[:, 1]
    model = _model().fit(table, truth)
    given = _threshold(unseen, truth, BLOCKING_PRECISION if name in BLOCKING else KIND_PRECISION)
    return Weights(
        bias=round(float(model.intercept_[0]), 4),
        weights={f: round(float(w), 4) for f, w in zip(FEATURES, model.coef_[0], strict=True)},
        given=given,
        unsure=round(given * UNSURE_SHARE, 3),
    )


def _model() -> Any:
    return LogisticRegression(C=SOFTNESS, max_iter=1000)


def _threshold(probability: Any, truth: Any, least: float) -> float:
    """Return the threshold of best F1 among those precise enough; the most precise one where none is."""
    best, best_f1, sharpest, sharpest_precision = None, 0.0, 0.95, 0.0
    for threshold in np.arange(0.1, 0.96, 0.01):
        said = probability >= threshold
        right = float((said & truth).sum())
        if not right:
            continue
        precision, f1 = right / said.sum(), 2 * right / (said.sum() + truth.sum())
        if precision > sharpest_precision:
            sharpest, sharpest_precision = float(threshold), precision
        if precision >= least and f1 > best_f1:
            best, best_f1 = float(threshold), f1
    return round(best if best is not None else sharpest, 3)


if __name__ == "__main__":
    main()
