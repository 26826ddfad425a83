"""`simtrainer rate`: a tutor's own marks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from simtrainer.cli.errors import Refused

if TYPE_CHECKING:
    from simtrainer.records.store import EncounterRecord, Store

IN: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
OUT: Final = click.Path(dir_okay=False, path_type=Path)
SHORT_ID: Final = 8


def _name(_ctx: click.Context, _option: click.Parameter, name: str | None) -> str | None:
    if name is not None and not name.strip():
        raise click.BadParameter("a name or initials")
    return name.strip() if name else name


def rater_option(command: click.decorators.FC) -> click.decorators.FC:
    """Add `--rater`."""
    return click.option(
        "--rater", required=True, metavar="NAME", callback=_name, help="Who rates; a name or initials."
    )(command)


def overwrite_option(command: click.decorators.FC) -> click.decorators.FC:
    """Add `--overwrite`."""
    return click.option("--overwrite", is_flag=True, help="Replace the file where it exists.")(command)


def _fresh(path: Path, overwrite: bool, *inputs: Path) -> None:
    """Refuse to write over what somebody still needs."""
    if any(path.resolve() == each.resolve() for each in inputs):
        raise Refused(f"{path} is read here and cannot be written too", "name another file")
    if path.exists() and not overwrite:
        raise Refused(f"{path} exists already", "name another file, or add --overwrite")


@click.group("rate")
def command() -> None:
    """Mark replies or whole talks yourself, in the terminal or on a sheet, blind to the program's marks.

    Two tutors rate the same replies, `join` lays their marks together, `simtrainer agree` compares the program with them.
    """


@command.command("replies")
@click.argument("replies", type=IN)
@click.argument("ratings", type=OUT)
@rater_option
def rate_replies(replies: Path, ratings: Path, rater: str) -> None:
    """Rate REPLIES (JSONL: reply_id, reply, and scene, speaker, line, context_id where known) in the terminal.

    Each rating is added to RATINGS at once. The same command goes on where you stopped.
    """
    from simtrainer.authoring.rating.ratings import read_replies
    from simtrainer.cli.rating_desk import Desk, until_stopped
    from simtrainer.content.language import shipped_language

    desk, found = Desk(ratings, rater, shipped_language("en")), read_replies(replies)
    if until_stopped(lambda: _count(desk.rate_replies(found))):
        click.echo(f"All rated. Your ratings: {ratings}")


@command.command("talk")
@click.argument("talk", required=False)
@click.argument("ratings", type=OUT, required=False)
@click.option("--rater", metavar="NAME", callback=_name, help="Who rates; a name or initials.")
def rate_talk(talk: str | None, ratings: Path | None, rater: str | None) -> None:
    """Rate a whole TALK of this machine's records: each reply, then the rubric's dimensions. Without TALK: list them."""
    from simtrainer.records.store import Store

    store = Store.open()
    if talk is None:
        for record in store.everybodys_encounters():
            click.echo(
                f"{record.id[:SHORT_ID]}  {record.updated_at:%Y-%m-%d %H:%M}  {record.scenario}, {record.turns} turns"
            )
        return
    if ratings is None or not rater:
        raise Refused("where to, and who rates?", "simtrainer rate talk TALK RATINGS.jsonl --rater NAME")
    record = _encounter(store, talk)

    from simtrainer.assessment.transcript import transcribe
    from simtrainer.authoring.rating.talk import replies_of
    from simtrainer.cli.rating_desk import Desk, until_stopped
    from simtrainer.content.language import shipped_language

    scenario, _, rubric = store.content(record.id).open()
    desk = Desk(ratings, rater, shipped_language(scenario.language))
    found = replies_of(transcribe(store.log(record.id)), scenario)

    def work() -> None:
        desk.rate_replies(found)
        desk.rate_talk(record.id, scenario.id, rubric)

    if until_stopped(work):
        click.echo(f"The talk is rated. Your ratings: {ratings}")


@command.command("sheet")
@click.argument("replies", type=IN)
@click.argument("sheet", type=OUT)
@click.option("--ratings", type=IN, help="Fill in the marks that stand here already (with --rater).")
@click.option("--rater", metavar="NAME", callback=_name, help="Whose ratings to fill in.")
@overwrite_option
def write(replies: Path, sheet: Path, ratings: Path | None, rater: str | None, overwrite: bool) -> None:
    """Write REPLIES as a CSV sheet with one column a behaviour, for any spreadsheet program."""
    from simtrainer.authoring.rating.ratings import read_ratings, read_replies, reply_ratings
    from simtrainer.authoring.rating.sheet import write_sheet

    if (ratings is None) != (rater is None):
        raise Refused("--ratings and --rater go together", "name both, or neither for an empty sheet")
    _fresh(sheet, overwrite, replies, *([ratings] if ratings else []))
    found = read_replies(replies)
    filled = reply_ratings(read_ratings(ratings), rater) if ratings and rater else {}
    if ratings and not filled:
        raise Refused(f"{ratings} holds no ratings by {rater}", "how is the name written there?")
    write_sheet(sheet, found, filled)
    click.echo(
        f"{len(found)} replies: put an x under each behaviour you see, then level and quality. {sheet}"
    )


@command.command("read")
@click.argument("sheet", type=IN)
@click.argument("ratings", type=OUT)
@rater_option
def read(sheet: Path, ratings: Path, rater: str) -> None:
    """Read a filled-in SHEET and add its ratings to RATINGS."""
    from simtrainer.authoring.rating.ratings import add_rating, read_ratings
    from simtrainer.authoring.rating.sheet import read_sheet

    found = read_sheet(sheet, rater)
    read_ratings(ratings)
    for rating in found:
        add_rating(ratings, rating)
    click.echo(f"{len(found)} ratings by {rater} added to {ratings}")


@command.command("join")
@click.argument("first", type=IN)
@click.argument("second", type=IN)
@click.argument("gold", type=OUT)
@overwrite_option
def join_raters(first: Path, second: Path, gold: Path, overwrite: bool) -> None:
    """Lay two raters' ratings together and list where they differ. What both marked counts, what one marked is disputed."""
    from simtrainer.authoring.rating.ratings import join, only_rater, read_ratings, reply_ratings

    if first.resolve() == second.resolve():
        raise Refused("that is one file twice", "two raters are needed, each with a file of their own")
    _fresh(gold, overwrite, first, second)
    read = {path: read_ratings(path) for path in (first, second)}
    for path, ratings in read.items():
        only_rater(ratings, path)
    one, other = ([*reply_ratings(ratings).values()] for ratings in read.values())
    rows = join(one, other)
    gold.write_text("".join(row.model_dump_json() + "\n" for row in rows), encoding="utf-8")
    disputed = sum(len(row.disputed) for row in rows)
    alone = len({r.reply_id for r in (*one, *other)}) - len(rows)
    left_out = f", {alone} rated by only one left out" if alone else ""
    click.echo(f"{len(rows)} replies rated by both{left_out}, {disputed} marks disputed: {gold}")
    for row in rows:
        if row.disputed:
            click.echo(f"  {row.reply_id}: {', '.join(row.disputed)}")


def _encounter(store: Store, start: str) -> EncounterRecord:
    found = [record for record in store.everybodys_encounters() if record.id.startswith(start)]
    if len(found) != 1:
        many = f"{len(found)} talks begin" if found else "no talk begins"
        raise Refused(f"{many} with {start}", "`simtrainer rate talk` lists them")
    return found[0]


def _count(rated: int) -> None:
    click.echo(f"{rated} rated now.")
