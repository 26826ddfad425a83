"""Draws the screens that the README shows: `python docs/images/draw.py`, after a change of look."""

import asyncio
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from simtrainer.authoring.preview.source import opened
from simtrainer.authoring.workbench import Workbench
from simtrainer.content.language import shipped_language
from simtrainer.content.library import open_library
from simtrainer.recognition import open_recogniser
from simtrainer.records.practice import Practice
from simtrainer.records.store import Store
from simtrainer.tui.app import SimtrainerApp
from simtrainer.tui.author.app import AuthorApp
from simtrainer.tui.author.problems import Problems
from simtrainer.tui.settings import Settings
from simtrainer.tui.widgets.reply_box import ReplyBox

HERE = Path(__file__).parent
SCENARIO = "the-crossed-out-number"
BEFORE = [
    "*puts the pen down* You saw me cross that out. I would have stopped talking too.",
    "The list and your blood test do not fit, and I don't want to guess. What happened the last time a dose was changed?",
]
AFTER = [
    "Calm down, it is only a number.",
    "I'm sorry, that was careless of me. I will go and ask Dr Naguib and come back to you before anything is signed.",
]


async def until(pilot: Pilot[None], screen: str) -> None:
    """Wait for a screen."""
    for _ in range(500):
        await pilot.pause(0.02)
        if type(pilot.app.screen).__name__ == screen:
            await pilot.pause(0.2)
            return
    raise TimeoutError(screen)


async def say(pilot: Pilot[None], replies: list[str]) -> None:
    """Send replies."""
    for reply in replies:
        pilot.app.screen.query_one(ReplyBox).put(reply)
        await pilot.press("enter")
        await pilot.pause(0.5)


async def draw(app: SimtrainerApp) -> None:
    """Play a little and keep two screens."""
    async with app.run_test(size=(92, 30)) as pilot:
        await until(pilot, "BriefingScreen")
        await pilot.press("enter")
        await until(pilot, "EncounterScreen")
        await say(pilot, BEFORE)
        app.save_screenshot("encounter.svg", str(HERE))
        await say(pilot, AFTER)
        await pilot.press("ctrl+q")
        await until(pilot, "LeaveDialog")
        await pilot.press("down", "down", "enter")
        await until(pilot, "ReflectionScreen")
        await pilot.press(
            *"the truth about that number", "enter", *"another mistake", "enter", "down", "down", "enter"
        )
        await until(pilot, "DebriefScreen")
        app.save_screenshot("debrief.svg", str(HERE))


async def draw_author(bench: Workbench, folder: Path) -> None:
    """Try a scenario with a mistake in it, and keep the author's screen."""
    text = bench.library.scenarios[SCENARIO].document.text
    file = folder / f"{SCENARIO}.yaml"
    file.write_text(text, encoding="utf-8")
    app = AuthorApp(opened(file, bench), bench)
    async with app.run_test(size=(110, 34)) as pilot:
        await pilot.pause(1)
        await say(pilot, [BEFORE[0], "I wasn't sure of the dose, so I stopped. What worries you about it?"])
        await pilot.pause(1)
        file.write_text(text.replace("    goto: passed-over", "    goto: past-over", 1), encoding="utf-8")
        while not pilot.app.screen.query_one(Problems).display:
            await pilot.pause(0.1)
        await pilot.pause(0.5)
        app.save_screenshot("author.svg", str(HERE))


def main() -> None:
    """Draw them with records and files that are thrown away."""
    language = shipped_language()
    bench = Workbench(open_library(), language, open_recogniser(language))
    with tempfile.TemporaryDirectory() as place:
        asyncio.run(draw_author(bench, Path(place)))
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"sqlite:///{folder}/records.sqlite")
        practice = Practice(store, open_library(), language, open_recogniser(language))
        learner = store.add_learner("Mina")
        store.save_settings(learner.id, Settings(pace="instant").to_record())
        asyncio.run(draw(SimtrainerApp(lambda _folders: practice, scenario=SCENARIO)))
        store.close()


if __name__ == "__main__":
    main()
