"""How sure one may be that a reply asks for a fact: a few signs, and weights that a person can read."""

import math
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

FILE: Final = "questions-judge.json"
SIGNS: Final = (
    "meaning",
    "whole",
    "margin",
    "none",
    "words",
    "common",
    "remark",
    "asks",
    "part",
    "stranger",
    "share",
)
"""What speaks for a fact and against it:

`meaning`: log-odds of the fact among all facts and none, in the part of the reply that asks for it most. `whole`: the same over all that
was said. `margin`: distance of its logit to the next fact's. `none`: distance to that of no fact. `words`: likeness of
the letters to its nearest example, 0-1 (rapidfuzz). `common`: how much nearer the reply is to a common question or remark that is not
this fact's, in cosines. `remark`: 1 if what is nearest there is a remark. `asks`: 1 if the part has the form of a question.
`part`: 1 if it is found in a part and not in the whole. `stranger`: 1 if somebody is named whom the fact does not know.
`share`: cosine to its nearest text.
"""


class Weights(BaseModel):
    """A calibrated judge of one kind of match (`kind: question-judge`, `format: 1`)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bias: float
    weights: dict[str, float]
    sure: Annotated[float, Field(ge=0, le=1)]
    """Confidence from which it is answered."""
    perhaps: Annotated[float, Field(ge=0, le=1)]
    """Confidence from which the person asks back."""
    named: Annotated[float, Field(ge=0, le=1)]
    """Confidence from which `simtrainer match` names it: lower than `sure`, because nobody is told a wrong thing there."""

    def confidence(self, signs: dict[str, float]) -> float:
        """Return how likely the match is right, 0-1."""
        total = self.bias + sum(weight * signs[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


class QuestionJudge(BaseModel):
    """The file of both judges."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["question-judge"]
    format: Literal[1]
    language: str
    provenance: str
    encoder: str
    """Hash of the encoder that it was fitted with."""
    facts: Weights
    """For a person's facts."""
    common: Weights
    """For common questions and remarks."""


def load_question_judge(path: Path) -> QuestionJudge:
    """Read the file.

    Raises:
        OSError: It is missing.
        ValueError: It is no such file of format 1.
    """
    return QuestionJudge.model_validate_json(path.read_text(encoding="utf-8"))
