"""A tutor at the inbox: what is asked, what is changed, and that nothing is changed without a yes."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from simtrainer.assessment.heard import HeardReply
from simtrainer.authoring.inbox.groups import grouped
from simtrainer.cli.inbox_desk import InboxDesk
from simtrainer.content.library import open_library
from simtrainer.recognition import CueRecogniser
from simtrainer.records.folders import user_library
from simtrainer.records.inbox import Inbox
from simtrainer.records.store import Store
from tests.conftest import FIXTURES

ASKED = HeardReply("small-talk", "door", "Sit.", "why are you here by yourself today", "not_understood")
Work = Callable[[HeardReply, str], str]


@pytest.fixture
def inbox(store: Store) -> Inbox:
    return Inbox(store)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return Path(shutil.copy(FIXTURES / "small.yaml", folder / "small.yaml"))


@pytest.fixture
def work(inbox: Inbox, own: Path, recogniser: CueRecogniser) -> Work:
    def _reopen() -> object:
        return open_library([own.parent, *([user_library()] if user_library().is_dir() else [])])

    def _work(reply: HeardReply, keys: str) -> str:
        inbox.add([reply])
        desk = InboxDesk(inbox, _reopen(), lambda _: recogniser, reopen=_reopen, cues=None)  # type: ignore[arg-type]
        (group,) = grouped([row.heard for row in inbox.rows()])
        with CliRunner().isolation(input=keys) as (out, *_):
            desk.work(1, group, [row.id for row in inbox.rows()], asking=True)
            return out.getvalue().decode()

    return _work


def test_a_chosen_fact_gets_the_example(work: Work, inbox: Inbox, own: Path) -> None:
    shown = work(ASKED, "1\nWhy are you here by yourself?\n")
    assert "fact alone" in shown
    assert "Added to" in shown
    assert "Why are you here by yourself?" in own.read_text(encoding="utf-8")
    assert inbox.rows() == []
    assert len(inbox.rows(status="used")) == 1


@pytest.mark.parametrize(("keys", "waiting"), [("s\n", 1), ("q\n", 1), ("a\n", 0)])
def test_nothing_is_changed_where_none_is_chosen(
    work: Work, inbox: Inbox, own: Path, keys: str, waiting: int
) -> None:
    before = own.read_bytes()
    work(ASKED, keys)
    assert own.read_bytes() == before
    assert len(inbox.rows()) == waiting


def test_what_it_makes_wrong_is_shown_and_the_file_stays(work: Work, inbox: Inbox, own: Path) -> None:
    before = own.read_bytes()
    shown = work(ASKED, f"1\n{'x' * 2001}\nn\n")
    assert "stays as it was" in shown
    assert own.read_bytes() == before
    assert len(inbox.rows()) == 1


def test_a_shipped_scenario_is_copied_only_after_a_yes(work: Work) -> None:
    asked = HeardReply("first-talk", "table", "Sit.", "were the nights long for you?", "not_understood")
    assert "Copy it to" in work(asked, "1\nn\n")
    assert not user_library().exists()
    assert "Added to" in work(asked, "1\ny\n\n")
    assert (user_library() / "first-talk.yaml").is_file()


def test_a_scenario_that_is_gone_can_be_set_aside(work: Work, inbox: Inbox) -> None:
    shown = work(HeardReply("gone", "x", "", "hello", "not_understood"), "a\n")
    assert "not in the library" in shown
    assert inbox.rows() == []
