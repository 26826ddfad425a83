"""Fitting the judge of questions: `python -m simtrainer.authoring.training.questions.judge` (after `encoder`, without torch).

A logistic regression over the signs (scikit-learn, L2) for facts, and one for the library's entries. The signs are those that
networks gave of persons they never met, and the confidences from which thresholds are chosen come from folds by writer.
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from simtrainer.authoring.training.questions.signs import UNSEEN, Sign, read_signs
from simtrainer.content.shipped import shipped_folder
from simtrainer.recognition.questions.meaning import MeaningEncoder
from simtrainer.recognition.questions.weights import FILE, QuestionJudge, Weights

SOFTNESS: Final = 0.5
"""Inverse strength of the L2 penalty."""
FOLDS: Final = 5
MOST_WRONG: Final = 0.03
"""Share of inputs that may be answered with a wrong fact."""
MOST_WRONG_NAMED: Final = 0.05
"""The same for `simtrainer match`."""
MOST_WRONG_COMMON: Final = 0.03
"""Share of inputs that may be taken for a wrong entry of the library."""
WORTH_ASKING: Final = 0.35
"""Confidence from which the person asks back whether that was meant."""


def main() -> None:
    """Fit both judges and write their file."""
    folder = shipped_folder("rubrics") / "en" / "model"
    signs = read_signs(folder / UNSEEN)
    inputs = len({sign.row for sign in signs if sign.kind == "fact"})
    judge = QuestionJudge(
        kind="question-judge",
        format=1,
        language="en",
        provenance=f"fitted on {inputs:,} inputs of rubrics/bank/persons (train) by simtrainer.authoring.training.questions.judge",
        encoder=MeaningEncoder(folder).hash,
        facts=fit([sign for sign in signs if sign.kind == "fact"], MOST_WRONG),
        common=fit([sign for sign in signs if sign.kind == "common"], MOST_WRONG_COMMON),
    )
    (folder / FILE).write_text(judge.model_dump_json(indent=1) + "\n", encoding="utf-8")


def fit(signs: Sequence[Sign], most_wrong: float) -> Weights:
    """Fit the weights of one judge and choose its thresholds."""
    names = list(signs[0].signs)
    values = np.array([[sign.signs[name] for name in names] for sign in signs])
    right = np.array([sign.right for sign in signs])
    spread = values.std(axis=0)
    spread[spread == 0] = 1.0
    groups = [sign.group for sign in signs]
    folds = GroupKFold(n_splits=min(FOLDS, len(set(groups)))).split(values, right, groups)
    unseen = np.zeros(len(signs))
    for train, held in folds:
        unseen[held] = _model(values[train] / spread, right[train]).predict_proba(values[held] / spread)[:, 1]
    model = _model(values / spread, right)
    sure = _sure(signs, unseen, most_wrong)
    return Weights(
        bias=round(float(model.intercept_[0]), 4),
        weights={
            name: round(float(weight / wide), 4)
            for name, weight, wide in zip(names, model.coef_[0], spread, strict=True)
        },
        sure=round(sure, 4),
        perhaps=min(WORTH_ASKING, round(sure, 4)),
        named=round(_sure(signs, unseen, MOST_WRONG_NAMED), 4),
    )


def _model(values: Any, right: Any) -> LogisticRegression:
    return LogisticRegression(C=SOFTNESS, max_iter=2000).fit(values, right)


def best_of_each(signs: Sequence[Sign], confidences: Any) -> list[tuple[float, bool]]:
    """Return for each input the confidence of its surest candidate and whether it is right; follow-ups are left out."""
    best: dict[str, tuple[float, bool]] = {}
    for sign, confidence in zip(signs, confidences, strict=True):
        if not sign.after and confidence > best.get(sign.row, (-1.0, False))[0]:
            best[sign.row] = (float(confidence), sign.right)
    return list(best.values())


def _sure(signs: Sequence[Sign], confidences: Any, most_wrong: float) -> float:
    """Return the lowest threshold at which at most a share of all inputs gets a wrong answer."""
    best = sorted(best_of_each(signs, confidences), reverse=True)
    wrong, threshold = 0, 1.0
    for confidence, right in best:
        wrong += not right
        if wrong > most_wrong * len(best):
            break
        threshold = confidence
    return threshold


if __name__ == "__main__":
    main()
