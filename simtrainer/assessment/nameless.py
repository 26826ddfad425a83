"""A reply without names: what could tell who spoke, or of whom, is replaced by a neutral sign.

A machine cannot know every name. It takes out what looks like one, and rather too much than too little; small letters and
names that a scenario uses itself pass.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from simtrainer.content.language import Language

NAME: Final = "[name]"
NUMBER: Final = "[number]"
ADDRESS: Final = "[address]"

_ADDRESS = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+")
_NUMBER = re.compile(r"\+?\d(?:[\s().-]{0,2}\d){4,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?:^|[.!?…:\n\"“*])[\s\"“*]*$")
_APART = re.compile(r"[.]? ")
_TWICE = re.compile(rf"{re.escape(NAME)}(?:\s+{re.escape(NAME)})+")
TITLED: Final = 6
"""Words of the shortest text whose capitals tell nothing where nearly all words have one."""
LONGEST_ACRONYM: Final = 5
"""Letters of the longest word in capitals that is read as an abbreviation, such as ECG."""


class NameTaker:
    """Takes names, addresses and long numbers out of texts.

    Args:
        language: Which phrases introduce a name, and which words with a capital are none.
        known: Texts whose words with a capital stay, such as the scenario's own.
        own: Names of people to take out wherever they stand, in capitals or not.
    """

    def __init__(self, language: Language, known: Iterable[str] = (), own: Iterable[str] = ()) -> None:
        profile = language.profile
        self._titles = {word.casefold() for word in (*profile.titles, *profile.abbreviations)}
        self._plain = {word.casefold() for word in profile.capitals} | self._titles
        self._plain |= {_folded(word) for word in profile.contractions}
        self._known = {_folded(word) for text in known for word in _WORD.findall(text) if _large(word)}
        self._words = language.words
        self._name_opener = _ending(profile.name_openers)
        self._self_opener = _ending(profile.self_openers)
        parts = {part.casefold() for name in own for part in _WORD.findall(name) if len(part) > 1}
        self._own = parts - self._known

    def strip(self, text: str) -> str:
        """Return a text without what may be a name, an address or a number of five or more digits."""
        text = _NUMBER.sub(NUMBER, _ADDRESS.sub(ADDRESS, text.replace("’", "'")))
        found = list(_WORD.finditer(text))
        names = set(self._names(text, found))
        for number in sorted(names, reverse=True):
            word = found[number]
            text = text[: word.start()] + NAME + _possessive(word.group()) + text[word.end() :]
        return _TWICE.sub(NAME, text)

    def _names(self, text: str, found: list[re.Match[str]]) -> Iterator[int]:
        """Yield the numbers of the words that may be names."""
        large = sum(_large(word.group()) for word in found)
        titled = len(found) >= TITLED and large > len(found) * 3 / 4
        introduced = ""
        for number, match in enumerate(found):
            word, before = match.group(), text[: match.start()]
            if before.endswith("[") and text[match.end() : match.end() + 1] == "]":
                continue
            if not (introduced and _APART.fullmatch(text[found[number - 1].end() : match.start()])):
                introduced = "name" if self._name_opener.search(before) else ""
                introduced = introduced or ("self" if self._self_opener.search(before) else "")
            if _folded(word) in self._own:
                yield number
            elif _folded(word) in self._titles:
                continue
            elif introduced and self._introduced(word, introduced == "name", shouted=text.isupper()):
                yield number
            else:
                introduced = ""
                if self._suspect(word, titled=titled) and self._inside(text, match):
                    yield number

    def _introduced(self, word: str, surely: bool, *, shouted: bool) -> bool:
        """Tell whether a word behind an opener, or behind a name there, may be a name."""
        return self._suspect(word, titled=shouted) or (surely and self._strange(word))

    def _suspect(self, word: str, *, titled: bool) -> bool:
        """Tell whether a word with a capital may be a name."""
        folded = _folded(word)
        if not _large(word) or folded in self._plain or folded in self._known:
            return False
        if titled:
            return folded not in self._words
        return not (word.isupper() and len(word) <= LONGEST_ACRONYM)

    def _strange(self, word: str) -> bool:
        """Tell whether a word in small letters is none of the language or the scenario."""
        folded = _folded(word)
        return folded not in self._words and folded not in self._plain and folded not in self._known

    def _inside(self, text: str, match: re.Match[str]) -> bool:
        """Tell whether a word stands inside a sentence, or calls somebody at its beginning by an unknown word."""
        if not _SENTENCE_END.search(text[: match.start()]):
            return True
        return text[match.end() : match.end() + 1] == "," and self._strange(match.group())


def _ending(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return what finds a text that ends with one of these phrases."""
    any_of = "|".join(re.escape(phrase) for phrase in phrases) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{any_of})\s*$", re.IGNORECASE)


def _large(word: str) -> bool:
    return word[:1].isupper()


def _possessive(word: str) -> str:
    return "'s" if word.endswith("'s") else ""


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")
