"""A small library, a store of its own for each test, and a learner at the keyboard."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from simtrainer.content.language import Language, load_language
from simtrainer.content.library import Library, open_library
from simtrainer.content.models import BehaviourText
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.vocabulary import BEHAVIOURS
from simtrainer.encounter.encounter import Encounter
from simtrainer.recognition import CueRecogniser
from simtrainer.records.practice import Practice
from simtrainer.records.store import Store
from simtrainer.tui.app import SimtrainerApp
from simtrainer.tui.settings import Settings
from simtrainer.tui.widgets.reply_box import ReplyBox

FIXTURES = Path(__file__).parent / "fixtures"
LIBRARY = FIXTURES / "library"
TEA = "the-cold-tea"


@pytest.fixture(scope="session")
def library() -> Library:
    """The fixtures alone, so that the texts of these tests stay as they are while the shipped ones grow."""
    library = open_library([LIBRARY])
    library.scenarios = {
        name: found for name, found in library.scenarios.items() if found.path.parent == LIBRARY
    }
    library.rubrics = {"small": library.rubrics["small"]}
    library.problems = [problem for problem in library.problems if problem.path.startswith(str(LIBRARY))]
    return library


@pytest.fixture(scope="session")
def language(tmp_path_factory: pytest.TempPathFactory) -> Language:
    """The shipped language with three cues and plain words of its own, so that marks and their texts stay as they are."""
    folder = tmp_path_factory.mktemp("language")
    shutil.copytree(
        shipped_folder("rubrics") / "en", folder, ignore=shutil.ignore_patterns("cues"), dirs_exist_ok=True
    )
    shutil.copytree(FIXTURES / "language", folder / "cues")
    return replace(load_language(folder), behaviours={name: _plain(name) for name in BEHAVIOURS})


def _plain(name: str) -> BehaviourText:
    title = name.replace("_", " ").capitalize()
    return BehaviourText(
        title=title, what=f"What “{title}” does.", credited="Here.", instead=f"What to do about “{title}”."
    )


@pytest.fixture(scope="session")
def recogniser(language: Language) -> CueRecogniser:
    return CueRecogniser(language)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path / 'records.sqlite'}")
    yield store
    store.close()


@pytest.fixture
def practice(store: Store, library: Library, language: Language, recogniser: CueRecogniser) -> Practice:
    return Seeded(store, library, language, recogniser)


class Seeded(Practice):
    """Draws the same wordings every time."""

    def begin(self, scenario: str, learner: str = "", *, seed: int | None = None) -> Encounter:
        return super().begin(scenario, learner, seed=7 if seed is None else seed)


class Hand:
    """A learner at the keyboard of the app."""

    def __init__(self, app: SimtrainerApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> Screen[Any]:
        return self.app.screen

    @property
    def shown(self) -> str:
        """What stands on the screen, as text."""
        return "\n".join(line.rstrip() for line in self.lines)

    @property
    def lines(self) -> list[str]:
        strips = self.app.screen._compositor.render_strips()
        return [strip.text for strip in strips]

    @property
    def words(self) -> str:
        """All words of the screen, also those scrolled out of sight."""
        return "\n".join(str(static.content) for static in self.screen.query(Static))

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def until(self, happens: Callable[[], object]) -> None:
        """Wait until something holds, at most five seconds."""
        for _ in range(250):
            if happens():
                await self.pilot.pause()
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"it never happened; the screen is {self.screen!r}:\n{self.shown}")

    async def until_read(self, words: str) -> None:
        """Wait until words stand on the screen."""
        await self.until(lambda: words in self.words)

    async def at(self, name: str) -> None:
        """Wait for a screen by the name of its class."""
        await self.until(lambda: type(self.screen).__name__ == name)

    async def begin(self, *downs: str) -> None:
        """From the library through the briefing into the talk."""
        await self.press(*downs, "enter")
        await self.at("BriefingScreen")
        await self.press("enter")
        await self.at("EncounterScreen")

    async def say(self, text: str) -> None:
        """Send a whole reply and wait for its answer."""
        before = len(self.encounter.log)
        self.box.put(text)
        await self.press("enter")
        await self.until(lambda: len(self.encounter.log) > before)
        await self.pilot.pause()

    @property
    def box(self) -> ReplyBox:
        return self.screen.query_one(ReplyBox)

    @property
    def encounter(self) -> Any:
        return self.screen._encounter  # type: ignore[attr-defined]


Sitting = Callable[..., AbstractAsyncContextManager[Hand]]


@pytest.fixture
def sit_down(practice: Practice) -> Sitting:
    """Opens the app for a learner called Mina, who knows it and wants lines at once."""

    @asynccontextmanager
    async def _sit(
        name: str = "Mina", size: tuple[int, int] = (80, 24), settings: Settings | None = None, **asked: Any
    ) -> Any:
        if name and name not in {learner.name for learner in practice.store.learners()}:
            learner = practice.store.add_learner(name)
            practice.store.save_settings(learner.id, (settings or Settings(pace="instant")).to_record())
        app = SimtrainerApp(lambda _folders: practice, (), **asked)
        async with app.run_test(size=size) as pilot:
            hand = Hand(app, pilot)
            await hand.until(lambda: app.arrived or app.screen.is_modal)
            yield hand

    return _sit
