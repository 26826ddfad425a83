"""A scene that is briefed otherwise: one file, several scenarios to play."""

import json
from pathlib import Path

import pytest

from simtrainer.authoring.checking.checker import Checker
from simtrainer.authoring.coverage import coverage
from simtrainer.authoring.graph.mermaid import to_mermaid
from simtrainer.authoring.graph.model import graph_of
from simtrainer.content.language import Language
from simtrainer.content.library import Bundle, Library, open_library
from simtrainer.content.variants import variant_of
from simtrainer.encounter.script import build_script
from simtrainer.recognition import CueRecogniser
from tests.conftest import FIXTURES, play

VARIANTS = """
variants:
  warned:
    title: The empty chair, warned
    briefed: warned
    briefing: The clerk told him to watch what he signs.
    start: warned-door
    people: {omar: {trust: 5}}
    flag: [warned]
  introduced:
    title: The empty chair, introduced
    briefed: introduced
    briefing: The professor said your name and asked his leave.
"""
DOOR = """
  warned-door:
    enter: ["*covers the file with his hand* They told me about you.", "A student. They said so."]
    opportunity: {signal: He covers the file with his hand., asks: [introduce], better: ["I'm Lena. May I sit down?"]}
    rules:
      - id: let-in
        when: {flags: [warned], turns_here: {least: 1}}
        goto: chair
"""


def written(folder: Path, variants: str = VARIANTS) -> Path:
    text = (FIXTURES / "small.yaml").read_text(encoding="utf-8")
    path = folder / "small.yaml"
    path.write_text(text.replace("facts:\n", f"{DOOR.strip(chr(10))}\nfacts:\n") + variants, encoding="utf-8")
    return path


@pytest.fixture
def varied(tmp_path: Path) -> Library:
    return open_library([written(tmp_path)])


def test_each_variant_is_a_scenario_of_the_library(varied: Library) -> None:
    assert [name for name in varied.scenarios if name.startswith("small-talk")] == [
        "small-talk",
        "small-talk.warned",
        "small-talk.introduced",
    ]


def test_a_variant_knows_the_id_of_its_file(varied: Library) -> None:
    assert varied.scenarios["small-talk.warned"].file_id == "small-talk"
    assert varied.scenarios["small-talk"].file_id == "small-talk"


def test_a_variant_replaces_what_it_names_and_keeps_the_rest(varied: Library) -> None:
    base, warned = (varied.scenarios[name].scenario for name in ("small-talk", "small-talk.warned"))
    assert (warned.scene.briefed, warned.start) == ("warned", "warned-door")
    assert warned.people["omar"].trust == 5
    assert (warned.summary, warned.scene.now, warned.states) == (base.summary, base.scene.now, base.states)
    with pytest.raises(KeyError):
        variant_of(base, "unheard-of")


def test_what_is_kept_of_an_encounter_opens_as_the_variant(varied: Library) -> None:
    base, warned = varied.bundle("small-talk"), varied.bundle("small-talk.warned")
    assert base.hash != warned.hash
    assert Bundle.from_json(warned.to_json()).open()[0] == varied.scenarios["small-talk.warned"].scenario
    assert "variant" not in json.loads(base.to_json())


def test_a_variant_begins_in_its_own_state_with_its_own_flags(
    varied: Library, language: Language, recogniser: CueRecogniser
) -> None:
    bundle = varied.bundle("small-talk.warned")
    scenario, defaults, _ = bundle.open()
    script = build_script(scenario, bundle.hash, language, defaults)
    encounter = play(script, recogniser)
    assert (encounter.memory.state, encounter.memory.flags) == ("warned-door", {"warned"})
    encounter = play(script, recogniser, "Good morning.")
    assert encounter.memory.state == "chair"


def test_what_only_another_variant_can_bring_up_is_not_missing(varied: Library) -> None:
    base, warned = (
        coverage(varied.scenarios[name].scenario, []) for name in ("small-talk", "small-talk.warned")
    )
    assert "warned-door" not in base.missing("states")
    assert "let-in" not in base.missing("rules")
    assert "let-in" in warned.missing("rules")
    assert "door" not in warned.missing("states")


def test_the_variants_of_a_scenario_that_is_replaced_go_with_it(tmp_path: Path, varied: Library) -> None:
    other = open_library([FIXTURES]).scenarios["small-talk"]
    varied.take(other.scenario, other.path, other.document)
    assert "small-talk.warned" not in varied.scenarios


def test_a_variants_names_are_checked_at_their_place(tmp_path: Path, language: Language) -> None:
    right = Checker(language, Library()).check([written(tmp_path)])
    wrong = VARIANTS.replace("start: warned-door", "start: warned-dor").replace("{omar: ", "{omer: ")
    found = Checker(language, Library()).check([written(tmp_path, wrong)])
    fresh = [problem for problem in found if problem.severity == "error" and problem not in right]
    assert {problem.code for problem in fresh} == {"G001", "R001"}
    lines = written(tmp_path, wrong).read_text(encoding="utf-8").splitlines()
    assert {("warned-dor" in lines[p.line - 1]) or ("omer" in lines[p.line - 1]) for p in fresh} == {True}


def test_a_plan_may_name_a_variant(tmp_path: Path, language: Language) -> None:
    scenario = written(tmp_path)
    plan = tmp_path / "small.warned.plan.yaml"
    talk = "talks: [{id: a, learner: poor, turns: [Well.], expect: {score: {least: 0}}}]"
    plan.write_text(f"kind: plan\nformat: 1\nscenario: small-talk.warned\n{talk}\n", encoding="utf-8")
    found = Checker(language, Library()).check([scenario, plan])
    assert not [problem for problem in found if problem.path == str(plan)]


def test_the_graph_begins_in_each_of_them(varied: Library) -> None:
    chart = to_mermaid(graph_of(varied.scenarios["small-talk"].scenario))
    assert 'start -->|"warned"|' in chart
