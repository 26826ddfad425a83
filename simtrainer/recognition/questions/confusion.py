"""Facts that questions confuse: each example question is typed against all the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from simtrainer.content.language import Language
from simtrainer.recognition.bank import read
from simtrainer.recognition.questions.book import BookReader, Questions
from simtrainer.recognition.questions.kit import QuestionKit

CONFUSED: Final = 0.9
"""How sure one must be of the wrong fact; facts that lie close to each other, each with its examples, are told apart well below it."""

NEARLY: Final = 0.05
"""How much nearer its own fact must lie, as a cosine, for an example to be above suspicion."""


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
    for name, place in _suspects(questions, kit):
        entry = questions[name]
        example = entry.examples[place]
        others = [text for text in entry.examples if text != example]
        if not others:
            continue
        known = {**questions, name: replace(entry, examples=others)}
        book = BookReader(language, known, kit.reader, kit.common)
        found = [
            (kit.judge.facts.confidence(one.signs), one.id)
            for one in book.candidates(book.parts(read(example, language)))
        ]
        confidence, taken_for = max(found, default=(0.0, name))
        if taken_for != name and confidence >= CONFUSED:
            yield Confusion(name, place, example, taken_for, confidence)


def _suspects(questions: Mapping[str, Questions], kit: QuestionKit) -> Iterator[tuple[str, int]]:
    """Yield the examples that lie about as near to another fact as to their own; all others need no judge, who takes time."""
    import numpy as np

    texts = [
        (name, place, text)
        for name, entry in questions.items()
        for place, text in enumerate([*entry.examples, *([entry.text] if entry.text else [])])
    ]
    if not texts:
        return
    vectors = np.stack([kit.reader.read(text).pooled for _, _, text in texts])
    owners = np.array([name for name, _, _ in texts])
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, -1.0)
    for row, (name, place, _) in enumerate(texts):
        own = owners == name
        nearest = likeness[row][~own].max(initial=-1.0)
        if place < len(questions[name].examples) and nearest > likeness[row][own].max() - NEARLY:
            yield name, place
