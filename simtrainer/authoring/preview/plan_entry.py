"""A talk that was just tried, as a talk of the scenario's test plan."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from simtrainer.assessment.assess import assess
from simtrainer.assessment.transcript import transcribe
from simtrainer.authoring.edits import add_item
from simtrainer.authoring.preview.rehearsal import Rehearsal
from simtrainer.content import walk
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.models import Plan, Rubric
from simtrainer.content.schema import parse
from simtrainer.content.textfile import write_whole
from simtrainer.content.yaml import parse_document, read_document
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.events import Received

NEAR: Final = 10
"""How far the score of an unfinished talk may move before its plan fails."""


def plan_beside(scenario_file: Path) -> Path:
    """Return where a scenario's test plan lies."""
    return scenario_file.with_name(f"{scenario_file.stem}.plan.yaml")


def add_to_plan(rehearsal: Rehearsal, rubric: Rubric, path: Path) -> str:
    """Write a talk as the last talk of a test plan, which is begun if there is none, and return the talk's id.

    The plan expects what came: each state that was entered with the rule that led there, facts told, and the ending.

    Args:
        rehearsal: The talk.
        rubric: Marks it.
        path: The plan.

    Raises:
        SimtrainerError: If the talk cannot be a test: nothing was said, or the author jumped.
        ContentError: If the plan there is cannot be read.
    """
    if rehearsal.jumped:
        raise SimtrainerError(
            "no learner can have this talk: you jumped in it", "begin afresh and play it from the start"
        )
    if not rehearsal.steps:
        raise SimtrainerError("nothing has been said yet", "say something first")
    scenario = rehearsal.encounter.script.scenario.id
    if path.exists():
        document = read_document(path)
        text, taken = document.text, [talk.id for talk in parse(document, Plan).talks]
    else:
        text, taken = f"kind: plan\nformat: 1\nscenario: {scenario}\n", []
    name = next(name for n in itertools.count(1) if (name := f"tried-{n}") not in taken)
    text = add_item(text, ("talks",), entry(rehearsal, rubric, name))
    parse(parse_document(text, str(path)), Plan)
    write_whole(path, text)
    return name


def entry(rehearsal: Rehearsal, rubric: Rubric, name: str) -> dict[str, Any]:
    """Return a talk as plain data of the plan format."""
    encounter = rehearsal.encounter
    assessment = assess(encounter.log, encounter.script.scenario, rubric)
    if encounter.memory.ending in encounter.script.scenario.endings:
        expect: dict[str, Any] = {"ending": assessment.ending}
    else:
        least, most = max(0, assessment.score - NEAR), min(100, assessment.score + NEAR)
        expect = {"score": {"least": least, "most": most}}
    return {
        "id": name,
        "learner": "other",
        "seed": rehearsal.seed,
        "turns": list(_turns(rehearsal)),
        "expect": expect,
    }


def _turns(rehearsal: Rehearsal) -> Iterator[str | dict[str, Any]]:
    encounter = rehearsal.encounter
    scenario = encounter.script.scenario
    rules = {rule.id for _, _, rule in walk.rules(scenario)}
    for exchange in transcribe(encounter.log).turns:
        told = [event.fact for event in exchange.told if not event.held_back and event.fact in scenario.facts]
        expect: dict[str, Any] = {"rule": exchange.fired} if exchange.fired in rules else {}
        if told:
            expect["told"] = told
        if exchange.received is not None:
            turn = _typed(exchange.received, encounter)
            if exchange.received.to:
                turn["to"] = exchange.received.to
            if expect:
                turn["expect"] = expect
            yield turn["reply"] if turn.keys() == {"reply"} else turn


def _typed(given: Received, encounter: Encounter) -> dict[str, Any]:
    match given.kind:
        case "silence":
            return {"silence": True}
        case "action":
            return {"do": given.text}
        case "choice":
            choices = encounter.script.state(given.state).choices
            return {"choose": next(choice.id for choice in choices if choice.text == given.text)}
    return {"reply": given.text}
