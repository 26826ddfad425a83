"""The bank of marked replies, `rubrics/bank/`: reading it."""

from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from simtrainer.content.shipped import shipped_folder
from simtrainer.content.vocabulary import Behaviour
from simtrainer.recognition import SceneContext

Part = Literal["train", "tune", "test"]
PARTS: Final[tuple[Part, ...]] = ("train", "tune", "test")


class MarkedReply(BaseModel):
    """A reply of the bank, marked by two raters.

    Attributes:
        behaviours: Marked by both.
        disputed: Marked by one of the two.
        level: Both raters' whole-reply level, 0-6.
        quality: Both raters' quality, 0-4.
        marks: What each rater marked.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    context_id: str
    situation: str
    register_: str = Field(alias="register")
    scene: str
    speaker: str
    line: str
    reply_id: str
    reply: str
    behaviours: list[Behaviour]
    disputed: list[Behaviour]
    level: tuple[int, int]
    quality: tuple[int, int]
    marks: tuple[list[Behaviour], list[Behaviour]]

    @property
    def context(self) -> SceneContext:
        """What a recogniser is told of the moment."""
        return SceneContext(scene=self.scene, speaker=self.speaker, line=self.line)


def read_bank(part: Part, folder: Path | None = None) -> list[MarkedReply]:
    """Return a part of the bank, in order.

    Raises:
        OSError: The file is missing.
    """
    path = (folder or shipped_folder("rubrics") / "bank") / f"{part}.jsonl"
    with path.open(encoding="utf-8") as lines:
        return [MarkedReply.model_validate_json(line) for line in lines if line.strip()]
