"""Whether a reply says anything at all, and whether it says it in words of its own."""

import re
from collections.abc import Collection
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from simtrainer.recognition.reading import Reading, Token

LEAST_KNOWN: Final = 0.5
"""Share of known words under which a reply is taken for nonsense or another language."""
_LOOKED_AT: Final = 40
LEAST_WORDS_EACH: Final = {3: 2.5, 4: 4.5}
"""Fewer words than this for each of so many or more kind behaviours make a list, not a reply."""
_PLACEHOLDER: Final = re.compile(r"\[[A-Za-z][A-Za-z /_'-]{2,30}\]|\*\*[^*\n]{2,40}\*\*")
LONGEST_ECHO: Final = 4
"""From this many words on, a reply that only repeats the line is parroting."""


class Sense:
    """Tells sense from nonsense by the words of a language.

    Args:
        words: Its common words.
    """

    def __init__(self, words: Collection[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(words):
            self._by_first.setdefault(word[:1], []).append(word)

    def understood(self, reading: Reading) -> bool:
        """Tell whether enough of what was said are words, typos forgiven."""
        tokens = [
            token for sentence in reading.said for token in reading.tokens[sentence.first : sentence.last]
        ]
        worded = [token for token in tokens if any(map(str.isalpha, token.text))]
        if not worded:
            return False
        known = sum(token.known for token in worded)
        if known < LEAST_KNOWN * len(worded):
            worded = worded[:_LOOKED_AT]
            known = sum(token.known or self._nearly(token, reading.text) for token in worded)
        return known >= LEAST_KNOWN * len(worded)

    def _nearly(self, token: Token, text: str) -> bool:
        word = token.text
        if (
            text[token.start].isupper()
            and not text[token.start : token.end].isupper()
            and text[token.start].isascii()
        ):
            return True
        most = 1 if len(word) < 6 else 2
        near = self._by_first.get(word[:1], ())
        return (
            len(word) > 2
            and process.extractOne(word, near, scorer=OSA.distance, score_cutoff=most) is not None
        )


def parrots(reading: Reading, line: Reading) -> bool:
    """Tell whether a reply is the person's line, or a stretch of it, word for word."""
    words, heard = reading.words, line.words
    if len(words) < LONGEST_ECHO or len(words) > len(heard):
        return False
    starts = range(len(heard) - len(words) + 1)
    return any(heard[start : start + len(words)] == words for start in starts)


def has_placeholders(text: str) -> bool:
    """Tell whether a text has blanks to fill in, or headings, as templates do: `[name]`, `**Question:**`."""
    return _PLACEHOLDER.search(text) is not None


def crammed(behaviours: int, words: int) -> bool:
    """Tell whether so many behaviours stand in so few words that they are a list, not a reply."""
    return any(behaviours >= many and words < each * behaviours for many, each in LEAST_WORDS_EACH.items())
