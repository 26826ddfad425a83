"""Asking for a line of text."""

from collections.abc import Callable, Iterator

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from simtrainer.tui.dialogs.base import Dialog
from simtrainer.tui.translate import _
from simtrainer.tui.widgets.line_input import LineInput

Check = Callable[[str], str | None]
"""Returns what is wrong with a text, or nothing."""


def _anything(_text: str) -> str | None:
    return None


class AskDialog(Dialog[str]):
    """One line to write; the result is the text as written."""

    def __init__(
        self, title: str, text: str, *, value: str = "", check: Check = _anything, limit: int = 2000
    ) -> None:
        """Ask.

        Args:
            title: The heading.
            text: The question.
            value: What stands there at first.
            check: Says what is wrong with an answer.
            limit: The longest answer, in characters.
        """
        super().__init__(title, text)
        self._value = value
        self._check = check
        self._limit = limit

    def body(self) -> Iterator[Widget]:
        """Yield the line and the place of a complaint."""
        yield LineInput(self._value)
        yield Static(classes="dialog-problem")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        problem = self._check(text)
        if problem is None and len(text) > self._limit:
            problem = _("That is {n} characters; {limit} are the most.").format(
                n=len(text), limit=self._limit
            )
        if problem is None:
            self.dismiss(text)
        else:
            self.query_one(".dialog-problem", Static).update(Content(problem))
