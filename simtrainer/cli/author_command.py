"""`simtrainer author`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simtrainer.cli.errors import Refused
from simtrainer.cli.options import folders, library_option, recogniser_name, recogniser_option

if TYPE_CHECKING:
    from simtrainer.recognition import RecogniserName


@click.command("author")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@library_option
@recogniser_option
@click.pass_context
def command(
    ctx: click.Context, path: Path, library: tuple[str, ...], recogniser: RecogniserName | None
) -> None:
    """Play the scenario in the file PATH while you write it in your editor."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused(
            "the preview needs a terminal", "`simtrainer check` and `simtrainer test` work in pipes"
        )
    from simtrainer.tui.author import run_author

    ctx.exit(run_author(path, folders(ctx, library), recogniser_name(ctx, recogniser)))
