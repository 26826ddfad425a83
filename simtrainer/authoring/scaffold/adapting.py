"""A scenario of the library under a new id, with its plan: the text is copied, comments and all, and few words changed."""

import json
import re
from dataclasses import dataclass
from typing import Any, Final

from simtrainer.authoring.scaffold.pages import Pages, schema_line
from simtrainer.authoring.scaffold.renaming import Renaming
from simtrainer.authoring.scaffold.spans import edited
from simtrainer.content.diagnostics import KeyPath
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.yaml import Document, parse_document

_SCHEMA_LINE: Final = re.compile(r"\A# yaml-language-server: \$schema=\S+")


@dataclass(frozen=True)
class Adapted:
    """A copy, and how often the person's new name was put into it."""

    pages: Pages
    renamed: int


def adapted(scenario: Document, plan: Document | None, name: str, title: str, person: str | None) -> Adapted:
    """Return a scenario and its plan under a new id and title.

    Args:
        scenario: The scenario's file.
        plan: Its plan's file, where there is one.
        name: The new id.
        title: The new title.
        person: The first person's new name; None keeps the old one.

    Raises:
        SimtrainerError: If the new name cannot be put in.
    """
    old = next(iter(scenario.data["people"].values()))["name"]
    renaming = Renaming(old, person) if person and person != old else None
    page = _copied(scenario, {("id",): name, ("title",): title}, renaming, "scenario")
    plan_page = _copied(plan, {("scenario",): name}, renaming, "plan") if plan else None
    return Adapted(Pages(name, page, plan_page), renaming.count if renaming else 0)


def _copied(document: Document, values: dict[KeyPath, str], renaming: Renaming | None, kind: str) -> str:
    def value(path: KeyPath, text: str) -> str:
        if path in values:
            return values[path] if path != ("title",) else json.dumps(values[path], ensure_ascii=False)
        return renaming.value(path, text) if renaming else text

    text = edited(document, value, renaming.text if renaming else str)
    text = _SCHEMA_LINE.sub(lambda _: schema_line(kind), text)
    _prove(document, parse_document(text, document.path), values, renaming)
    return text


def _prove(document: Document, copy: Document, values: dict[KeyPath, str], renaming: Renaming | None) -> None:
    """Refuse a copy that does not read as the file did, but for what was to change."""
    expected: dict[str, Any] = dict(document.data)
    if renaming:
        count = renaming.count
        expected = renaming.data(expected)
        renaming.count = count
    expected.update({str(path[0]): value for path, value in values.items()})
    if copy.data != expected:
        raise SimtrainerError(
            f"{document.path} cannot be changed without damage", "copy the file and change it by hand"
        )
