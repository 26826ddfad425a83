"""The debrief as data: what a tutor who likes the learner would say on one page, and what folds out below it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from textwrap import shorten
from typing import Final

from simtrainer.assessment.assess import Assessment
from simtrainer.assessment.credit import Chance, blocking, words
from simtrainer.assessment.levels import DimensionResult
from simtrainer.assessment.transcript import Exchange
from simtrainer.content.language import Language
from simtrainer.content.models import BehaviourText
from simtrainer.content.vocabulary import FACILITATING, MOODS, Behaviour, MoodName
from simtrainer.encounter.events import Evidence, Happened
from simtrainer.encounter.wording import in_brackets
from simtrainer.recognition.model import ENCODER_CUE

LONGEST_EFFECT: Final = 160
"""Characters of a person's answer that tell what a reply did."""


@dataclass(frozen=True)
class Evidenced:
    """A mark as a reader sees it: what was said, what it is called, which cue found it."""

    turn: int
    behaviour: str
    title: str
    words: str
    cue: str
    confidence: float
    sure: bool = True

    @property
    def by_encoder(self) -> bool:
        """Whether no cue found it, only the encoder."""
        return self.cue == ENCODER_CUE


@dataclass(frozen=True)
class Strength:
    """One thing that worked, with the learner's own words."""

    turn: int
    words: str
    why: str
    effect: str


@dataclass(frozen=True)
class Moment:
    """A moment that mattered: what was signalled, what was said, what it did, what to try."""

    turn: int
    signal: str
    said: str
    effect: str
    outcome: str
    instead: str
    try_saying: str


@dataclass(frozen=True)
class Understanding:
    """Own understanding beside what the person wanted and feared."""

    person: str
    wanted: str
    feared: str
    own_wanted: str
    own_feared: str
    own_rating: int | None


@dataclass(frozen=True)
class TaskLine:
    """A task item and whether it was done."""

    text: str
    kind: str
    done: bool


@dataclass(frozen=True)
class DimensionLine:
    """A rubric dimension: its level in words and what led there."""

    id: str
    title: str
    level: int
    descriptor: str
    evidence: list[Evidenced]
    hurt: list[Evidenced]


@dataclass(frozen=True)
class ChanceLine:
    """An opportunity as it went."""

    turn: int
    outcome: str
    signal: str
    said: str
    better: list[str]


@dataclass(frozen=True)
class BlockLine:
    """A blocking move and its effect."""

    evidence: Evidenced
    effect: str
    instead: str


@dataclass(frozen=True)
class Debrief:
    """A debrief. The fields before `score` are the page; the others fold out."""

    scenario: str
    title: str
    ending_title: str
    ending: str
    strength: Strength | None
    moments: list[Moment]
    understanding: Understanding
    task: list[TaskLine]
    left_open: list[str]
    """What the person wanted to know and was never answered."""
    next_step: str
    score: int
    dimensions: list[DimensionLine]
    chances: list[ChanceLine]
    blocks: list[BlockLine]
    moods: dict[str, list[dict[MoodName, int]]]
    """Person's name to moods after each turn, the start first."""
    marks: list[Evidenced]
    known: str = ""
    references: list[str] = field(default_factory=list)


def debrief(assessment: Assessment, language: Language) -> Debrief:
    """Write the debrief of an assessed encounter.

    Args:
        assessment: The assessment.
        language: Gives the behaviours their words.
    """
    return _Writer(assessment, language).write()


