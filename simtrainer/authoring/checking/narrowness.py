"""Checks of how much a cue catches: nothing that another has not caught, a word that everybody says, everyday talk."""

from collections.abc import Iterator, Sequence

from simtrainer.authoring.checking.expansion import shadows, single_words
from simtrainer.content.diagnostics import Diagnostic, KeyPath
from simtrainer.content.language import Language
from simtrainer.content.models import Cue, CueFile, Scenario
from simtrainer.content.vocabulary import BLOCKING
from simtrainer.content.yaml import Document
from simtrainer.recognition import CueRecogniser, Reading, read
from simtrainer.recognition.groups import pattern_of
from simtrainer.recognition.index import PatternIndex

TOO_MANY = 2
"""A cue that matches so many of the everyday sentences, which have nothing in common, is about none of them."""
Written = tuple[KeyPath, str]
"""A cue as it stands in a file, with its place."""


def check_scenario_cues(document: Document, scenario: Scenario, language: Language) -> Iterator[Diagnostic]:
    """Yield the cues of a scenario that catch nothing of their own, or too much.

    Args:
        document: The file.
        scenario: The scenario; its cues can be read.
        language: The language that they are read in.
    """
    lists = lists_of(scenario)
    for written in lists:
        yield from _narrow(document, written, language)
    yield from _neutral(document, [one for part in lists for one in part if one[0][0] != "actions"], language)


def lists_of(scenario: Scenario) -> list[list[Written]]:
    """Return every list of cues in a scenario."""
    lists: list[tuple[KeyPath, Sequence[str]]] = []
    lists += [(("facts", name, "cues"), fact.cues) for name, fact in scenario.facts.items()]
    lists += [(("topics", name, "cues"), topic.cues) for name, topic in scenario.topics.items()]
    lists += [(("promises", name, "cues"), promise.cues) for name, promise in scenario.promises.items()]
    lists += [(("actions", name, "match"), action.match) for name, action in scenario.actions.items()]
    return [[((*path, i), cue) for i, cue in enumerate(cues)] for path, cues in lists if cues]


def check_behaviour_cues(document: Document, file: CueFile, language: Language) -> Iterator[Diagnostic]:
    """Yield the cues of a behaviour that catch nothing of their own, or, where they take space, everyday talk."""
    patterns = [pattern_of(cue.match, language) for cue in file.cues]
    for number, other in shadows(patterns):
        if _counts_less(file.cues[number], file.cues[other]):
            at: KeyPath = ("cues", number, "match")
            yield document.diagnostic("C006", at, cue=file.cues[number].id, other=file.cues[other].id)
    if file.behaviour not in BLOCKING:
        return
    recogniser = CueRecogniser(language)
    places = {cue.id: i for i, cue in enumerate(file.cues)}
    found: dict[str, list[str]] = {}
    for sentence in language.profile.neutral_talk:
        for name in recogniser.fired(sentence):
            found.setdefault(name, []).append(sentence)
    for name, sentences in found.items():
        if len(sentences) >= TOO_MANY:
            yield _everyday(document, ("cues", places[name], "match"), name, sentences)


def _counts_less(one: Cue, other: Cue) -> bool:
    """Tell whether a cue speaks only where another speaks too, at least as surely."""
    return (
        one.against == other.against
        and one.confidence <= other.confidence
        and set(one.ignore) <= set(other.ignore)
        and set(one.unless) >= set(other.unless)
        and (not other.clause or (bool(one.clause) and set(one.clause) <= set(other.clause)))
        and other.when in (None, one.when)
    )


def _narrow(document: Document, written: Sequence[Written], language: Language) -> Iterator[Diagnostic]:
    patterns = [pattern_of(cue, language) for _, cue in written]
    for number, other in shadows(patterns):
        path, cue = written[number]
        yield document.diagnostic("C006", path, cue=cue, other=written[other][1])
    common = {
        token.text
        for reading in _neutral_readings(language)
        for token in reading.tokens
        if token.text in language.profile.stop_words
    }
    for (path, cue), pattern in zip(written, patterns, strict=True):
        words = [word for word in single_words(pattern) if word in common]
        if words:
            yield document.diagnostic("C007", path, cue=cue, word=words[0])


def _neutral(document: Document, written: Sequence[Written], language: Language) -> Iterator[Diagnostic]:
    if not written:
        return
    index = PatternIndex([pattern_of(cue, language) for _, cue in written])
    found: dict[int, dict[str, None]] = {}
    for text, reading in zip(language.profile.neutral_talk, _neutral_readings(language), strict=True):
        for sentence in reading.sentences:
            for match in index.matches(sentence):
                found.setdefault(match.number, {})[text] = None
    for number, sentences in found.items():
        if len(sentences) >= TOO_MANY:
            yield _everyday(document, *written[number], list(sentences))


def _everyday(document: Document, path: KeyPath, cue: str, sentences: Sequence[str]) -> Diagnostic:
    shown = " and ".join(f"`{sentence}`" for sentence in sentences[:TOO_MANY])
    return document.diagnostic("C008", path, cue=cue, sentences=shown)


_READINGS: dict[str, tuple[Reading, ...]] = {}


def _neutral_readings(language: Language) -> tuple[Reading, ...]:
    """Return the everyday sentences, read once a language."""
    if language.hash not in _READINGS:
        _READINGS[language.hash] = tuple(read(text, language) for text in language.profile.neutral_talk)
    return _READINGS[language.hash]
