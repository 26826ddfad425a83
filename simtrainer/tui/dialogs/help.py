"""The keys of a screen, and how to use it."""

from collections.abc import Iterator
from typing import Any

from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from simtrainer.tui.dialogs.base import Dialog
from simtrainer.tui.translate import _


class HelpDialog(Dialog[None]):
    """What the keys do on the screen below, then the screen's own words of help."""

    def __init__(self, screen: "Screen[Any]") -> None:
        """Explain a screen."""
        super().__init__(_("Help"))
        self._lines = list(_keys(screen))
        self._words = str(screen.HELP or "")

    def body(self) -> Iterator[Widget]:
        """Yield the table of keys and the words below."""
        parts = [Content.assemble(Content.styled(f"{keys:<12}", "bold"), what) for keys, what in self._lines]
        with VerticalScroll(classes="dialog-scroll"):
            yield Static(Content("\n").join([*parts, Content(""), Content(self._words)]))


def _keys(screen: "Screen[Any]") -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if (
            binding.description
            and (binding.show or binding.group)
            and binding.description not in seen
            and active.enabled
        ):
            seen.add(binding.description)
            yield screen.app.get_key_display(binding), binding.description
