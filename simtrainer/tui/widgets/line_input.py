"""A single line to write on."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from simtrainer.encounter.inputs import clean
from simtrainer.tui.translate import _


class LineInput(Input):
    """An input without a frame; pasted lines are joined and control characters vanish."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", _("Done"))]

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        """Begin with a text."""
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=False)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(" ".join(clean(event.text).split("\n")))
