"""Checks of how hard words are: texts that learners read, and technical words in a lay person's mouth.

Readability is measured by LIX, the words a sentence has on average plus the share of long words in per cent (C. H. Björnsson,
Läsbarhet, Stockholm 1968): about 25 for children's books, 40 for newspapers, over 60 for bureaucracy. It needs no syllables.
"""

import re
from collections.abc import Iterator
from typing import Final

from simtrainer.authoring.checking.subject import Subject
from simtrainer.authoring.checking.texts import parts
from simtrainer.content import walk
from simtrainer.content.diagnostics import Diagnostic, KeyPath
from simtrainer.content.language import Language
from simtrainer.recognition import read, split_actions
from simtrainer.recognition.groups import pattern_of
from simtrainer.recognition.index import PatternIndex

ENOUGH_WORDS: Final = 25
"""In a shorter text one long word would decide."""
MOST_FOR_LEARNERS: Final = 60
MOST_FOR_LAY: Final = 45
_LONG: Final = 7
"""So many letters make a word long."""
_QUOTES: Final = tuple("'\"‘“«")
_WORD = re.compile(r"[^\W\d_]+")
_LIST = re.compile(r"\{[\w-]+\}")
"""A cue that is nothing but a word list."""
_SENTENCE_END = re.compile(r"[.!?:…]+(?=\s|$)")


def check_readability(subject: Subject) -> Iterator[Diagnostic]:
    """Yield texts that are hard to read, and lines of lay people that are hard or technical."""
    for path, text in _read_by_learners(subject):
        yield from _hard(subject, path, text, MOST_FOR_LEARNERS, "a learner in a hurry")
    technical = _technical(subject.language)
    for path, _, wordings in walk.wordings(subject.scenario):
        for i, wording in enumerate(wordings):
            for at, text in parts((*path, i), wording):
                who = str(at[-1]) if isinstance(at[-1], str) else _speaker(subject, path)
                if who is not None and subject.lay(who):
                    said = _said(text)
                    yield from _hard(subject, at, said, MOST_FOR_LAY, "a lay person's mouth")
                    for word in technical.words(said):
                        yield subject.diagnostic("T007", at, who=who, word=word)


def lix(text: str) -> float:
    """Return the readability of a text: 20 is very easy, 60 very hard; 0 for one without words."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    return len(words) / sentences + 100 * sum(len(word) >= _LONG for word in words) / len(words)


def _hard(subject: Subject, at: KeyPath, text: str, most: int, reader: str) -> Iterator[Diagnostic]:
    if len(text.split()) >= ENOUGH_WORDS and (index := lix(text)) > most:
        yield subject.diagnostic("T006", at, index=round(index), most=most, reader=reader)


def _read_by_learners(subject: Subject) -> Iterator[tuple[KeyPath, str]]:
    scenario = subject.scenario
    named: dict[KeyPath, str | None] = {
        ("summary",): scenario.summary,
        ("finding",): scenario.finding,
        ("known",): scenario.known,
        ("you", "text"): scenario.you.text,
        ("scene", "place"): scenario.scene.place,
        ("scene", "briefing"): scenario.scene.briefing,
        ("scene", "now"): scenario.scene.now,
    }
    named |= {("people", who, "about"): person.about for who, person in scenario.people.items()}
    named |= {("endings", name, "text"): ending.text for name, ending in scenario.endings.items()}
    named |= {("events", i, "shows"): event.shows for i, event in enumerate(scenario.events)}
    return ((path, text) for path, text in named.items() if text)


def _speaker(subject: Subject, path: KeyPath) -> str | None:
    """Return who says a line that names nobody; None where it depends on the moment."""
    scenario, (part, *rest) = subject.scenario, path
    first = scenario.first_person
    match part, rest:
        case "people", [who, *_]:
            return str(who)
        case "states", [name, "rules", int(number), *_]:
            state = scenario.states[str(name)]
            return state.rules[number].who or state.who or first
        case "states", [name, *_]:
            return scenario.states[str(name)].who or first
        case "facts", [name, *_]:
            return scenario.facts[str(name)].who or first
        case _:
            return first if len(scenario.people) == 1 else None


def _said(text: str) -> str:
    """Return a line without what is shown."""
    return " ".join(text[part.start : part.end] for part in split_actions(text) if part.kind == "said")


class _Technical:
    """The words of a language that lay people are left alone with, as the cues of `jargon` list them."""

    def __init__(self, language: Language) -> None:
        self._language = language
        cues = [
            cue.match
            for file in language.cues
            if file.behaviour == "jargon"
            for cue in file.cues
            if not cue.against and cue.when == "lay-person" and _LIST.fullmatch(cue.match)
        ]
        patterns = [pattern_of(cue, language) for cue in cues]
        self._index = PatternIndex(patterns)

    def words(self, said: str) -> list[str]:
        """Return the technical words in what is said, those aside that stand in quotes: they are talked about, not used."""
        if not self._index.candidates(word.casefold() for word in _WORD.findall(said)):
            return []
        reading = read(said, self._language)
        found = [match for sentence in reading.sentences for match in self._index.matches(sentence)]
        spans = [reading.span(match.first, match.last) for match in found]
        return list(dict.fromkeys(said[a:b] for a, b in spans if said[max(0, a - 1) : a] not in _QUOTES))


_KNOWN: dict[str, _Technical] = {}


def _technical(language: Language) -> _Technical:
    """Return the technical words of a language, gathered once."""
    if language.hash not in _KNOWN:
        _KNOWN[language.hash] = _Technical(language)
    return _KNOWN[language.hash]
