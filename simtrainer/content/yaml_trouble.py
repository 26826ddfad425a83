"""What an author did where a YAML parser stumbles: the parser says what it expected, people want to know which quote is missing."""

import re
from typing import Final

import yaml

from simtrainer.content.diagnostics import Diagnostic, Place, diagnose

_QUOTES: Final = "\"'"
_STAR = re.compile(r"\s*(?:-\s+|[\w.-]+:\s+)*(\*)")
"""A value that begins with an asterisk, as shown words do."""
_NEEDS_QUOTES: Final = "*@`%"


def explained(error: yaml.YAMLError, text: str, path: str) -> Diagnostic:
    """Return what is wrong with a text that a YAML parser would not read.

    Args:
        error: What the parser said.
        text: The file's text.
        path: The file, as the author named it.
    """
    if isinstance(error, yaml.reader.ReaderError):
        return diagnose(path, Place(text.count("\n", 0, error.position) + 1), "Y002")
    if not isinstance(error, yaml.MarkedYAMLError) or not (error.problem_mark or error.context_mark):
        return diagnose(path, Place(), "Y004", problem=error)
    return _Trouble(error, text.splitlines(), path).diagnostic()


class _Trouble:
    """One stumble of the parser, looked at in the lines around it."""

    def __init__(self, error: yaml.MarkedYAMLError, lines: list[str], path: str) -> None:
        self._path = path
        self._lines = lines
        self._problem = error.problem or ""
        self._context = error.context or ""
        self._mark = _place(error.problem_mark or error.context_mark)
        self._began = _place(error.context_mark) if error.context_mark else self._mark

    def diagnostic(self) -> Diagnostic:
        line = self._line(self._mark)
        here = line[self._mark.column - 1 : self._mark.column]
        if here == "\t" or "tab character" in self._problem:
            return self._at(self._mark, "Y014")
        if "quoted scalar" in self._context and "end of stream" in self._problem:
            return self._at(self._began, "Y016")
        if star := _STAR.match(line):
            return self._at(Place(self._mark.line, star.start(1) + 1), "Y019", sign="*")
        if here in _NEEDS_QUOTES and "cannot start" in self._problem:
            return self._at(self._mark, "Y019", sign=here)
        if "mapping values" in self._problem:
            return self._at(self._mark, "Y015")
        if "simple key" in self._context:
            return self._at(self._began, "Y021", words=self._line(self._began).strip())
        if "did not find expected" in self._problem:
            return self._unexpected(line)
        return self._at(self._mark, "Y004", problem=self._problem)

    def _unexpected(self, line: str) -> Diagnostic:
        before = line[: self._mark.column - 1].rstrip()
        quote = before[-1:] if before[-1:] in _QUOTES else ""
        if quote and before.count(quote) % 2 == 0:
            return self._at(self._mark, "Y018")
        if quote and (opened := self._opened_above(quote)):
            return self._at(opened, "Y016")
        if "flow" in self._context:
            return self._at(self._began if self._began < self._mark else self._bracket_above(), "Y017")
        if not before:
            return self._at(self._mark, "Y020")
        return self._at(self._mark, "Y018" if quote else "Y004", problem=self._problem)

    def _opened_above(self, quote: str) -> Place | None:
        """Return the place of the nearest quote above that a quote in this line closes."""
        for number in range(self._mark.line - 1, 0, -1):
            line = self._lines[number - 1]
            if line.count(quote) % 2:
                return Place(number, line.rindex(quote) + 1)
        return None

    def _bracket_above(self) -> Place:
        """Return the place of the nearest opening bracket above."""
        for number in range(self._mark.line, 0, -1):
            column = max(self._line(Place(number)).rfind(bracket) for bracket in "[{")
            if column >= 0:
                return Place(number, column + 1)
        return self._mark

    def _line(self, place: Place) -> str:
        return self._lines[place.line - 1] if place.line <= len(self._lines) else ""

    def _at(self, place: Place, code: str, **values: object) -> Diagnostic:
        return diagnose(self._path, place, code, **values)


def _place(mark: yaml.Mark | None) -> Place:
    return Place(mark.line + 1, mark.column + 1) if mark else Place()
