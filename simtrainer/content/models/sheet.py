"""The sheet for patients in one language: who interns are, what they may do, what one may ask."""

from typing import Annotated, Literal

from pydantic import Field

from simtrainer.content.models.base import Content, Id, Text


class SheetPart(Content):
    """A part of the sheet under a heading."""

    title: Text
    """The heading."""
    text: Text | None = None
    """A sentence or two."""
    points: list[Text] = []
    """What is listed below it."""


class SheetFields(Content):
    """What a ward fills in, by hand or on the command line."""

    hospital: Text
    """Stands before the hospital's name."""
    ward: Text
    """Stands before the ward's name."""
    interns: Text
    """Stands before the names of the interns."""
    senior: Text
    """Stands before the name of the doctor who answers for them."""
    contact: Text
    """Stands before whom to turn to."""


class SheetFile(Content):
    """A sheet for patients and relatives (`rubrics/<language>/sheet.yaml`)."""

    kind: Literal["sheet"]
    """Says that this file is a sheet for patients."""
    format: Literal[1]
    """The number of the format: 1."""
    language: Id
    """The language of its texts: `en`."""
    title: Text
    """Above everything."""
    lead: Text
    """What the sheet is for, in two sentences."""
    parts: Annotated[list[SheetPart], Field(min_length=1)]
    """The parts, in order."""
    fields: SheetFields
    """What is filled in."""
    close: Text
    """The last line."""
