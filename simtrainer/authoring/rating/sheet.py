"""Ratings on a sheet: a CSV file that any spreadsheet program opens, and back again.

Cells that a spreadsheet would run as a formula are written with an apostrophe before them, which reading takes away.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from simtrainer.authoring.rating.ratings import ReplyRating, ReplyToRate
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.textfile import read_text
from simtrainer.content.vocabulary import BEHAVIOURS

GIVEN: Final = ("reply_id", "context_id", "scene", "speaker", "line", "reply")
ASKED: Final = (*BEHAVIOURS, "level", "quality", "note")
NEEDED: Final = ("reply_id", "reply", *BEHAVIOURS, "quality")
YES: Final = frozenset({"x", "1", "yes", "y", "true", "✓", "✔"})
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
    """Read the rows of a sheet that were rated; rows without a mark, level and quality are left out.

    Raises:
        OSError: The file cannot be read.
        SimtrainerError: The sheet is not one of ours, or cells hold something else than asked for; all are named.
    """
    text = read_text(path, otherwise="cp1252")
    if text.casefold().startswith("sep="):
        text = text.split("\n", 1)[-1]
    rows = csv.DictReader(io.StringIO(text, newline=""), dialect=_dialect(text.split("\n", 1)[0]))
    rows.fieldnames = [name.strip().casefold() for name in rows.fieldnames or ()]
    missing = [name for name in NEEDED if name not in rows.fieldnames]
    if missing:
        raise SimtrainerError(
            f"{path} lacks the column{'s' * (len(missing) > 1)} {', '.join(missing)}",
            "`simtrainer rate sheet` writes a sheet with all columns",
        )
    ratings, wrong = [], []
    for number, row in enumerate(rows, start=2):
        cells = {name: (row.get(name) or "").strip() for name in (*GIVEN, *ASKED)}
        if any(cells[name] for name in (*BEHAVIOURS, "level", "quality")):
            complaints = list(_complaints(cells))
            wrong += [f"{path}:{number}: {complaint}" for complaint in complaints]
            if not complaints:
                ratings.append(_rating(cells, rater))
    twice = [name for name, many in Counter(rating.reply_id for rating in ratings).items() if many > 1]
    wrong += [f"{path}: reply_id {name} stands twice" for name in twice]
    if wrong:
        raise SimtrainerError(wrong[0], "mend these cells and read the sheet again", wrong[1:])
    return ratings


def _dialect(head: str) -> type[csv.Dialect]:
    """Tell commas from the semicolons or tabs of some countries' spreadsheet programs."""

    class Found(csv.excel):
        delimiter = max(",;\t", key=head.count)

    return Found


def _complaints(cells: Mapping[str, str]) -> Iterator[str]:
    if not cells["reply_id"]:
        yield "column reply_id: empty"
    for name in BEHAVIOURS:
        if cells[name].casefold() not in YES | NO:
            yield f"column {name}: put an x or nothing, not {cells[name]!r}"
    for column, most in (("quality", 4), ("level", 6)):
        whole = cells[column].removesuffix(".0")
        if not (whole.isdecimal() and int(whole) <= most) and not (column == "level" and not whole):
            yield f"column {column}: put a number from 0 to {most}, not {cells[column]!r}"


def _rating(cells: Mapping[str, str], rater: str) -> ReplyRating:
    level = cells["level"].removesuffix(".0")
    return ReplyRating(
        **{name: _plain(cells[name]) for name in GIVEN},
        rater=rater,
        behaviours=[name for name in BEHAVIOURS if cells[name].casefold() in YES],
        quality=int(cells["quality"].removesuffix(".0")),
        level=int(level) if level else None,
        note=_plain(cells["note"]),
    )


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
