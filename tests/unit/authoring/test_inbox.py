"""The inbox: what is alike is told once, what it may have meant is near, and changes are tried before they are made."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simtrainer.assessment.heard import HeardReply
from simtrainer.authoring.inbox.changes import as_cue, as_innocent, as_question, as_topic, copied, is_shipped
from simtrainer.authoring.inbox.groups import grouped
from simtrainer.authoring.inbox.lines import read_lines, write_lines
from simtrainer.authoring.inbox.pattern import proposed_pattern
from simtrainer.authoring.inbox.proposals import Proposer
from simtrainer.authoring.inbox.trial import Trial
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.language import Language, shipped_language
from simtrainer.content.library import Library, open_library
from simtrainer.content.models import CueFile
from simtrainer.content.schema import parse
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.yaml import read_document
from simtrainer.recognition import CueError, CueRecogniser, parse_cue, read
from tests.conftest import FIXTURES

HEARD = HeardReply("first-talk", "table", "Sit.", "were the nights long for you?", "not_understood")


def _said(*replies: str) -> list[HeardReply]:
    return [replace(HEARD, reply=reply) for reply in replies]


def test_what_is_alike_is_told_once_the_biggest_group_first() -> None:
    replies = _said(
        "What is it?", "since how long u r ill", "since how long you are ill", "Since how long u r ill?"
    )
    first, second = grouped(replies)
    assert first.members == (1, 2, 3)
    assert first.typical.reply == "since how long u r ill"
    assert second.wordings == ["What is it?"]
    assert first.states == ["table"]


def test_other_scenarios_and_reasons_are_other_groups() -> None:
    disputed = replace(HEARD, why="disputed", behaviour="command")
    assert (
        len(
            grouped([HEARD, replace(HEARD, scenario="other"), disputed, replace(disputed, behaviour="blame")])
        )
        == 4
    )
    assert grouped([]) == []


def test_the_nearest_fact_and_topic_are_proposed(language: Language, recogniser: CueRecogniser) -> None:
    library = open_library()
    found = Proposer(library.scenarios["first-talk"].scenario, language, recogniser).proposals(HEARD)
    assert (found[0].kind, found[0].id) == ("fact", "five-weeks")
    curtain = Proposer(library.scenarios["the-crossed-out-number"].scenario, language, recogniser)
    asked = curtain.proposals(replace(HEARD, reply="You saw me crossing the number out"))
    assert "crossed-out" in [one.id for one in asked if one.kind == "topic"]


def test_a_behaviour_that_nearly_counted_is_proposed(
    language: Language, recogniser: CueRecogniser, library: Library
) -> None:
    proposer = Proposer(library.scenarios["small-talk"].scenario, language, recogniser)
    found = proposer.proposals(replace(HEARD, reply='They taught us to say: "you seem upset"'))
    assert "name_emotion" in [one.id for one in found if one.kind == "behaviour"]


@pytest.mark.parametrize(
    ("reply", "pattern"),
    [
        ("Why did you strike the dose?", "strike .. dose"),
        ("tell me about the breathing at night", "breathing .. night"),
        ("I am [name], may I see the chart", "see the chart"),
        ("what is it", "what is it"),
        ("...", ""),
    ],
)
def test_a_pattern_is_proposed_from_the_words_that_carry_content(
    language: Language, reply: str, pattern: str
) -> None:
    assert proposed_pattern(reply, language) == pattern


@given(
    st.text(max_size=120)
    | st.lists(
        st.sampled_from(
            ["the", "dose", "was", "a", "long", "night", "of", "pain", "and", "so", "on", "[name]", "12"]
        )
    ).map(" ".join)
)
def test_a_proposed_pattern_matches_its_reply(reply: str) -> None:
    language = shipped_language("en")
    pattern = proposed_pattern(reply, language)
    if not pattern:
        return
    try:
        parse_cue(pattern, language.slots)
    except CueError:
        assert not pattern.replace(" ", "").isascii() or not pattern.replace(" ", "").isalpha()


def test_lines_go_out_and_come_back(tmp_path: Path) -> None:
    file = tmp_path / "inbox.jsonl"
    replies = [HEARD, replace(HEARD, why="disputed", behaviour="command", meant="kindly")]
    assert write_lines(file, replies) == 2
    assert read_lines(file) == replies


@pytest.mark.parametrize(
    "changes",
    [
        {"scenario": "../x"},
        {"reply": ""},
        {"why": "other"},
        {"behaviour": "rude"},
        {"learner": "Mina"},
        {"reply": "x" * 2001},
    ],
)
def test_a_file_from_elsewhere_is_not_trusted(tmp_path: Path, changes: dict[str, str]) -> None:
    file = tmp_path / "inbox.jsonl"
    file.write_text(json.dumps({**vars(HEARD), **changes}), encoding="utf-8")
    with pytest.raises(SimtrainerError, match=r"inbox.jsonl:1: "):
        read_lines(file)


def test_what_comes_in_is_cleaned_and_large_files_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "inbox.jsonl"
    file.write_text(json.dumps({**vars(HEARD), "reply": "red \x1b[31malert\x07 \u202e"}), encoding="utf-8")
    assert read_lines(file)[0].reply == "red alert"
    file.write_bytes(b" " * (8 * 1024 * 1024 + 1))
    with pytest.raises(SimtrainerError, match="larger than"):
        read_lines(file)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A scenario of the user's own."""
    return Path(shutil.copy(FIXTURES / "small.yaml", tmp_path / "small.yaml"))


