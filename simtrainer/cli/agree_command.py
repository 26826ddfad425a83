"""`simtrainer agree`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simtrainer.cli.errors import Refused
from simtrainer.cli.options import recogniser_of, recogniser_option

if TYPE_CHECKING:
    from simtrainer.assessment.agreement import Agreement, BehaviourFigures, Interval, OrderFigures
    from simtrainer.assessment.marked import MarkedReply, SystemReply
    from simtrainer.recognition import RecogniserName

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("agree")
@click.argument("gold", type=FILE)
@click.argument("system", type=FILE, required=False)
@click.option("--json", "as_json", is_flag=True, help="Print all figures as JSON.")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Also write a page with the ten worst disagreements for each behaviour.",
)
@click.option(
    "--talks",
    is_flag=True,
    help="GOLD, and SYSTEM where given, hold ratings of whole talks: compare the rubric's levels.",
)
@recogniser_option
@click.pass_context
def command(
    ctx: click.Context,
    gold: Path,
    system: Path | None,
    as_json: bool,
    html: Path | None,
    talks: bool,
    recogniser: RecogniserName | None,
) -> None:
    """Hold a recogniser against two raters' marks.

    GOLD holds replies marked by two raters, as `simtrainer rate join` writes them. SYSTEM holds a recogniser's answers,
    as `simtrainer score --jsonl` writes them; without it this program's own recogniser reads the replies.
    """
    try:
        from simtrainer.assessment.agreement import agreement, page, worst_disagreements
    except ModuleNotFoundError as error:
        raise Refused(
            f"the figures need {error.name}", "install it with: pip install 'simtrainer[agreement]'"
        ) from error
    if talks:
        if html:
            raise Refused("--html shows replies, --talks has none", "leave one of them out")
        for text in _talks(gold, system, as_json=as_json):
            click.echo(text)
        return
    from simtrainer.assessment.marked import read_marked, read_system

    marked = read_marked(gold)
    answers = read_system(system) if system else _read(ctx, marked, recogniser)
    found = agreement(marked, answers)
    if html and html.resolve() in {gold.resolve(), *([system.resolve()] if system else [])}:
        raise Refused(f"{html} is read here and cannot be written too", "name another file")
    if html:
        worst = worst_disagreements(marked, {answer.reply_id: answer for answer in answers})
        html.write_text(page(f"Agreement on {gold.name}", found, worst), encoding="utf-8")
    if as_json:
        click.echo(json.dumps(found.as_dict()))
        return
    for text in lines(found):
        click.echo(text)
    if html:
        click.echo(f"The worst disagreements: {html}")


def _read(
    ctx: click.Context, marked: list[MarkedReply], recogniser: RecogniserName | None
) -> list[SystemReply]:
    from simtrainer.assessment.marked import of_recognition
    from simtrainer.content.language import shipped_language
    from simtrainer.recognition import recognise_all

    reader = recogniser_of(ctx, recogniser, shipped_language("en"))
    found = recognise_all(reader, ((row.reply, row.context) for row in marked))
    return [of_recognition(row.reply_id, each) for row, each in zip(marked, found, strict=True)]


def _talks(ratings: Path, others: Path | None, *, as_json: bool) -> Iterator[str]:
    """Yield how two raters, or a rater and the program, agree on whole talks."""
    from simtrainer.assessment.agreement.talks import talk_agreement
    from simtrainer.authoring.rating.ratings import read_ratings, talk_levels

    first = talk_levels(read_ratings(ratings))
    found = talk_agreement(first, talk_levels(read_ratings(others)) if others else _own_levels(first))
    if not found:
        why = (
            "no talk is rated in both files"
            if others
            else "none of these talks stands in this machine's records"
        )
        raise Refused(why, "`simtrainer rate talk` rates one")
    if as_json:
        yield json.dumps({name: asdict(row) for name, row in found.items()})
        return
    yield f"{'dimension':24} talks  same level  at most one apart  weighted kappa"
    for dimension, row in found.items():
        yield f"{dimension:24} {row.talks:5}  {row.same:10.2f}  {row.near:17.2f}  {_two(row.kappa):>14}"


def _own_levels(talks: Iterable[str]) -> dict[str, dict[str, int]]:
    """Return the program's own levels of talks that stand in this machine's records."""
    from simtrainer.assessment.assess import assess
    from simtrainer.records.store import Store

    store = Store.open()
    levels = {}
    for talk in talks:
        log = store.log(talk)
        if log:
            scenario, _, rubric = store.content(talk).open()
            levels[talk] = assess(log, scenario, rubric).levels
    return levels


def lines(found: Agreement) -> list[str]:
    """Return the figures as lines of text, 78 characters at most."""
    return [
        f"{found.replies} replies to {found.scenes} moments; in brackets 95 % intervals over moments.",
        "",
        f"{'':15}  both given  prec. recall  F1               kappa             raters",
        *(_row(name, row) for name, row in found.behaviours.items()),
        "",
        f"mean F1 {_two(found.macro_f1)}: facilitating {_two(found.macro_f1_facilitating)}, blocking {_two(found.macro_f1_blocking)}",
        f"blocking marks that both raters gave too: {_two(found.blocking_precision)}",
        f"false accusations in 100 replies without fault: {_two(found.false_accusations)}",
        f"gives space, takes it, both, neither: kappa {_two(found.space_kappa)}",
        f"level, weighted kappa: {_two(found.level_kappa)}; the raters with each other {_two(found.raters_level_kappa)}",
        "",
        f"{'How replies are ordered':25} quality  words held   clear pairs  short good",
        f"{'':25}          constant     right        over long poor",
        f"{'by the score':25} {_order(found.order)}",
        f"{'by a mere word count':25} {_order(found.words)}",
        "",
        "both: marked by both raters; raters: F1 and kappa of the two with each other.",
        "Below ten marks by both, a figure says little. docs/rating.md explains the rest.",
    ]


def _row(name: str, row: BehaviourFigures) -> str:
    raters = f"{_two(row.raters_f1)} {_two(row.raters_kappa)}"
    return (
        f"{name:15} {row.n:5} {row.given:5}  {_two(row.precision):>5} {_two(row.recall):>6}  {row.f1:.2f} "
        f"{_between(row.f1_interval):12} {_two(row.kappa):>4} {_between(row.kappa_interval):13} {raters}"
    )


def _between(interval: Interval | None) -> str:
    return f"({interval.low:.2f}-{interval.high:.2f})" if interval else ""


def _order(order: OrderFigures) -> str:
    return (
        f"{_two(order.quality_spearman):>7}  {_two(order.quality_given_words):10}   {_two(order.pairs_ordered):11}  "
        f"{_two(order.short_beats_long)}"
    )


def _two(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
