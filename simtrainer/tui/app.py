"""The terminal app: opens the rooms behind the first screen, and starts what the learner chooses."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from simtrainer.tui.dialogs import HelpDialog
from simtrainer.tui.keys import key_name
from simtrainer.tui.screens.library import LibraryScreen
from simtrainer.tui.settings import GUEST, Settings
from simtrainer.tui.themes import THEMES
from simtrainer.tui.translate import _
from simtrainer.tui.trouble import telling

if TYPE_CHECKING:
    from simtrainer.records.practice import Practice
    from simtrainer.records.store import LearnerRecord
    from simtrainer.tui.opening import PracticeFactory


class SimtrainerApp(App[None]):
    """Practise a hard conversation and read an honest debrief."""

    TITLE = "simtrainer"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "styles/app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", _("Quit"), show=False)]

    practice: Practice
    """The opened rooms, once the library shows."""
    learner: LearnerRecord
    """Who practises, once the library shows."""

    def __init__(
        self,
        practice_factory: PracticeFactory,
        folders: Sequence[Path] = (),
        scenario: str | None = None,
        resume: bool = False,
    ) -> None:
        """Set the app up; nothing is opened before the first screen shows.

        Args:
            practice_factory: Opens the rooms.
            folders: Further library folders.
            scenario: A scenario to open at once.
            resume: Whether to go on with an unfinished encounter at once.
        """
        super().__init__()
        for theme in THEMES.values():
            self.register_theme(theme)
        self.library_screen = LibraryScreen()
        self.arrived = False
        self.settings = Settings()
        self.theme = THEMES[self.settings.theme].name
        self.filter = ""
        self._factory = practice_factory
        self._folders = list(folders)
        self._wanted = (scenario, resume)

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the library, still empty."""
        return self.library_screen

    def on_ready(self) -> None:
        """Open the rooms now that something can be seen."""
        self.run_worker(self._arrive(), group="steps")

    def start(self, steps: Coroutine[Any, Any, None]) -> None:
        """Follow the learner through some steps; what goes wrong on the way is told in a dialog."""
        self.run_worker(telling(self, steps), group="steps", exclusive=True)

    async def _arrive(self) -> None:
        await telling(self, self._open())
        if not self.arrived:
            self.exit(return_code=1)

    async def _open(self) -> None:
        self.practice = await asyncio.to_thread(self._rooms)
        from simtrainer.tui import arrival

        await arrival.arrive(self, *self._wanted)

    def _rooms(self) -> Practice:
        """Open the rooms, and import what the next steps need, off the screen's thread."""
        practice = self._factory(self._folders)
        from simtrainer.tui import arrival, flow  # noqa: F401

        return practice

    def use_learner(self, learner: LearnerRecord) -> None:
        """Let somebody practise, with their settings; guests are many, so one guest's consent is not another's."""
        self.learner = learner
        self.arrived = True
        settings = Settings.from_record(learner.settings)
        self.use_settings(replace(settings, heard="ask") if learner.name == GUEST else settings)

    def use_settings(self, settings: Settings) -> None:
        """Take settings over."""
        self.settings = settings
        self.theme = THEMES[settings.theme].name

    def get_key_display(self, binding: Binding) -> str:
        """Name keys as they are printed on them."""
        return key_name(binding)

    def action_help(self) -> None:
        """Explain the screen."""
        self.push_screen(HelpDialog(self.screen))

    @on(LibraryScreen.Chosen)
    def _chosen(self, event: LibraryScreen.Chosen) -> None:
        from simtrainer.tui import flow

        steps = flow.go_on if event.row.kind == "continue" else flow.practise
        self.start(steps(self, event.row.id))

    @on(LibraryScreen.DebriefAsked)
    def _debrief_asked(self, event: LibraryScreen.DebriefAsked) -> None:
        from simtrainer.tui import flow

        if event.row.last is not None:
            self.start(flow.look_back_again(self, event.row.last.id))

    @on(LibraryScreen.WatchAsked)
    def _watch_asked(self, event: LibraryScreen.WatchAsked) -> None:
        from simtrainer.tui import flow

        self.start(flow.watch(self, event.scenario))

    @on(LibraryScreen.Filtered)
    def _filtered(self, event: LibraryScreen.Filtered) -> None:
        from simtrainer.tui import arrival

        self.filter = event.wanted
        if self.arrived:
            arrival.show_library(self)

    @on(LibraryScreen.Asked)
    def _asked(self, event: LibraryScreen.Asked) -> None:
        from simtrainer.tui import arrival

        steps = {
            "learner": arrival.change_learner,
            "settings": arrival.change_settings,
            "problems": arrival.list_problems,
        }
        if self.arrived:
            self.start(steps[event.what](self))
