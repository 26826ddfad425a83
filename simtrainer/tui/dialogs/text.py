"""Reading something longer."""

from collections.abc import Iterator

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from simtrainer.tui.dialogs.base import Dialog


class TextDialog(Dialog[None]):
    """A text that scrolls."""

    def __init__(self, title: str, text: str) -> None:
        """Show a text."""
        super().__init__(title)
        self._long_text = text

    def body(self) -> Iterator[Widget]:
        """Yield the text."""
        with VerticalScroll(classes="dialog-scroll"):
            yield Static(Content(self._long_text))
