"""The inbox as a file of JSON lines, for a tutor's machine. What comes in is untrusted."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter

from simtrainer.assessment.heard import HeardReply, Why
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.json_lines import read_json_lines
from simtrainer.content.models.base import Id
from simtrainer.content.vocabulary import Behaviour
from simtrainer.encounter.inputs import MAX_REPLY, clean

MAX_BYTES: Final = 8 * 1024 * 1024
MAX_ROWS: Final = 10_000
Words = Annotated[str, Field(max_length=MAX_REPLY), AfterValidator(clean)]


class InboxLine(BaseModel):
    """One line of the file; other fields are refused, so that nothing else travels."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    scenario: Id
    state: Id
    line: Words = ""
    reply: Annotated[Words, Field(min_length=1)]
    why: Why
    behaviour: Behaviour | None = None
    meant: Words = ""


def write_lines(path: Path, replies: Iterable[HeardReply]) -> int:
    """Write replies, one JSON object a line; return how many.

    Raises:
        OSError: The file cannot be written.
    """
    lines = [InboxLine.model_validate(vars(reply)).model_dump_json() + "\n" for reply in replies]
    path.write_text("".join(lines), encoding="utf-8")
    return len(lines)


def read_lines(path: Path) -> list[HeardReply]:
    """Read what `write_lines` wrote, cleaned of control characters.

    Raises:
        OSError: The file cannot be read.
        SimtrainerError: It is too large, or a line is something else; all such lines are told.
    """
    if path.stat().st_size > MAX_BYTES:
        raise SimtrainerError(f"{path} is larger than {MAX_BYTES // 1024**2} MiB", "send it in parts")
    kind = TypeAdapter(InboxLine)
    rows = read_json_lines(path, kind, "a reply of an inbox", "`simtrainer inbox --export` writes such files")
    if len(rows) > MAX_ROWS:
        raise SimtrainerError(f"{path} has more than {MAX_ROWS:,} lines", "send it in parts")
    return [HeardReply(**row.model_dump()) for _, row in rows if row.reply]
