"""Ratings on a sheet: a CSV file that any spreadsheet program opens, and back again.

Cells that a spreadsheet would run as a formula are written with an apostrophe before them, which reading takes away.
"""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from simtrainer.authoring.rating.ratings import ReplyRating, ReplyToRate
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.vocabulary import BEHAVIOURS

GIVEN: Final = ("reply_id", "context_id", "scene", "speaker", "line", "reply")
ASKED: Final = (*BEHAVIOURS, "level", "quality", "note")
YES: Final = frozenset({"x", "1", "yes", "y", "true"})
NO: Final = frozenset({"", "0", "no", "n", "false"})
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "'")


def write_sheet(path: Path, replies: Iterable[ReplyToRate], ratings: Mapping[str, ReplyRating]) -> None:
    """Write a sheet: one row a reply, one column a behaviour to put an x in, then level, quality and a note.

    Args:
        path: Where.
        replies: What is to be rated.
        ratings: Marks that stand already, by reply id; their rows are filled in.

    Raises:
        OSError: The file cannot be written.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow([*GIVEN, *ASKED])
        for reply in replies:
            given = [_harmless(getattr(reply, name)) for name in GIVEN]
            rows.writerow([*given, *_marks(ratings.get(reply.reply_id))])


def read_sheet(path: Path, rater: str) -> list[ReplyRating]:
    """Read the rows of a sheet that were rated; rows without a mark and without a quality are left out.

    Raises:
        OSError: The file cannot be read.
        SimtrainerError: The sheet is not one of ours, or cells hold something else than asked for; all are named.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        dialect = _dialect(file.readline())
        file.seek(0)
        rows = csv.DictReader(file, dialect=dialect)
        missing = [name for name in (*GIVEN, *ASKED) if name not in (rows.fieldnames or ())]
        if missing:
            raise SimtrainerError(
                f"{path} lacks the column {missing[0]}",
                "`simtrainer rate sheet` writes a sheet with all columns",
            )
        ratings, wrong = [], []
        for number, row in enumerate(rows, start=2):
            cells = {name: (row.get(name) or "").strip() for name in (*GIVEN, *ASKED)}
            if any(cells[name] for name in ASKED):
                found = _rating(cells, rater)
                if isinstance(found, str):
                    wrong.append(f"{path}:{number}: {found}")
                else:
                    ratings.append(found)
    if wrong:
        raise SimtrainerError("\n".join(wrong), "mend these cells and read the sheet again")
    return ratings


def _dialect(head: str) -> type[csv.Dialect]:
    """Tell commas from the semicolons of some countries' spreadsheet programs."""

    class Found(csv.excel):
        delimiter = max(",;\t", key=head.count)

    return Found


def _rating(cells: Mapping[str, str], rater: str) -> ReplyRating | str:
    for name in BEHAVIOURS:
        if cells[name].casefold() not in YES | NO:
            return f"column {name}: put an x or nothing, not {cells[name]!r}"
    if not cells["quality"]:
        return "column quality: a number from 0 to 4 is missing"
    try:
        return ReplyRating.model_validate(
            {name: _plain(cells[name]) for name in GIVEN}
            | {
                "rater": rater,
                "behaviours": [name for name in BEHAVIOURS if cells[name].casefold() in YES],
                "quality": cells["quality"],
                "level": cells["level"] or None,
                "note": _plain(cells["note"]),
            }
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        return f"column {first['loc'][0]}: {first['msg']}"


def _marks(rating: ReplyRating | None) -> list[str]:
    if rating is None:
        return [""] * len(ASKED)
    level = "" if rating.level is None else str(rating.level)
    marks = ["x" if name in rating.behaviours else "" for name in BEHAVIOURS]
    return [*marks, level, str(rating.quality), _harmless(rating.note)]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
