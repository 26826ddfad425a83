"""`simtrainer play`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from simtrainer.cli.errors import Refused
from simtrainer.cli.options import (
    folders,
    library_of,
    library_option,
    recogniser_name,
    recogniser_of,
    recogniser_option,
)

if TYPE_CHECKING:
    from simtrainer.recognition import RecogniserName


@click.command("play")
@click.argument("scenario")
@click.option(
    "--continue", "resume", is_flag=True, help="Continue the last unfinished encounter with this scenario."
)
@click.option("--plain", is_flag=True, help="Append-only lines, for screen readers, braille and pipes.")
@click.option(
    "--seed", type=click.IntRange(min=0), default=None, help="Draw wordings from this number (with --plain)."
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print events as JSON, one object a line (with --plain)."
)
@library_option
@recogniser_option
@click.pass_context
def command(
    ctx: click.Context,
    scenario: str,
    resume: bool,
    plain: bool,
    seed: int | None,
    as_json: bool,
    library: tuple[str, ...],
    recogniser: RecogniserName | None,
) -> None:
    """Play SCENARIO (an id that `simtrainer list` shows)."""
    if (as_json or seed is not None) and not plain:
        raise Refused("--json and --seed go with --plain", "add --plain")
    from simtrainer.cli.finding import called

    found = library_of(ctx, library)
    language = called(found, scenario).scenario.language
    if not plain:
        ctx.exit(open_app(ctx, scenario=scenario, resume=resume, library=library, recogniser=recogniser))
    from simtrainer.cli.plain import play_plain
    from simtrainer.content.language import shipped_language

    reader = recogniser_of(ctx, recogniser, shipped_language(language))

    play_plain(
        found,
        reader,
        scenario,
        seed=seed,
        as_json=as_json,
        resume=resume,
        asking=sys.stdin.isatty() and not as_json,
    )


def open_app(
    ctx: click.Context,
    *,
    scenario: str | None,
    resume: bool,
    library: tuple[str, ...] = (),
    recogniser: RecogniserName | None = None,
) -> int:
    """Open the terminal app; return its exit status."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused("the app needs a terminal", "use `simtrainer play ID --plain` in pipes")
    from simtrainer.tui import run

    return run(
        folders=folders(ctx, library),
        database=None,
        scenario=scenario,
        resume=resume,
        recogniser=recogniser_name(ctx, recogniser),
    )
