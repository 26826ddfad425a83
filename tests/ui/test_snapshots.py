"""How the screens look; `pytest --snapshot-update` after looking at a change."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from simtrainer.records.practice import Practice
from simtrainer.tui.app import SimtrainerApp
from simtrainer.tui.settings import Settings
from tests.ui.conftest import Hand

Steps = Callable[[Hand], Awaitable[None]]
SnapCompare = Callable[..., bool]


async def _library(hand: Hand) -> None:
    await hand.press("down")


async def _briefing(hand: Hand) -> None:
    await hand.press("down", "enter")
    await hand.at("BriefingScreen")


async def _encounter(hand: Hand) -> None:
    await hand.begin("down")
    hand.box.cursor_blink = False
    await hand.say("*sits down* Where does the bus have to take you?")
    await hand.press("ctrl+t")
    await hand.until_read("She asks when the right time would be.")


async def _debrief(hand: Hand) -> None:
    await hand.begin("down")
    await hand.say("Calm down. [b]It is only a bus[/b]")
    await hand.say("You must be very frightened. What worries you most?")
    await hand.say("I will come back at two")
    await hand.press("enter")
    await hand.at("ReflectionScreen")
    await hand.press(*"home", "enter", "enter", "4")
    await hand.press("down", "enter")
    await hand.at("DebriefScreen")


@pytest.mark.parametrize(
    "steps", [_library, _briefing, _encounter, _debrief], ids=lambda steps: steps.__name__[1:]
)
def test_screen(snap_compare: SnapCompare, practice: Practice, steps: Steps) -> None:
    learner = practice.store.add_learner("Mina")
    practice.store.save_settings(learner.id, Settings(pace="instant").to_record())
    app = SimtrainerApp(lambda _folders: practice)

    async def _before(pilot: Pilot[Any]) -> None:
        hand = Hand(app, pilot)
        await hand.until(lambda: app.arrived)
        await steps(hand)

    assert snap_compare(app, terminal_size=(80, 24), run_before=_before)
