"""A model talk on the screen: a turn more with each Enter, notes in the margin."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from simtrainer.content.library import Library
from simtrainer.content.models import Plan
from tests.ui.conftest import TEA, Sitting

PLAN = Plan.model_validate(
    {
        "kind": "plan",
        "format": 1,
        "scenario": TEA,
        "talks": [
            {
                "id": "good",
                "learner": "excellent",
                "margin_note": {"1": "Asks, and waits."},
                "turns": ["What happened?", "That sounds hard.", "I'm sorry."],
            }
        ],
    }
)


@pytest.fixture
def planned(library: Library) -> Iterator[None]:
    library.plans[TEA] = (PLAN, Path("tea.plan.yaml"))
    yield
    del library.plans[TEA]


@pytest.mark.usefixtures("planned")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_turn_more_with_each_enter(sit_down: Sitting, size: tuple[int, int]) -> None:
    async with sit_down(size=size) as hand:
        while TEA not in str(hand.app.library_screen._highlighted()):
            await hand.press("down")
        await hand.press("m")
        await hand.at("WatchScreen")
        await hand.until_read("What would you say?")
        assert "What happened?" not in hand.words
        await hand.press("enter")
        await hand.until_read("What happened?")
        assert "Asks, and waits." in hand.words
        assert "That sounds hard." not in hand.words
        await hand.press("a")
        await hand.until_read("It ends: ")
        assert "Next turn" not in hand.shown
        await hand.press("escape")
        await hand.at("LibraryScreen")


async def test_without_a_plan_the_key_does_nothing(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await hand.press("down", "m")
        await hand.at("LibraryScreen")
        assert "Model talk" not in hand.shown


@pytest.mark.usefixtures("planned")
async def test_after_a_talk_the_debrief_leads_to_it_and_it_leads_back(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        while TEA not in str(hand.app.library_screen._highlighted()):
            await hand.press("down")
        await hand.begin()
        await hand.say("Hello.")
        await hand.press("ctrl+q")
        await hand.at("LeaveDialog")
        await hand.press("down", "down", "enter")
        await hand.at("ReflectionScreen")
        await hand.press("escape")
        await hand.at("DebriefScreen")
        await hand.press("m")
        await hand.at("WatchScreen")
        await hand.press("escape")
        await hand.at("DebriefScreen")
