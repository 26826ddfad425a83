"""Test plans: whole conversations played against a scenario, and what did not come out as the tutor expects."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simtrainer.assessment.assess import Assessment, assess
from simtrainer.content.models import Plan, Rubric
from simtrainer.content.models.plan import PlanTurn, Talk, TurnExpectation
from simtrainer.content.vocabulary import MOODS
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.events import Event, Fired, Recognised, Said, Told
from simtrainer.encounter.inputs import Input, typed
from simtrainer.encounter.script import Script
from simtrainer.recognition import Recogniser


class NoSink:
    """Keeps nothing: for talks that nobody will come back to."""

    def append(self, encounter: str, events: list[Event]) -> None:
        """Let the events go."""


@dataclass(frozen=True)
class TalkResult:
    """A talk as it came out.

    Attributes:
        talk: The talk's id.
        failures: What did not come out as expected, in words; empty means it passed.
        assessment: The assessment of it.
        log: Its events.
    """

    talk: str
    failures: list[str]
    assessment: Assessment
    log: list[Event]


def run_plan(plan: Plan, script: Script, recogniser: Recogniser, rubric: Rubric) -> list[TalkResult]:
    """Play every talk of a plan and compare."""
    return [run_talk(talk, script, recogniser, rubric) for talk in plan.talks]


def run_talk(talk: Talk, script: Script, recogniser: Recogniser, rubric: Rubric) -> TalkResult:
    """Play one talk and compare."""
    encounter = Encounter.start(script, recogniser, NoSink(), encounter=talk.id, seed=talk.seed)
    failures: list[str] = []
    for number, turn in enumerate(talk.turns, start=1):
        events = encounter.submit(_input(turn))
        if isinstance(turn, PlanTurn) and turn.expect:
            failures += [f"turn {number}: {text}" for text in _turn_failures(turn.expect, events, encounter)]
    encounter.close()
    assessment = assess(encounter.log, script.scenario, rubric)
    failures += _talk_failures(talk, assessment)
    return TalkResult(talk.id, failures, assessment, encounter.log)


def _input(turn: str | PlanTurn) -> Input:
    if isinstance(turn, str):
        return typed(turn)
    if turn.silence:
        return Input("silence")
    if turn.do is not None:
        return Input("action", turn.do)
    if turn.choose is not None:
        return Input("choice", turn.choose)
    return Input("reply", turn.reply or "")


def _turn_failures(expect: TurnExpectation, events: list[Event], encounter: Encounter) -> Iterator[str]:
    memory = encounter.memory
    given = {mark.id for e in events if isinstance(e, Recognised) for mark in e.given}
    fired = [e.rule for e in events if isinstance(e, Fired)]
    told = {e.fact for e in events if isinstance(e, Told) and not e.held_back}
    answer = " ".join(e.text for e in events if isinstance(e, Said))
    for behaviour in expect.given:
        if behaviour not in given:
            yield f"expected {behaviour}, recognised {_listed(given)}"
    for behaviour in expect.not_given:
        if behaviour in given:
            yield f"recognised {behaviour}, which it must not"
    if expect.state and memory.state != expect.state:
        yield f"expected state {expect.state}, stands in {memory.state}"
    if expect.rule and expect.rule not in fired:
        yield f"expected rule {expect.rule}, fired {_listed(fired)}"
    for fact in expect.told:
        if fact not in told:
            yield f"expected the fact {fact}, told {_listed(told)}"
    for mood in MOODS:
        bound, value = getattr(expect, mood), memory.moods[encounter.script.first_person][mood]
        if bound and not bound.holds(value):
            yield f"{mood} is {value}, outside {_bound(bound.least, bound.most)}"
    if expect.says and expect.says.casefold() not in answer.casefold():
        yield f'expected "{expect.says}" in "{answer}"'


def _talk_failures(talk: Talk, assessment: Assessment) -> Iterator[str]:
    expect = talk.expect
    endings = [expect.ending] if isinstance(expect.ending, str) else expect.ending
    if endings and assessment.ending not in endings:
        yield f"expected the ending {' or '.join(endings)}, came to {assessment.ending}"
    quality = assessment.ending_text.quality
    if expect.quality and not expect.quality.holds(quality):
        yield f"the ending {assessment.ending} has quality {quality}, outside {_bound(expect.quality.least, expect.quality.most)}"
    if expect.score and not expect.score.holds(assessment.score):
        yield f"the score is {assessment.score}, outside {_bound(expect.score.least, expect.score.most)}"
    for name, bound in expect.levels.items():
        level = assessment.levels.get(name)
        if level is None or not bound.holds(level):
            yield f"{name} is at level {level}, outside {_bound(bound.least, bound.most)}"
    for item in expect.task:
        if not assessment.tasks.get(item):
            yield f"the task item {item} is not done"


def _bound(least: int | None, most: int | None) -> str:
    return f"{'' if least is None else least}..{'' if most is None else most}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"
