"""Phrase books: the topics, actions and promises of a scenario, in the same grammar as cues."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from simtrainer.content.language import Language
from simtrainer.recognition.groups import PhraseGroups
from simtrainer.recognition.guards import Guards
from simtrainer.recognition.lexicon import Lexicon
from simtrainer.recognition.reading import Reading, SegmentKind, Sentence


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """A phrase found in a reply.

    Attributes:
        id: The name it goes by in its book.
        start: Offset of its first character in the reply as typed.
        end: Offset after the last one.
        negated: Whether it was negated or only quoted ("I will not call him").
    """

    id: str
    start: int
    end: int
    negated: bool


class PhraseBook:
    """Phrases by name.

    Args:
        language: Its slots, spellings and guards.
        phrases: Patterns by name, in the cue grammar.

    Raises:
        CueError: A pattern does not follow the grammar.
    """

    def __init__(self, language: Language, phrases: Mapping[str, Sequence[str]]) -> None:
        self._groups = PhraseGroups(language, phrases)
        self._lexicon = Lexicon(language.words, self._groups.patterns)
        self._guards = Guards(language)

    def find(self, reading: Reading, kind: SegmentKind | Literal["any"] = "said") -> tuple[PhraseHit, ...]:
        """Return every phrase in a reading, in order of place.

        Args:
            reading: A reply, read.
            kind: Whether to look at what was said, done (between asterisks), or both.
        """
        reading = self._repaired(reading)
        hits: set[PhraseHit] = set()
        for sentence in reading.sentences:
            if kind in {"any", sentence.kind}:
                hits.update(self._in_sentence(sentence, reading))
        return tuple(sorted(hits, key=lambda hit: (hit.start, hit.end, hit.id)))

    def _in_sentence(self, sentence: Sentence, reading: Reading) -> list[PhraseHit]:
        found = list(self._groups.matches(sentence))
        if not found:
            return []
        guards = self._guards.over(sentence, reading)
        return [
            PhraseHit(
                name, *reading.span(match.first, match.last), guards.negated(match) or guards.quoted(match)
            )
            for name, match in found
        ]

    def _repaired(self, reading: Reading) -> Reading:
        """Repair the words that the language's cues could not account for towards those of this book, and leave its own."""
        if all(token.known and not token.repaired for token in reading.tokens):
            return reading
        return reading.respelt(self._lexicon.repair, self._lexicon.seeks)
