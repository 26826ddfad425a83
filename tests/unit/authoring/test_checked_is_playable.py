"""What `check` passes, the engine plays to an ending; what the engine cannot build or play, `check` has found an error in."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simtrainer.assessment.assess import assess
from simtrainer.authoring.checking import Checker
from simtrainer.authoring.plans import NoSink
from simtrainer.content.diagnostics import has_errors
from simtrainer.content.language import Language
from simtrainer.content.library import Library, open_library
from simtrainer.content.models import Scenario
from simtrainer.content.schema import parse
from simtrainer.content.yaml import read_document
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.inputs import Input, typed
from simtrainer.encounter.script import build_script
from simtrainer.recognition import CueRecogniser
from tests.unit.authoring.random_scenarios import Data, scenarios

REPLIES = (
    "What is your job?", "I will call him.", "A cup of tea?", "That must be hard, waiting alone.", "Calm down.", "asdf qwer",
    "*sits down* Hello.", "*waves*", "/wait", "/choose stay", "/choose go", "/hint", "Who came with you?", "yes", "Are you sleeping?",
)  # fmt: skip

talks = st.lists(st.sampled_from(REPLIES), max_size=12)


@pytest.fixture(scope="module")
def shipped() -> Library:
    return open_library()


@given(data=scenarios, replies=talks, seed=st.integers(0, 99))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_what_is_checked_is_playable(
    data: Data, replies: list[str], seed: int, language: Language, recogniser: CueRecogniser, shipped: Library
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "at-random.yaml"
        path.write_text(json.dumps(data), encoding="utf-8")
        if has_errors(Checker(language, shipped).check([path])):
            return
        scenario = parse(read_document(path), Scenario)
    defaults, _ = shipped.defaults[scenario.language]
    rubric = next(one for one, _ in shipped.rubrics.values() if one.language == scenario.language)
    script = build_script(scenario, "content", language, defaults)
    encounter = Encounter.start(script, recogniser, NoSink(), encounter="e", seed=seed)
    for reply in replies:
        encounter.submit(typed(reply))
        encounter.submit(Input("hint"))
    for _ in range(script.turns):
        encounter.submit(Input("silence"))
    assert encounter.ended
    assert assess(encounter.log, scenario, rubric).ending
