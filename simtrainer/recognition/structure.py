"""Behaviours that show in the shape of a reply rather than in set words: echoes, open and closed questions."""

from collections.abc import Iterator
from typing import Final

from simtrainer.content.language import Language
from simtrainer.content.vocabulary import Behaviour
from simtrainer.recognition.context import Moment
from simtrainer.recognition.evidence import Hit
from simtrainer.recognition.groups import PhraseGroups
from simtrainer.recognition.reading import Clause, Reading
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

    def hits(self, reading: Reading, moment: Moment) -> Iterator[tuple[int, Hit]]:
        """Yield what the structure of a reply shows in its moment, with the number of the sentence said."""
        heard = content_stems(moment.line.words, self._stop_words)
        closed = list(self._medical_questions(reading)) if moment.emotional else []
        confidence = VOLLEY_CONFIDENCE if len(closed) > 1 else CLOSED_CONFIDENCE
        for number, sentence in enumerate(reading.said):
            for clause in sentence.clauses:
                if clause.opens and clause.asks:
                    yield number, _hit("explore", clause, "structure.open-question", OPEN_CONFIDENCE)
                elif clause in closed:
                    yield number, _hit("interrogate", clause, "structure.closed-question", confidence)
                elif self._echoes(reading, clause, heard):
                    yield number, _hit("reflect", clause, "structure.echo", ECHO_CONFIDENCE)

    def _echoes(self, reading: Reading, clause: Clause, heard: frozenset[str]) -> bool:
        if clause.kind == "order" or clause.asks or len(heard) < LEAST_ECHOED:
            return False
        words = [token.text for token in reading.tokens[clause.first : clause.last]]
        said = content_stems(words, self._stop_words)
        shared = len(said & heard)
        return (
            shared >= LEAST_ECHOED
            and shared >= LEAST_ECHO_SHARE * len(said)
            and not self._others.isdisjoint(words)
        )

    def _medical_questions(self, reading: Reading) -> Iterator[Clause]:
        for sentence in reading.said:
            places = [match.first for _, match in self._medical.matches(sentence)]
            for clause in sentence.clauses:
                about = any(clause.first <= place < clause.last for place in places)
                if clause.kind == "question" and not clause.opens and about:
                    yield clause


def _hit(behaviour: Behaviour, clause: Clause, cue: str, confidence: float) -> Hit:
    return Hit(behaviour, clause.first, clause.last, cue, confidence)
