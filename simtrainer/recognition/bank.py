"""A language made ready: its cues parsed and filed, its reader built, once for each language."""

from simtrainer.content.language import Language
from simtrainer.content.models.language import Cue
from simtrainer.content.vocabulary import Behaviour
from simtrainer.recognition.asking import request_openings
from simtrainer.recognition.grammar import CueError, parse_cue
from simtrainer.recognition.index import PatternIndex
from simtrainer.recognition.lexicon import Lexicon
from simtrainer.recognition.pattern import Pattern
from simtrainer.recognition.reader import Reader, speller_of
from simtrainer.recognition.reading import Reading

_KEPT = 4


class CueBank:
    """The cues of a language, parsed, with the reader that repairs typos towards their words.

    Args:
        language: The language.

    Raises:
        CueError: A cue does not follow the grammar; the message begins with its id.
    """

    def __init__(self, language: Language) -> None:
        self._speller = speller_of(language)
        self.cues: list[tuple[Behaviour, Cue]] = [
            (file.behaviour, cue) for file in language.cues for cue in file.cues
        ]
        self.patterns = [self._parsed(cue, language) for _, cue in self.cues]
        self.index = PatternIndex(self.patterns)
        self.lexicon = Lexicon(language.words, self.patterns)
        self.reader = Reader(language, self.lexicon)
        self.requests = request_openings(language, self._speller)

    def _parsed(self, cue: Cue, language: Language) -> Pattern:
        try:
            return parse_cue(cue.match, language.slots, self._speller)
        except CueError as error:
            raise CueError(f"{cue.id}: {error.message}", error.offset) from error


_banks: dict[tuple[str, str], CueBank] = {}


def bank_of(language: Language) -> CueBank:
    """Return the bank of a language, made once; languages of equal code and hash are the same."""
    key = (language.code, language.hash)
    if key not in _banks:
        while len(_banks) >= _KEPT:
            del _banks[next(iter(_banks))]
        _banks[key] = CueBank(language)
    return _banks[key]


def read(text: str, language: Language) -> Reading:
    """Read a text: words, clauses and sentences with their places in the text as typed.

    Args:
        text: Anything, as typed.
        language: The language it is taken to be in.
    """
    return bank_of(language).reader.read(text)
