"""Values written as YAML: plain where that is read back as the same text, else between double quotes."""

import json
import re
from typing import Any, Final

from simtrainer.content.diagnostics import ContentError
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.yaml import parse_document

_PLAIN = re.compile(r"[^\W\d_](?:[\w '’.?()/;%-]*[\w'’.?()/;%])?")
_PLAIN_IN_LINES = re.compile(r"[^\W\d_](?:[\w '’.?()/;%,-]*[\w'’.?()/;%])?")
_READ_OTHERWISE: Final = {"y", "n", "yes", "no", "on", "off"}
"""Texts to us, truth values to programs that read YAML 1.1."""
_JOINERS: Final = "\u200c\u200d"
"""Shape letters in Persian and join emoji; nobody reads them as escapes."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def inline(value: Any, *, flow: bool) -> str:
    """Return a value on one line.

    Args:
        value: A text, number, truth value or None, or a list or mapping of such.
        flow: Whether it stands inside brackets, where a comma ends a plain text.

    Raises:
        SimtrainerError: If a text has a character that may not stand in a file.
    """
    if isinstance(value, dict):
        return "{" + ", ".join(inline_entry(key, item) for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(item, flow=True) for item in value) + "]"
    if isinstance(value, str):
        return _text(value, _PLAIN if flow else _PLAIN_IN_LINES)
    return json.dumps(value)


def inline_entry(key: str, value: Any) -> str:
    """Return an entry of a mapping between brackets."""
    return f"{_key(key)}: {inline(value, flow=True)}"


def item_lines(value: Any, indent: int) -> list[str]:
    """Return an item of a list in lines; a mapping gets a line for each of its entries.

    Args:
        value: As for `inline`.
        indent: The column of the list's dashes, from 0.
    """
    space = " " * indent
    if not isinstance(value, dict) or not value:
        return [f"{space}- {inline(value, flow=False)}"]
    entries = [f"{_key(key)}: {inline(item, flow=False)}" for key, item in value.items()]
    return [f"{space}{'  ' if i else '- '}{entry}" for i, entry in enumerate(entries)]


def entry_lines(key: str, value: Any, indent: int, width: int) -> list[str]:
    """Return an entry of a mapping in lines; a list or mapping wider than a line gets lines of its own.

    Args:
        key: The key.
        value: As for `inline`.
        indent: The column of the mapping's keys, from 0.
        width: The widest line.
    """
    space = " " * indent
    named = f"{space}{_key(key)}:"
    line = f"{named} {inline(value, flow=False)}"
    if len(line) <= width or not value or not isinstance(value, list | dict):
        return [line]
    if isinstance(value, list):
        return [named, *(line for item in value for line in item_lines(item, indent + 2))]
    return [
        named,
        *(line for inner, item in value.items() for line in entry_lines(inner, item, indent + 2, width)),
    ]


def _key(key: str) -> str:
    return key if key in ("yes", "no") else inline(key, flow=True)  # keys of the format, always read as texts


def _text(value: str, plain: re.Pattern[str]) -> str:
    if _CONTROL.search(value):
        raise SimtrainerError("the text has a character that may not stand in a file", "leave it out")
    if plain.fullmatch(value) and value.casefold() not in _READ_OTHERWISE and _reads_as(value):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() or c in _JOINERS else _escaped(c) for c in quoted)


def _reads_as(value: str) -> bool:
    try:
        return bool(parse_document(f"- {value}").data == [value])
    except ContentError:
        return False


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"
