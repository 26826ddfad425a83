"""The stem of a word, roughly: enough to see that `waiting` and `waited` are one word."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final

ENDINGS: Final = ("ingly", "edly", "ings", "ness", "ing", "ied", "ies", "ed", "es", "ly", "s", "e", "y")
LEAST_STEM: Final = 3


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return a word without its ending, if what is left has three letters."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            kept = word[: -len(ending)]
            return (
                kept[:-1]
                if len(kept) > LEAST_STEM and kept[-1] == kept[-2] and kept[-1] not in "ls"
                else kept
            )
    return word


def content_stems(words: Iterable[str], stop_words: Collection[str]) -> frozenset[str]:
    """Return the stems of the words that carry content."""
    return frozenset(stem(word) for word in words if word not in stop_words)
