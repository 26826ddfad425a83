"""A first scenario: for every situation and role it passes check and its plan, whatever a tutor answers."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simtrainer.authoring.checking import Checker
from simtrainer.authoring.plans import run_plan
from simtrainer.authoring.scaffold.answers import Answers, cleaned, cleaned_name, free_id, made_id
from simtrainer.authoring.scaffold.pages import Pages, new_pages
from simtrainer.authoring.scaffold.seed import LAST, NAME, ROLES, Role, choices, read_seed
from simtrainer.authoring.scaffold.writing import write_pages
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.language import shipped_language
from simtrainer.content.library import open_library
from simtrainer.content.models import Plan, Scenario
from simtrainer.content.schema import parse
from simtrainer.content.vocabulary import SITUATIONS, Situation
from simtrainer.content.yaml import parse_document
from simtrainer.encounter.script import build_script
from simtrainer.recognition import open_recogniser

LANGUAGE = shipped_language("en")
SHIPPED = open_library()
DEFAULTS = SHIPPED.defaults["en"][0]
RUBRIC = SHIPPED.bundle("first-talk").open()[2]
RECOGNISER = open_recogniser(LANGUAGE)


def pages_of(situation: Situation, role: Role) -> Pages:
    return new_pages(replace(Answers.from_seed(situation, read_seed(situation)), role=role), DEFAULTS)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_situation_and_role_passes_check_and_plan(
    situation: Situation, role: Role, tmp_path: Path
) -> None:
    pages = pages_of(situation, role)
    write_pages(pages, tmp_path)
    assert [str(problem) for problem in Checker(LANGUAGE, SHIPPED).check([tmp_path])] == []
    scenario, plan = (
        parse(parse_document(pages.scenario), Scenario),
        parse(parse_document(pages.plan or ""), Plan),
    )
    assert [talk.learner for talk in plan.talks] == ["excellent", "decent", "hostile", "silent"]
    script = build_script(scenario, pages.id, LANGUAGE, DEFAULTS)
    for result in run_plan(plan, script, RECOGNISER, RUBRIC):
        assert not result.differences, (result.talk, result.differences)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_shape(situation: Situation) -> None:
    seed = read_seed(situation)
    pages = pages_of(situation, seed.role)
    scenario = parse(parse_document(pages.scenario), Scenario)
    assert len(scenario.people) == 1
    assert len(scenario.states) == 4
    assert len(scenario.facts) == 3
    assert sum(bool(fact.trust) for fact in scenario.facts.values()) == 1
    assert len(scenario.endings) == 3
    assert pages.scenario.count("#") >= 25
    assert "The lines were written for" not in pages.scenario
    assert NAME not in pages.scenario
    assert LAST not in pages.scenario
    assert len(pages.scenario.splitlines()) <= 210


def test_another_role_is_said_in_the_file() -> None:
    assert (
        "The lines were written for a patient. You chose a teacher"
        in pages_of("patients-distrust", "teacher").scenario
    )


def test_situations_in_words() -> None:
    assert tuple(choices()) == SITUATIONS
    assert len(set(choices().values())) == len(SITUATIONS)


NASTY = st.one_of(
    st.text(min_size=1, max_size=40),
    st.sampled_from(['"', "'", ": x", "# no", "{{ 7 * 7 }}", "{% raw %}", "{name}", "a\nb: c", "\\", "*", "- x", "&a *a", "!!int", "\x00\x1b[31m", "\u202eabc", "😀👩‍⚕️", "\ud800", "null", "\ufeff", "\u2028"]),
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SITUATIONS), st.tuples(*[NASTY] * 6), st.lists(NASTY, max_size=3))
def test_no_answer_breaks_the_files(situation: Situation, texts: tuple[str, ...], hears: list[str]) -> None:
    usable = []
    for text in (*texts, *hears):
        try:
            usable.append(cleaned_name(text))
        except SimtrainerError:
            usable.append("x")
    name, title, about, wants, fears, place = usable[:6]
    answers = replace(
        Answers.from_seed(situation, read_seed(situation)),
        name=name, title=title, about=about, wants=wants, fears=fears, place=place, hears=tuple(usable[6:]),
    )  # fmt: skip
    pages = new_pages(answers, DEFAULTS)
    scenario = parse(parse_document(pages.scenario), Scenario)
    person = scenario.people[scenario.first_person]
    assert (person.name, person.about, person.wants, person.fears) == (name, about, wants, fears)
    assert (scenario.title, scenario.scene.place, scenario.scene.hears) == (title, place, usable[6:])
    assert pages.plan
    assert parse(parse_document(pages.plan), Plan).scenario == answers.id


@given(st.text(max_size=300))
def test_cleaning_leaves_one_visible_line(text: str) -> None:
    try:
        line = cleaned(text)
    except SimtrainerError:
        return
    assert line == cleaned(line)
    assert line.isprintable() or "\u200c" in line


def test_an_empty_or_long_answer_is_refused() -> None:
    with pytest.raises(SimtrainerError, match="nothing is written"):
        cleaned("\x00 \n")
    with pytest.raises(SimtrainerError, match="401 letters"):
        cleaned("x" * 401)
    with pytest.raises(SimtrainerError, match="nothing is written"):
        cleaned_name("***")


def test_ids() -> None:
    assert made_id("Bed four: the Café's bill!", "x") == "bed-four-the-cafes-bill"
    assert made_id("تخت چهار", "patients-distrust") == "patients-distrust"
    assert len(made_id("word " * 40, "x")) <= 50
    assert free_id("a", {"b"}) == "a"
    assert free_id("a", {"a", "a-2"}) == "a-3"


def test_nothing_is_overwritten_and_nothing_left_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = pages_of("poor-environment", "patient")
    (tmp_path / f"{pages.id}.plan.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(SimtrainerError, match="exists already"):
        write_pages(pages, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [f"{pages.id}.plan.yaml"]

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_pages(pages, tmp_path / "new")
    assert list((tmp_path / "new").iterdir()) == []
