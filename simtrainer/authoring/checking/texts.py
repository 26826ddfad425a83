"""Checks of the words themselves: enough wordings, better wordings, readable lines, a content warning."""

import re
from collections.abc import Iterator
from typing import Final

from simtrainer.content import walk
from simtrainer.content.diagnostics import Diagnostic
from simtrainer.content.models import Scenario
from simtrainer.content.yaml import Document

ENOUGH_WORDINGS: Final = 3
MOST_WORDS: Final = 60
"""A line over so many words is a speech, not talk."""
_LOOPED = re.compile(
    r"\.(warmer|colder|mixed|plain|unclear|silence|gesture|volley|again|question|asked_back|retell|hide|remind)$"
)
_INSULTS = re.compile(
    r"\b(idiot|stupid|shut up|you are nobody|nobody like you|useless|pathetic|moron|bastard|bitch)\b",
    re.IGNORECASE,
)
_PLACES: Final = {"asked_back": "{mean}", "retell": "{told}"}
"""What must stand in wordings of a kind."""
_JOINED = "‍"


def check_texts(document: Document, scenario: Scenario) -> list[Diagnostic]:
    """Return what could be better about a scenario's words; all of it warnings but unclosed italics."""
    return [*_wordings(document, scenario), *_better(document, scenario), *_warning(document, scenario)]


def _wordings(document: Document, scenario: Scenario) -> Iterator[Diagnostic]:
    for path, owner, wordings in walk.wordings(scenario):
        if _LOOPED.search(owner) and not _may_be_few(owner) and len(wordings) < ENOUGH_WORDINGS:
            values = {"owner": owner, "count": len(wordings), "wanted": ENOUGH_WORDINGS}
            yield document.diagnostic("T001", path, key=True, **values)
        place = _PLACES.get(owner.rpartition(".")[2])
        for i, wording in enumerate(wordings):
            for text in [wording] if isinstance(wording, str) else wording.values():
                if place and place not in text:
                    yield document.diagnostic("F005", (*path, i), owner=owner, place=place)
                if text.count("*") % 2:
                    yield document.diagnostic("T004", (*path, i))
                if _JOINED in text:
                    yield document.diagnostic("T003", (*path, i))
                if len(text.split()) > MOST_WORDS:
                    yield document.diagnostic("T005", (*path, i), count=len(text.split()))


def _may_be_few(owner: str) -> bool:
    """Tell whether words come again only when a learner insists: a card's answer, or a wonder, whose words run out."""
    return owner.startswith(("card:", "wonder:"))


def _better(document: Document, scenario: Scenario) -> Iterator[Diagnostic]:
    for path, name, opportunity in walk.opportunities(scenario):
        if not opportunity.better:
            yield document.diagnostic("T002", path, name=name)


def _warning(document: Document, scenario: Scenario) -> Iterator[Diagnostic]:
    if scenario.content_warning:
        return
    for path, _, wordings in walk.wordings(scenario):
        for i, wording in enumerate(wordings):
            text = wording if isinstance(wording, str) else " ".join(wording.values())
            found = _INSULTS.search(text)
            if found:
                yield document.diagnostic("A001", (*path, i), word=found.group())
                return
