"""Every screen fits 80 by 24: nothing scrolls sideways, and every key of the footer can be read."""

import pytest
from textual.widget import Widget
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from tests.ui.conftest import Hand, Sitting


def _fits(hand: Hand) -> None:
    width = hand.app.size.width
    for widget in hand.screen.walk_children(Widget):
        assert not widget.show_horizontal_scrollbar, f"{widget!r} scrolls sideways"
        assert not widget.display or widget.region.right <= width, f"{widget!r} is cut off"
    keys = hand.screen.query_one(Footer).query(FooterKey)
    assert keys
    assert max(key.region.right for key in keys) <= width


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_screen_fits(sit_down: Sitting, size: tuple[int, int]) -> None:
    async with sit_down(size=size) as hand:
        _fits(hand)
        await hand.press("down", "enter")
        await hand.at("BriefingScreen")
        _fits(hand)
        await hand.press("enter")
        await hand.at("EncounterScreen")
        await hand.say("the bus? " + "verylongword" * 20)
        _fits(hand)
        await hand.press("ctrl+q")
        await hand.at("LeaveDialog")
        _fits(hand)
        await hand.press("down", "down", "enter")
        await hand.at("ReflectionScreen")
        _fits(hand)
        await hand.press("escape")
        await hand.at("DebriefScreen")
        _fits(hand)
        await hand.press("b")
        await hand.at("PickDialog")
        await hand.press("enter")
        await hand.at("EncounterScreen")
        await hand.say("what nonsense")
        await hand.press("ctrl+q")
        await hand.at("LeaveDialog")
        await hand.press("down", "down", "enter")
        await hand.at("CompareScreen")
        _fits(hand)
        await hand.press("escape")
        await hand.at("DebriefScreen")
        await hand.press("escape")
        await hand.at("LibraryScreen")
        _fits(hand)
