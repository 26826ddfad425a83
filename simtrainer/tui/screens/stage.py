"""The ground that the screens of a talk stand on, so that the library does not flash between them."""

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Footer

from simtrainer.tui.widgets.title_bar import TitleBar


class Stage(Screen[None]):
    """An empty page with the talk's title."""

    def __init__(self, title: str) -> None:
        """Set the stage for a talk."""
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """Draw the title."""
        yield TitleBar(self._title)
        yield Footer(show_command_palette=False, compact=True)
