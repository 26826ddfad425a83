"""Every shipped scenario's test plan, which lies beside it: each talk ends as a tutor would expect."""

from functools import cache
from statistics import median

import pytest
from _pytest.mark.structures import ParameterSet

from simtrainer.authoring.plans import TalkResult, run_talk
from simtrainer.content.language import shipped_language
from simtrainer.content.library import open_library
from simtrainer.encounter.script import Script, build_script
from simtrainer.recognition import open_recogniser

LIBRARY = open_library()
LANGUAGE = shipped_language("en")
RECOGNISER = open_recogniser(LANGUAGE)


@cache
def script(name: str) -> Script:
    """Return a scenario ready to play."""
    scenario, defaults, _ = LIBRARY.models(name)
    return build_script(scenario, LIBRARY.bundle(name).hash, LANGUAGE, defaults)


TALKS = [(plan.scenario, talk) for plan, _ in LIBRARY.plans.values() for talk in plan.talks]
PLAYED = [name for name, found in LIBRARY.scenarios.items() if found.scenario.situation != "warm-up"]


def grouped(scenario: str, *values: object, name: str | None = None) -> ParameterSet:
    """Return a parameter whose tests run in one process with all others of the scenario, so that they share the talks."""
    return pytest.param(scenario, *values, id=name or scenario, marks=pytest.mark.xdist_group(scenario))


EACH = [grouped(scenario) for scenario in PLAYED]


@cache
def played(scenario: str, talk: str) -> TalkResult:
    """Play a talk of a plan, once."""
    plan, _ = LIBRARY.plans[scenario]
    (chosen,) = (each for each in plan.talks if each.id == talk)
    return run_talk(chosen, script(scenario), RECOGNISER, LIBRARY.models(scenario)[2])


@pytest.mark.parametrize(("scenario", "talk"), [grouped(s, t.id, name=f"{s}-{t.id}") for s, t in TALKS])
def test_talk(scenario: str, talk: str) -> None:
    result = played(scenario, talk)
    assert result.passed, "\n".join(map(str, result.differences))


@pytest.mark.parametrize("scenario", EACH)
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


@pytest.mark.parametrize("scenario", EACH)
def test_talks_rank_as_a_tutor_would_rank_them(scenario: str) -> None:
    plan, _ = LIBRARY.plans[scenario]
    scores: dict[str, list[int]] = {}
    qualities: dict[str, list[int]] = {}
    for talk in plan.talks:
        assessment = played(scenario, talk.id).assessment
        scores.setdefault(talk.learner, []).append(assessment.score)
        qualities.setdefault(talk.learner, []).append(assessment.ending_text.quality)
    for better, worse in (("excellent", "decent"), ("decent", "poor"), ("decent", "hostile")):
        assert median(scores[better]) > median(scores[worse]), scores
    assert min(scores["excellent"]) >= max(scores["hostile"]) + 40, scores
    assert median(scores["stuffed"]) < median(scores["decent"]), scores
    endings = [ending.quality for ending in LIBRARY.scenarios[scenario].scenario.endings.values()]
    assert max(qualities["excellent"]) == max(endings), qualities
    assert min(qualities["hostile"]) == min(endings), qualities
