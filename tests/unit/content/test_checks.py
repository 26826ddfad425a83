"""Names, graph and texts of a scenario: each mistake is found at its line with its code."""

from pathlib import Path

import pytest

from simtrainer.authoring.checking import Checker
from simtrainer.content.catalogue import CATALOGUE
from simtrainer.content.diagnostics import Diagnostic
from simtrainer.content.language import Language
from simtrainer.content.library import Library, open_library
from simtrainer.content.shipped import shipped_folder
from tests.conftest import FIXTURES

SMALL = (FIXTURES / "small.yaml").read_text(encoding="utf-8")


def check(text: str, language: Language, folder: Path, name: str = "f.yaml") -> list[Diagnostic]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return Checker(language, Library()).check([path])


def test_the_small_scenario_has_no_mistake(language: Language, tmp_path: Path) -> None:
    assert check(SMALL, language, tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("goto: chair", "goto: chiar", "G001"),
        ("start: door", "start: dor", "G001"),
        ("end: heard", "end: herd", "G002"),
        ("        goto: cup\n", "", "G003"),
        ("quality: 1, at: limit}", "quality: 1}", "G005"),
        ("        end: heard\n", "", "G006"),
        ("goto: cup", "goto: cup\n        end: heard", "G008"),
        ("when: {any: [be_honest, explore, support], none: [blocking]}", "when: {asks: [lonely]}", "R002"),
        ("when: {any: [be_honest, explore, support], none: [blocking]}", "when: {does: [juggle]}", "R003"),
        ("when: {any: [be_honest, explore, support], none: [blocking]}", "when: {says: [tea]}", "R004"),
        ("when: {any: [be_honest, explore, support], none: [blocking]}", "when: {promises: [tea]}", "R005"),
        ("when: {any: [be_honest, explore, support], none: [blocking]}", "when: {choice: [tea]}", "R006"),
        ("when: {any: [be_honest, explore, support], none: [blocking]}", "when: {flags: [tea]}", "R007"),
        ("      - id: waited", "      - id: met", "R008"),
        ("asked: [\"Why did you come alone?\", \"Is somebody with you?\", \"Did you come with family?\"]", "asked: []", "F002"),
        ("asked: [", "cues: [\"(why|\"]\n    asked: [", "C001"),
        ("asked: [", "cues: [\"why {nothing}\"]\n    asked: [", "C004"),
        (", \"*looks away* I said it once.\"", "", "T001"),
        ("      better: [\"She used to sit here with you.\"]\n", "", "T002"),
        ("She died in the spring.", "She died 👨‍👩‍👧 in the spring.", "T003"),
        ("*puts the cup down*", "*puts the cup down", "T004"),
        ("My wife used to come with me.", "My wife used to come with me." + " So it was." * 30, "T005"),
        ("Another one.", "Another one, idiot.", "A001"),
        ("goto: chair", "wonders: [cancer]\n        goto: chair", "R012"),
        ("    fears: That nobody will say it", "    fears: Silence\n    card: {allergys: No.}", "R013"),
        ("events:", "wonders:\n  bad: {text: Is it bad, again: [Is it?, Well?]}\nevents:", "F004"),
        ("events:", "answers: {retell: [I told you., You know., Again?]}\nevents:", "F005"),
    ],
)  # fmt: skip
def test_each_mistake_has_its_code(old: str, new: str, code: str, language: Language, tmp_path: Path) -> None:
    assert old in SMALL
    assert code in {d.code for d in check(SMALL.replace(old, new, 1), language, tmp_path)}


def test_an_example_that_asks_for_another_fact_is_found(language: Language, tmp_path: Path) -> None:
    job = """\
  job:
    text: He mends nets.
    asked: ["What is your job?", "Where do you work?", "Did you come here without your family?"]
    tell: ["Nets."]
"""
    found = check(SMALL.replace("events:", job + "events:", 1), language, tmp_path)
    assert {d.code for d in found} == {"F003"}
    assert any("without your family" in d.message for d in found)


def test_a_missing_target_names_the_nearest(language: Language, tmp_path: Path) -> None:
    text = SMALL.replace("goto: chair", "goto: chiar", 1)
    found = check(text, language, tmp_path)[0]
    assert "did you mean `chair`?" in found.message
    assert text.splitlines()[found.line - 1].strip() == "goto: chiar"


def test_the_same_id_in_two_files(language: Language, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(SMALL, encoding="utf-8")
    found = Checker(language, Library()).check([tmp_path])
    assert [(d.code, Path(d.path).name) for d in found] == [("K003", "b.yaml")]
    assert "K003" in {d.code for d in open_library([tmp_path]).problems}


def test_plans_name_what_exists(language: Language, tmp_path: Path) -> None:
    plan = "kind: plan\nformat: 1\nscenario: small-talk\ntalks:\n  - {id: a, learner: decent, turns: [hello], expect: {ending: gonne}}\n"
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    assert {d.code for d in check(plan, language, tmp_path)} == {"P001"}
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    assert {
        d.code for d in Checker(language, Library()).check([tmp_path / "small.yaml", tmp_path / "plan.yaml"])
    } == {"P002"}


def test_cue_files_hold_what_their_examples_say(language: Language, tmp_path: Path) -> None:
    text = (
        "kind: cues\nformat: 1\nlanguage: en\nbehaviour: validate\ncues:\n"
        '  - {id: v.one, match: "no wonder you", yes: ["it is a wonder"], no: ["no wonder you came"]}\n'
    )
    assert {d.code for d in check(text, language, tmp_path)} == {"C002", "C003"}


def test_shipped_files_have_no_errors(language: Language, library: Library) -> None:
    found = Checker(language, library).check([shipped_folder("rubrics"), shipped_folder("scenarios")])
    assert [str(d) for d in found] == []


def test_the_catalogue_says_what_to_do() -> None:
    assert all(entry.todo and entry.title and not entry.todo.endswith(".") for entry in CATALOGUE.values())
