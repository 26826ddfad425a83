"""`simtrainer list`."""

import json

import click

from simtrainer.cli.options import library_of, library_option

LANGUAGE = "en"


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one flat JSON array.")
@library_option
@click.pass_context
def command(ctx: click.Context, as_json: bool, library: tuple[str, ...]) -> None:
    """List the scenarios."""
    found = [f.scenario for f in library_of(ctx, library).of_language(LANGUAGE)]
    if as_json:
        fields = ("id", "situation", "title", "difficulty", "minutes", "language")
        rows = [{name: getattr(s, name) for name in fields} for s in found if s.situation != "warm-up"]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    width = max((len(s.id) for s in found), default=0)
    for s in found:
        click.echo(f"{s.id:{width}}  {s.situation:21}  {s.difficulty}/5  {s.minutes:2} min  {s.title}")
