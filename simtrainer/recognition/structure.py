"""Behaviours that show in the shape of a reply rather than in set words: echoes, open and closed questions."""

from collections.abc import Iterator
from typing import Final

from simtrainer.content.language import Language
from simtrainer.content.vocabulary import Behaviour
from simtrainer.recognition.context import Moment
from simtrainer.recognition.evidence import Hit
from simtrainer.recognition.groups import PhraseGroups
from simtrainer.recognition.reading import Clause, Reading, Sentence
from simtrainer.recognition.spelling import fold
from simtrainer.recognition.stems import content_stems

MEDICAL_SLOT: Final = "medical_question"
"""The word list of what closed medical and administrative questions are about."""
OPEN_CONFIDENCE: Final = 0.72
WIDE_CONFIDENCE: Final = 0.62
WIDE_QUESTION: Final = "structure.wide-question"
"""Names the finding of a question that invites more than a word."""
STRONG_ECHO: Final = 0.75
ECHO: Final = 0.6
CLOSED_CONFIDENCE: Final = 0.72
VOLLEY_CONFIDENCE: Final = 0.85
IN_PASSING: Final = 0.4
REAL_ANSWER: Final = 0.5
"""Share of a reply's words from which its closed questions are the real answer (rule 6)."""
SURE_ECHO: Final = 3
"""So many shared words are an echo whatever else the clause says."""
LEAST_ECHOED: Final = 2
LEAST_ECHO_WORDS: Final = 5
"""A shorter clause that shares two words is a scrap of the line, not an echo."""
LEAST_ECHO_SHARE: Final = 0.6


class Structure:
    """Reads structure in one language.

    Args:
        language: Its word lists, stop words and words of the speaker's own side.
    """

    def __init__(self, language: Language) -> None:
        profile = language.profile
        self._stop_words = frozenset(map(fold, profile.stop_words))
        self._not_echoing = frozenset(map(fold, [*profile.self_words, *profile.modal_words]))
        self._summary = frozenset(map(fold, profile.summary_openers))
        medical = [f"{{{MEDICAL_SLOT}}}"] if MEDICAL_SLOT in language.slots else []
        self._medical = PhraseGroups(language, {"medical": medical})

    def hits(self, reading: Reading, moment: Moment) -> Iterator[tuple[int, Hit]]:
        """Yield what the structure of a reply shows in its moment, with the number of the sentence said."""
        medical = frozenset(clause for sentence in reading.said for clause in self._medical_clauses(sentence))
        yield from _open_questions(reading, medical)
        yield from self._echoes(reading, moment)
        if moment.emotional and moment.lay:
            yield from _closed_questions(reading, medical)

    def _medical_clauses(self, sentence: Sentence) -> Iterator[Clause]:
        return (sentence.clause_of(match.first) for _, match in self._medical.matches(sentence))

    def _echoes(self, reading: Reading, moment: Moment) -> Iterator[tuple[int, Hit]]:
        """Yield where the opening sentence gives the person's own words back, turned and shortened."""
        heard = content_stems(moment.line.words, self._stop_words)
        for clause in reading.said[0].clauses:
            words = [token.text for token in reading.tokens[clause.first : clause.last]]
            if clause.kind == "statement" and self._not_echoing.isdisjoint(words):
                confidence = self._echo(words, heard)
                if confidence:
                    yield 0, _hit("reflect", clause, "structure.echo", confidence)

    def _echo(self, words: list[str], heard: frozenset[str]) -> float:
        said = content_stems(words, self._stop_words)
        shared = len(said & heard)
        summing_up = words[0] in self._summary and shared >= LEAST_ECHOED
        if shared >= SURE_ECHO or summing_up:
            return STRONG_ECHO
        whole = len(words) >= LEAST_ECHO_WORDS and shared >= LEAST_ECHO_SHARE * len(said)
        return ECHO if shared >= LEAST_ECHOED and whole else 0.0


def _open_questions(reading: Reading, medical: frozenset[Clause]) -> Iterator[tuple[int, Hit]]:
    quizzing = any(clause.asks and clause in medical for _, clause in reading.clauses())
    for number, sentence in enumerate(reading.said):
        for clause in sentence.clauses:
            if clause.opens and clause.asks:
                yield number, _hit("explore", clause, "structure.open-question", OPEN_CONFIDENCE)
            elif clause.wide and clause.asks and sentence.asked and not clause.offers and not quizzing:
                yield number, _hit("explore", clause, WIDE_QUESTION, WIDE_CONFIDENCE)


def _closed_questions(reading: Reading, medical: frozenset[Clause]) -> Iterator[tuple[int, Hit]]:
    """Yield closed questions about something medical, and any closed questions that are all there is."""
    closed = [
        (number, clause)
        for number, sentence in enumerate(reading.said)
        for clause in sentence.clauses
        if clause.asks and not clause.opens and not clause.offers and (clause in medical or not clause.wide)
    ]
    volley = len(closed) > 1 and len({number for number, _ in closed}) >= len(reading.said) - 1
    share = sum(clause.last - clause.first for _, clause in closed) / len(reading.words)
    for number, clause in closed:
        if volley or clause in medical:
            confidence = (
                VOLLEY_CONFIDENCE if volley else CLOSED_CONFIDENCE if share >= REAL_ANSWER else IN_PASSING
            )
            yield number, _hit("interrogate", clause, "structure.closed-question", confidence)


def _hit(behaviour: Behaviour, clause: Clause, cue: str, confidence: float) -> Hit:
    return Hit(behaviour, clause.first, clause.last, cue, confidence)