def test_a_change_is_tried_on_a_copy_then_made(
    own: Path, language: Language, recogniser: CueRecogniser
) -> None:
    library = open_library([own.parent])
    trial = Trial(language, lambda _: recogniser, library)
    fact = next(iter(library.scenarios["small-talk"].scenario.facts))
    before = own.read_bytes()
    change = as_question(own, fact, "Who used to sit there?")
    assert trial.worse(change, "small-talk") == []
    assert own.read_bytes() == before
    change.make()
    assert (
        "Who used to sit there?"
        in open_library([own.parent]).scenarios["small-talk"].scenario.facts[fact].asked
    )
    assert len(own.read_bytes()) > len(before)
    with pytest.raises(SimtrainerError, match="changed meanwhile"):
        change.make()


PLAN = """\
kind: plan
format: 1
scenario: the-cold-tea
talks:
  - id: the-door
    learner: decent
    turns: [{reply: Look at the door please, expect: {state: tea}}]
    expect: {quality: {most: 4}}
"""


def test_what_a_change_makes_wrong_is_told(
    tmp_path: Path, language: Language, recogniser: CueRecogniser
) -> None:
    file = Path(shutil.copy(FIXTURES.parent / "ui/fixtures/library/the-cold-tea.yaml", tmp_path / "tea.yaml"))
    (tmp_path / "tea.plan.yaml").write_text(PLAN, encoding="utf-8")
    trial = Trial(language, lambda _: recogniser, open_library([tmp_path]))
    harmless = as_topic(file, "bus", "the coach", "When does the coach go?")
    assert trial.worse(harmless, "the-cold-tea") == []
    unmatched = as_topic(file, "bus", "the coach", "hello there")
    assert any(text.startswith("C002") for text in trial.worse(unmatched, "the-cold-tea"))
    unreadable = as_topic(file, "bus", "(coach", "coach")
    assert any(text.startswith("C001") for text in trial.worse(unreadable, "the-cold-tea"))
    turned = as_topic(file, "bus", "the door", "Look at the door")
    assert trial.worse(turned, "the-cold-tea") == ["talk the-door: turn 1: state: expected tea, came sister"]


def test_a_cue_is_tried_with_its_language(tmp_path: Path, language: Language, library: Library) -> None:
    folder = tmp_path / "en"
    shutil.copytree(shipped_folder("rubrics") / "en", folder, ignore=shutil.ignore_patterns("model"))
    file = folder / "cues" / "explore.yaml"
    trial = Trial(language, CueRecogniser, library)
    good = as_cue(file, "explore.heard-1", "zebra crossing", "the zebra crossing", "a crossing")
    assert trial.worse(good, "small-talk") == []
    bad = as_cue(file, "explore.heard-1", "zebra crossing", "the zebra", "a crossing")
    assert any("does not match" in text for text in trial.worse(bad, "small-talk"))
    assert "zebra" not in file.read_text(encoding="utf-8")


def test_a_cue_is_kept_from_a_reply(tmp_path: Path, language: Language, library: Library) -> None:
    file = Path(
        shutil.copy(shipped_folder("rubrics") / "en" / "cues" / "jargon.yaml", tmp_path / "jargon.yaml")
    )
    cue = parse(read_document(file), CueFile).cues[0]
    change = as_innocent(file, 0, cue.match, cue.yes[0])
    assert any("C003" in text for text in Trial(language, CueRecogniser, library).worse(change, "small-talk"))
    change.make()
    assert parse(read_document(file), CueFile).cues[0].no == [*cue.no, cue.yes[0]]


def test_shipped_scenarios_are_copied_before_they_are_changed(tmp_path: Path) -> None:
    found = open_library().scenarios["first-talk"]
    assert is_shipped(found.path)
    path = copied(found, tmp_path / "library")
    assert not is_shipped(path)
    path.write_bytes(path.read_bytes() + b"# mine\n")
    assert copied(found, tmp_path / "library").read_bytes().endswith(b"# mine\n")
    assert open_library([path.parent]).scenarios["first-talk"].path == path


def test_words_of_replies_are_read(language: Language) -> None:
    assert read("u r ill", language).sentences[0].words == ("you", "are", "ill")
