"""Groups of patterns under names, found together in one pass over a sentence."""

from collections.abc import Iterator, Mapping, Sequence

from simtrainer.content.language import Language
from simtrainer.recognition.grammar import CueError, parse_cue
from simtrainer.recognition.index import Match, PatternIndex
from simtrainer.recognition.reader import speller_of
from simtrainer.recognition.reading import Reading, Sentence


class PhraseGroups:
    """Patterns under names.

    Args:
        language: Its slots and spellings.
        groups: Patterns by name.

    Raises:
        CueError: A pattern does not follow the grammar; the message names its group.
    """

    def __init__(self, language: Language, groups: Mapping[str, Sequence[str]]) -> None:
        speller = speller_of(language)
        self._names: list[str] = []
        self.patterns = []
        for name, patterns in groups.items():
            for pattern in patterns:
                try:
                    self.patterns.append(parse_cue(pattern, language.slots, speller))
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
