"""Checks of what may hurt: insults and grave matters that a learner should be warned of."""

import re
from collections.abc import Iterator, Sequence

from simtrainer.authoring.checking.subject import Subject
from simtrainer.content import walk
from simtrainer.content.diagnostics import Diagnostic, KeyPath


def check_safety(subject: Subject) -> Iterator[Diagnostic]:
    """Yield the first insult and the first grave matter of a scenario that has no content warning."""
    if subject.scenario.content_warning:
        return
    profile = subject.language.profile
    for code, words in (("A001", profile.insults), ("A002", profile.grave_words)):
        if not words:
            continue
        pattern = _any_of(words)
        for path, text in _met(subject):
            if found := pattern.search(text):
                yield subject.diagnostic(code, path, word=found.group())
                break


def _met(subject: Subject) -> Iterator[tuple[KeyPath, str]]:
    """Yield what a learner hears or sees."""
    for path, _, wordings in walk.wordings(subject.scenario):
        for i, wording in enumerate(wordings):
            yield (*path, i), wording if isinstance(wording, str) else " ".join(wording.values())
    for i, event in enumerate(subject.scenario.events):
        if event.shows:
            yield ("events", i, "shows"), event.shows


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
