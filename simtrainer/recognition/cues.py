"""The recogniser that reads by cues: words and structure in, behaviours with evidence out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
from simtrainer.recognition.model import NO_CONTEXT, Mark, NearMiss, Recognition, SceneContext
from simtrainer.recognition.reading import Reading, Sentence
from simtrainer.recognition.sense import Sense, crammed, has_placeholders, parrots
from simtrainer.recognition.space import level, space_score
from simtrainer.recognition.structure import WIDE_QUESTION, Structure

FORMULA_CONFIDENCE: Final = 0.85
SARCASM_MARK: Final = "/s"
"""Typed at the end of a message, it says that the message was not meant."""
UNKNOWN_CONTEXT: Final = 0.6
"""What a cue's confidence is multiplied by when nobody knows whether the context it needs is there."""


@dataclass(frozen=True)
class CueReading:
    """What the cues say of a reply before it is judged.

    Attributes:
        reading: The reply, read.
        moment: The context, read; None when the reply was not understood.
        findings: What the cues found, by behaviour.
        nearly: Cues that matched and were stopped.
        perfunctory: Whether it holds a bare formula.
        parroting: Whether it only repeats the person's words.
        mocking: Whether its kindness is mockery.
        pasted: Whether it was pasted instead of meant.
        mechanical: Whether it names skills instead of using them.
        only_asking: Whether it is sympathy that fits anyone and then nothing but closed questions.
    """

    reading: Reading
    moment: Moment | None
    findings: tuple[Finding, ...] = ()
    nearly: tuple[NearMiss, ...] = ()
    perfunctory: bool = False
    parroting: bool = False
    mocking: bool = False
    pasted: bool = False
    mechanical: bool = False
    only_asking: bool = False

    @property
    def unmeant(self) -> bool:
        """Whether nothing in it may count: it only repeats, or was pasted."""
        return self.parroting or self.pasted

    @property
    def words(self) -> int:
        """How many words the reply has."""
        return len(self.reading.words)


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

    def recognise(self, reply: str, context: SceneContext = NO_CONTEXT) -> Recognition:
        """Read one reply in its context.

        Args:
            reply: The reply as typed, actions between asterisks included.
            context: What is known of the moment.

        Returns:
            The behaviours with their evidence; with `understood` False when there was nothing to understand.
        """
        found = self.examine(reply, context)
        if found.moment is None:
            return Recognition(understood=False, words=found.words, questions=found.reading.questions)
        given, unsure = _sorted_out(found.findings, found.words)
        return Recognition(
            given=_marks(given, found.reading),
            unsure=_marks(unsure, found.reading),
            nearly=found.nearly,
            level=level(_names(given), perfunctory=found.perfunctory),
            space_score=space_score(_names(given), _names(unsure)),
            questions=found.reading.questions,
            words=found.words,
        )

    def examine(self, reply: str, context: SceneContext = NO_CONTEXT) -> "CueReading":
        """Read one reply as far as the cues go, before any mark is given; for readers that weigh more than cues."""
        reading = self._bank.reader.read(reply)
        if reading.repeats:
            reading = self._bank.reader.read(_blanked(reply, reading))
        if not self._sense.understood(reading):
            return CueReading(reading, None)
        moment = self._context.read(context)
        guards = [self._guards.over(sentence, reading) for sentence in reading.said]
        nearly: list[NearMiss] = []
        hits = [
            *self._cue_hits(reading, moment, guards, nearly),
            *self._shape_hits(reading, moment, guards, nearly),
        ]
        parroting = parrots(reading, moment.line)
        pasted = has_placeholders(reply) or any(guard.pasted for guard in guards)
        mocking = any(guard.mocking for guard in guards) or reply.rstrip().endswith(SARCASM_MARK)
        if parroting or pasted:
            nearly += [_near(hit, reading, "parroting" if parroting else "pasted") for hit in hits]
            hits = []
        asks_widely = any(hit.cue == WIDE_QUESTION for hit in hits)
        only_asking = not asks_widely and _formula_and_questions(reading, guards)
        if only_asking:
            nearly += [_near(hit, reading, "formula") for hit in hits if hit.behaviour in FACILITATING]
            hits = [hit for hit in hits if hit.behaviour not in FACILITATING]
            hits += _interrogating(reading)
        if mocking:
            nearly += [_near(hit, reading, "sarcasm") for hit in hits if hit.behaviour in FACILITATING]
            hits = [hit for hit in hits if hit.behaviour not in FACILITATING]
        findings, dropped = judge(hits)
        nearly += [_near(hit, reading, "unless") for hit in dropped]
        return CueReading(
            reading,
            moment,
            findings=tuple(findings),
            nearly=tuple(nearly),
            perfunctory=any(guard.perfunctory for guard in guards),
            parroting=parroting,
            mocking=mocking,
            pasted=pasted,
            mechanical=any(guard.mechanical for guard in guards),
            only_asking=only_asking,
        )

    def fired(self, reply: str, context: SceneContext = NO_CONTEXT) -> frozenset[str]:
        """Return the ids of the cues that match a reply and pass their guards, those that speak against included.

        Args:
            reply: The reply as typed.
            context: What is known of the moment.
        """
        reading = self._bank.reader.read(reply)
        guards = [self._guards.over(sentence, reading) for sentence in reading.said]
        nearly: list[NearMiss] = []
        hits = [*self._cue_hits(reading, self._context.read(context), guards, nearly)]
        against = [miss.cue for miss in nearly if miss.guard == "against" and self._speaks_against(miss.cue)]
        return frozenset([*(hit.cue for hit in hits), *against])

    def _cue_hits(
        self, reading: Reading, moment: Moment, guards: Sequence[SentenceGuards], nearly: list[NearMiss]
    ) -> Iterator[Hit]:
        for sentence, guard in zip(reading.said, guards, strict=True):
            hits: list[Hit] = []
            against: list[Hit] = []
            for match in self._bank.index.matches(sentence):
                behaviour, cue = self._bank.cues[match.number]
                allowed = moment.allows(cue)
                confidence = cue.confidence if allowed else cue.confidence * UNKNOWN_CONTEXT
                hit = Hit(behaviour, match.first, match.last, cue.id, confidence, tuple(cue.unless))
                stopped = _misplaced(cue, match, sentence, allowed) or guard.stops(
                    behaviour, match, cue.ignore
                )
                if stopped:
                    nearly.append(_near(hit, reading, stopped))
                else:
                    (against if cue.against else hits).append(hit)
            nearly += [_near(hit, reading, "against") for hit in against]
            for hit in hits:
                if any(hit.behaviour == other.behaviour and hit.overlaps(other) for other in against):
                    nearly.append(_near(hit, reading, "against"))
                else:
                    yield hit

    def _speaks_against(self, cue: str) -> bool:
        return any(other.against for _, other in self._bank.cues if other.id == cue)

    def _shape_hits(
        self, reading: Reading, moment: Moment, guards: Sequence[SentenceGuards], nearly: list[NearMiss]
    ) -> Iterator[Hit]:
        for number, hit in self._structure.hits(reading, moment):
            words = frozenset(token.text for token in reading.tokens[hit.first : hit.last])
            stopped = guards[number].stops(hit.behaviour, Match(0, hit.first, hit.last, words))
            stopped = stopped or _contradicted(hit, reading, nearly)
            if stopped:
                nearly.append(_near(hit, reading, stopped))
            else:
                yield hit


