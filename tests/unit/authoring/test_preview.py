"""The preview: a talk survives changes of its file, and each turn shows what lies behind it."""

import os
from pathlib import Path

import pytest

from simtrainer.authoring.plans.files import plan_files, run_plan_file
from simtrainer.authoring.preview.behind import behind
from simtrainer.authoring.preview.plan_entry import add_to_plan, plan_beside
from simtrainer.authoring.preview.rehearsal import Jump, Rehearsal
from simtrainer.authoring.preview.sections import sections
from simtrainer.authoring.preview.source import Source, opened
from simtrainer.authoring.workbench import Workbench
from simtrainer.content.diagnostics import Place
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.language import Language
from simtrainer.content.library import Library, open_library
from simtrainer.encounter.inputs import typed
from simtrainer.encounter.script import Script
from simtrainer.recognition import CueRecogniser
from tests.conftest import FIXTURES

HELLO = "Hello, I'm Lena, the new intern."
SMALL = (FIXTURES / "small.yaml").read_text(encoding="utf-8")


@pytest.fixture
def bench(library: Library, language: Language, recogniser: CueRecogniser) -> Workbench:
    return Workbench(library, language, recogniser)


@pytest.fixture
def source(bench: Workbench, tmp_path: Path) -> Source:
    path = tmp_path / "mine.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return opened(path, bench)


def write(source: Source, text: str) -> None:
    """Write the file anew, with a time of its own."""
    before = source.path.stat().st_mtime_ns
    source.path.write_text(text, encoding="utf-8")
    os.utime(source.path, ns=(before + 1_000_000, before + 1_000_000))


def test_steps_can_be_taken_back(small: Script, recogniser: CueRecogniser) -> None:
    talk = Rehearsal(small, recogniser)
    before = list(talk.encounter.log)
    assert talk.take(typed(HELLO))
    assert talk.encounter.memory.state == "chair"
    assert talk.back() == typed(HELLO)
    assert talk.encounter.log == before
    assert talk.back() is None


def test_one_can_go_to_any_state(small: Script, recogniser: CueRecogniser) -> None:
    talk = Rehearsal(small, recogniser)
    assert talk.take(Jump("cup"))
    assert talk.encounter.memory.state == "cup"
    assert talk.encounter.memory.line[-1][2] == "*puts the cup down* My wife used to come with me."
    assert talk.encounter.memory.opportunity is not None
    assert talk.take(typed("She used to sit here with you. Tell me about her."))
    assert talk.encounter.memory.ending == "heard"
    assert not talk.take(Jump("door"))
    assert not talk.take(Jump("nowhere"))
    assert len(talk.steps) == 2


def test_a_changed_file_is_played_to_the_same_place(source: Source, bench: Workbench) -> None:
    assert source.script is not None
    talk = Rehearsal(source.script, bench.recogniser)
    talk.take(typed(HELLO))
    assert not source.changed()
    write(source, SMALL.replace("You have the result there?", "Is that the result?"))
    assert source.changed()
    script = source.read()
    assert script is not None
    assert talk.reload(script) == 0
    assert talk.encounter.memory.state == "chair"
    assert "Is that the result?" in talk.encounter.memory.line[-1][2]


def test_steps_that_can_no_longer_be_done_are_dropped(source: Source, bench: Workbench) -> None:
    assert source.script is not None
    talk = Rehearsal(source.script, bench.recogniser)
    talk.take(Jump("cup"))
    write(source, SMALL.replace("  cup:\n", "  mug:\n").replace("goto: cup", "goto: mug"))
    script = source.read()
    assert script is not None
    assert talk.reload(script) == 1
    assert talk.encounter.memory.state == "door"


def test_a_mistake_leaves_the_last_playable_version(source: Source) -> None:
    kept = source.script
    write(source, SMALL.replace("goto: chair", "goto: chiar", 1))
    assert source.read() is None
    assert [problem.code for problem in source.problems] == ["G001"]
    assert source.script is kept
    write(source, SMALL.replace("title:", "titel:", 1))
    assert source.read() is None
    assert {problem.code for problem in source.problems} == {"S001", "S002"}
    write(source, SMALL)
    assert source.read() is not None
    assert source.problems == []
    assert source.place(("states", "cup")) == Place(57, 3)


def test_a_missing_file_is_told(bench: Workbench, tmp_path: Path) -> None:
    with pytest.raises(SimtrainerError, match="there is no file"):
        opened(tmp_path / "none.yaml", bench)


def test_what_lies_behind_a_turn(small: Script, recogniser: CueRecogniser) -> None:
    talk = Rehearsal(small, recogniser)
    assert behind(talk.encounter, recogniser) is None
    talk.take(typed("Calm down."))
    turn = behind(talk.encounter, recogniser)
    assert turn is not None
    lacks = {tried.rule.id: tried.lacks for tried in turn.tried}
    assert lacks == {
        "met": ["shows validate, name_emotion or introduce", "shows nothing blocking"],
        "waited": ["third turn here or later"],
    }
    talk.take(typed(HELLO))
    turn = behind(talk.encounter, recogniser)
    assert turn is not None
    assert [tried.rule.id for tried in turn.tried if tried.fired] == ["met"]
    titles = {section.title: section.lines for section in sections(talk.encounter, recogniser)}
    assert titles["Which rule fired"][0] == "met → chair"
    assert titles["What was recognised"][0] == 'introduce: "I\'m Lena, the new intern"'
    assert any(line.startswith("Omar Said: trust") for line in titles["Moods"])
    assert any("state chair" in line for line in titles["Memory"])
    assert any("cue introduce." in line for line in titles["Why it was recognised"])


def test_a_rule_that_held_too_is_named(bench: Workbench, source: Source) -> None:
    extra = "      - id: also\n        when: {any: [introduce]}\n        goto: cup\n      - id: waited"
    write(source, SMALL.replace("      - id: waited", extra, 1))
    script = source.read()
    assert script is not None
    talk = Rehearsal(script, bench.recogniser)
    talk.take(typed(HELLO))
    turn = behind(talk.encounter, bench.recogniser)
    assert turn is not None
    assert [tried.rule.id for tried in turn.also] == ["also"]


def test_a_tried_talk_becomes_a_test_that_passes(source: Source, bench: Workbench) -> None:
    assert source.script is not None
    assert source.rubric is not None
    talk = Rehearsal(source.script, bench.recogniser)
    plan = plan_beside(source.path)
    with pytest.raises(SimtrainerError, match="nothing has been said"):
        add_to_plan(talk, source.rubric, plan)
    for line in (HELLO, "/wait", "/do sit down", "Why did you come alone?", "I don't know yet. I'll ask."):
        talk.take(typed(line))
    assert add_to_plan(talk, source.rubric, plan) == "tried-1"
    assert add_to_plan(talk, source.rubric, plan) == "tried-2"
    mine = Workbench(open_library([source.path]), bench.language, bench.recogniser)
    (file,) = plan_files([str(plan)], mine.library)
    result = run_plan_file(file, mine)
    assert [played.talk.id for played in result.talks] == ["tried-1", "tried-2"]
    assert result.passed
    talk.take(Jump("door"))
    with pytest.raises(SimtrainerError, match="you jumped in it"):
        add_to_plan(talk, source.rubric, plan)
