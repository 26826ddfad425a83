"""A scenario of the library under a new id, with its plan: the text is copied, comments and all, and few words changed."""

import re
from dataclasses import dataclass
from typing import Final

from simtrainer.authoring.edits import set_value
from simtrainer.authoring.scaffold.pages import Pages
from simtrainer.authoring.scaffold.renaming import Renaming
from simtrainer.content.editors import schema_line
from simtrainer.content.yaml import Document

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
    page, count = _copied(scenario, "scenario", renaming)
    page = set_value(set_value(page, ("id",), name), ("title",), title)
    if plan is None:
        return Adapted(Pages(name, page, None), count)
    plan_page, more = _copied(plan, "plan", renaming)
    return Adapted(Pages(name, page, set_value(plan_page, ("scenario",), name)), count + more)


def _copied(document: Document, kind: str, renaming: Renaming | None) -> tuple[str, int]:
    text, count = renaming.file(document) if renaming else (document.text, 0)
    return _SCHEMA_LINE.sub(lambda _: schema_line(kind), text), count
