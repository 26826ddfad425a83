"""The examples in cue files as tests of their cues."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from simtrainer.content.language import Language
from simtrainer.content.models.language import Cue
from simtrainer.recognition.bank import bank_of
from simtrainer.recognition.cues import CueRecogniser
from simtrainer.recognition.model import SceneContext

MOMENTS: Final[dict[str | None, SceneContext]] = {
    None: SceneContext(),
    "emotional-line": SceneContext(emotional=True),
    "plain-line": SceneContext(emotional=False),
    "others-hear": SceneContext(others_hear=True),
    "alone": SceneContext(others_hear=False),
    "lay-person": SceneContext(lay=True),
}
"""The context that the examples of a cue are read in, by what the cue needs."""


@dataclass(frozen=True, slots=True)
class CueProblem:
    """An example that does not do what it stands for.

    Attributes:
        cue: The cue.
        example: The example.
        kind: `missed` when a `yes` does not match, `false` when a `no` does.
        guard: What stopped a missed one, if its words did match.
    """

    cue: Cue
    example: str
    kind: Literal["missed", "false"]
    guard: str | None = None


def check_examples(language: Language) -> Iterator[CueProblem]:
    """Try every example of every cue of a language, and yield those that fail."""
    recogniser = CueRecogniser(language)
    for _, cue in bank_of(language).cues:
        yield from _check(cue, recogniser)


def _check(cue: Cue, recogniser: CueRecogniser) -> Iterator[CueProblem]:
    moment = MOMENTS[cue.when]
    for example in cue.yes:
        if cue.id not in recogniser.fired(example, moment):
            nearly = recogniser.recognise(example, moment).nearly
            guard = next((miss.guard for miss in nearly if miss.cue == cue.id), None)
            yield CueProblem(cue, example, "missed", guard)
    for example in cue.no:
        if cue.id in recogniser.fired(example, moment):
            yield CueProblem(cue, example, "false")
