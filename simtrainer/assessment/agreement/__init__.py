"""Agreement with raters: marked replies, figures with intervals, the worst disagreements."""

from simtrainer.assessment.agreement.figures import (
    Agreement,
    BehaviourFigures,
    Interval,
    OrderFigures,
    agreement,
    rater_against_rater,
)
from simtrainer.assessment.agreement.worst import Disagreement, page, worst_disagreements

__all__ = [
    "Agreement",
    "BehaviourFigures",
    "Disagreement",
    "Interval",
    "OrderFigures",
    "agreement",
    "page",
    "rater_against_rater",
    "worst_disagreements",
]
