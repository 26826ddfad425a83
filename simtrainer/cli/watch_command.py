"""`simtrainer watch`."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Final

import click

from simtrainer.cli.errors import Refused
from simtrainer.cli.options import folders, library_option, recogniser_name, recogniser_option

if TYPE_CHECKING:
    from simtrainer.recognition import RecogniserName

WIDEST: Final = 100
"""Columns beyond which lines are no easier to read."""


@click.command("watch")
@click.argument("scenario", metavar="ID")
@click.option("--talk", metavar="TALK", help="Watch this talk of the test plan instead of the best one.")
@click.option("--all", "whole", is_flag=True, help="Print the whole talk at once, without waiting for Enter.")
@library_option
@recogniser_option
@click.pass_context
def command(
    ctx: click.Context,
    scenario: str,
    talk: str | None,
    whole: bool,
    library: tuple[str, ...],
    recogniser: RecogniserName | None,
) -> None:
    """Watch a model talk: beside each reply stands what it did and what it could have been.

    The talk is the best one of the scenario's test plan. It gives the scenario away: play it yourself first.
    """
    from simtrainer.authoring.model_talk import model_talk
    from simtrainer.authoring.workbench import open_workbench
    from simtrainer.cli.finding import called
    from simtrainer.cli.watched import watched_lines

    bench = open_workbench(folders(ctx, library), recogniser_name(ctx, recogniser))
    called(bench.library, scenario)
    if scenario not in bench.library.plans:
        raise Refused(
            f"{scenario} has no test plan to take a talk from",
            "a plan stands beside its scenario, as ID.plan.yaml",
        )
    plan, _ = bench.library.plans[scenario]
    shown = model_talk(plan, bench.script(scenario), bench.recogniser, bench.rubric(scenario), talk)
    pages = list(watched_lines(shown, min(shutil.get_terminal_size().columns, WIDEST)))
    waits = sys.stdin.isatty() and sys.stdout.isatty() and not whole
    for number, page in enumerate(pages, start=1):
        click.echo("\n".join(page))
        if waits and number < len(pages):
            click.pause("(Enter)")
