"""Replies offered to choose from."""

from collections.abc import Sequence

from textual import on
from textual.message import Message
from textual.widgets import OptionList

from simtrainer.content.models import Choice
from simtrainer.tui.widgets.choice_list import ChoiceList, option


class Choices(ChoiceList):
    """Numbered replies; Tab leads here, Enter chooses."""

    class Picked(Message):
        """A choice was made."""

        def __init__(self, choice: str) -> None:
            super().__init__()
            self.choice = choice

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these choices; none hides the list."""
        self.fill(option(f"{number} {choice.text}", id=choice.id) for number, choice in enumerate(choices, 1))
        self.display = bool(choices)

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Picked(event.option.id or ""))
