"""`simtrainer new`: what is asked, what options answer, what is refused."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from simtrainer.cli import main
from simtrainer.content.library import open_library
from tests.conftest import FIXTURES


def new(*arguments: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, ["new", *arguments], input=answers)


def test_answers_typed_one_by_one(tmp_path: Path) -> None:
    answers = "4\nrelative\nMrs Rahimi\n58, in a green coat\nto know\nto be late\nA corridor\nher son, a porter\nBed four\n"
    done = new(str(tmp_path), answers=answers)
    assert done.exit_code == 0, done.output
    scenario = open_library([tmp_path]).scenarios["bed-four"].scenario
    person = scenario.people["rahimi"]
    assert (person.name, person.role, person.about) == ("Mrs Rahimi", "relative", "58, in a green coat")
    assert (person.wants, person.fears) == ("to know", "to be late")
    assert scenario.situation == "system-dissatisfaction"
    assert scenario.scene.hears == ["her son", "a porter"]
    for command in ("author", "check", "test"):
        assert f"simtrainer {command} {tmp_path / 'bed-four.yaml'}" in done.output


def test_enter_takes_what_is_proposed_and_a_wrong_answer_is_asked_again(tmp_path: Path) -> None:
    done = new(str(tmp_path), answers="11\n3\n" + "\n" * 5 + "\n" + "nobody\n" + "\n")
    assert done.exit_code == 0, done.output
    assert "11 is none of them; type a number from 1 to 9, or one of these words" in done.output
    assert open_library([tmp_path]).scenarios["a-towel-on-the-bus"].scenario.scene.hears == []


def test_options_answer_and_nothing_is_asked(tmp_path: Path) -> None:
    done = new(
        str(tmp_path),
        "--yes",
        "--situation",
        "humiliating-teacher",
        "--hears",
        "nobody",
        "--title",
        "Ward: 'six'",
    )
    assert done.exit_code == 0, done.output
    assert "?" not in done.output
    assert open_library([tmp_path]).scenarios["ward-six"].scenario.title == "Ward: 'six'"


def test_an_id_that_is_taken_is_asked_for_and_nothing_is_overwritten(tmp_path: Path) -> None:
    typed = [
        "--situation",
        "1",
        "--role",
        "patient",
        "--name",
        "A",
        "--about",
        "a",
        "--wants",
        "a",
        "--fears",
        "a",
    ]
    typed += ["--place", "a", "--hears", "nobody", "--title", "First talk"]
    done = new(str(tmp_path), *typed, answers="first-talk\nB!\n\n")
    assert done.exit_code == 0, done.output
    assert "first-talk is taken too; first-talk-2 is free" in done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first-talk-2.plan.yaml", "first-talk-2.yaml"]
    again = new(str(tmp_path), "--yes", "--title", "First talk")
    assert "this one is called first-talk-3" in again.output


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--situation", "patients-distrst"], "did you mean `patients-distrust`?"),
        (["--id", "Bed Four"], "Bed Four is no id"),
        (["--id", "first-talk"], "first-talk is taken"),
        (["--name", "**"], "--name: nothing is written there"),
        (["--about", "x" * 500], "--about: that has 500 letters"),
        (["--from", "first-tlk"], "did you mean `first-talk`?"),
        (["--from", "first-talk", "--wants", "x"], "--wants does not go with --from"),
        (["--from", "first-talk", "--name", 'Mr "X"'], "cannot be put into every line"),
    ],
)
def test_refused(tmp_path: Path, options: list[str], message: str) -> None:
    done = new(str(tmp_path), "--yes", *options)
    assert done.exit_code == 2
    assert message in done.output
    assert list(tmp_path.iterdir()) == []


def test_stopping_leaves_nothing(tmp_path: Path) -> None:
    done = new(str(tmp_path / "new"), answers="4\n")
    assert done.exit_code == 1
    assert "Stopped. Nothing was written." in done.output
    assert not (tmp_path / "new").exists()


def test_from_asks_for_name_and_title(tmp_path: Path) -> None:
    done = new(str(tmp_path), "--from", "first-talk", answers="Mrs Roza\nA bench\n")
    assert done.exit_code == 0, done.output
    assert "Mrs Roza stands in" in done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-bench.plan.yaml", "a-bench.yaml"]
    assert "scenario: a-bench" in (tmp_path / "a-bench.plan.yaml").read_text(encoding="utf-8")


def test_from_a_scenario_without_a_plan(tmp_path: Path) -> None:
    done = new(
        str(tmp_path), "--from", "small-talk", "--library", str(FIXTURES), answers="Mrs Roza\nA bench\n"
    )
    assert done.exit_code == 0, done.output
    assert "small-talk has no test plan" in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["a-bench.yaml"]
