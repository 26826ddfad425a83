"""The talk's screen: hints, choices, people, silence, pace, meters, place."""

import pytest

from simtrainer.encounter.events import Received
from simtrainer.tui.settings import Settings
from simtrainer.tui.widgets import conversation
from simtrainer.tui.widgets.choices import Choices
from simtrainer.tui.widgets.conversation import Conversation
from simtrainer.tui.widgets.meters import Meters
from simtrainer.tui.widgets.silence import SilenceTimer
from tests.ui.conftest import Hand, Sitting


async def test_hints_come_step_by_step(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        for words in (
            "a bus instead of her blood",
            "Ask about what she asked about",
            "Where does the bus have to take you?",
        ):
            await hand.press("ctrl+t")
            await hand.until_read(words)
        assert hand.encounter.memory.turn == 0


@pytest.mark.parametrize("typed", ["1", "/choose 1", "/choose ask"])
async def test_choices_by_number_and_id(sit_down: Sitting, typed: str) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        assert "1 Where would the bus take you?" in hand.shown
        await hand.say(typed)
        assert hand.encounter.memory.replies == [(1, "Where would the bus take you?")]
        assert not hand.screen.query_one(Choices).display


async def test_choices_with_tab(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        await hand.press("shift+tab", "down", "enter")
        await hand.until(lambda: hand.encounter.memory.replies)
        assert hand.encounter.memory.replies == [(1, "Hold still please.")]
        assert hand.box.has_focus


async def test_speaking_to_somebody_else(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        assert "To Mrs Adeyemi" in hand.shown
        await hand.press("ctrl+n")
        assert "To Tunde" in hand.shown
        await hand.say("Hello there")
        received = next(e for e in hand.encounter.log if isinstance(e, Received))
        assert received.to == "tunde"
        assert "You, to Tunde" in hand.words


async def test_a_new_place_is_told(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        assert "others can hear" in hand.lines[0]
        await hand.say("Shall we go to the side room?")
        assert "The side room, door shut. Nobody else can hear." in hand.words
        assert "nobody else can hear" in hand.lines[0]


async def test_what_happens_and_the_queue(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        await hand.say("hm")
        await hand.say("well")
        assert "holds up two fingers" in hand.words
        assert "turn 3 of 8 · 13:16 · 5 waiting" in hand.shown


async def _left_alone(hand: Hand) -> None:
    await hand.begin("down")
    timer = hand.screen.query_one(SilenceTimer)
    await hand.pilot.pause(0.1)
    if timer.waiting:
        timer.post_message(SilenceTimer.Over())
    await hand.pilot.pause(0.1)


def _silences(hand: Hand) -> list[Received]:
    return [e for e in hand.encounter.log if isinstance(e, Received) and e.kind == "silence"]


async def test_silence_is_an_answer_where_the_scene_says_so(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await _left_alone(hand)
        await hand.until(lambda: _silences(hand))
        assert "says nothing" in hand.words


async def test_silence_can_be_switched_off(sit_down: Sitting) -> None:
    async with sit_down(settings=Settings(pace="instant", silence="off")) as hand:
        await _left_alone(hand)
        assert not _silences(hand)


async def test_typing_ends_the_silence(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        await hand.press("a", "backspace")
        assert not hand.screen.query_one(SilenceTimer).waiting
        await hand.press("f1")
        hand.app.screen_stack[-2].query_one(SilenceTimer).post_message(SilenceTimer.Over())
        await hand.pilot.pause(0.1)
        await hand.press("escape")
        assert not _silences(hand)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "PAUSE", 60.0)


@pytest.mark.usefixtures("slow")
async def test_a_calm_pace_and_any_key_shows_all(sit_down: Sitting) -> None:
    async with sit_down(settings=Settings(pace="calm")) as hand:
        await hand.begin("down")
        await hand.say("the bus?")
        assert "To my sister" in hand.words
        assert "Mum. Not now." not in hand.words
        await hand.press("x")
        assert hand.box.text == "x"
        assert "Mum. Not now." in hand.words
        assert "When, then?" in hand.words
        assert hand.screen.query_one(Conversation).settled


@pytest.mark.parametrize(
    ("meters", "talks", "shown"),
    [("first", 0, True), ("first", 3, False), ("on", 3, True), ("off", 0, False)],
)
async def test_meters(sit_down: Sitting, meters: str, talks: int, shown: bool) -> None:
    async with sit_down(settings=Settings(pace="instant", meters=meters)) as hand:
        for _ in range(talks):
            hand.app.practice.begin("the-cold-tea", hand.app.learner.id)
        await hand.begin("end")
        assert hand.screen.query_one(Meters).display is shown


async def test_help_names_the_keys_and_a_question_mark_is_typed(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        await hand.press("question_mark")
        assert hand.box.text == "?"
        await hand.press("f1")
        await hand.at("HelpDialog")
        for words in ("Ctrl+T", "Hint", "Ctrl+Q", "/do sit down"):
            assert words in hand.shown
