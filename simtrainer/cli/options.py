"""Options that several commands share, and what they mean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from simtrainer.content.language import Language
    from simtrainer.content.library import Library
    from simtrainer.recognition import Recogniser, RecogniserName

F = TypeVar("F", bound=Callable[..., Any])


def library_option(command: F) -> F:
    """Add `--library DIR`, which may be given before or after the command's name."""
    return click.option(
        "--library",
        metavar="DIR",
        multiple=True,
        type=click.Path(exists=True, file_okay=False),
        help="A folder of your own scenarios, besides the shipped ones. May be given more than once.",
    )(command)


def recogniser_option(command: F) -> F:
    """Add `--recogniser`."""
    return click.option(
        "--recogniser",
        type=click.Choice(["whole", "cues"]),
        default=None,
        help="Which recogniser reads replies: cues with encoder and judge (the default), or cues alone.",
    )(command)


def folders(ctx: click.Context, library: tuple[str, ...]) -> list[Path]:
    """Return the user's own library folder, if there is one, and those named on the command line."""
    from simtrainer.records.folders import user_library

    named = (*(ctx.find_root().obj or {}).get("library", ()), *library)
    own = user_library()
    return [*([own] if own.is_dir() else []), *(Path(name) for name in dict.fromkeys(named))]


def library_of(ctx: click.Context, library: tuple[str, ...]) -> Library:
    """Open the library that the options name; files that cannot be used are told in one line on standard error."""
    from simtrainer.content.library import open_library

    found = open_library(folders(ctx, library))
    if found.problems:
        files = len({problem.path for problem in found.problems})
        click.echo(f"{files} file(s) of the library cannot be used; `simtrainer check` tells why", err=True)
    return found


def recogniser_name(ctx: click.Context, name: RecogniserName | None) -> RecogniserName | None:
    """Return the recogniser that the options name, before or after the command's name."""
    chosen: RecogniserName | None = name or (ctx.find_root().obj or {}).get("recogniser")
    return chosen


def recogniser_of(ctx: click.Context, name: RecogniserName | None, language: Language) -> Recogniser:
    """Open the recogniser that the options name, the best one where they name none."""
    from simtrainer.recognition import open_recogniser

    return open_recogniser(language, recogniser_name(ctx, name))
