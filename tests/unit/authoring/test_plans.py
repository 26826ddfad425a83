"""Test plans: what differs is told where it stands, and deliberate changes are written back."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from simtrainer.authoring.plans.files import PlanResult, plan_files, run_plan_file
from simtrainer.authoring.plans.reports import as_data, as_junit
from simtrainer.authoring.plans.text import coverage_lines, plan_lines
from simtrainer.authoring.plans.update import update
from simtrainer.authoring.workbench import Workbench
from simtrainer.content.diagnostics import ContentError
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.language import Language
from simtrainer.content.library import Library
from simtrainer.encounter.events import Received
from simtrainer.recognition import CueRecogniser

PLAN = """\
kind: plan
format: 1
scenario: small-talk
talks:
  # a comment that stays
  - id: kind
    learner: decent
    turns:
      - reply: "Hello, I'm Lena, the new intern."
        expect: {state: chair, rule: met, given: [introduce], trust: {least: 1}, says: sit}
      - reply: "Why did you come alone?"
        expect: {told: [alone], not_given: [blame]}
    expect: {ending: [heard, cut_off], score: {most: 90}}
"""


@pytest.fixture
def bench(library: Library, language: Language, recogniser: CueRecogniser) -> Workbench:
    return Workbench(library, language, recogniser)


def played(text: str, bench: Workbench, folder: Path) -> PlanResult:
    path = folder / "small.plan.yaml"
    path.write_text(text, encoding="utf-8")
    (file,) = plan_files([str(path)], bench.library)
    return run_plan_file(file, bench)


def test_a_plan_that_holds(bench: Workbench, tmp_path: Path) -> None:
    result = played(PLAN, bench, tmp_path)
    assert result.passed, [str(d) for talk in result.talks for d in talk.differences]
    assert update(result).text == PLAN


@pytest.mark.parametrize(
    ("old", "new", "about", "line"),
    [
        ("state: chair", "state: cup", "state", 10),
        ("rule: met", "rule: waited", "rule", 10),
        ("given: [introduce]", "given: [introduce, validate]", "given", 10),
        ("trust: {least: 1}", "trust: {least: 99}", "trust", 10),
        ("says: sit", "says: dance", "says", 10),
        ("told: [alone]", "told: [alone, other]", "told", 12),
        ("ending: [heard, cut_off]", "quality: {least: 3}", "quality", 13),
        ("score: {most: 90}", "score: {most: 1}", "score", 13),
    ],
)
def test_what_differs_is_told_at_its_line_and_can_be_taken_over(
    old: str, new: str, about: str, line: int, bench: Workbench, tmp_path: Path
) -> None:
    assert old in PLAN
    result = played(PLAN.replace(old, new), bench, tmp_path)
    (difference,) = result.talks[0].differences
    assert difference.about == about
    assert any(f"small.plan.yaml:{line}:" in text for text in plan_lines(result))
    change = update(result)
    assert "# a comment that stays" in change.text
    assert not change.left
    assert played(change.text, bench, tmp_path).passed


def test_a_mark_that_must_not_be_given_is_the_tutors_to_settle(bench: Workbench, tmp_path: Path) -> None:
    result = played(PLAN.replace("not_given: [blame]", "not_given: [explore]"), bench, tmp_path)
    assert [d.about for d in result.talks[0].differences] == ["not_given"]
    change = update(result)
    assert [talk for talk, _ in change.left] == ["kind"]
    assert change.text == result.file.document.text


def test_an_expectation_after_the_end_fails(bench: Workbench, tmp_path: Path) -> None:
    more = (
        "      - \"I don't know yet, I'll ask.\"\n"
        + '      - "She used to sit here with you. Tell me about her."\n' * 4
    )
    late = '      - reply: "Goodbye."\n        expect: {state: cup}\n'
    result = played(PLAN.replace("    expect: {ending", more + late + "    expect: {ending"), bench, tmp_path)
    assert [(d.turn, d.about) for d in result.talks[0].differences] == [(8, "reply")]


def test_a_talk_that_has_not_ended_is_the_tutors_to_finish(bench: Workbench, tmp_path: Path) -> None:
    result = played(PLAN.replace("ending: [heard, cut_off]", "ending: gone"), bench, tmp_path)
    (difference,) = result.talks[0].differences
    assert difference.came == "none: the plan has no more turns, and the talk goes on"
    assert [talk for talk, _ in update(result).left] == ["kind"]


def test_a_fact_that_was_told_before_is_named(bench: Workbench, tmp_path: Path) -> None:
    late = '      - reply: "And then?"\n        expect: {told: [alone]}\n'
    result = played(PLAN.replace("    expect: {ending", late + "    expect: {ending"), bench, tmp_path)
    (difference,) = result.talks[0].differences
    assert difference.came == "nothing; alone was told in turn 2 already"
    shown = list(plan_lines(result, show=True))
    assert any('You: "And then?"' in line for line in shown)
    assert any("[introduce; state:door taken; met; trust" in line for line in shown)


def test_a_talk_that_asserts_nothing_fails(bench: Workbench, tmp_path: Path) -> None:
    text = "kind: plan\nformat: 1\nscenario: small-talk\ntalks: [{id: a, learner: decent, turns: [hello]}]\n"
    result = played(text, bench, tmp_path)
    assert [d.about for d in result.talks[0].differences] == ["expect"]
    assert [talk for talk, _ in update(result).left] == ["a"]


def test_a_turn_can_be_spoken_to_somebody(bench: Workbench, tmp_path: Path) -> None:
    to = PLAN.replace("- reply: \"Hello, I'm Lena", "- to: omar\n        reply: \"Hello, I'm Lena")
    (talk,) = played(to, bench, tmp_path).talks
    assert [e.to for e in talk.log if isinstance(e, Received)] == ["omar", None]


def test_reports_for_other_programs(bench: Workbench, tmp_path: Path) -> None:
    result = played(PLAN.replace("says: sit", "says: <&>"), bench, tmp_path)
    suite = ET.fromstring(as_junit([result]))[0]
    assert (suite.get("tests"), suite.get("failures")) == ("1", "1")
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert '"<&>"' in (failure.get("message") or "")
    data = as_data([result])
    assert data["passed"] is False
    assert data["plans"][0]["coverage"]["facts"] == {"share": 1.0, "missing": []}


def test_what_never_came_up_is_named(bench: Workbench, tmp_path: Path) -> None:
    lines = list(coverage_lines(played(PLAN, bench, tmp_path).coverage))
    assert "rules 2/4" in lines[0]
    assert "    endings that never came up: heard, gone" in lines


def test_plans_are_found_by_file_folder_scenario_and_id(bench: Workbench, tmp_path: Path) -> None:
    played(PLAN, bench, tmp_path)
    assert [file.plan.scenario for file in plan_files([str(tmp_path)], bench.library)] == ["small-talk"]
    shipped = plan_files(["the-crossed-out-number"], bench.library)
    scenario = str(bench.library.scenarios["the-crossed-out-number"].path)
    assert plan_files([scenario], bench.library) == shipped
    assert len(plan_files([], bench.library)) == len(bench.library.plans)
    with pytest.raises(SimtrainerError, match="did you mean `the-crossed-out-number`"):
        plan_files(["the-crossed-out-numbr"], bench.library)


def test_broken_plans_are_told_all_at_once(bench: Workbench, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(PLAN.replace("learner: decent", "learner: nice"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(PLAN.replace("given: [introduce]", "given: [smile]"), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        plan_files([str(tmp_path)], bench.library)
    assert {Path(d.path).name for d in caught.value.diagnostics if d.code == "S004"} == {"a.yaml", "b.yaml"}
    assert len(caught.value.details) == len(caught.value.diagnostics) - 1
