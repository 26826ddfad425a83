"""Behaviours that show in the shape of a reply rather than in set words: echoes, open and closed questions."""

from collections.abc import Iterator
from typing import Final

from simtrainer.content.language import Language
from simtrainer.recognition.context import Moment
from simtrainer.recognition.evidence import Hit
from simtrainer.recognition.groups import PhraseGroups
from simtrainer.recognition.reading import Clause, Reading, Sentence
from simtrainer.recognition.spelling import fold
from simtrainer.recognition.stems import content_stems

MEDICAL_SLOT: Final = "medical_question"
"""The word list of what closed medical and administrative questions are about."""
OPEN_CONFIDENCE: Final = 0.72
ECHO_CONFIDENCE: Final = 0.62
CLOSED_CONFIDENCE: Final = 0.72
VOLLEY_CONFIDENCE: Final = 0.85
LEAST_ECHOED: Final = 2
LEAST_ECHO_SHARE: Final = 0.4


class Structure:
    """Reads structure in one language.

    Args:
        language: Its word lists and stop words.
    """

    def __init__(self, language: Language) -> None:
        self._stop_words = frozenset(map(fold, language.profile.stop_words))
        self._others = frozenset(map(fold, language.profile.other_words))
        medical = [f"{{{MEDICAL_SLOT}}}"] if MEDICAL_SLOT in language.slots else []
        self._medical = PhraseGroups(language, {"medical": medical})

    def hits(self, reading: Reading, moment: Moment) -> Iterator[Hit]:
        """Yield what the structure of a reply shows in its moment."""
        yield from self._open_questions(reading)
        yield from self._echoes(reading, moment)
        yield from self._closed_questions(reading, moment)

    def _open_questions(self, reading: Reading) -> Iterator[Hit]:
        for _, clause in reading.clauses():
            if clause.opens and clause.asks:
                yield Hit("explore", clause.first, clause.last, "structure.open-question", OPEN_CONFIDENCE)

    def _echoes(self, reading: Reading, moment: Moment) -> Iterator[Hit]:
        heard = content_stems(moment.line.words, self._stop_words)
        if len(heard) < LEAST_ECHOED:
            return
        for sentence, clause in reading.clauses():
            if self._echoes_person(reading, sentence, clause, heard):
                yield Hit("reflect", clause.first, clause.last, "structure.echo", ECHO_CONFIDENCE)

    def _echoes_person(self, reading: Reading, sentence: Sentence, clause: Clause, heard: frozenset[str]) -> bool:
        if clause.kind == "order" or clause.asks:
            return False
        words = [token.text for token in reading.tokens[clause.first : clause.last]]
        said = content_stems(words, self._stop_words)
        shared = said & heard
        return (
            len(shared) >= LEAST_ECHOED
            and len(shared) >= LEAST_ECHO_SHARE * len(said)
            and not self._others.isdisjoint(words)
        )

    def _closed_questions(self, reading: Reading, moment: Moment) -> Iterator[Hit]:
        if not moment.emotional:
            return
        closed = list(self._medical_questions(reading))
        confidence = VOLLEY_CONFIDENCE if len(closed) > 1 else CLOSED_CONFIDENCE
        for clause in closed:
            yield Hit("interrogate", clause.first, clause.last, "structure.closed-question", confidence)

    def _medical_questions(self, reading: Reading) -> Iterator[Clause]:
        for sentence in reading.said:
            places = [match.first for _, match in self._medical.matches(sentence)]
            for clause in sentence.clauses:
                about = any(clause.first <= place < clause.last for place in places)
                if clause.kind == "question" and not clause.opens and about:
                    yield clause
