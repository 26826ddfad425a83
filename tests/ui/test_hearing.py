"""What the person did not understand may go to the tutor: asked once, kept, changed in the settings."""

import pytest

from simtrainer.cli.plain import _agreed
from simtrainer.records.inbox import Inbox
from simtrainer.records.practice import Practice
from simtrainer.tui.settings import GUEST, Settings
from tests.ui.conftest import Hand, Sitting

NONSENSE = "xqzt vrrkl wqpp"


async def _through(hand: Hand, *replies: str) -> None:
    """Play a talk to its end and close its debrief."""
    for reply in (*replies, "Where does the bus go?", "I come back at two"):
        await hand.say(reply)
    await hand.press("enter")
    await hand.at("ReflectionScreen")
    await hand.press("escape")
    await hand.at("DebriefScreen")
    await hand.press("enter")


@pytest.mark.parametrize(("keys", "kept", "rows"), [(["down", "enter"], "yes", 2), (["enter"], "no", 0), (["escape"], "no", 0)])  # fmt: skip
async def test_the_learner_is_asked_once(
    sit_down: Sitting, practice: Practice, keys: list[str], kept: str, rows: int
) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        await _through(hand, NONSENSE)
        await hand.at("PickDialog")
        assert "without your name" in hand.words
        await hand.press(*keys)
        await hand.at("LibraryScreen")
        assert practice.store.learners()[0].settings["heard"] == kept
        await hand.begin()
        await _through(hand, NONSENSE + " brrk")
        await hand.at("LibraryScreen")
        assert len(Inbox(practice.store).rows()) == rows


async def test_nothing_is_asked_where_all_was_understood_or_the_answer_is_known(
    sit_down: Sitting, practice: Practice
) -> None:
    async with sit_down(settings=Settings(pace="instant", heard="yes")) as hand:
        await hand.begin("down")
        await _through(hand, NONSENSE)
        await hand.at("LibraryScreen")
        (row,) = Inbox(practice.store).rows()
        assert (row.heard.scenario, row.heard.state) == ("the-cold-tea", "tea")


async def test_a_good_talk_asks_nothing(sit_down: Sitting, practice: Practice) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        await _through(hand)
        await hand.at("LibraryScreen")
        assert practice.store.learners()[0].settings["heard"] == "ask"


async def test_one_guest_does_not_agree_for_the_next(sit_down: Sitting, practice: Practice) -> None:
    agreed = Settings(pace="instant", heard="yes")
    async with sit_down(GUEST, settings=agreed) as hand:
        assert hand.app.settings.heard == "ask"


def test_in_lines_nothing_is_kept_without_a_yes(practice: Practice) -> None:
    mina = practice.store.add_learner("Mina")
    assert not _agreed(practice.store, mina.id)
    practice.store.save_settings(mina.id, {"heard": "yes"})
    assert _agreed(practice.store, mina.id)
    assert not _agreed(practice.store, "")


async def test_the_setting_stands_among_the_others(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await hand.press("s")
        await hand.at("SettingsDialog")
        assert "My tutor may read" in hand.shown
        assert "Ask me" in hand.shown
