"""The recogniser that reads by cues: words and structure in, behaviours with evidence out."""

from collections.abc import Iterator, Sequence
from typing import Final

from simtrainer import __version__
from simtrainer.content.language import Language
from simtrainer.content.models.language import Cue
from simtrainer.content.vocabulary import FACILITATING, Behaviour
from simtrainer.recognition.bank import bank_of
from simtrainer.recognition.context import ContextReader, Moment
from simtrainer.recognition.evidence import Hit
from simtrainer.recognition.guards import Guards, SentenceGuards
from simtrainer.recognition.index import Match
from simtrainer.recognition.judge import Finding, judge
from simtrainer.recognition.model import Mark, NearMiss, Recognition, SceneContext
from simtrainer.recognition.reading import Reading, Sentence
from simtrainer.recognition.sense import Sense, crammed, parrots
from simtrainer.recognition.space import level, space_score
from simtrainer.recognition.structure import Structure

UNKNOWN_CONTEXT: Final = 0.6
"""What a cue's confidence is multiplied by when nobody knows whether the context it needs is there."""


class CueRecogniser:
    """Recognises behaviours by a language's cues.

    Args:
        language: The language, with its cues.

    Raises:
        CueError: A cue or a phrase of the profile does not follow the grammar.
    """

    def __init__(self, language: Language) -> None:
        self._bank = bank_of(language)
        self._guards = Guards(language)
        self._context = ContextReader(language, self._bank.reader)
        self._structure = Structure(language)
        self._sense = Sense(language.words)
        self._version = f"{__version__}+{language.hash[:8]}"

    @property
    def name(self) -> str:
        """Which recogniser this is, for the log."""
        return "cues"

    @property
    def version(self) -> str:
        """Version of the program and hash of the language, for the log."""
        return self._version

    def recognise(self, reply: str, context: SceneContext = SceneContext()) -> Recognition:
        """Read one reply in its context.

        Args:
            reply: The reply as typed, actions between asterisks included.
            context: What is known of the moment.

        Returns:
            The behaviours with their evidence; with `understood` False when there was nothing to understand.
        """
        reading = self._bank.reader.read(reply)
        words = len(reading.words)
        if not self._sense.understood(reading):
            return Recognition(understood=False, words=words, questions=reading.questions)
        moment = self._context.read(context)
        nearly: list[NearMiss] = []
        hits = list(self._hits(reading, moment, nearly))
        if parrots(reading, moment.line):
            nearly += [_near(hit, reading, "parroting") for hit in hits]
            hits = []
        findings, dropped = judge(hits)
        nearly += [_near(hit, reading, "unless") for hit in dropped]
        given, unsure = _sorted_out(findings, words)
        return Recognition(
            given=_marks(given, reading),
            unsure=_marks(unsure, reading),
            nearly=tuple(nearly),
            level=level([finding.best.behaviour for finding in given], perfunctory=False),
            space_score=space_score(_names(given), _names(unsure)),
            questions=reading.questions,
            words=words,
        )

    def _hits(self, reading: Reading, moment: Moment, nearly: list[NearMiss]) -> Iterator[Hit]:
        for sentence in reading.said:
            guards = self._guards.over(sentence, reading)
            for match in self._bank.index.matches(sentence):
                behaviour, cue = self._bank.cues[match.number]
                hit = Hit(behaviour, match.first, match.last, cue.id, cue.confidence, tuple(cue.unless))
                allowed = moment.allows(cue)
                stopped = _misplaced(cue, match, sentence) or guards.stops(behaviour, match, cue.ignore)
                if stopped or allowed is False:
                    nearly.append(_near(hit, reading, stopped or "when"))
                elif allowed is None:
                    yield _doubted(hit)
                else:
                    yield hit
        yield from self._structure_hits(reading, moment, nearly)

    def _structure_hits(self, reading: Reading, moment: Moment, nearly: list[NearMiss]) -> Iterator[Hit]:
        for sentence, hit in self._structure.hits(reading, moment):
            stopped = self._guards.over(sentence, reading).stops(hit.behaviour, hit.match(reading))
            if stopped:
                nearly.append(_near(hit, reading, stopped))
            else:
                yield hit
