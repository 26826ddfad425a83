"""Finding the few patterns that can match a sentence by its words, before any expression runs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from simtrainer.recognition.pattern import Pattern, total
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
    only the patterns that share such a word with it; of those, only the ones whose next need it meets too are run.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = tuple(patterns)
        uses = Counter(word for pattern in self._patterns for word in pattern.literals)
        self._filed: dict[str, list[int]] = {}
        self._also: list[frozenset[str]] = []
        for number, pattern in enumerate(self._patterns):
            ranked = sorted(pattern.required(uses.__getitem__), key=partial(total, uses.__getitem__))
            needs = [frozenset(map(str, words)) for words in ranked]
            for word in needs[0]:
                self._filed.setdefault(word, []).append(number)
            self._also.append(needs[min(1, len(needs) - 1)])
        self._prefixes = {word.text for pattern in self._patterns for word in pattern.literals if word.prefix}
        self._lengths = sorted({len(prefix) for prefix in self._prefixes})

    def __len__(self) -> int:
        return len(self._patterns)

    def candidates(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of the patterns that may match a sentence of these words, in order."""
        offered = self._offered(frozenset(words))
        woken = {number for word in offered for number in self._filed.get(word, ())}
        return sorted(number for number in woken if not offered.isdisjoint(self._also[number]))

    def _offered(self, words: frozenset[str]) -> frozenset[str]:
        """Return the words and, with a star, the beginnings of words that patterns look for."""
        beginnings = {word[:length] for word in words for length in self._lengths if length <= len(word)}
        return words | {f"{beginning}*" for beginning in beginnings & self._prefixes}

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