def _formula_and_questions(reading: Reading, guards: Sequence[SentenceGuards]) -> bool:
    """Tell whether a reply is sympathy that fits anyone and, after it, nothing but closed questions (rule 13)."""
    formulas = [guard.sympathetic for guard in guards]
    rest = [sentence for sentence, formula in zip(reading.said, formulas, strict=True) if not formula]
    return any(formulas) and bool(rest) and all(map(_closed, rest))


def _closed(sentence: Sentence) -> bool:
    asking = [clause for clause in sentence.clauses if clause.asks]
    return bool(asking or sentence.asked) and not any(clause.opens or clause.offers for clause in asking)


def _interrogating(reading: Reading) -> Iterator[Hit]:
    closed = next(sentence for sentence in reversed(reading.said) if _closed(sentence))
    yield Hit("interrogate", closed.first, closed.last, "structure.formula-and-questions", FORMULA_CONFIDENCE)


def _blanked(reply: str, reading: Reading) -> str:
    """Return a reply with sentences that were said before blanked out, so that offsets stay."""
    text = list(reply)
    for sentence in reading.repeats:
        start, end = reading.span(sentence.first, sentence.last)
        while end < len(text) and not text[end].isalnum():
            end += 1
        text[start:end] = " " * (end - start)
    return "".join(text)


def _misplaced(cue: Cue, match: Match, sentence: Sentence, allowed: bool | None) -> str | None:
    if allowed is False:
        return "when"
    kinds = {sentence.clause_of(token).kind for token in (match.first, match.last - 1)}
    return "clause" if cue.clause and kinds.isdisjoint(cue.clause) else None


def _contradicted(hit: Hit, reading: Reading, nearly: Sequence[NearMiss]) -> str | None:
    """Return the guard's name where a cue that speaks against the behaviour stands on the same words."""
    start, end = reading.span(hit.first, hit.last)
    against = (near for near in nearly if near.guard == "against" and near.id == hit.behaviour)
    return "against" if any(near.start < end and start < near.end for near in against) else None


def _near(hit: Hit, reading: Reading, guard: str) -> NearMiss:
    start, end = reading.span(hit.first, hit.last)
    return NearMiss(hit.behaviour, start, end, hit.cue, guard)


def _sorted_out(findings: Sequence[Finding], words: int) -> tuple[list[Finding], list[Finding]]:
    """Part what is given from what is unsure; kindness crammed like a list is not given."""
    given = [finding for finding in findings if finding.given]
    kind = [finding for finding in given if finding.best.behaviour in FACILITATING]
    if crammed(len(kind), words):
        given = [finding for finding in given if finding not in kind]
    return given, [finding for finding in findings if finding not in given]


def _names(findings: Sequence[Finding]) -> list[Behaviour]:
    return [finding.best.behaviour for finding in findings]


def _marks(findings: Sequence[Finding], reading: Reading) -> tuple[Mark, ...]:
    marks = []
    for finding in findings:
        start, end = reading.span(finding.best.first, finding.best.last)
        marks.append(Mark(finding.best.behaviour, start, end, finding.best.cue, finding.confidence))
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.id)))
