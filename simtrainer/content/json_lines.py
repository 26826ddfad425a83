"""Files of one JSON object a line: read whole, with every mistake told by its line."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from simtrainer.content.errors import SimtrainerError
from simtrainer.content.textfile import read_text

Row = TypeVar("Row")
MOST_TOLD: Final = 20


def read_json_lines(path: Path, kind: TypeAdapter[Row], what: str, hint: str) -> list[tuple[int, Row]]:
    """Return the rows of a file with the numbers of their lines; empty lines are passed over.

    Args:
        path: The file.
        kind: What each line is.
        what: The same in words, for messages: "a marked reply".
        hint: What to do where lines are something else.

    Raises:
        OSError: The file cannot be read.
        SimtrainerError: Lines of it are something else; all are told.
    """
    rows: list[tuple[int, Row]] = []
    wrong: list[str] = []
    text = read_text(path)
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                rows.append((number, kind.validate_json(line)))
            except ValidationError as error:
                unfinished = number == len(lines) and not line.rstrip().endswith("}")
                told = (
                    "the last line is incomplete; delete it, the rest is kept"
                    if unfinished
                    else _told(error, what)
                )
                wrong.append(f"{path}:{number}: {told}")
    if wrong:
        raise SimtrainerError(wrong[0], hint, wrong[1:MOST_TOLD])
    return rows


def refuse_twice(path: Path, rows: Iterable[tuple[int, str]], what: str) -> None:
    """Refuse ids that stand more than once.

    Args:
        path: The file.
        rows: Ids with the numbers of their lines.
        what: What the id is called there.

    Raises:
        SimtrainerError: An id stands more than once; every later place is told.
    """
    seen: set[str] = set()
    twice = []
    for number, name in rows:
        if name in seen:
            twice.append(f"{path}:{number}: {what} {name} stands twice")
        seen.add(name)
    if twice:
        raise SimtrainerError(twice[0], f"each {what} may stand once", twice[1:MOST_TOLD])


def _told(error: ValidationError, what: str) -> str:
    first: Any = error.errors(include_url=False)[0]
    where = ".".join(
        str(part) for part in first["loc"] if part not in {"reply", "talk"} or first["type"] == "missing"
    )
    match first["type"]:
        case "json_invalid":
            return "not a JSON object"
        case "missing":
            return f"not {what}: `{where}` is missing"
        case "union_tag_not_found" | "union_tag_invalid":
            return f"not {what}: `kind` is missing"
        case _:
            return f"not {what}: {where + ': ' if where else ''}{first['msg'].lower()}"
