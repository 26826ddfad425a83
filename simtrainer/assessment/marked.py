"""Replies that two raters marked, and a recogniser's answers to them: one JSON object a line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from simtrainer.content.errors import SimtrainerError
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
    return _read(path, MarkedReply)


def read_system(path: Path) -> list[SystemReply]:
    """Read a recogniser's answers.

    Raises:
        OSError: The file cannot be read.
        SimtrainerError: Lines of it are not answers, an id stands twice, or there is none.
    """
    return _read(path, SystemReply)


Row = TypeVar("Row", MarkedReply, SystemReply)


def _read(path: Path, kind: type[Row]) -> list[Row]:
    rows: dict[str, Row] = {}
    wrong: list[str] = []
    for number, text in _lines(path):
        try:
            row = kind.model_validate_json(text)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(map(str, first["loc"]))
            wrong.append(f"{path}:{number}: {where + ': ' if where else ''}{first['msg']}")
            continue
        if row.reply_id in rows:
            wrong.append(f"{path}:{number}: reply_id {row.reply_id} stands twice")
        rows[row.reply_id] = row
    if wrong:
        more = len(wrong) - 1
        told = wrong[0] + (f" (and {more} more)" if more else "")
        raise SimtrainerError(told, "each line is one JSON object; see docs/rating.md")
    if not rows:
        raise SimtrainerError(f"{path} holds no replies", "each line is one JSON object; see docs/rating.md")
    return list(rows.values())


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    text = path.read_text(encoding="utf-8-sig")
    return ((n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip())
