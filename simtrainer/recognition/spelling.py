"""From typed text to plain words: case, apostrophes, contractions and hurried spellings, with offsets kept."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u0900-\u0903\u093a-\u094f"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_APOSTROPHES = "'’‘ʼ`´＇"
_WORD = re.compile(rf"\d+(?:[.,:/]\d+)+|[^\W_](?:[^\W_]|[{_MARKS}{_INVISIBLE}]|[{_APOSTROPHES}](?=[^\W_]))*")
_TO_APOSTROPHE = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff")
)
_LEFTOVER = re.compile(rf"[^\w.,:/'{_MARKS}]")


class Word(NamedTuple):
    """One plain word and where it was typed; words of one contraction share their place."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Return a word in its plain form: compatibility forms, case and apostrophes made equal."""
    if word.isascii():
        return word.lower().replace("`", "'")
    plain = unicodedata.normalize("NFKC", word.translate(_TO_APOSTROPHE)).casefold()
    return unicodedata.normalize("NFC", _LEFTOVER.sub("", plain.translate(_TO_APOSTROPHE)))


class Speller:
    """Splits text into words and writes contractions and hurried spellings out in full.

    Args:
        spellings: Written form to its words; a written form may itself have several words.
    """

    def __init__(self, spellings: Mapping[str, str]) -> None:
        self._single: dict[str, tuple[str, ...]] = {}
        self._several: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for written, meant in spellings.items():
            forms = tuple(fold(form) for form in written.split())
            full = tuple(fold(word) for word in meant.split())
            if len(forms) == 1:
                self._single[forms[0]] = full
            elif forms:
                self._several.setdefault(forms[0], []).append((forms, full))

    def words(self, text: str, start: int = 0, end: int | None = None) -> list[Word]:
        """Return the plain words of a stretch of text, in order."""
        raw = list(_raw_words(text, start, len(text) if end is None else end))
        found: list[Word] = []
        at = 0
        while at < len(raw):
            taken, full = self._spell(raw, at)
            first, last = raw[at], raw[at + taken - 1]
            found.extend(Word(word, first.start, last.end) for word in full)
            at += taken
        return found

    def spell(self, word: str) -> tuple[str, ...]:
        """Return one written word in full: `don't` is `do`, `not`."""
        plain = fold(word)
        return self._single.get(plain, (plain,))

    def _spell(self, raw: list[Word], at: int) -> tuple[int, tuple[str, ...]]:
        word = raw[at].text
        for forms, full in self._several.get(word, ()):
            if tuple(other.text for other in raw[at : at + len(forms)]) == forms:
                return len(forms), full
        return 1, self._single.get(word, (word,))


def _raw_words(text: str, start: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(text, start, end):
        plain = fold(match.group())
        if plain:
            yield Word(plain, match.start(), match.end())
