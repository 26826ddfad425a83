"""Boxes over a screen."""

from simtrainer.tui.dialogs.ask import AskDialog
from simtrainer.tui.dialogs.base import Dialog
from simtrainer.tui.dialogs.help import HelpDialog
from simtrainer.tui.dialogs.message import MessageDialog, QuestionDialog
from simtrainer.tui.dialogs.pick import PickDialog
from simtrainer.tui.dialogs.settings import SettingsDialog
from simtrainer.tui.dialogs.text import TextDialog

__all__ = [
    "AskDialog",
    "Dialog",
    "HelpDialog",
    "MessageDialog",
    "PickDialog",
    "QuestionDialog",
    "SettingsDialog",
    "TextDialog",
]
