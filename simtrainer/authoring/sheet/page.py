"""The sheet for patients as one HTML page that needs nothing else, to be printed."""

from collections.abc import Mapping
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from simtrainer.content.errors import SimtrainerError
from simtrainer.content.models import SheetFile
from simtrainer.content.schema import parse
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.yaml import read_document


def shipped_sheet(language: str) -> SheetFile:
    """Return the sheet that comes with the program.

    Raises:
        SimtrainerError: If there is none in this language.
        ContentError: If it has mistakes.
    """
    path = shipped_folder("rubrics") / language / "sheet.yaml"
    if not path.is_file():
        raise SimtrainerError(f"there is no sheet in the language `{language}`", "`en` is there")
    return parse(read_document(path), SheetFile)


def sheet_page(sheet: SheetFile, filled: Mapping[str, str]) -> str:
    """Return the page.

    Args:
        sheet: Its words.
        filled: What the ward has filled in, by the names of `SheetFields`; what is missing is left as a line to write on.
    """
    template = files("simtrainer.authoring.sheet").joinpath("sheet.html.j2").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    fields = [(label, filled.get(name, "")) for name, label in sheet.fields]
    return environment.from_string(template).render(sheet=sheet, fields=fields)
