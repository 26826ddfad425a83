"""`simtrainer check`."""

import json
from collections import Counter
from pathlib import Path

import click

from simtrainer.cli.errors import Refused
from simtrainer.cli.options import folders, library_option


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the diagnostics as one JSON array.")
@click.option(
    "--schema-line",
    "kind",
    metavar="KIND",
    help="Check nothing; print the first line by which an editor knows a file of this kind (scenario, plan, ...).",
)
@click.option("--notes", is_flag=True, help="Print notes as well: advice for careful readers.")
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    as_json: bool,
    kind: str | None,
    notes: bool,
    library: tuple[str, ...],
) -> None:
    """Check files and folders; the shipped ones and your own where none is named.

    One line each: path:line:column: CODE message; what to do. Exit status 1 on errors, 0 on warnings alone. Notes are printed
    with --notes, and are always part of --json.
    """
    if kind is not None:
        click.echo(_schema_line(kind))
        return

    from simtrainer.authoring.checking import Checker
    from simtrainer.cli.finding import beside
    from simtrainer.content.diagnostics import has_errors
    from simtrainer.content.language import shipped_language
    from simtrainer.content.library import open_library
    from simtrainer.content.shipped import shipped_folder

    own = folders(ctx, library)
    near = beside(str(path) for path in paths if path.is_file())
    checker = Checker(shipped_language("en"), open_library([*own, *near]))
    problems = checker.check(paths or [shipped_folder("rubrics"), shipped_folder("scenarios"), *own])
    if as_json:
        click.echo(json.dumps([problem.as_dict() for problem in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            if notes or problem.severity != "note":
                click.echo(str(problem))
        click.echo(_counted(Counter(problem.severity for problem in problems)), err=True)
    ctx.exit(1 if has_errors(problems) else 0)


def _schema_line(kind: str) -> str:
    from simtrainer.content.editors import schema_line
    from simtrainer.content.models import KINDS

    if kind not in KINDS:
        raise Refused(f"there is no kind `{kind}`", f"the kinds are {', '.join(KINDS)}")
    return schema_line(kind)


def _counted(found: Counter[str]) -> str:
    notes = f", {found['note']} note(s)" if found["note"] else ""
    return f"{found['error']} error(s), {found['warning']} warning(s){notes}"
