"""The author's app."""

from pathlib import PurePath
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from simtrainer.authoring.preview.source import Source
from simtrainer.authoring.workbench import Workbench
from simtrainer.tui.author.screen import AuthorScreen
from simtrainer.tui.dialogs import HelpDialog
from simtrainer.tui.keys import key_name
from simtrainer.tui.themes import THEMES
from simtrainer.tui.translate import _


class AuthorApp(App[None]):
    """Plays a scenario while it is written."""

    TITLE = "simtrainer author"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../styles/app.tcss", "../styles/author.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", _("Quit"))]

    def __init__(self, source: Source, bench: Workbench) -> None:
        """Set the app up.

        Args:
            source: The scenario's file, read once.
            bench: Reads replies, and checks the file.
        """
        super().__init__()
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES["dark"].name
        self._source = source
        self._bench = bench

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the one screen there is."""
        return AuthorScreen(self._source, self._bench)

    def get_key_display(self, binding: Binding) -> str:
        """Name keys as they are printed on them."""
        return key_name(binding)

    def action_help(self) -> None:
        """Explain the screen."""
        self.push_screen(HelpDialog(self.screen))
