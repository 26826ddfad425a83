"""Cases in which a recogniser of words is easily unfair or easily fooled, each written by hand.

Cases that fail today are named in known_failures.txt; a case that fails without being on it fails the test.
"""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml

from simtrainer.assessment.agreement import agreement
from simtrainer.assessment.marked import of_recognition
from simtrainer.authoring.bank import read_bank
from simtrainer.content.language import Language
from simtrainer.content.vocabulary import BLOCKING, members
from simtrainer.recognition import Recogniser, Recognition, SceneContext, open_recogniser, recognise_all

HERE = Path(__file__).parent
SCENE = "A bay with two beds, the curtain drawn between them. Nobody else is near."
SPEAKER = "Mrs Lind, relative"
FILLER = [
    "It is ten past four.",
    "The lift is beside the stairs.",
    "The chair is blue.",
    "Today is a Tuesday.",
]
MOST_KNOWN_FAILURES = 0.12
FILLER_BOUND = 0.2
LEAST_SHORT_OVER_LONG = 0.9
MOST_ACCUSED = 2
"""Blocking marks that 100 replies without fault may get."""


def _load(path: Path) -> list[dict[str, Any]]:
    groups = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        {name: value for name, value in group.items() if name != "cases"} | case
        for group in groups
        for case in group["cases"]
    ]


def _replies(name: str) -> list[dict[str, Any]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


CASES = [case for path in sorted((HERE / "cases").glob("*.yaml")) for case in _load(path)]
KNOWN = set((HERE / "known_failures.txt").read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def recogniser(language: Language) -> Recogniser:
    return open_recogniser(language)


def recognise(recogniser: Recogniser, case: dict[str, Any], reply: str) -> Recognition:
    scene = SceneContext(
        scene=case.get("scene", SCENE), speaker=case.get("speaker", SPEAKER), line=case["line"]
    )
    return recogniser.recognise(reply, scene)


def behaviours(names: list[str]) -> set[str]:
    """The behaviours named, where `facilitating` and `blocking` name all of theirs."""
    return {member for name in names for member in members(name)}


def complaints(recogniser: Recogniser, case: dict[str, Any]) -> list[str]:
    """What is wrong with the marks of a case, empty where it passes."""
    if "pair" in case:
        return _apart(case, *(recognise(recogniser, case, reply) for reply in case["pair"]))
    marked = {mark.id for mark in recognise(recogniser, case, case["reply"]).given}
    return [f"{name} was given" for name in sorted(marked & behaviours(case.get("not", [])))] + [
        f"{name} was not given" for name in sorted(behaviours(case.get("given", [])) - marked)
    ]


def _apart(case: dict[str, Any], one: Recognition, other: Recognition) -> list[str]:
    found = []
    if "space" in case and abs(one.space_score - other.space_score) > case["space"]:
        found.append(f"space scores {one.space_score:.2f} and {other.space_score:.2f}")
    if "level" in case and abs(one.level - other.level) > case["level"]:
        found.append(f"levels {one.level} and {other.level}")
    return found


def test_there_are_enough_cases_each_with_its_own_id_and_something_to_check() -> None:
    names = behaviours(["facilitating", "blocking"])
    assert len(CASES) >= 300
    assert len({case["id"] for case in CASES}) == len(CASES)
    for case in CASES:
        wanted = behaviours(case.get("not", [])) | behaviours(case.get("given", []))
        assert wanted <= names, case["id"]
        assert wanted if "reply" in case else {"space", "level"} & case.keys(), case["id"]


def test_known_failures_are_few_and_name_cases() -> None:
    assert {case["id"] for case in CASES} >= KNOWN
    assert len(KNOWN) < MOST_KNOWN_FAILURES * len(CASES)


def _param(case: dict[str, Any]) -> Any:
    known = pytest.mark.xfail(reason="known failure", strict=False)
    return pytest.param(case, id=case["id"], marks=[known] if case["id"] in KNOWN else [])


@pytest.mark.parametrize("case", map(_param, CASES))
def test_case(recogniser: Recogniser, case: dict[str, Any]) -> None:
    wrong = complaints(recogniser, case)
    assert not wrong, f"{case.get('reply') or case['pair']}: {'; '.join(wrong)}"


def test_sentences_that_say_nothing_hardly_move_the_score(recogniser: Recogniser) -> None:
    moved = []
    for number, case in enumerate(case for case in CASES if "reply" in case):
        longer = f"{case['reply']} {FILLER[number % len(FILLER)]}"
        short, long = (recognise(recogniser, case, reply).space_score for reply in (case["reply"], longer))
        moved.append(long - short)
    assert -FILLER_BOUND <= sum(moved) / len(moved) <= FILLER_BOUND, "of a scale from -4 to 4"


def test_short_good_replies_stand_above_long_fluent_poor_ones(recogniser: Recogniser) -> None:
    rows = read_bank("tune")[:500]
    found = recognise_all(recogniser, [(row.reply, row.context) for row in rows])
    answers = [of_recognition(row.reply_id, each) for row, each in zip(rows, found, strict=True)]
    order = agreement(rows, answers).order
    assert order.short_beats_long is not None
    assert order.short_beats_long >= LEAST_SHORT_OVER_LONG


def test_marks_are_the_same_for_any_number_of_threads(recogniser: Recogniser) -> None:
    fifty = [case for case in CASES if "reply" in case][::3][:50]
    assert len(fifty) == 50
    results = []
    for threads in (1, 2, 8):
        with ThreadPoolExecutor(threads) as pool:
            results.append(list(pool.map(lambda case: recognise(recogniser, case, case["reply"]), fifty)))
    assert results[0] == results[1] == results[2]


@pytest.mark.parametrize("name", ["ordinary.jsonl", "good.jsonl"])
def test_replies_without_fault_are_hardly_ever_accused(recogniser: Recogniser, name: str) -> None:
    rows = _replies(name)
    assert len(rows) >= 300
    accused = [
        (row["reply_id"], mark.id, row["reply"])
        for row in rows
        for mark in recogniser.recognise(
            row["reply"], SceneContext(row["scene"], row["speaker"], row["line"])
        ).given
        if mark.id in BLOCKING
    ]
    assert 100 * len(accused) <= MOST_ACCUSED * len(rows), accused
