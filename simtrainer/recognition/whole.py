"""The whole recogniser: cues and encoder read, the judge decides whom to believe for which behaviour."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from simtrainer import __version__
from simtrainer.content.language import Language
from simtrainer.content.vocabulary import BEHAVIOURS, FACILITATING, Behaviour
from simtrainer.recognition.context import Moment
from simtrainer.recognition.cues import FORMULA_CONFIDENCE, CueReading, CueRecogniser
from simtrainer.recognition.encoder import Encoder, EncoderReading
from simtrainer.recognition.judge import EXCLUDED_BY
from simtrainer.recognition.judgement import Judge, Verdict
from simtrainer.recognition.model import ENCODER_CUE, NO_CONTEXT, Mark, Recognition, SceneContext
from simtrainer.recognition.reading import split_actions
from simtrainer.recognition.sense import crammed
from simtrainer.recognition.space import expected_space, level
from simtrainer.recognition.spelt import Spelt

FIRM_GUARDS = frozenset({"negation", "quote", "but", "formula", "conditional", "addressee", "against"})
"""Guards whose word is final: what they stopped is never given on the encoder's word alone."""
ENCODER_LIMIT = 8.0


@dataclass(frozen=True, slots=True)
class Reasons:
    """What spoke for and against a behaviour in a reply.

    Attributes:
        probability: How likely the judge takes it to be, 0-1.
        given_from: The probability from which it is given.
        cue: The best cue that matched, if one did.
        clause: Where the clause stands that weighed most with the encoder.
        weights: What each feature adds to the log-odds; `start` is the bias.
    """

    probability: float
    given_from: float
    cue: str | None
    clause: tuple[int, int]
    weights: dict[str, float]


class WholeRecogniser:
    """Recognises behaviours by cues, encoder and judge.

    Args:
        language: The language, with its cues.
        encoder: The trained encoder.
        judge: Fitted with that encoder.

    Raises:
        CueError: A cue or a phrase of the profile does not follow the grammar.
    """

    def __init__(self, language: Language, encoder: Encoder, judge: Judge) -> None:
        self._cues = CueRecogniser(language)
        self._encoder = encoder
        self._judge = judge
        self._version = f"{__version__}+{language.hash[:8]}+{encoder.hash[:8]}"

    @property
    def name(self) -> str:
        """Which recogniser this is, for the log."""
        return "whole"

    @property
    def version(self) -> str:
        """Version of the program and hashes of language and model, for the log."""
        return self._version

    def recognise(self, reply: str, context: SceneContext = NO_CONTEXT) -> Recognition:
        """Read one reply in its context.

        Args:
            reply: The reply as typed, actions between asterisks included.
            context: What is known of the moment.

        Returns:
            The behaviours with their evidence; with `understood` False when there was nothing to understand.
        """
        found = self._cues.examine(reply, context)
        if found.moment is None:
            return Recognition(understood=False, words=found.words, questions=found.reading.questions)
        heard = self._heard(found)
        verdicts = [] if found.unmeant else self.judge(found, heard)
        kind = [v for v in verdicts if v.given and v.id in FACILITATING]
        cut = crammed(len(kind), found.words)
        given = [v for v in verdicts if v.given and not (cut and v.id in FACILITATING)]
        unsure = [v for v in verdicts if v not in given and (v.unsure or v.given)]
        marks = [_mark(verdict, found, heard) for verdict in given]
        likely = {v.id: 0.0 if cut and v.id in FACILITATING else v.probability for v in verdicts}
        return Recognition(
            given=_ordered(marks),
            unsure=_ordered([_mark(verdict, found, heard) for verdict in unsure]),
            nearly=found.nearly,
            level=level([verdict.id for verdict in given], perfunctory=found.perfunctory),
            space_score=expected_space(likely),
            questions=found.reading.questions,
            words=found.words,
        )

    def reasons(self, reply: str, context: SceneContext = NO_CONTEXT) -> dict[Behaviour, Reasons]:
        """Return what was weighed for each behaviour of a reply, for explaining a mark."""
        found = self._cues.examine(reply, context)
        heard = self._heard(found)
        return {name: self._reasons(name, found, heard) for name in BEHAVIOURS}

    def _reasons(self, name: Behaviour, found: CueReading, heard: EncoderReading) -> Reasons:
        weights, weighed = self._judge.behaviours[name], features(name, found, heard)
        return Reasons(
            probability=weights.probability(weighed),
            given_from=weights.given,
            cue=next((f.best.cue for f in found.findings if f.best.behaviour == name), None),
            clause=_strongest_clause(name, found, heard),
            weights={"start": weights.bias, **weights.contributions(weighed)},
        )

    def _heard(self, found: CueReading) -> EncoderReading:
        """Let the encoder read what was said, typing errors repaired, its tokens placed in the reply as typed."""
        spelt = Spelt(said_only(found.reading.text), found.reading)
        read = self._encoder.read(spelt.text)
        tokens = tuple(
            replace(token, start=spelt.place(token.start), end=spelt.place(token.end))
            for token in read.tokens
        )
        return replace(read, tokens=tokens)

    def judge(self, found: CueReading, heard: EncoderReading) -> list[Verdict]:
        """Weigh cues and encoder for every behaviour; what guards stopped is never given on the encoder's word alone."""
        verdicts = []
        stopped = {near.id for near in found.nearly if near.guard in FIRM_GUARDS}
        cued = {finding.best.behaviour for finding in found.findings}
        settled = {finding.best.behaviour for finding in found.findings if finding.given}
        unearned = found.mocking or found.mechanical
        for name in BEHAVIOURS:
            weights = self._judge.behaviours[name]
            weighed = features(name, found, heard)
            probability = weights.probability(weighed)
            alone = name not in cued
            vetoed = (
                (alone and (name in stopped or (unearned and name in FACILITATING)))
                or (alone and name == "interrogate" and weighed["emotional"] == 0)
                or (found.only_asking and name in FACILITATING)
                or not settled.isdisjoint(EXCLUDED_BY.get(name, frozenset()))
            )
            decided = found.only_asking and name == "interrogate"
            given = (probability >= weights.given or decided) and not vetoed
            unsure = probability >= weights.unsure or name in settled
            likely = 0.0 if vetoed else max(probability, FORMULA_CONFIDENCE) if decided else probability
            verdicts.append(Verdict(name, likely, given, unsure))
        return verdicts


