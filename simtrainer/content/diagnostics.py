"""Authoring mistakes as data: a code, a place, what is wrong, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simtrainer.content.catalogue import CATALOGUE, Severity
from simtrainer.content.errors import SimtrainerError

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a file: line and column count from 1, as editors do."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One mistake at one place.

    Attributes:
        path: The file, as the author named it.
        line: Line of the mistake, from 1.
        column: Column of the mistake, from 1.
        code: Entry of the catalogue.
        message: What is wrong, in words.
    """

    path: str
    line: int
    column: int
    code: str
    message: str

    @property
    def severity(self) -> Severity:
        """How bad it is: an error stops the file from being used."""
        return CATALOGUE[self.code].severity

    @property
    def todo(self) -> str:
        """What the author can do about it."""
        return CATALOGUE[self.code].todo

    def __str__(self) -> str:
        message = " ".join(self.message.split())
        return f"{self.path}:{self.line}:{self.column}: {self.code} {message}; {self.todo}"

    def as_dict(self) -> dict[str, Any]:
        """Return the diagnostic as plain data for `check --json`."""
        return {
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "todo": self.todo,
        }


class ContentError(SimtrainerError):
    """A file that cannot be used; carries every diagnostic found."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = sorted(diagnostics)
        first, *others = map(str, self.diagnostics)
        super().__init__(first, "`simtrainer check` lists every mistake", others)


def diagnose(path: str, place: Place, code: str, /, **values: object) -> Diagnostic:
    """Return a diagnostic with its message as the catalogue words it.

    Args:
        path: The file, as the author named it.
        place: Where in it.
        code: Entry of the catalogue.
        **values: What its message names.
    """
    return Diagnostic(path, place.line, place.column, code, CATALOGUE[code].message.format(**values))


def unreadable(path: Path, error: OSError) -> Diagnostic:
    """Return the diagnostic for a file that the operating system would not read."""
    return diagnose(str(path), Place(), "Y001", reason=error.strerror or error)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of the diagnostics is an error."""
    return any(d.severity == "error" for d in diagnostics)
