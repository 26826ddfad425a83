"""`simtrainer test`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from simtrainer.cli.errors import Refused
from simtrainer.cli.options import folders, library_option, recogniser_name, recogniser_option

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from simtrainer.authoring.plans.files import PlanFile, PlanResult
    from simtrainer.authoring.workbench import Workbench
    from simtrainer.recognition import RecogniserName

_COLOURS: Final = {"passed": "green", "FAILED": "red", "-": "red", "+": "green"}
"""Colour of a line by its first word; the word says the same."""


@click.command("test")
@click.argument("targets", nargs=-1, metavar="[PATH_OR_ID]...")
@click.option("--talk", metavar="ID", help="Play only the talk with this id.")
@click.option(
    "--show", is_flag=True, help="Print the talks line by line: what was said, recognised, and done."
)
@click.option(
    "--update", is_flag=True, help="Change the expectations that do not hold to what came; shows each."
)
@click.option("--missing", is_flag=True, help="Name everything that never came up, not only the first few.")
@click.option(
    "--junit", type=click.Path(dir_okay=False, path_type=Path), help="Write JUnit XML to this file."
)
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
@library_option
@recogniser_option
@click.pass_context
def command(
    ctx: click.Context,
    targets: tuple[str, ...],
    talk: str | None,
    show: bool,
    update: bool,
    missing: bool,
    junit: Path | None,
    as_json: bool,
    library: tuple[str, ...],
    recogniser: RecogniserName | None,
) -> None:
    """Play the test plans of scenarios and show what does not come out as they expect.

    Name plans, scenarios or folders; without any, all plans are played. Exit status 1 if a talk failed.
    """
    from simtrainer.authoring.plans.files import plan_files
    from simtrainer.authoring.plans.reports import as_data, as_junit
    from simtrainer.authoring.workbench import open_workbench
    from simtrainer.cli.finding import beside

    searched = [*folders(ctx, library), *beside(targets)]
    bench = open_workbench(searched, recogniser_name(ctx, recogniser))
    results = _played(
        plan_files(targets, bench.library), bench, talk, quiet=as_json, show=show, missing=missing
    )
    if not results:
        raise Refused(f"no talk here is called `{talk}`", "`simtrainer test` without --talk shows all")
    if junit:
        junit.write_text(as_junit(results), encoding="utf-8")
    if as_json:
        click.echo(json.dumps(as_data(results), ensure_ascii=False, indent=2))
    passed = all(result.passed for result in results)
    if not (passed or show or as_json):
        click.echo("How a talk went, line by line: add --talk ID --show", err=True)
    if update and not passed:
        passed = _update(results)
    ctx.exit(0 if passed else 1)


def _played(
    files: Iterable[PlanFile], bench: Workbench, talk: str | None, *, quiet: bool, show: bool, missing: bool
) -> list[PlanResult]:
    """Play plans, printing each as it is done."""
    from simtrainer.authoring.plans.files import run_plan_file
    from simtrainer.authoring.plans.text import coverage_lines, plan_lines

    results = []
    for file in files:
        result = run_plan_file(file, bench, talk)
        if talk and not result.talks:
            continue
        results.append(result)
        if not quiet:
            for line in (*plan_lines(result, show=show), *coverage_lines(result.coverage, every=missing)):
                click.secho(line, fg=_COLOURS.get(line.split(maxsplit=1)[0]))
    return results


def _update(results: Sequence[PlanResult]) -> bool:
    """Write what came into the plans, telling each change; tell whether nothing is left for the tutor."""
    from simtrainer.authoring.plans.update import update
    from simtrainer.content.textfile import write_whole

    settled = True
    for result in results:
        if result.passed:
            continue
        change = update(result)
        write_whole(change.path, change.text)
        for talk, difference in change.written:
            click.echo(f"{change.path}: {talk}: changed: {difference}")
        for talk, difference in change.left:
            click.echo(f"{change.path}: {talk}: left to you: {difference}")
        settled = settled and not change.left
    return settled
