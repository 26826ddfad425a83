"""Facts that questions confuse: each example question is typed against all the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from simtrainer.content.language import Language
from simtrainer.recognition.bank import read
from simtrainer.recognition.questions.book import BookReader, Questions
from simtrainer.recognition.questions.kit import QuestionKit
from simtrainer.recognition.questions.meaning import Meaning, MeaningReader, Scales

CONFUSED: Final = 0.9
"""How sure one must be of the wrong fact; facts that lie close to each other, each with its examples, are told apart well below it."""


@dataclass(frozen=True)
class Confusion:
    """An example question that would be taken to ask for another fact.

    Attributes:
        fact: Whose example it is.
        place: Its number among the fact's examples, from 0.
        example: The question.
        taken_for: The fact it would be taken for.
        confidence: How sure one would be of that, 0-1.
    """

    fact: str
    place: int
    example: str
    taken_for: str
    confidence: float


def confusions(
    language: Language, questions: Mapping[str, Questions], kit: QuestionKit
) -> Iterator[Confusion]:
    """Yield the examples that find another fact when they are not known as an example of their own.

    Args:
        language: How words are read.
        questions: Ways to ask, by fact.
        kit: The encoder, the library and the judge of the language.
    """
    reader = _Remembering(kit.reader)
    for name, entry in questions.items():
        for place, example in enumerate(entry.examples):
            others = [text for text in entry.examples if text != example]
            if not others:
                continue
            known = {**questions, name: replace(entry, examples=others)}
            book = BookReader(language, known, reader, kit.common)
            found = [
                (kit.judge.facts.confidence(one.signs), one.id)
                for one in book.candidates(book.parts(read(example, language)))
            ]
            confidence, taken_for = max(found, default=(0.0, name))
            if taken_for != name and confidence >= CONFUSED:
                yield Confusion(name, place, example, taken_for, confidence)


class _Remembering:
    """A reader that reads each text once."""

    def __init__(self, reader: MeaningReader) -> None:
        self._reader = reader
        self._known: dict[tuple[str, str], Meaning] = {}

    @property
    def scales(self) -> Scales:
        return self._reader.scales

    def read(self, text: str, before: str = "") -> Meaning:
        if (text, before) not in self._known:
            self._known[text, before] = self._reader.read(text, before)
        return self._known[text, before]
