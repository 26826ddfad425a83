"""What all dialogs share."""

from collections.abc import Iterator
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Footer, Static

Result = TypeVar("Result")


class Dialog(ModalScreen["Result | None"], Generic[Result]):
    """A box over the screen; Esc closes it without a result."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close"),
        Binding("ctrl+q", "close", "Close", show=False),
    ]

    def __init__(self, title: str, text: str = "") -> None:
        """Name the dialog.

        Args:
            title: Its heading.
            text: A sentence or two below the heading.
        """
        super().__init__()
        self._heading = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Draw the box: heading, text, then whatever `body` yields."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(self._heading)
            if self._text:
                yield Static(Content(self._text), classes="dialog-text")
            yield from self.body()
        yield Footer(show_command_palette=False, compact=True)

    def body(self) -> Iterator[Widget]:
        """Yield what stands below the text."""
        yield from ()

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)
