"""`docs/diagnostics.md`: the catalogue with an example of each mistake, written by `make diagnostics`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from simtrainer.authoring.checking.checker import Checker
from simtrainer.content.catalogue import CATALOGUE, PARTS, Entry
from simtrainer.content.diagnostics import Diagnostic
from simtrainer.content.language import shipped_language
from simtrainer.content.library import open_library

_INTRODUCTION: Final = """\
# Diagnostics

What `simtrainer check` can say, with an example of each. This page is written by `make diagnostics` from the catalogue in the program
and from the files in `tests/diagnostics/`, each of which is wrong in one way.

An **error** must go before a scenario can be played. A **warning** is advice. A **note** is advice for careful readers: it is printed
only with `simtrainer check --notes`, and always stands in `simtrainer check --json`.
"""
_LONGEST: Final = 110
"""Characters of a line that are shown, around the place meant."""


def page(examples: Path) -> str:
    """Return the page.

    Args:
        examples: The folder of files that are wrong in one way, named after the code; the first of a code's files is shown.
    """
    found = _found(examples)
    parts = [_INTRODUCTION, _overview()]
    for letter, title in PARTS.items():
        parts.append(f"## {title}\n")
        parts += [
            _entry(code, entry, found.get(code)) for code, entry in CATALOGUE.items() if code[0] == letter
        ]
    return "\n".join(parts)


def _overview() -> str:
    lines = ["| code | | what |", "|---|---|---|"]
    lines += [
        f"| [{code}](#{code.lower()}) | {entry.severity} | {entry.title} |"
        for code, entry in CATALOGUE.items()
    ]
    return "\n".join(lines) + "\n"


def _found(examples: Path) -> dict[str, Diagnostic]:
    """Return the first diagnostic of each code that the examples yield."""
    language, library = shipped_language("en"), open_library()
    found: dict[str, Diagnostic] = {}
    for case in sorted(examples.iterdir()):
        for diagnostic in Checker(language, library).check([case]):
            if case.stem.startswith(diagnostic.code):
                found.setdefault(diagnostic.code, diagnostic)
    return found


def _entry(code: str, entry: Entry, example: Diagnostic | None) -> str:
    lines = [f"### {code}", "", f"{entry.severity.capitalize()}: **{entry.title}**.", ""]
    if example:
        lines += ["```yaml", *_shown(example), "```", "", "```", _printed(example), "```", ""]
    else:
        lines += [f"What to do: {entry.todo}.", ""]
    return "\n".join(lines)


def _shown(example: Diagnostic) -> Iterator[str]:
    """Yield the line meant and a sign under its place."""
    text = Path(example.path).read_bytes().decode("utf-8", errors="replace").splitlines()
    line, column = text[example.line - 1].replace("\t", "→"), example.column - 1
    start = max(0, column - _LONGEST // 2) if len(line) > _LONGEST else 0
    yield line[start : start + _LONGEST].rstrip()
    yield f"{' ' * (column - start)}^"


def _printed(example: Diagnostic) -> str:
    """Return the diagnostic as `check` prints it, with the file's name alone."""
    path = Path(example.path)
    return str(example).replace(f"{path.parent}/", "").replace(path.name, "bed-four.yaml", 1)


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(page(Path(sys.argv[1])), encoding="utf-8")
