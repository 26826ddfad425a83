"""Which words are known, and which known word a typo most likely meant."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from simtrainer.recognition.pattern import Pattern

LEAST_LETTERS = 4
"""Shorter words are never repaired: too many of them lie one letter apart."""
MOST_LETTERS = 24
SURE_LETTERS = 7
LONG_PREFIX = 5
"""Words of so many letters may have two letters wrong, shorter ones one."""
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_REMEMBERED = 4096


class Lexicon:
    """The words of a language and those that patterns look for.

    Args:
        words: Common words; these are never repaired.
        patterns: What replies are searched for; only their words are ever put in place of a typo.
    """

    def __init__(self, words: Collection[str], patterns: Iterable[Pattern]) -> None:
        literals = {word for pattern in patterns for word in pattern.literals}
        self._targets = {word.text for word in literals if not word.prefix and word.text.isalpha()}
        self._prefixes = tuple(sorted({word.text for word in literals if word.prefix}))
        self._long_prefixes = tuple(prefix for prefix in self._prefixes if len(prefix) >= LONG_PREFIX)
        self._words = words
        ordered = sorted(words)
        for prefix in self._prefixes:
            self._targets.update(_beginning(prefix, ordered))
        self._repairable = tuple(sorted(word for word in self._targets if len(word) >= LEAST_LETTERS))
        self._memory: dict[str, str] = {}

    def knows(self, word: str) -> bool:
        """Tell whether a word is a common word, one that patterns look for, or a number."""
        return word in self._words or word in self._targets or not word.isalpha()

    def seeks(self, word: str) -> bool:
        """Tell whether patterns look for a word."""
        return word in self._targets or word.startswith(self._prefixes)

    def begins(self, word: str) -> bool:
        """Tell whether a word begins as patterns want some word to begin."""
        return word.startswith(self._prefixes)

    def surely_begins(self, word: str) -> bool:
        """Tell the same of beginnings so long that the word can hardly be a slip for another."""
        return word.startswith(self._long_prefixes)

    def repair(self, word: str) -> str:
        """Return the word that an unknown one most likely meant, or the word itself."""
        meant = self._memory.get(word)
        if meant is None:
            if len(self._memory) >= _REMEMBERED:
                self._memory.clear()
            meant = self._memory[word] = self._shortened(word) or self._nearest(word) or word
        return meant

    def _shortened(self, word: str) -> str | None:
        """Return a drawn-out word as it is spelt: `soooo` is `so`, `pleaseee` is `please`."""
        if not _DRAWN_OUT.search(word):
            return None
        ways = [_DRAWN_OUT.sub(r"\1\1", word), _DRAWN_OUT.sub(r"\1", word)]
        return next((way for known in (self._targets, self._words) for way in ways if way in known), None)

    def _nearest(self, word: str) -> str | None:
        if not LEAST_LETTERS <= len(word) <= MOST_LETTERS:
            return None
        most = 1 if len(word) < SURE_LETTERS else 2
        close = process.extract(word, self._repairable, scorer=OSA.distance, score_cutoff=most, limit=3)
        ranked = sorted(close, key=lambda found: (found[1], found[0][0] != word[0], found[0]))
        return ranked[0][0] if ranked else None


def _beginning(prefix: str, ordered: list[str]) -> Iterable[str]:
    at = bisect_left(ordered, prefix)
    while at < len(ordered) and ordered[at].startswith(prefix):
        yield ordered[at]
        at += 1
