"""Checks of what people say: enough wordings, each said once and short enough, nothing left open, better ones to try."""

import re
from collections.abc import Iterator
from typing import Final

from simtrainer.authoring.checking.subject import Subject
from simtrainer.content import walk
from simtrainer.content.diagnostics import Diagnostic, KeyPath
from simtrainer.content.models import Wording, Wordings

ENOUGH_WORDINGS: Final = 3
MOST_WORDS: Final = 60
"""A line over so many words is a speech, not talk."""
_LOOPED = re.compile(
    r"\.(warmer|colder|mixed|plain|unclear|silence|gesture|volley|again|question|asked_back|retell|hide|remind)$"
)
_PLACES: Final = {"asked_back": "{mean}", "retell": "{told}"}
"""What must stand in wordings of a kind, and is filled in there."""
_PLACE = re.compile(r"\{\w*\}")
_CURVED: Final = "“”„«»"
_JOINED: Final = "\u200d"


def check_texts(subject: Subject) -> Iterator[Diagnostic]:
    """Yield what could be better about a scenario's words; all of it warnings but unclosed italics."""
    for path, owner, wordings in walk.wordings(subject.scenario):
        yield from _as_list(subject, path, owner, wordings)
        for i, wording in enumerate(wordings):
            for at, text in parts((*path, i), wording):
                yield from _line(subject, at, owner, text)
    for path, name, opportunity in walk.opportunities(subject.scenario):
        if not opportunity.better:
            yield subject.diagnostic("T002", path, name=name)


def parts(path: KeyPath, wording: Wording) -> Iterator[tuple[KeyPath, str]]:
    """Yield what each person says in a wording, with its place."""
    if isinstance(wording, str):
        yield path, wording
    else:
        for who, text in wording.items():
            yield (*path, who), text


def _as_list(subject: Subject, path: KeyPath, owner: str, wordings: Wordings) -> Iterator[Diagnostic]:
    if _LOOPED.search(owner) and not _may_be_few(owner) and len(wordings) < ENOUGH_WORDINGS:
        values = {"owner": owner, "count": len(wordings), "wanted": ENOUGH_WORDINGS}
        yield subject.diagnostic("T001", path, key=True, **values)
    for i, wording in enumerate(wordings):
        if wording in wordings[:i]:
            first = subject.document.place((*path, wordings.index(wording)))
            yield subject.diagnostic("T008", (*path, i), line=first.line)


def _may_be_few(owner: str) -> bool:
    """Tell whether words come again only when a learner insists: a card's answer, or a wonder, whose words run out."""
    return owner.startswith(("card:", "wonder:"))


def _line(subject: Subject, at: KeyPath, owner: str, text: str) -> Iterator[Diagnostic]:
    filled_in = _PLACES.get(owner.rpartition(".")[2])
    if filled_in and filled_in not in text:
        yield subject.diagnostic("F005", at, owner=owner, place=filled_in)
    for found in _PLACE.findall(text):
        if found != filled_in:
            yield subject.diagnostic("T009", at, place=found)
    if text[:1] in _CURVED and text[-1:] in _CURVED:
        yield subject.diagnostic("T010", at)
    if text.count("*") % 2:
        yield subject.diagnostic("T004", at)
    if _JOINED in text:
        yield subject.diagnostic("T003", at)
    if len(text.split()) > MOST_WORDS:
        yield subject.diagnostic("T005", at, count=len(text.split()))
