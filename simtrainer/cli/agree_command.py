"""`simtrainer agree`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simtrainer.cli.errors import Refused
from simtrainer.cli.options import recogniser_of, recogniser_option

if TYPE_CHECKING:
    from simtrainer.assessment.agreement import Agreement, BehaviourFigures, OrderFigures
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
        for text in _talks(gold, system):
            click.echo(text)
        return
    from simtrainer.assessment.marked import read_marked, read_system

    marked = read_marked(gold)
    answers = read_system(system) if system else _read(ctx, marked, recogniser)
    found = agreement(marked, answers)
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


def _talks(ratings: Path, others: Path | None) -> Iterator[str]:
    """Yield how two raters, or a rater and the program, agree on whole talks."""
    from simtrainer.assessment.agreement.talks import talk_agreement
    from simtrainer.authoring.rating.ratings import read_ratings, talk_levels

    first = talk_levels(read_ratings(ratings))
    found = talk_agreement(first, talk_levels(read_ratings(others)) if others else _own_levels(first))
    if not found:
        raise Refused("no talk is rated on both sides", "`simtrainer rate talk` rates one")
    yield f"{'dimension':24} talks  same level  at most one apart  weighted kappa"
    for dimension, row in found.items():
        yield f"{dimension:24} {row.talks:5}  {row.same:10.2f}  {row.near:17.2f}  {_or_dash(row.kappa):>14}"


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
    """Return the figures as lines of text."""
    return [
        f"{found.replies} replies to {found.scenes} scenes; 95 % intervals over scenes in brackets",
        f"{'':15}   n given  precision recall  F1                kappa             raters: F1 kappa",
        *(_row(name, row) for name, row in found.behaviours.items()),
        f"macro-F1 {found.macro_f1:.3f} (facilitating {found.macro_f1_facilitating:.3f}, blocking {found.macro_f1_blocking:.3f})",
        f"blocking precision {found.blocking_precision:.3f}; false accusations {found.false_accusations:.1f} per 100 innocent replies",
        f"space given or taken: kappa {found.space_kappa:.3f}",
        f"level: weighted kappa {_or_dash(found.level_kappa)}; raters with each other {_or_dash(found.raters_level_kappa)}",
        f"order by score:      {_order(found.order)}",
        f"order by word count: {_order(found.words)}",
    ]


def _row(name: str, row: BehaviourFigures) -> str:
    intervals = [f"{i.low:.2f}-{i.high:.2f}" for i in (row.f1_interval, row.kappa_interval)]
    return (
        f"{name:15} {row.n:3} {row.given:5}  {row.precision:9.2f} {row.recall:6.2f}  {row.f1:.2f} ({intervals[0]})"
        f"  {row.kappa:.2f} ({intervals[1]})  {_or_dash(row.raters_f1):>10} {_or_dash(row.raters_kappa):>5}"
    )


def _order(order: OrderFigures) -> str:
    return (
        f"quality {order.quality_spearman:.2f}, given words {order.quality_given_words:.2f}, "
        f"clear pairs {order.pairs_ordered:.2f}, short over long {order.short_beats_long:.2f}"
    )


def _or_dash(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
