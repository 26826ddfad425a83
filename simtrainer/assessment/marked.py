"""Replies that two raters marked, and a recogniser's answers to them: one JSON object a line."""

from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter

from simtrainer.content.errors import SimtrainerError
from simtrainer.content.json_lines import read_json_lines, refuse_twice
from simtrainer.content.vocabulary import Behaviour
from simtrainer.recognition import Recognition, SceneContext

Level = Annotated[int, Field(ge=0, le=6)]
Quality = Annotated[int, Field(ge=0, le=4)]


class MarkedReply(BaseModel):
    """A reply with the marks of two raters; fields beyond these are ignored.

    Attributes:
        reply_id: Its id.
        context_id: The moment it answers; replies to one moment are compared with each other.
        behaviours: Marked by both raters.
        disputed: Marked by one of the two; left out of that behaviour's count.
        level: Both raters' whole-reply level, 0-6; None where one did not rate it.
        quality: Both raters' quality, 0 harmful to 4 excellent.
        marks: What each rater marked, where that is known.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    reply_id: str
    context_id: str
    scene: str = ""
    speaker: str = ""
    line: str = ""
    reply: str
    behaviours: list[Behaviour]
    disputed: list[Behaviour]
    level: tuple[Level, Level] | None = None
    quality: tuple[Quality, Quality]
    marks: tuple[list[Behaviour], list[Behaviour]] | None = None

    @property
    def context(self) -> SceneContext:
        """What a recogniser is told of the moment."""
        return SceneContext(scene=self.scene, speaker=self.speaker, line=self.line)

    @property
    def worth(self) -> float:
        """The mean of both raters' quality, 0-4."""
        return sum(self.quality) / 2


def _ids(marks: Any) -> Any:
    return [mark["id"] if isinstance(mark, dict) and "id" in mark else mark for mark in marks]


Ids = Annotated[list[Behaviour], BeforeValidator(_ids)]
"""Ids of behaviours, written as such or as objects with an `id`."""


class SystemReply(BaseModel):
    """What a recogniser says of a reply: the lines of `simtrainer score --jsonl`.

    Attributes:
        behaviours: Those it gives.
        unsure: Those it is not sure of, which count neither way.
        space_score: Higher for a better reply; None where the recogniser has none.
        level: Whole-reply level 0-6; None where it has none.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    reply_id: str
    behaviours: Ids
    unsure: Ids = []
    space_score: float | None = None
    level: Level | None = None


def of_recognition(reply_id: str, found: Recognition) -> SystemReply:
    """Return a recognition as an answer."""
    return SystemReply(
        reply_id=reply_id,
        behaviours=[mark.id for mark in found.given],
        unsure=[mark.id for mark in found.unsure],
        space_score=found.space_score,
        level=found.level,
    )


def read_marked(path: Path) -> list[MarkedReply]:
    """Read replies that two raters marked.

    Raises:
        OSError: The file cannot be read.
        SimtrainerError: Lines of it are not marked replies, an id stands twice, or there is none.
    """
    return _read(
        path,
        TypeAdapter(MarkedReply),
        "a reply marked by two raters",
        "`simtrainer rate join` writes such files",
    )


def read_system(path: Path) -> list[SystemReply]:
    """Read a recogniser's answers.

    Raises:
        OSError: The file cannot be read.
        SimtrainerError: Lines of it are not answers, an id stands twice, or there is none.
    """
    return _read(
        path,
        TypeAdapter(SystemReply),
        "a recogniser's answer",
        "`simtrainer score --jsonl` writes such files",
    )


Row = TypeVar("Row", MarkedReply, SystemReply)


def _read(path: Path, kind: TypeAdapter[Row], what: str, hint: str) -> list[Row]:
    rows = read_json_lines(path, kind, what, hint)
    refuse_twice(path, ((number, row.reply_id) for number, row in rows), "reply_id")
    if not rows:
        raise SimtrainerError(f"{path} holds no replies", hint)
    return [row for _, row in rows]
