"""The worst disagreements of each behaviour, and a page that shows them beside the figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from jinja2 import Environment, StrictUndefined

from simtrainer.assessment.agreement.figures import Agreement
from simtrainer.assessment.marked import MarkedReply, SystemReply
from simtrainer.content.vocabulary import BEHAVIOURS, Behaviour

SHOWN: Final = 10
"""Disagreements shown for each behaviour."""


@dataclass(frozen=True)
class Disagreement:
    """A reply on which a recogniser and both raters differ about a behaviour.

    Attributes:
        given: Whether the recogniser gave it; the raters say the contrary.
        weight: How much it matters: how far apart quality and score put the reply, worst first.
    """

    marked: MarkedReply
    answer: SystemReply
    given: bool
    weight: float


def worst_disagreements(
    marked: Sequence[MarkedReply], answers: Mapping[str, SystemReply], most: int = SHOWN
) -> dict[Behaviour, list[Disagreement]]:
    """Return for each behaviour the disagreements that matter most, false marks before missed ones.

    Args:
        marked: The replies with the raters' marks.
        answers: The recogniser's answers by reply id.
        most: How many for a behaviour.
    """
    return {
        name: sorted(_disagreements(name, marked, answers), key=lambda d: (not d.given, -d.weight))[:most]
        for name in BEHAVIOURS
    }


def page(title: str, found: Agreement, worst: Mapping[Behaviour, Sequence[Disagreement]]) -> str:
    """Return figures and disagreements as one HTML page that needs nothing else."""
    template = files("simtrainer.assessment.agreement").joinpath("page.html.j2").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(template).render(title=title, found=found, worst=worst)


def _disagreements(
    name: Behaviour, marked: Sequence[MarkedReply], answers: Mapping[str, SystemReply]
) -> Iterator[Disagreement]:
    for row in marked:
        answer = answers[row.reply_id]
        given = name in answer.behaviours
        if name not in row.disputed and given != (name in row.behaviours):
            good = row.worth / 4 if given else 1 - abs(row.worth - 2) / 2
            doubted = name in answer.unsure
            yield Disagreement(row, answer, given, good - 0.5 * doubted)
