"""Every shipped scenario's test plan, which lies beside it: each talk ends as a tutor would expect."""

import pytest

from simtrainer.authoring.plans import run_talk
from simtrainer.content.language import shipped_language
from simtrainer.content.library import open_library
from simtrainer.content.models.plan import Talk
from simtrainer.recognition import open_recogniser
from tests.conftest import script_of

LIBRARY = open_library()
LANGUAGE = shipped_language("en")
RECOGNISER = open_recogniser(LANGUAGE)
SCRIPTS = {name: script_of(LIBRARY, LANGUAGE, name) for name in LIBRARY.scenarios}
TALKS = [(plan.scenario, talk) for plan, _ in LIBRARY.plans.values() for talk in plan.talks]
PLAYED = [name for name, found in LIBRARY.scenarios.items() if found.scenario.situation != "warm-up"]


@pytest.mark.parametrize(("scenario", "talk"), TALKS, ids=[f"{s}-{t.id}" for s, t in TALKS])
def test_talk(scenario: str, talk: Talk) -> None:
    rubric = LIBRARY.bundle(scenario).open()[2]
    result = run_talk(talk, SCRIPTS[scenario], RECOGNISER, rubric)
    assert result.passed, "\n".join(map(str, result.differences))


@pytest.mark.parametrize("scenario", PLAYED)
def test_depth(scenario: str) -> None:
    """Each scenario is deep, has a plan of six or more whole talks, and its talks rank as a tutor would rank them."""
    content = LIBRARY.scenarios[scenario].scenario
    assert len(content.states) >= 8
    assert len(content.endings) >= 4
    assert len(content.facts) >= 8
    assert len(content.events) >= 2
    plan, _ = LIBRARY.plans[scenario]
    kinds = {talk.learner for talk in plan.talks}
    assert len(plan.talks) >= 6
    assert {"excellent", "decent", "poor", "hostile", "clumsy", "stuffed"} <= kinds
    assert kinds & {"silent", "off-topic"}


@pytest.mark.parametrize("scenario", PLAYED)
def test_talks_rank_as_a_tutor_would_rank_them(scenario: str) -> None:
    rubric = LIBRARY.bundle(scenario).open()[2]
    plan, _ = LIBRARY.plans[scenario]
    results = {talk.learner: run_talk(talk, SCRIPTS[scenario], RECOGNISER, rubric) for talk in plan.talks}
    scores = {kind: result.assessment.score for kind, result in results.items()}
    qualities = {kind: result.assessment.ending_text.quality for kind, result in results.items()}
    assert scores["excellent"] >= scores["hostile"] + 40, scores
    assert scores["excellent"] > scores["decent"] > scores["hostile"], scores
    assert scores["stuffed"] < scores["decent"], scores
    endings = LIBRARY.scenarios[scenario].scenario.endings.values()
    assert qualities["excellent"] == max(ending.quality for ending in endings), qualities
    assert qualities["hostile"] == min(ending.quality for ending in endings), qualities
