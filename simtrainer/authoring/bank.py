"""The bank of marked replies, `rubrics/bank/`: reading it."""

from pathlib import Path
from typing import Final, Literal

from pydantic import ConfigDict, Field

from simtrainer.assessment.marked import Level, MarkedReply
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.vocabulary import Behaviour

Part = Literal["train", "tune", "test"]
PARTS: Final[tuple[Part, ...]] = ("train", "tune", "test")


class BankReply(MarkedReply):
    """A reply of the bank, marked by two raters.

    Attributes:
        situation: The situation its scene belongs to; `none` for ordinary turns.
        register_: How people talk there: `hot`, or the kind of ordinary talk.
        marks: What each rater marked.
        words: For each behaviour that was marked, the words of the reply that show it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    situation: str
    register_: str = Field(alias="register")
    level: tuple[Level, Level]
    marks: tuple[list[Behaviour], list[Behaviour]]
    words: dict[Behaviour, str] = {}

    @property
    def writer(self) -> str:
        """Who wrote it: the beginning of its scene's id."""
        return self.context_id.split("-")[0]


def read_bank(part: Part, folder: Path | None = None) -> list[BankReply]:
    """Return a part of the bank, in order.

    Raises:
        OSError: The file is missing.
    """
    path = (folder or shipped_folder("rubrics") / "bank") / f"{part}.jsonl"
    with path.open(encoding="utf-8") as lines:
        return [BankReply.model_validate_json(line) for line in lines if line.strip()]
