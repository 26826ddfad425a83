"""One kind of authoring mistake, in words."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
"""An error stops a scenario from being played; a warning is advice; a note is advice for careful readers."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind of authoring mistake.

    Attributes:
        severity: How bad it is.
        title: The mistake in a few words.
        message: What is printed: a template whose `{names}` are filled in at the place of use.
        todo: What the author can do about it.
    """

    severity: Severity
    title: str
    message: str
    todo: str


def error(title: str, message: str, todo: str) -> Entry:
    """Return an entry that stops a file from being used."""
    return Entry("error", title, message, todo)


def warning(title: str, message: str, todo: str) -> Entry:
    """Return an entry of advice."""
    return Entry("warning", title, message, todo)


def note(title: str, message: str, todo: str) -> Entry:
    """Return an entry of advice that is printed only when asked for."""
    return Entry("note", title, message, todo)
