"""The stretches of a reply that ask for something."""

import re
from collections.abc import Iterator
from itertools import pairwise

from simtrainer.content.language import Language
from simtrainer.recognition.grammar import parse_cue
from simtrainer.recognition.pattern import expression
from simtrainer.recognition.reading import Reading, Sentence
from simtrainer.recognition.spelling import Speller


def request_openings(language: Language, speller: Speller) -> re.Pattern[str]:
    """Return what opens a clause that asks without being a question: "tell me about"."""
    ways = [
        expression(parse_cue(way, language.slots, speller).nodes) for way in language.profile.request_starts
    ]
    return re.compile(r"\|(?:" + "|".join(ways or ["(?!)"]) + ")(?= )")


def asked_stretches(reading: Reading, requests: re.Pattern[str]) -> Iterator[Sentence]:
    """Yield each question of a reply: from a clause that asks up to the next that does."""
    for sentence in reading.said:
        starts = [
            number
            for number, clause in enumerate(sentence.clauses)
            if clause.asks or requests.search(_part(sentence, number, number + 1).line)
        ]
        for start, end in pairwise([*starts, len(sentence.clauses)]):
            yield _part(sentence, start, end)


def as_one(reading: Reading) -> Sentence:
    """Return all that was said as one sentence."""
    clauses = tuple(clause for sentence in reading.said for clause in sentence.clauses)
    return Sentence("said", 0, reading.words, clauses)


def _part(sentence: Sentence, start: int, end: int) -> Sentence:
    clauses = sentence.clauses[start:end]
    first, last = clauses[0].first, clauses[-1].last
    return Sentence(
        sentence.kind, first, sentence.words[first - sentence.first : last - sentence.first], clauses
    )
