"""What pydantic found wrong in a file, as diagnostics in an author's words."""

import re
from collections.abc import Sequence
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from simtrainer.content.diagnostics import Diagnostic, KeyPath
from simtrainer.content.expected import keys_at
from simtrainer.content.nearest import nearest
from simtrainer.content.yaml import Document

_CODES: Final = {
    "missing": "S001",
    "extra_forbidden": "S002",
    "literal_error": "S004",
    "greater_than_equal": "S005",
    "less_than_equal": "S005",
    "greater_than": "S005",
    "less_than": "S005",
    "string_too_short": "S006",
    "string_too_long": "S006",
    "string_pattern_mismatch": "S009",
    "too_short": "S007",
    "too_long": "S007",
    "value_error": "S008",
}
_WANTED: Final = {
    "string_type": "a text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "`true` or `false`",
    "list_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
}
"""Pydantic's types of mistake as the values that belong there, in words."""
MOST_KEYS: Final = 5
_BOUNDS: Final = {
    "ge": "at least {}",
    "le": "at most {}",
    "gt": "more than {}",
    "lt": "less than {}",
    "min_length": "at least {}",
    "max_length": "at most {}",
}


class Mistakes:
    """The mistakes that a model found in a file, as diagnostics."""

    def __init__(self, document: Document, model: type[BaseModel]) -> None:
        self._document = document
        self._model = model

    def of(self, details: Sequence[ErrorDetails]) -> set[Diagnostic]:
        """Return one diagnostic for each mistake.

        Where one of several types may stand, pydantic tells what was missed for each of them: what belongs there is told once, and not
        at all where the value is of one of these types and the mistake lies inside it.
        """
        mistakes: dict[tuple[KeyPath, str], list[ErrorDetails]] = {}
        for detail in details:
            path = _existing(self._document.data, detail["loc"])
            code = _CODES.get(detail["type"], "S003")
            several = code in ("S003", "S004")
            mistakes.setdefault((path, code if several else f"{code} {detail['loc']}"), []).append(detail)
        places = [path for path, _ in mistakes]
        return {
            self._diagnostic(code[:4], path, found)
            for (path, code), found in mistakes.items()
            if code != "S003"
            or not (places.count(path) > 1 or any(_lies_in(other, path) for other in places))
        }

    def _wrong_type(self, path: KeyPath, details: Sequence[ErrorDetails]) -> Diagnostic:
        wanted = dict.fromkeys(self._wanted(path, detail) for detail in details)
        shown = _shown(details[0]["input"])
        return self._document.diagnostic(
            "S003", path, where=_named(path), wanted=" or ".join(wanted), shown=shown
        )

    def _wanted(self, path: KeyPath, detail: ErrorDetails) -> str:
        """Return in words what belongs at a place; where it is keys, some of them."""
        wanted = _WANTED.get(detail["type"], _lowered(detail["msg"]))
        keys = keys_at(self._model, path) if detail["type"] == "model_type" else []
        shown = ", ".join(f"`{key}`" for key in keys[:MOST_KEYS])
        more = ", ..." if len(keys) > MOST_KEYS else ""
        return f"{wanted} ({shown}{more})" if keys else wanted

    def _diagnostic(self, code: str, path: KeyPath, details: Sequence[ErrorDetails]) -> Diagnostic:
        detail = details[0]
        context, value = detail.get("ctx", {}), detail["input"]
        where, name = _named(path), str(detail["loc"][-1])
        bound = next((said.format(context[key]) for key, said in _BOUNDS.items() if key in context), "")
        document = self._document
        match code:
            case "S001":
                return document.diagnostic(code, path, where=where, name=name)
            case "S002":
                hint = nearest(name, keys_at(self._model, path[:-1]))
                if value is None and " " in name:  # `{because: sat, and stayed}` is read as a second key
                    hint = "; if it belongs to the text before it, put that whole text in quotes"
                return document.diagnostic(code, path, key=True, name=name, hint=hint)
            case "S003":
                return self._wrong_type(path, details)
            case "S004":
                allowed = " or ".join(one.get("ctx", {}).get("expected", "") for one in details)
                hint = "" if value is None else nearest(str(value), re.findall(r"'([^']*)'", allowed))
                return document.diagnostic(
                    code, path, where=where, shown=_shown(value), hint=hint, allowed=allowed
                )
            case "S005":
                return document.diagnostic(code, path, where=where, bound=bound, value=value)
            case "S006" | "S007":
                return document.diagnostic(code, path, where=where, bound=bound, count=len(value))
            case "S009":
                of_key = name == "[key]"
                return document.diagnostic(code, path, key=of_key, where=where, value=_plain(value))
            case _:
                return document.diagnostic(
                    code, path, where=where, problem=context.get("error", detail["msg"])
                )


def _lies_in(inner: KeyPath, outer: KeyPath) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def _named(path: KeyPath) -> str:
    """Return a key path in words: `states.door.enter`."""
    return f"`{'.'.join(map(str, path))}`" if path else "the file"


def _lowered(message: str) -> str:
    return message[0].lower() + message[1:]


def _existing(data: Any, location: tuple[str | int, ...]) -> KeyPath:
    """Return the part of a pydantic location that is a path in the data (unions and keys add names of their own)."""
    path: list[str | int] = []
    for part in location:
        inside = (
            part in data if isinstance(data, dict) else isinstance(data, list) and part in range(len(data))
        )
        if inside:
            data = data[part]
            path.append(part)
    return tuple(path)


def _plain(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else text[:37] + "..."


def _shown(value: Any) -> str:
    """Return a value as its author would know it again."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if value is None:
        return "left empty"
    if isinstance(value, list):
        return "a list"
    return "keys with values" if isinstance(value, dict) else f"`{_plain(value)}`"