def features(name: Behaviour, found: CueReading, heard: EncoderReading) -> dict[str, float]:
    """Return what the judge weighs for a behaviour; the names stand in `judgement.FEATURES`."""
    confidence = next((f.confidence for f in found.findings if f.best.behaviour == name), 0.0)
    guarded = any(near.id == name and near.guard in FIRM_GUARDS for near in found.nearly)
    clauses = [clause for sentence in found.reading.said for clause in sentence.clauses]
    asking = sum(clause.kind == "question" for clause in clauses) / max(1, len(clauses))
    moment = found.moment
    return {
        "cue": confidence,
        "encoder": max(-ENCODER_LIMIT, min(ENCODER_LIMIT, heard.logits[name])),
        "guarded": float(guarded and not confidence),
        "emotional": _known(moment, "emotional"),
        "others_hear": _known(moment, "others_hear"),
        "colleague": 0.0 if moment is None or moment.lay else 1.0,
        "question": asking,
    }


def said_only(reply: str) -> str:
    """Return a reply with everything done between asterisks blanked out, so that offsets stay."""
    text = list(reply)
    for segment in split_actions(reply):
        if segment.kind == "done":
            text[segment.start : segment.end] = " " * (segment.end - segment.start)
    return "".join(" " if char == "*" else char for char in text)


def _known(moment: Moment | None, name: str) -> float:
    value = getattr(moment, name, None)
    return 0.5 if value is None else float(value)


def _mark(verdict: Verdict, found: CueReading, heard: EncoderReading) -> Mark:
    finding = next((f for f in found.findings if f.best.behaviour == verdict.id), None)
    if finding is not None:
        start, end = found.reading.span(finding.best.first, finding.best.last)
        return Mark(verdict.id, start, end, finding.best.cue, round(verdict.probability, 4))
    start, end = _strongest_clause(verdict.id, found, heard)
    return Mark(verdict.id, start, end, ENCODER_CUE, round(verdict.probability, 4))


def _strongest_clause(name: Behaviour, found: CueReading, heard: EncoderReading) -> tuple[int, int]:
    """Return the clause whose words add most to a behaviour's logit; punctuation does not count."""
    place = BEHAVIOURS.index(name)
    text = found.reading.text
    spans = [
        found.reading.span(c.first, c.last) for s in found.reading.said for c in s.clauses if c.last > c.first
    ]
    if not spans:
        return 0, len(text)

    def weight(span: tuple[int, int]) -> float:
        inside = (t for t in heard.tokens if span[0] <= t.start and t.end <= span[1])
        return sum(t.shares[place] for t in inside)

    return max(spans, key=weight)


def _ordered(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.id)))
