"""Question books: which fact of a person an intern's question asks for, by words."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from simtrainer.content.language import Language
from simtrainer.recognition.asking import as_one, asked_stretches, request_openings
from simtrainer.recognition.bank import bank_of
from simtrainer.recognition.groups import PhraseGroups
from simtrainer.recognition.lexicon import Lexicon
from simtrainer.recognition.reading import Reading, Sentence
from simtrainer.recognition.spelling import fold
from simtrainer.recognition.stems import stem

TOPIC: Final = "topic-"
"""Word lists whose names begin so hold words that ask about one thing."""
FORM: Final = "form-"
"""Word lists whose names begin so hold question words."""
PATTERN_CONFIDENCE: Final = 0.95
TOPIC_WEIGHT: Final = 1.6
COVERED_WEIGHT: Final = 0.5
"""What a word weighs that a topic already speaks for."""
FORM_WEIGHT: Final = 0.35
"""What a question word weighs."""
SINGLE_SHARE: Final = 0.75
"""How much the nearest single example counts against all examples of a fact together."""
MARGIN_SHARE: Final = 0.5
"""How much of the distance to the runner-up is taken off."""


@dataclass(frozen=True, slots=True)
class Questions:
    """How a fact may be asked for.

    Attributes:
        patterns: Patterns in the cue grammar; a question that matches one asks for this fact and no other.
        examples: Example questions as a tutor writes them.
    """

    patterns: Sequence[str] = ()
    examples: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class QuestionHit:
    """A fact asked for, the words that ask, and how sure the book is, 0-1."""

    id: str
    start: int
    end: int
    confidence: float


class QuestionMatcher(Protocol):
    """Anything that finds the facts a reply asks for."""

    def match(self, reading: Reading, least: float = ...) -> tuple[QuestionHit, ...]:
        """Return the facts asked for, surest first, none below `least`."""


Vector = Mapping[str, float]


class QuestionBook:
    """Facts and the questions that ask for them.

    Args:
        language: Its word lists named ``topic-*`` say which words ask about one thing.
        questions: Ways to ask, by fact.

    Raises:
        CueError: A pattern does not follow the grammar.
    """

    def __init__(self, language: Language, questions: Mapping[str, Questions]) -> None:
        reader = bank_of(language).reader
        self._stop_words = frozenset(map(fold, language.profile.stop_words))
        self._requests = request_openings(language, reader.speller)
        self._patterns = PhraseGroups(language, {name: entry.patterns for name, entry in questions.items()})
        self._topics = _lists(language, TOPIC)
        self._forms = _lists(language, FORM)
        examples = {name: [reader.read(text) for text in entry.examples] for name, entry in questions.items()}
        self._lexicon = Lexicon(
            language.words
            | {word for readings in examples.values() for reading in readings for word in reading.words},
            [*self._patterns.patterns, *self._topics.patterns],
        )
        counted = {
            name: [self._features(as_one(reading)) for reading in readings]
            for name, readings in examples.items()
        }
        facts_with = Counter(feature for known in counted.values() for feature in set().union(*known))
        self._rarity = {feature: math.log(1 + len(questions) / uses) for feature, uses in facts_with.items()}
        self._unheard = math.log(1 + 2 * max(1, len(questions)))
        self._examples = {
            name: [self._weighed(one) for one in known] for name, known in counted.items() if known
        }
        self._together = {name: _sum(known) for name, known in self._examples.items()}

    def match(self, reading: Reading, least: float = 0.55) -> tuple[QuestionHit, ...]:
        """Return the facts that a reply asks for, surest first; statements never ask.

        Args:
            reading: A reply, read.
            least: How sure the book must be.
        """
        reading = reading.respelt(self._lexicon.repair)
        best: dict[str, QuestionHit] = {}
        for asked in asked_stretches(reading, self._requests):
            for name, confidence in self._answers(asked):
                if confidence >= least and (name not in best or best[name].confidence < confidence):
                    best[name] = QuestionHit(
                        name, *reading.span(asked.first, asked.last), round(confidence, 4)
                    )
        return tuple(sorted(best.values(), key=lambda hit: (-hit.confidence, hit.start, hit.id)))

    def _answers(self, asked: Sentence) -> Iterator[tuple[str, float]]:
        outright = dict.fromkeys(name for name, _ in self._patterns.matches(asked))
        if outright:
            yield from ((name, PATTERN_CONFIDENCE) for name in outright)
            return
        scores = self._scores(self._weighed(self._features(asked)))
        if scores:
            (name, first), second = scores[0], scores[1][1] if len(scores) > 1 else 0.0
            yield name, max(0.0, first - MARGIN_SHARE * second)

    def _scores(self, question: Vector) -> list[tuple[str, float]]:
        scored = {
            name: SINGLE_SHARE * max(_cosine(question, example) for example in examples)
            + (1 - SINGLE_SHARE) * _cosine(question, self._together[name])
            for name, examples in self._examples.items()
        }
        return sorted(scored.items(), key=lambda entry: (-entry[1], entry[0]))

    def _features(self, asked: Sentence) -> dict[str, float]:
        features: dict[str, float] = {}
        covered: set[int] = set()
        for name, match in self._topics.matches(asked):
            features[name] = TOPIC_WEIGHT
            covered.update(range(match.first, match.last))
        for number, word in enumerate(asked.words, asked.first):
            if word not in self._stop_words:
                weight = COVERED_WEIGHT if number in covered else 1.0
                features[stem(word)] = max(weight, features.get(stem(word), 0.0))
        for name, _ in self._forms.matches(asked):
            features[name] = FORM_WEIGHT
        return features

    def _weighed(self, features: Vector) -> dict[str, float]:
        return {name: weight * self._rarity.get(name, self._unheard) for name, weight in features.items()}


def _lists(language: Language, start: str) -> PhraseGroups:
    return PhraseGroups(
        language, {name: [f"{{{name}}}"] for name in language.slots if name.startswith(start)}
    )


def _cosine(one: Vector, other: Vector) -> float:
    shared = sum(weight * other.get(name, 0.0) for name, weight in one.items())
    return shared / (_length(one) * _length(other)) if shared else 0.0


def _length(vector: Vector) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values()))


def _sum(vectors: Sequence[Vector]) -> dict[str, float]:
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    return dict(total)
