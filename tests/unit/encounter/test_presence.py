"""Who is here: what somebody knows, asks or reminds of waits while they are away."""

import pytest

from simtrainer.content.language import Language
from simtrainer.content.library import Bundle
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.events import Said
from simtrainer.encounter.script import Script, build_script
from simtrainer.recognition import CueRecogniser
from tests.conftest import play
from tests.unit.encounter.test_encounter import DEFAULTS, RUBRIC, SMALL

NURSE = """
  vera:
    name: Sister Vera
    role: colleague
    about: The nurse.
    wants: Her list
    fears: The clock
    card: {sleep: ["Not a minute."]}
task:"""
FACT = """
facts:
  list:
    text: The list of the night lies in the drawer.
    who: vera
    asked: ["Where is the list?", "Do you have the list of the night?"]
    tell: ["In the drawer."]
"""
WONDER = """
wonders:
  when:
    text: When the round is
    who: vera
    ask: ["When is the round?"]
    again: ["The round. When?", "When is that round?"]
"""


@pytest.fixture(params=[True, False], ids=["here", "away"])
def here(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def script(here: bool, language: Language) -> Script:
    text = SMALL.replace("\ntask:", NURSE, 1).replace("\nfacts:", FACT, 1) + WONDER
    if not here:
        text = text.replace("  door:\n", "  door:\n    present: [omar]\n", 1)
    bundle = Bundle(text, DEFAULTS, RUBRIC)
    scenario, defaults, _ = bundle.open()
    return build_script(scenario, bundle.hash, language, defaults)


def speakers(encounter: Encounter) -> set[str]:
    return {event.who for event in encounter.log if isinstance(event, Said)}


def test_a_fact_is_told_by_those_who_are_here(here: bool, script: Script, recogniser: CueRecogniser) -> None:
    encounter = play(script, recogniser, "Where is the list?")
    assert ("list" in encounter.memory.told) is here


def test_a_name_calls_only_those_who_are_here(here: bool, script: Script, recogniser: CueRecogniser) -> None:
    encounter = play(script, recogniser, "Sister Vera, did you sleep last night?")
    assert any("Not a minute." in e.text for e in encounter.log if isinstance(e, Said)) is here


def test_a_question_of_ones_own_waits(here: bool, script: Script, recogniser: CueRecogniser) -> None:
    assert ("vera" in speakers(play(script, recogniser, "Well."))) is here
