"""Choosing one of several."""

from collections.abc import Iterator, Sequence

from textual import on
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simtrainer.tui.dialogs.base import Dialog
from simtrainer.tui.widgets.choice_list import ChoiceList


class PickDialog(Dialog[str]):
    """A list; the result is the id of the chosen row."""

    def __init__(self, title: str, text: str, options: Sequence[Option]) -> None:
        """Offer rows to choose from.

        Args:
            title: The heading.
            text: A sentence below it.
            options: The rows, each with an id.
        """
        super().__init__(title, text)
        self._options = options

    def body(self) -> Iterator[Widget]:
        """Yield the list."""
        yield ChoiceList(*self._options)

    def on_mount(self) -> None:
        """Begin with the first row."""
        self.query_one(ChoiceList).highlighted = 0

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)
