import pytest

from simtrainer.content.vocabulary import BEHAVIOURS, Behaviour
from simtrainer.recognition.evidence import Hit
from simtrainer.recognition.judge import judge
from simtrainer.recognition.space import WEIGHTS, level, space_score


def hit(
    behaviour: Behaviour,
    confidence: float,
    first: int = 0,
    cue: str = "c",
    unless: tuple[Behaviour, ...] = (),
) -> Hit:
    return Hit(behaviour, first, first + 2, cue, confidence, unless)


def verdicts(*hits: Hit) -> dict[str, bool]:
    return {finding.best.behaviour: finding.given for finding in judge(hits)[0]}


def test_thresholds_are_higher_for_blocking_behaviours() -> None:
    assert verdicts(hit("validate", 0.62), hit("blame", 0.62)) == {"validate": True, "blame": False}
    assert verdicts(hit("validate", 0.4), hit("blame", 0.72)) == {"validate": False, "blame": True}
    assert verdicts(hit("validate", 0.3)) == {}


def test_separate_witnesses_add_up_and_the_same_words_do_not() -> None:
    apart = judge([hit("validate", 0.5, 0, "a"), hit("validate", 0.5, 9, "b")])[0][0]
    assert apart.confidence == pytest.approx(0.75)
    overlapping = judge([hit("validate", 0.5, 0, "a"), hit("validate", 0.5, 1, "b")])[0][0]
    assert overlapping.confidence == pytest.approx(0.5)
    repeated = judge([hit("validate", 0.5, 0, "a"), hit("validate", 0.5, 9, "a")])[0][0]
    assert repeated.confidence == pytest.approx(0.5)


def test_the_best_evidence_is_shown() -> None:
    found = judge([hit("validate", 0.5, 0, "weak"), hit("validate", 0.8, 9, "strong")])[0][0]
    assert found.best.cue == "strong"


def test_an_acknowledgement_rescues_a_closed_question() -> None:
    findings, dropped = judge([hit("interrogate", 0.85, 9), hit("validate", 0.8)])
    assert [finding.best.behaviour for finding in findings] == ["validate"]
    assert [one.behaviour for one in dropped] == ["interrogate"]
    assert verdicts(hit("interrogate", 0.85, 9), hit("validate", 0.5)) == {
        "interrogate": True,
        "validate": False,
    }


def test_a_handover_with_a_commitment_is_no_deflection() -> None:
    assert verdicts(hit("deflect", 0.9, 9), hit("support", 0.8)) == {"support": True}


def test_a_cue_is_off_when_another_behaviour_stands() -> None:
    assert verdicts(hit("advise", 0.9, 9, unless=("explore",)), hit("explore", 0.8)) == {"explore": True}
    assert verdicts(hit("advise", 0.9, 9, unless=("explore",))) == {"advise": True}


def test_space_weighs_behaviours_not_their_number() -> None:
    assert set(WEIGHTS) == set(BEHAVIOURS)
    assert space_score([], []) == 0
    assert space_score(["validate"], []) > space_score(["explain"], []) > 0 > space_score(["blame"], [])
    assert space_score(["validate", "blame"], []) < space_score(["validate"], [])
    assert space_score(["validate", "explore"], []) < space_score(["validate"], []) + space_score(
        ["explore"], []
    )
    assert 0 < space_score([], ["validate"]) < space_score(["validate"], [])
    assert -4 <= space_score(list(BEHAVIOURS), []) <= 4


@pytest.mark.parametrize(
    ("given", "perfunctory", "expected"),
    [
        ([], False, 2),
        ([], True, 1),
        (["dismiss"], False, 0),
        (["interrogate"], False, 1),
        (["explain"], False, 2),
        (["name_emotion"], False, 3),
        (["explore"], False, 4),
        (["validate", "explore"], False, 5),
        (["validate", "blame"], False, 4),
    ],
)
def test_level_follows_the_coding_system(given: list[Behaviour], perfunctory: bool, expected: int) -> None:
    assert level(given, perfunctory=perfunctory) == expected
