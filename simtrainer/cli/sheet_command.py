"""`simtrainer sheet`."""

from pathlib import Path

import click

from simtrainer.cli.errors import Refused


@click.command("sheet")
@click.argument(
    "file", type=click.Path(dir_okay=False, path_type=Path), default=Path("sheet-for-patients.html")
)
@click.option("--hospital", default="", help="The hospital's name; left out, a line to write on.")
@click.option("--ward", default="", help="The ward's name.")
@click.option("--interns", default="", help="Names of the interns.")
@click.option("--senior", default="", help="The doctor who answers for them.")
@click.option("--contact", default="", help="Whom patients can turn to when something is not right.")
@click.option("--language", default="en", show_default=True, help="The language of the sheet.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def command(file: Path, language: str, force: bool, **filled: str) -> None:
    """Write a page for patients and relatives: who interns are, what they may do, and what you may ask them.

    FILE is one HTML page to print, sheet-for-patients.html where none is named. Nothing in it is fetched from anywhere.
    """
    from simtrainer.authoring.sheet import sheet_page, shipped_sheet
    from simtrainer.content.textfile import write_whole

    if file.exists() and not force:
        raise Refused(f"{file} is there already", "name another file, or write over it with --force")
    write_whole(file, sheet_page(shipped_sheet(language), filled))
    click.echo(f"Written to {file}. Open it in a browser, read it with your ward, and print it.")
