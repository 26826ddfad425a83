"""From plain data to content models, every mistake reported at its place."""

import difflib
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from simtrainer.content.diagnostics import ContentError, Diagnostic, KeyPath
from simtrainer.content.models import KINDS
from simtrainer.content.yaml import Document

Model = TypeVar("Model", bound=BaseModel)

_CODES = {
    "missing": "S001",
    "extra_forbidden": "S002",
    "literal_error": "S004",
    "greater_than_equal": "S005",
    "less_than_equal": "S005",
    "greater_than": "S005",
    "less_than": "S005",
    "string_too_short": "S006",
    "string_too_long": "S006",
    "string_pattern_mismatch": "S006",
    "too_short": "S007",
    "too_long": "S007",
    "value_error": "S008",
}


def kind_of(document: Document) -> str:
    """Return the kind that a file says it is.

    Raises:
        ContentError: If `kind:` or `format:` is missing or unknown.
    """
    data = document.data
    if not isinstance(data, dict):
        raise ContentError([document.diagnostic("K001", "the file is no mapping of keys to values")])
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        known = ", ".join(sorted(KINDS))
        said = (
            "`kind:` is missing"
            if kind is None
            else f"`kind: {kind}` is unknown{nearest(str(kind), list(KINDS))}"
        )
        raise ContentError([document.diagnostic("K001", f"{said} (known: {known})", ("kind",))])
    if data.get("format") != 1 or isinstance(data.get("format"), bool):
        raise ContentError([document.diagnostic("K002", "this program reads format 1", ("format",))])
    return kind


def parse(document: Document, model: type[Model]) -> Model:
    """Check data against a content model.

    Args:
        document: The file.
        model: The model of its kind.

    Returns:
        The model.

    Raises:
        ContentError: With one diagnostic for each mistake.
    """
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        found = {_diagnostic(document, detail) for detail in error.errors(include_url=False)}
        raise ContentError(found) from error


def nearest(word: str, known: list[str]) -> str:
    """Return ` (did you mean `x`?)` for the closest known word, or nothing."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f" (did you mean `{close[0]}`?)" if close else ""


def _diagnostic(document: Document, detail: ErrorDetails) -> Diagnostic:
    path = _existing(document.data, detail["loc"])
    code = _CODES.get(detail["type"], "S003")
    name = ".".join(str(part) for part in path) or "the file"
    context = detail.get("ctx", {})
    if code == "S001":
        message = f"`{detail['loc'][-1]}` is missing in {name if path else 'the file'}"
    elif code == "S002":
        message = f"`{detail['loc'][-1]}` is not known here"
    elif code == "S004":
        message = f"`{detail['input']}` is not allowed in {name}: {context.get('expected', '')}"
    elif code == "S008":
        message = f"{name}: {context.get('error', detail['msg'])}"
    else:
        message = f"{name}: {detail['msg'][0].lower()}{detail['msg'][1:]}, not {_shown(detail['input'])}"
    return document.diagnostic(code, message, path, key=code == "S002")


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


def _shown(value: Any) -> str:
    text = " ".join(repr(value).split())
    return text if len(text) <= 40 else text[:37] + "..."
