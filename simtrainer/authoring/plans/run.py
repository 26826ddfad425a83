"""Playing the talks of a test plan."""

from dataclasses import dataclass

from simtrainer.assessment.assess import Assessment, assess
from simtrainer.authoring.plans.differences import Difference, of_talk, of_turn
from simtrainer.content.models import Plan, Rubric
from simtrainer.content.models.plan import PlanTurn, Talk
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.events import Event
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
        talk: The talk as planned.
        differences: What did not come out as expected; empty means it passed.
        unsaid: Turns that were never said, since the talk had ended.
        assessment: The assessment of it.
        log: Its events.
    """

    talk: Talk
    differences: list[Difference]
    unsaid: int
    assessment: Assessment
    log: list[Event]

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return not self.differences


def run_plan(plan: Plan, script: Script, recogniser: Recogniser, rubric: Rubric) -> list[TalkResult]:
    """Play every talk of a plan and compare."""
    return [run_talk(talk, script, recogniser, rubric) for talk in plan.talks]


def run_talk(talk: Talk, script: Script, recogniser: Recogniser, rubric: Rubric) -> TalkResult:
    """Play one talk and compare."""
    encounter = Encounter.start(script, recogniser, NoSink(), encounter=talk.id, seed=talk.seed)
    differences: list[Difference] = []
    unsaid = 0
    for number, turn in enumerate(talk.turns, start=1):
        expect = turn.expect if isinstance(turn, PlanTurn) else None
        if encounter.ended:
            unsaid += 1
            if expect:
                differences.append(_never_said(number, encounter))
            continue
        events = encounter.submit(_input(turn))
        if expect:
            differences += of_turn(expect, number, events, encounter)
    encounter.close()
    assessment = assess(encounter.log, script.scenario, rubric)
    differences += of_talk(talk, assessment)
    return TalkResult(talk, differences, unsaid, assessment, encounter.log)


def _never_said(number: int, encounter: Encounter) -> Difference:
    memory = encounter.memory
    came = f"never said: the talk ended in turn {memory.turn} ({memory.ending})"
    return Difference(number, "reply", "said", came, ("turns", number - 1, "expect"))


def _input(turn: str | PlanTurn) -> Input:
    if isinstance(turn, str):
        return typed(turn)
    if turn.silence:
        return Input("silence", to=turn.to)
    if turn.do is not None:
        return Input("action", turn.do, to=turn.to)
    if turn.choose is not None:
        return Input("choice", turn.choose, to=turn.to)
    return Input("reply", turn.reply or "", to=turn.to)
