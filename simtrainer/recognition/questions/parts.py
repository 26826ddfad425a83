"""The parts of a reply that may each ask for something else."""

import re
from dataclasses import dataclass
from typing import Final

from simtrainer.recognition.asking import asked_stretches
from simtrainer.recognition.reading import Reading, Sentence

MOST_PARTS: Final = 5
MOST_WORDS: Final = 60
"""A reply over so many words is read by its parts only."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a reply, read for what it asks.

    Attributes:
        text: Its words as typed.
        start: Offset of its first character in the reply.
        end: Offset after the last one.
        asks: Whether it has the form of a question or of a request to tell.
        whole: Whether it is all that was said.
    """

    text: str
    start: int
    end: int
    asks: bool
    whole: bool


def parts_of(reading: Reading, requests: re.Pattern[str]) -> list[Part]:
    """Return all that was said as one part, and, where it holds several, its questions and sentences.

    Args:
        reading: A reply, read.
        requests: What opens a clause that asks without being a question.
    """
    said = reading.said
    if not said:
        return []
    asked = list(asked_stretches(reading, requests))
    whole = _part(reading, said[0].first, said[-1].last, asks=bool(asked), whole=True)
    stretches = [(one.first, one.last) for one in asked]
    pieces = [
        *(_part(reading, first, last, asks=True) for first, last in stretches),
        *(
            _part(reading, sentence.first, sentence.last, asks=False)
            for sentence in said
            if not _holds(sentence, stretches)
        ),
    ]
    pieces = sorted((piece for piece in pieces if piece.text != whole.text), key=lambda piece: piece.start)
    pieces = pieces[-MOST_PARTS:]
    if len(reading.words) > MOST_WORDS and pieces:
        return pieces
    return [whole, *pieces]


def _holds(sentence: Sentence, stretches: list[tuple[int, int]]) -> bool:
    return any(sentence.first <= first < sentence.last for first, _ in stretches)


def _part(reading: Reading, first: int, last: int, *, asks: bool, whole: bool = False) -> Part:
    start, end = reading.span(first, last)
    return Part(reading.text[start:end], start, end, asks, whole)
