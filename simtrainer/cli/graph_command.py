"""`simtrainer graph`."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from simtrainer.cli.options import library_of, library_option

if TYPE_CHECKING:
    from simtrainer.authoring.graph import Graph, Tone
    from simtrainer.content.library import Found, Library

WIDEST: Final = 110
"""Columns beyond which lines are no easier to read."""
COLOURS: Final[dict[Tone, dict[str, Any]]] = {
    "heading": {"bold": True},
    "faint": {"dim": True},
    "never": {"fg": "red"},
    "rarely": {"fg": "yellow"},
    "often": {"fg": "green"},
}


@click.command("graph")
@click.argument("scenario")
@click.option("--mermaid", is_flag=True, help="Print a Mermaid flowchart instead.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@click.option("--no-coverage", is_flag=True, help="Leave out what came up in the last simulation.")
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    scenario: str,
    mermaid: bool,
    output: Path | None,
    no_coverage: bool,
    library: tuple[str, ...],
) -> None:
    """Draw SCENARIO (an id that `simtrainer list` shows, or a file): states, rules in the order they are tried, endings."""
    from simtrainer.authoring.graph import to_mermaid, to_tree
    from simtrainer.cli.finding import found_in

    known = library_of(ctx, library)
    found = found_in(known, scenario)
    graph = _graph(known, found, with_coverage=not no_coverage)
    if mermaid:
        text = to_mermaid(graph)
    elif output:
        text = "\n".join(to_tree(graph)) + "\n"
    else:
        text = "\n".join(to_tree(graph, _width(), _painted)) + "\n"
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        click.echo(_writable(text), nl=False)
    if _has_errors(found, known):
        click.echo(f"{found.path} has errors; `simtrainer check {found.path}` lists them", err=True)
    elif graph.talks is None and not no_coverage:
        click.echo(f"How often each part comes up: `simtrainer simulate {scenario}` first", err=True)


def _graph(library: Library, found: Found, *, with_coverage: bool) -> Graph:
    from simtrainer.authoring.graph import graph_of
    from simtrainer.authoring.last_run import kept
    from simtrainer.records.folders import simulations_folder

    last = kept(simulations_folder(), found.scenario.id) if with_coverage else None
    if last is None:
        return graph_of(found.scenario)
    earlier = last.content != library.bundle(found.scenario.id).hash
    return graph_of(found.scenario, last.coverage, earlier=earlier)


def _has_errors(found: Found, library: Library) -> bool:
    from simtrainer.authoring.checking.playable import obstacles
    from simtrainer.content.language import shipped_language

    return bool(obstacles(found, library, shipped_language()))


def _width() -> int:
    return min(shutil.get_terminal_size().columns, WIDEST)


def _painted(text: str, tone: Tone) -> str:
    """Colour a text; `click.echo` takes the colour out again where it does not write to a terminal."""
    return text if os.environ.get("NO_COLOR") else click.style(text, **COLOURS[tone])


def _writable(text: str) -> str:
    """Put plain signs where the output's encoding has no arrows, as in a pipe on Windows."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        plain = text.replace("→", "->").replace("…", "...")
        return plain.encode(encoding, "replace").decode(encoding)
    return text