class _Writer:
    def __init__(self, assessment: Assessment, language: Language) -> None:
        self._assessment = assessment
        self._scenario = assessment.scenario
        self._texts = language.behaviours
        self._turns = {exchange.turn: exchange for exchange in assessment.transcript.exchanges}

    def write(self) -> Debrief:
        assessment, scenario = self._assessment, self._scenario
        ending = assessment.ending_text
        people = scenario.people
        return Debrief(
            scenario=scenario.id,
            title=scenario.title,
            ending_title=ending.title,
            ending=ending.text,
            strength=self._strength(),
            moments=self._moments(),
            understanding=self._understanding(),
            task=[
                TaskLine(scenario.task[n].text, scenario.task[n].kind, done)
                for n, done in assessment.tasks.items()
            ],
            left_open=[
                scenario.wonders[name].text
                for name in assessment.transcript.left_open()
                if name in scenario.wonders
            ],
            next_step=self._next_step(),
            score=assessment.score,
            dimensions=[self._dimension(result) for result in assessment.dimensions.values()],
            chances=[self._chance(chance) for chance in assessment.chances],
            blocks=self._blocks(),
            moods={people[who].name: curve for who, curve in self._curves()},
            marks=self._marks(),
            known=scenario.known or "",
            references=list(scenario.references),
        )

    # The page

    def _strength(self) -> Strength | None:
        """Choose the reply that earned most; of equals the one that moved the person most; of those the first."""
        attempts = [a for chance in self._assessment.chances for a in chance.attempts if a.credit > 0]
        attempts = [a for a in attempts if self._praiseworthy(a.exchange, a.by)]
        if attempts:
            best = max(attempts, key=lambda a: (a.credit, _gain(a.exchange), -a.exchange.turn))
            mark = self._praiseworthy(best.exchange, best.by)
            return self._praise(best.exchange, mark) if mark else None
        kind = [
            (exchange, mark)
            for exchange in self._assessment.transcript.turns
            for mark in _given(exchange)
            if mark.id in FACILITATING and not blocking(exchange)
        ]
        if not kind:
            return None
        exchange, mark = max(kind, key=lambda pair: (_gain(pair[0]), -pair[0].turn))
        return self._praise(exchange, mark)

    def _praiseworthy(self, exchange: Exchange, by: list[str]) -> Evidence | None:
        return next((m for m in _given(exchange) if m.id in by and m.id in FACILITATING), None)

    def _praise(self, exchange: Exchange, mark: Evidence) -> Strength:
        text = self._text(mark)
        return Strength(exchange.turn, words(exchange, mark), text.what, self._effect(exchange))

    def _moments(self) -> list[Moment]:
        """Choose the two moments that cost most: opportunities not taken and turns that took space."""
        scored: list[tuple[float, int, Moment]] = []
        for chance in self._assessment.chances:
            worst = min(chance.attempts, key=lambda a: (a.credit, a.exchange.turn))
            if worst.credit >= 1:
                continue
            cost = (1 - worst.credit) + 0.5 * len(blocking(worst.exchange)) + _loss(worst.exchange) / 30
            scored.append((cost, worst.exchange.turn, self._missed(chance, worst.exchange, worst.outcome)))
        seen = {turn for _, turn, _ in scored}
        for exchange in self._assessment.blocked():
            if exchange.turn not in seen:
                cost = 0.5 + _loss(exchange) / 30
                scored.append((cost, exchange.turn, self._blocked(exchange)))
        chosen = sorted(scored, key=lambda item: (-item[0], item[1]))[:2]
        return [moment for _, _, moment in sorted(chosen, key=lambda item: item[1])]

    def _missed(self, chance: Chance, exchange: Exchange, outcome: str) -> Moment:
        marks = blocking(exchange)
        asked = next((b for b in FACILITATING if b in chance.behaviours), None)
        text = self._text(marks[0]) if marks else self._texts.get(asked) if asked else None
        return Moment(
            turn=exchange.turn,
            signal=chance.signal,
            said=_said(exchange),
            effect=self._effect(exchange),
            outcome=outcome,
            instead=text.instead if text else "",
            try_saying=chance.better[exchange.turn % len(chance.better)] if chance.better else "",
        )

    def _blocked(self, exchange: Exchange) -> Moment:
        open_ = [c for c in self._assessment.chances if c.opened < exchange.turn and c.better]
        better = open_[-1].better if open_ else []
        return Moment(
            turn=exchange.turn,
            signal=self._line_before(exchange),
            said=_said(exchange),
            effect=self._effect(exchange),
            outcome="blocked",
            instead=self._text(blocking(exchange)[0]).instead,
            try_saying=better[exchange.turn % len(better)] if better else "",
        )

    def _understanding(self) -> Understanding:
        person = self._scenario.people[self._scenario.first_person]
        own = self._assessment.transcript.reflection
        return Understanding(
            person=person.name,
            wanted=person.wants,
            feared=person.fears,
            own_wanted=own.wants if own else "",
            own_feared=own.fears if own else "",
            own_rating=own.rating if own else None,
        )

    def _next_step(self) -> str:
        """Name the weakest dimension's next step; the heaviest of equals."""
        results = self._assessment.dimensions.values()
        if not results:
            return ""
        dimensions = self._assessment.rubric.dimensions
        weakest = min(results, key=lambda r: (r.level, -dimensions[r.id].weight))
        chosen = dimensions[weakest.id]
        return chosen.next_step if weakest.level < 4 else chosen.strength

    # What folds out

    def _dimension(self, result: DimensionResult) -> DimensionLine:
        dimension = self._assessment.rubric.dimensions[result.id]
        evidence = [
            self._evidenced(exchange, mark)
            for exchange in self._assessment.transcript.turns
            for mark in _given(exchange)
            if mark.id in dimension.fed_by
        ]
        hurt = [self._evidenced(exchange, mark) for exchange, mark in result.hurt]
        descriptor = dimension.levels[result.level]
        return DimensionLine(result.id, dimension.title, result.level, descriptor, evidence, hurt)

    def _chance(self, chance: Chance) -> ChanceLine:
        best = max(chance.attempts, key=lambda a: a.credit)
        return ChanceLine(
            best.exchange.turn, chance.outcome, chance.signal, _said(best.exchange), list(chance.better)
        )

    def _blocks(self) -> list[BlockLine]:
        return [
            BlockLine(self._evidenced(exchange, mark), self._effect(exchange), self._text(mark).instead)
            for exchange in self._assessment.blocked()
            for mark in blocking(exchange)
        ]

    def _curves(self) -> Iterator[tuple[str, list[dict[MoodName, int]]]]:
        """Yield the moods of the first person, and of others whose moods moved at all."""
        for who in self._scenario.people:
            curve = self._assessment.transcript.mood_curve(who)
            if who == self._scenario.first_person or any(point != curve[0] for point in curve):
                yield who, curve

    def _marks(self) -> list[Evidenced]:
        marks: list[Evidenced] = []
        for exchange in self._assessment.transcript.turns:
            if exchange.recognised:
                marks += [self._evidenced(exchange, mark) for mark in exchange.recognised.given]
                marks += [self._evidenced(exchange, mark, sure=False) for mark in exchange.recognised.unsure]
        return marks

    # Words

    def _effect(self, exchange: Exchange) -> str:
        """Say what a turn did: how the person answered, and why the moods moved."""
        answers = [in_brackets(line.text) for line in exchange.answer if not isinstance(line, Happened)]
        shown = [shorten(answer, LONGEST_EFFECT, placeholder=" ...") for answer in answers[:1]]
        felt = [
            f"{self._scenario.people[moved.who].name} {moved.because} ({_moved(moved)})."
            for moved in exchange.moods
            if moved.because
        ]
        return " ".join([*shown, *felt[:1]])

    def _line_before(self, exchange: Exchange) -> str:
        before = self._turns.get(exchange.turn - 1)
        lines = [line.text for line in before.answer] if before else []
        return lines[-1] if lines else ""

    def _evidenced(self, exchange: Exchange, mark: Evidence, *, sure: bool = True) -> Evidenced:
        title = self._text(mark).title
        return Evidenced(
            exchange.turn, mark.id, title, words(exchange, mark), mark.cue, mark.confidence, sure
        )

    def _text(self, mark: Evidence) -> BehaviourText:
        name: Behaviour = mark.id  # type: ignore[assignment]
        return self._texts[name]


def _given(exchange: Exchange) -> list[Evidence]:
    return exchange.recognised.given if exchange.recognised else []


def _said(exchange: Exchange) -> str:
    if exchange.received is None or exchange.received.kind == "silence":
        return "(silence)"
    return exchange.received.text


def _gain(exchange: Exchange) -> int:
    return sum(moved.trust + moved.openness - moved.distress for moved in exchange.moods)


def _loss(exchange: Exchange) -> int:
    return max(0, -_gain(exchange))


def _moved(moved: object) -> str:
    parts = [f"{mood} {value:+d}" for mood in MOODS if (value := getattr(moved, mood))]
    return ", ".join(parts)
