"""Deliberate changes: writing what came into a test plan as what is expected from now on."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from simtrainer.authoring.edits import set_value
from simtrainer.authoring.plans.differences import Difference
from simtrainer.authoring.plans.files import PlanResult


@dataclass(frozen=True)
class Update:
    """A plan's file as it would be.

    Attributes:
        path: The file.
        text: Its new text, everything else as it was.
        written: The differences that it settles, each with the talk's id.
        left: Those that only a tutor can settle.
    """

    path: Path
    text: str
    written: list[tuple[str, Difference]]
    left: list[tuple[str, Difference]]


def update(result: PlanResult) -> Update:
    """Return a plan's text with the expectations that did not hold changed to what came.

    Raises:
        SimtrainerError: If the file is written in a way that can only be changed by hand.
    """
    text = result.file.document.text
    written, left = [], []
    for number, talk, difference in _differences(result):
        if difference.now is None:
            left.append((talk, difference))
        else:
            text = set_value(text, ("talks", number, *difference.path), difference.now)
            written.append((talk, difference))
    return Update(Path(result.file.document.path), text, written, left)


def _differences(result: PlanResult) -> Iterator[tuple[int, str, Difference]]:
    for number, talk in enumerate(result.file.plan.talks):
        for played in result.talks:
            if played.talk is talk:
                yield from ((number, talk.id, difference) for difference in played.differences)
