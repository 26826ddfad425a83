"""The first screen: who practises, settings, filter, mistakes in files."""

import sys
from pathlib import Path
from subprocess import run

import pytest

from simtrainer.records.folders import StoreError
from simtrainer.records.practice import Practice
from simtrainer.tui.app import SimtrainerApp
from simtrainer.tui.settings import Settings
from tests.ui.conftest import Sitting


async def test_the_first_start_asks_the_name_and_offers_the_warm_up(
    sit_down: Sitting, practice: Practice
) -> None:
    async with sit_down(name="") as hand:
        await hand.at("AskDialog")
        await hand.press(*"Amir", "enter")
        await hand.at("QuestionDialog")
        await hand.press("enter")
        await hand.at("BriefingScreen")
        assert "The first tea" in hand.shown
        await hand.press("escape")
        await hand.at("LibraryScreen")
        assert "practising: Amir" in hand.shown
    assert [learner.name for learner in practice.store.learners()] == ["Amir"]


async def test_a_guest_needs_no_name(sit_down: Sitting, practice: Practice) -> None:
    async with sit_down(name="") as hand:
        await hand.at("AskDialog")
        await hand.press("enter")
        await hand.at("QuestionDialog")
        await hand.press("escape")
        await hand.at("LibraryScreen")
        assert "practising: Guest" in hand.shown


async def test_several_learners_are_asked_who_they_are(sit_down: Sitting, practice: Practice) -> None:
    practice.store.add_learner("Amir")
    async with sit_down() as hand:
        await hand.at("PickDialog")
        await hand.press("down", "enter")
        await hand.at("LibraryScreen")
        assert "practising: Mina" in hand.shown
        await hand.press("w")
        await hand.at("PickDialog")
        await hand.press("end", "enter")
        await hand.at("AskDialog")
        await hand.press(*"amir", "enter")
        assert "That name is taken" in hand.shown
        await hand.press(*"R", "enter")
        await hand.at("LibraryScreen")
        assert "practising: amirR" in hand.shown


async def test_who_does_not_say_who_they_are_is_a_guest(sit_down: Sitting, practice: Practice) -> None:
    practice.store.add_learner("Amir")
    async with sit_down() as hand:
        await hand.at("PickDialog")
        await hand.press("escape")
        await hand.at("LibraryScreen")
        assert "practising: Guest" in hand.shown


async def test_a_talk_whose_scenario_is_gone_can_still_go_on(
    sit_down: Sitting, practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    learner = practice.store.add_learner("Mina")
    practice.begin("the-cold-tea", learner.id)
    monkeypatch.delitem(practice.library.scenarios, "the-cold-tea")
    async with sit_down() as hand:
        assert "Go on: the-cold-tea" in hand.shown
        await hand.press("enter")
        await hand.at("EncounterScreen")
        assert "When does the bus go?" in hand.shown


async def test_a_small_terminal_breaks_nothing(sit_down: Sitting) -> None:
    async with sit_down(size=(40, 12)) as hand:
        await hand.begin("down")
        await hand.say("the bus?")
        assert "When, then?" in hand.words


async def test_settings_are_kept_for_the_learner(sit_down: Sitting, practice: Practice) -> None:
    async with sit_down() as hand:
        await hand.press("s")
        await hand.at("SettingsDialog")
        await hand.press("enter", "down", "down", "enter", "escape")
        await hand.at("LibraryScreen")
        assert hand.app.theme == "simtrainer-light"
    kept = Settings.from_record(practice.store.learners()[0].settings)
    assert kept == Settings(theme="light", pace="instant", silence="off")
    async with sit_down() as hand:
        assert hand.app.theme == "simtrainer-light"


def test_settings_of_another_version_take_their_defaults() -> None:
    assert Settings.from_record({"theme": "plaid", "pace": "instant", "font": 3}) == Settings(pace="instant")


async def test_the_filter(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await hand.press("slash", *"cold")
        assert "The cold tea" in hand.shown
        assert "The first tea" not in hand.shown
        await hand.press("enter", "enter")
        await hand.at("BriefingScreen")
        await hand.press("escape")
        await hand.press("slash", *"zzz")
        assert "Nothing fits the filter." in hand.shown
        await hand.press("escape")
        assert "The first tea" in hand.shown


async def test_mistakes_in_files_are_one_quiet_line(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        assert "mistakes in library files; p lists them" in hand.shown
        await hand.press("p")
        await hand.at("TextDialog")
        assert "broken.yaml" in hand.words


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"scenario": "no-such"}, "There is no scenario no-such."),
        ({"resume": True}, "There is no unfinished talk to go on with."),
    ],
)
async def test_what_cannot_be_opened_is_told_in_a_line(
    sit_down: Sitting, asked: dict[str, object], words: str
) -> None:
    async with sit_down(**asked) as hand:
        await hand.at("MessageDialog")
        assert words in hand.shown
        await hand.press("enter")
        await hand.at("LibraryScreen")


async def test_a_scenario_named_on_the_command_line_opens(sit_down: Sitting) -> None:
    async with sit_down(scenario="the-cold-tea") as hand:
        await hand.at("BriefingScreen")


async def test_records_that_cannot_be_opened() -> None:
    def _locked(_folders: object) -> Practice:
        raise StoreError("the records cannot be opened: unable to open", "move the file away")

    app = SimtrainerApp(_locked)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(100):
            await pilot.pause(0.02)
            if app.screen.is_modal:
                break
        assert type(app.screen).__name__ == "MessageDialog"
        await pilot.press("enter")
        await pilot.pause(0.1)
    assert app.return_code == 1


def test_the_app_is_imported_without_the_other_rooms() -> None:
    code = (
        "import sys, simtrainer.tui.app\n"
        "print(*[m for m in ('sqlalchemy', 'pydantic', 'yaml', 'transitions', 'rapidfuzz', 'alembic') if m in sys.modules])"
    )
    done = run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == ""
