"""Giving a person another name wherever it stands in a file, comments too."""

import re
from typing import Any, Final

from simtrainer.authoring.scaffold.spans import edited
from simtrainer.content.diagnostics import KeyPath
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.yaml import Document, parse_document

_PLAIN: Final = re.compile(r"[^\W\d_](?:[\w .'’-]*[\w.])?")
"""Names that can stand in any text of a YAML file as they are."""
_PATTERNS: Final = ("cues", "match")
"""Keys under which words stand in lower case, in the cue grammar."""


class Renaming:
    """One name for another."""

    def __init__(self, old: str, new: str) -> None:
        """Begin a renaming.

        Args:
            old: The whole name that the person had.
            new: The whole name that the person gets.

        Raises:
            SimtrainerError: If the new name holds signs that mean something in a file.
        """
        if not _PLAIN.fullmatch(new):
            raise SimtrainerError(
                f"the name {new} cannot be put into every line",
                "write it with letters, spaces, dots, hyphens and apostrophes, a letter first",
            )
        self._pairs = _pairs(old.split(), new.split())
        self._names = re.compile("|".join(rf"(?<!\w){_spaced(name)}(?!\w)" for name in self._pairs))
        self._old_last = re.compile(rf"(?<!\w){re.escape(old.split()[-1].lower())}(?!\w)")
        self._new_last = re.sub(r"\W+", " ", new.split()[-1].lower()).strip()

    def file(self, document: Document) -> tuple[str, int]:
        """Return a file's text with the new name, comments too, and how often the name was put in.

        Raises:
            SimtrainerError: If the file would then read as anything else.
        """
        count = 0

        def value(path: KeyPath, text: str) -> str:
            nonlocal count
            renamed, found = self._text(path, text, single=text.startswith("'"))
            count += found
            return renamed

        text = edited(document, value, lambda between: value((), between))
        if parse_document(text, document.path).data != self._data(document.data, ()):
            raise SimtrainerError(
                f"{document.path} cannot be given another name without damage",
                "leave the name out, and change it by hand",
            )
        return text, count

    def _data(self, data: Any, path: KeyPath) -> Any:
        """Return plain data with the new name in every text: what the renamed file must read as."""
        if isinstance(data, dict):
            return {key: self._data(value, (*path, key)) for key, value in data.items()}
        if isinstance(data, list):
            return [self._data(value, (*path, i)) for i, value in enumerate(data)]
        return self._text(path, data)[0] if isinstance(data, str) else data

    def _text(self, path: KeyPath, text: str, *, single: bool = False) -> tuple[str, int]:
        """Return a text with the new name, and how often; between single quotes an apostrophe is doubled."""

        def instead(found: re.Match[str]) -> str:
            name = self._pairs[" ".join(found.group().split())]
            return name.replace("'", "''") if single else name

        lower = 0
        if any(part in _PATTERNS for part in path):
            text, lower = self._old_last.subn(lambda _: self._new_last, text)
        renamed, count = self._names.subn(instead, text)
        return renamed, count + lower


def _pairs(old: list[str], new: list[str]) -> dict[str, str]:
    """Return what is replaced by what, the longest first: the whole name, its first and last word, its last word."""
    pairs = {" ".join(old): " ".join(new)}
    if len(old) > 2:
        pairs[f"{old[0]} {old[-1]}"] = f"{new[0]} {new[-1]}" if len(new) > 1 else new[-1]
    pairs.setdefault(old[-1], new[-1])
    return pairs


def _spaced(name: str) -> str:
    """Return a pattern for a name that may go over the end of a line."""
    return r"\s+".join(map(re.escape, name.split()))
