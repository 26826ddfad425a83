"""Groups of patterns under names, found together in one pass over a sentence."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from simtrainer.content.language import Language
from simtrainer.recognition.grammar import CueError, parse_cue
from simtrainer.recognition.index import Match, PatternIndex
from simtrainer.recognition.pattern import Pattern
from simtrainer.recognition.reader import speller_of
from simtrainer.recognition.reading import Reading, Sentence
from simtrainer.recognition.spelling import Speller

_KEPT: Final = 8192
"""So many patterns are kept as parsed."""
_parsed: dict[tuple[str, str], Pattern] = {}
_spellers: dict[str, Speller] = {}


def pattern_of(pattern: str, language: Language) -> Pattern:
    """Parse a pattern with a language's word lists and spellings; one that was parsed lately is known.

    Raises:
        CueError: The pattern does not follow the grammar.
    """
    key = (language.hash, pattern)
    if key not in _parsed:
        if language.hash not in _spellers:
            _spellers[language.hash] = speller_of(language)
        if len(_parsed) >= _KEPT:
            del _parsed[next(iter(_parsed))]
        _parsed[key] = parse_cue(pattern, language.slots, _spellers[language.hash])
    return _parsed[key]


class PhraseGroups:
    """Patterns under names.

    Args:
        language: Its slots and spellings.
        groups: Patterns by name.

    Raises:
        CueError: A pattern does not follow the grammar; the message names its group.
    """

    def __init__(self, language: Language, groups: Mapping[str, Sequence[str]]) -> None:
        self._names: list[str] = []
        self.patterns = []
        for name, patterns in groups.items():
            for pattern in patterns:
                try:
                    self.patterns.append(pattern_of(pattern, language))
                except CueError as error:
                    raise CueError(f"{name}: `{pattern}`: {error.message}", error.offset) from error
                self._names.append(name)
        self._index = PatternIndex(self.patterns)

    def matches(self, sentence: Sentence) -> Iterator[tuple[str, Match]]:
        """Yield each match in a sentence with the name it goes by."""
        return ((self._names[match.number], match) for match in self._index.matches(sentence))

    def within(self, reading: Reading) -> frozenset[str]:
        """Return the names that are found anywhere in a reading."""
        return frozenset(name for sentence in reading.sentences for name, _ in self.matches(sentence))
