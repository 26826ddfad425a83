"""What can be typed, pasted and sent."""

import pytest
from textual import events

from simtrainer.encounter.inputs import MAX_REPLY
from simtrainer.records.folders import StoreError
from simtrainer.records.store import Store
from tests.ui.conftest import Sitting


async def test_markup_and_escape_codes_are_only_words(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        await hand.say("[bold]the[/] bus \x1b[31mred[/x] [@click=app.quit]me[/]")
        assert "[bold]the[/] bus red[/x] [@click=app.quit]me[/]" in hand.shown


async def test_a_paste_loses_its_control_characters(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        hand.box.put("I said")
        hand.box.post_message(events.Paste(" one\x1b[2J\r\ntwo\x07\u202e"))
        await hand.pilot.pause()
        assert hand.box.text == "I said one\ntwo"


@pytest.mark.parametrize("size", [MAX_REPLY, 100_000])
async def test_a_paste_that_is_too_long_is_refused_whole(sit_down: Sitting, size: int) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        hand.box.put("what stands stays")
        hand.box.post_message(events.Paste("x" * size))
        await hand.pilot.pause()
        assert hand.box.text == "what stands stays"
        assert any("too long" in note.message for note in hand.app._notifications)


async def test_the_counter_shows_near_the_limit_and_typing_stops_at_it(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        hand.box.put("x" * (MAX_REPLY - 1))
        await hand.press("y")
        assert "0 left" in hand.shown
        await hand.press("z")
        assert hand.box.text.endswith("xy")


async def test_keys_of_the_box(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        await hand.say("first words")
        await hand.say("second words")
        await hand.press(*"ok?", "ctrl+j", *"so")
        assert hand.box.text == "ok?\nso"
        await hand.press("up")
        assert hand.box.text == "ok?\nso"
        await hand.press("up")
        assert hand.box.text == "second words"
        await hand.press("up")
        assert hand.box.text == "first words"
        await hand.press("up", "down", "down")
        assert hand.box.text == "ok?\nso"


async def test_an_empty_reply_is_no_turn(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        hand.box.put(" \n \x00")
        await hand.press("enter")
        assert hand.encounter.memory.turn == 0


async def test_commands(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        await hand.say("/do sit down")
        assert hand.encounter.log[-1].turn == 1
        await hand.say("/wait")
        assert "I only asked about the bus" in hand.words
        hand.box.put("/dance")
        await hand.press("enter")
        assert hand.box.text == "/dance"
        hand.box.put("/help")
        await hand.press("enter")
        await hand.at("HelpDialog")
        await hand.press("escape")
        hand.box.put("/leave")
        await hand.press("enter")
        await hand.at("LeaveDialog")
        await hand.press("escape")
        await hand.at("EncounterScreen")
        assert not hand.encounter.ended


async def test_a_reply_that_cannot_be_stored_stays_in_the_box(
    sit_down: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def _full(*_: object) -> None:
        raise StoreError("the records cannot be written: disk full", "make room")

    async with sit_down() as hand:
        await hand.begin("down")
        with monkeypatch.context() as patch:
            patch.setattr(Store, "append", _full)
            hand.box.put("the bus, then?")
            await hand.press("enter")
            await hand.at("MessageDialog")
            assert "The records cannot be written: disk full." in hand.shown
            assert "Make room." in hand.shown
        await hand.press("enter")
        await hand.at("EncounterScreen")
        assert hand.box.text == "the bus, then?"
        assert "the bus, then?" not in hand.words
        await hand.press("enter")
        await hand.until(lambda: "To my sister" in hand.words)
