"""Giving a person another name wherever it stands in a file, comments too."""

import re
from typing import Any, Final

from simtrainer.content.diagnostics import KeyPath
from simtrainer.content.errors import SimtrainerError

_PLAIN: Final = re.compile(r"[^\W\d_](?:[\w .'’-]*[\w.])?")
"""Names that can stand in any text of a YAML file as they are."""
_PATTERNS: Final = ("cues", "match")
"""Keys under which words stand in lower case, in the cue grammar."""


class Renaming:
    """One name for another, and how often it has been put in.

    Attributes:
        count: How often the new name stands in what was renamed so far.
    """

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
        self.count = 0
        self._pairs = _pairs(old.split(), new.split())
        self._names = re.compile("|".join(rf"(?<!\w){_spaced(name)}(?!\w)" for name in self._pairs))
        self._old_last = re.compile(rf"(?<!\w){re.escape(old.split()[-1].lower())}(?!\w)")
        self._new_last = re.sub(r"\W+", " ", new.split()[-1].lower()).strip()

    def text(self, text: str) -> str:
        """Return a text with the new name."""
        return self._put(text, str)

    def value(self, path: KeyPath, text: str) -> str:
        """Return a value, as it stands in a file with its quotes, with the new name."""
        if _is_pattern(path):
            text = self._lower(text)
        return self._put(text, _doubled if text.startswith("'") else str)

    def data(self, data: Any, path: KeyPath = ()) -> Any:
        """Return plain data with the new name in every text: what the renamed file must read as."""
        if isinstance(data, dict):
            return {key: self.data(value, (*path, key)) for key, value in data.items()}
        if isinstance(data, list):
            return [self.data(value, (*path, i)) for i, value in enumerate(data)]
        if not isinstance(data, str):
            return data
        return self._put(self._lower(data) if _is_pattern(path) else data, str)

    def _put(self, text: str, written: Any) -> str:
        def instead(found: re.Match[str]) -> str:
            return str(written(self._pairs[" ".join(found.group().split())]))

        renamed, count = self._names.subn(instead, text)
        self.count += count
        return renamed

    def _lower(self, text: str) -> str:
        """Return a pattern with the new last name; patterns know neither capitals nor marks."""
        renamed, count = self._old_last.subn(lambda _: self._new_last, text)
        self.count += count
        return renamed


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


def _is_pattern(path: KeyPath) -> bool:
    return any(part in _PATTERNS for part in path)


def _doubled(name: str) -> str:
    """Return a name as it stands between single quotes."""
    return name.replace("'", "''")
