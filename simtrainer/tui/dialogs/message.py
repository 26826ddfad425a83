"""Telling the learner something, or asking yes or no."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from simtrainer.tui.dialogs.base import Dialog
from simtrainer.tui.translate import _


class MessageDialog(Dialog[bool]):
    """A message in a line or two, and what to do about it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "close", _("Go on"))]

    def __init__(self, title: str, hint: str = "") -> None:
        """Say what happened.

        Args:
            title: What happened.
            hint: What can be done.
        """
        super().__init__(_("One moment"), f"{title}\n\n{hint}" if hint else title)


class QuestionDialog(Dialog[bool]):
    """A question that Enter answers with yes and Esc with no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "agree", _("Yes")),
        Binding("escape", "close", _("Not now")),
    ]

    def action_agree(self) -> None:
        """Close with yes."""
        self.dismiss(True)
