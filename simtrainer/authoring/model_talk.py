"""A model talk: the best whole conversation of a scenario's test plan, to be watched."""

from dataclasses import dataclass

from simtrainer.assessment.margin import MarginNote, margin_notes
from simtrainer.authoring.plans.run import TalkResult, run_talk
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.language import Language
from simtrainer.content.models import Plan, Rubric
from simtrainer.content.models.plan import Talk
from simtrainer.encounter.events import Event
from simtrainer.encounter.script import Script
from simtrainer.recognition import Recogniser


@dataclass(frozen=True)
class WatchedTurn:
    """A turn of a model talk.

    Attributes:
        events: What the turn caused, the input first; of turn 0 how the talk begins.
        note: What the reply did and could have been; None for turn 0.
        written: What the plan's author has written beside it.
    """

    events: list[Event]
    note: MarginNote | None
    written: str


@dataclass(frozen=True)
class ModelTalk:
    """A talk to be watched.

    Attributes:
        talk: The talk of the plan.
        script: The scenario that it is held in.
        turns: Its turns, the opening first.
        ending: Title of how it ended.
        score: What the rubric gives for it, 0-100.
    """

    talk: Talk
    script: Script
    turns: list[WatchedTurn]
    ending: str
    score: int


def model_talk(
    plan: Plan, script: Script, recogniser: Recogniser, rubric: Rubric, name: str | None = None
) -> ModelTalk:
    """Play a talk of a plan to be watched.

    Args:
        plan: The scenario's test plan.
        script: The scenario, ready to play.
        recogniser: Reads the replies.
        rubric: What the talks are marked by.
        name: The talk's id; absent: the one with the highest score among those of an excellent learner, or among all
            where there is none; of equals the first.

    Raises:
        SimtrainerError: If the plan has no talk of that name.
    """
    talks = [talk for talk in plan.talks if talk.id == name] if name else _best(plan)
    if not talks:
        known = ", ".join(talk.id for talk in plan.talks)
        raise SimtrainerError(f"no talk of {plan.scenario} is called `{name}`", f"its talks are {known}")
    played = [run_talk(talk, script, recogniser, rubric) for talk in talks]
    chosen = max(played, key=lambda result: result.assessment.score)
    return ModelTalk(
        talk=chosen.talk,
        script=script,
        turns=_turns(chosen, script.language),
        ending=chosen.assessment.ending_text.title,
        score=chosen.assessment.score,
    )


def _best(plan: Plan) -> list[Talk]:
    return [talk for talk in plan.talks if talk.learner == "excellent"] or plan.talks


def _turns(result: TalkResult, language: Language) -> list[WatchedTurn]:
    notes = {note.turn: note for note in margin_notes(result.assessment, language)}
    turns = range(max(event.turn for event in result.log) + 1)
    return [
        WatchedTurn(
            [event for event in result.log if event.turn == turn],
            notes.get(turn),
            result.talk.margin_note.get(str(turn), ""),
        )
        for turn in turns
    ]
