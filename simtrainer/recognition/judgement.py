"""The judge: whom to believe for which behaviour, as weights that a person can read."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from simtrainer.content.vocabulary import Behaviour

FILE: Final = "judge.json"
FEATURES: Final = ("cue", "encoder", "guarded", "emotional", "others_hear", "colleague", "question")
"""What the judge weighs, for each behaviour:

`cue`: how sure the cues are, 0-1. `encoder`: its logit, cut to -8..8. `guarded`: 1 if a cue matched and a guard stopped it.
`emotional`, `others_hear`, `colleague`: the moment, 1 yes, 0 no, 0.5 unknown. `question`: the share of clauses that ask.
"""


class Weights(BaseModel):
    """How the judge weighs one behaviour."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bias: float
    weights: dict[str, float]
    given: Annotated[float, Field(ge=0, le=1.01)]
    """Probability from which the behaviour is given; above 1: never by this judge."""
    unsure: Annotated[float, Field(ge=0, le=1.01)]
    """Probability from which it is at least "not sure"."""

    def probability(self, features: dict[str, float]) -> float:
        """Return how likely the behaviour is, 0-1."""
        total = self.bias + sum(weight * features[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def contributions(self, features: dict[str, float]) -> dict[str, float]:
        """Return what each feature adds to the log-odds, for `explain`."""
        return {name: weight * features[name] for name, weight in self.weights.items()}


class Judge(BaseModel):
    """The judge's file: `kind: judge`, `format: 1`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["judge"]
    format: Literal[1]
    language: str
    provenance: str
    encoder: str
    """Hash of the encoder that it was fitted with."""
    behaviours: dict[Behaviour, Weights]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says of one behaviour in one reply."""

    id: Behaviour
    probability: float
    given: bool
    unsure: bool


def load_judge(path: Path) -> Judge:
    """Read the judge's file.

    Raises:
        OSError: The file is missing.
        ValueError: It is not a judge's file of format 1.
    """
    return Judge.model_validate_json(path.read_text(encoding="utf-8"))
