"""Finding the few patterns that can match a sentence by its words, before any expression runs."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from simtrainer.recognition.grammar import Pattern, Word
from simtrainer.recognition.reading import Sentence


@dataclass(frozen=True, slots=True)
class Match:
    """One place where a pattern matched.

    Attributes:
        number: Number of the pattern.
        first: Number of its first token in the reading.
        last: Number after its last token.
        literals: Words that the pattern itself names; what else lies between stood in a gap.
    """

    number: int
    first: int
    last: int
    literals: frozenset[str]


class PatternIndex:
    """Patterns by the words they need.

    Each pattern is filed under the rarest set of words of which any match must hold one, so that a sentence wakes
    only the patterns that share such a word with it.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = tuple(patterns)
        self._by_word: dict[str, list[int]] = {}
        self._by_prefix: dict[str, list[int]] = {}
        uses = Counter(word for pattern in self._patterns for word in pattern.literals)
        for number, pattern in enumerate(self._patterns):
            for word in _rarest(pattern, uses.__getitem__):
                shelf = self._by_prefix if word.prefix else self._by_word
                shelf.setdefault(word.text, []).append(number)
        self._prefix_lengths = sorted({len(prefix) for prefix in self._by_prefix})

    def __len__(self) -> int:
        return len(self._patterns)

    def candidates(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of the patterns that may match a sentence of these words, in order."""
        found: set[int] = set()
        for word in set(words):
            found.update(self._by_word.get(word, ()))
            for length in self._prefix_lengths:
                if length > len(word):
                    break
                found.update(self._by_prefix.get(word[:length], ()))
        return sorted(found)

    def matches(self, sentence: Sentence) -> Iterator[Match]:
        """Yield every place in a sentence where a pattern matches, pattern by pattern."""
        for number in self.candidates(sentence.words):
            yield from self._places(number, sentence)

    def scan(self, sentence: Sentence) -> Iterator[Match]:
        """Yield the same without the index; slow, kept to prove that the index loses nothing."""
        for number in range(len(self._patterns)):
            yield from self._places(number, sentence)

    def _places(self, number: int, sentence: Sentence) -> Iterator[Match]:
        pattern = self._patterns[number]
        for found in pattern.regex.finditer(sentence.line):
            first, last = sentence.tokens_between(found.start(), found.end())
            if first < last:
                yield Match(number, first, last, pattern.texts)


def _rarest(pattern: Pattern, uses: Callable[[Word], int]) -> frozenset[Word]:
    return min(pattern.required, key=lambda words: sum(uses(word) for word in words))
