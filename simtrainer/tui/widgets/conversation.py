"""The talk so far."""

from collections.abc import Sequence
from typing import Final

from textual.containers import VerticalScroll
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from simtrainer.tui.talk import Line

PAUSE: Final = 0.7
"""Seconds between two lines at a calm pace."""


class Conversation(VerticalScroll, can_focus=False):
    """Lines, the newest in view; in a talk they are only ever added."""

    class Settled(Message):
        """Every line stands; nothing more comes by itself."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._coming: list[Line] = []
        self._timer: Timer | None = None

    @property
    def settled(self) -> bool:
        """Whether every line stands."""
        return not self._coming

    def on_mount(self) -> None:
        """Keep the newest line in view."""
        self.anchor()

    def add(self, lines: Sequence[Line], *, calm: bool = False) -> None:
        """Add lines.

        Args:
            lines: The lines; what the learner did stands at once.
            calm: Whether the others come one after another.
        """
        self._coming += lines
        if not calm:
            self.show_all()
        elif self._timer is None:
            self._next()

    async def replace(self, lines: Sequence[Line]) -> None:
        """Show these lines in place of all others, the newest in view."""
        self._coming = []
        await self.remove_children()
        self._stand(lines)

    def show_all(self) -> None:
        """Show at once what is still coming."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        coming, self._coming = self._coming, []
        self._stand(coming)
        self.post_message(self.Settled())

    def _next(self) -> None:
        self._timer = None
        own = next((i for i, line in enumerate(self._coming) if line.voice != "you"), len(self._coming))
        first, self._coming = self._coming[: own + 1], self._coming[own + 1 :]
        self._stand(first)
        if self._coming:
            self._timer = self.set_timer(PAUSE, self._next)
        else:
            self.post_message(self.Settled())

    def _stand(self, lines: Sequence[Line]) -> None:
        self.mount(
            *(Static(part, classes=f"{kind} {line.voice}") for line in lines for kind, part in line.parts())
        )
        self.anchor()

    def turn_page(self, pages: int) -> None:
        """Scroll by pages, back to the newest line at the end."""
        move = self.scroll_page_up if pages < 0 else self.scroll_page_down
        move(animate=False)
