"""Saving a text where the learner wants it."""

from pathlib import Path

from textual import on
from textual.content import Content
from textual.widgets import Input, Static

from simtrainer.tui.dialogs.ask import AskDialog
from simtrainer.tui.translate import _


class SaveDialog(AskDialog):
    """Asks for a path and writes there; a file that exists is replaced only when asked for twice."""

    def __init__(self, path: Path, text: str) -> None:
        """Offer a path.

        Args:
            path: What stands there at first.
            text: What is written.
        """
        super().__init__(_("Save the debrief"), _("As which file?"), value=str(path))
        self._saved_text = text
        self._warned_of: Path | None = None

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        event.prevent_default()
        path = Path(event.value.strip()).expanduser()
        if path.exists() and not path.is_dir() and self._warned_of != path:
            self._warned_of = path
            self._complain(_("That file is there already. Enter once more replaces it."))
            return
        try:
            path.write_text(self._saved_text, encoding="utf-8")
        except OSError as error:
            self._complain(_("It cannot be written there: {why}.").format(why=error.strerror or error))
            return
        self.dismiss(str(path))

    def _complain(self, words: str) -> None:
        self.query_one(".dialog-problem", Static).update(Content(words))
