"""Saving a debrief, its folds, its marks."""

from pathlib import Path

import pytest
from textual.widgets import Collapsible, Input

from simtrainer.tui.widgets.marks import Marks
from tests.ui.conftest import Hand, Sitting


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


async def _to_debrief(hand: Hand) -> None:
    await hand.begin("down")
    await hand.say("You must be very frightened about the bus. What worries you most?")
    await hand.say("Calm down. [b]I come back[/b] at two")
    await hand.press("enter")
    await hand.at("ReflectionScreen")
    await hand.press("escape")
    await hand.at("DebriefScreen")


async def test_the_debrief_is_saved_and_never_replaced_silently(sit_down: Sitting, home: Path) -> None:
    async with sit_down() as hand:
        await _to_debrief(hand)
        await hand.press("s")
        await hand.at("SaveDialog")
        await hand.press("enter")
        await hand.at("DebriefScreen")
        (saved,) = home.glob("simtrainer-the-cold-tea-*.txt")
        assert "A time is agreed" in saved.read_text(encoding="utf-8")
        saved.write_text("mine", encoding="utf-8")
        await hand.press("s")
        await hand.at("SaveDialog")
        await hand.press("enter")
        assert "there already" in hand.shown
        assert saved.read_text(encoding="utf-8") == "mine"
        await hand.press("enter")
        await hand.at("DebriefScreen")
        assert saved.read_text(encoding="utf-8") != "mine"
        await hand.press("s")
        await hand.at("SaveDialog")
        hand.screen.query_one(Input).value = "/no/such/folder/x.txt"
        await hand.press("enter")
        assert "It cannot be written there" in hand.shown


async def test_the_folds_open_by_key(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await _to_debrief(hand)
        assert all(fold.collapsed for fold in hand.screen.query(Collapsible))
        await hand.press("tab", "enter")
        assert not hand.screen.query(Collapsible).first().collapsed
        assert "of 4" in hand.words
        assert "[b]I come back[/b]" in hand.words


async def test_a_highlighted_mark_is_disputed_at_once(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await _to_debrief(hand)
        marks = hand.screen.query_one(Marks)
        fold = next(node for node in marks.ancestors if isinstance(node, Collapsible))
        fold.collapsed = False
        await hand.pilot.pause()
        marks.focus()
        await hand.press("end", "d")
        await hand.at("AskDialog")
        assert "Calm down" in hand.shown
        await hand.press(*"gently", "enter")
        await hand.at("DebriefScreen")
        await hand.until(
            lambda: "kept for your tutor" in str(marks.get_option_at_index(marks.option_count - 1).prompt)
        )
