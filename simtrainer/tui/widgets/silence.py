"""Silence: the time since the last line in which nothing was typed."""

from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget


class SilenceTimer(Widget):
    """Tells once when a line has been left without an answer for long; a key pressed since the line ends the wait."""

    DEFAULT_CSS = "SilenceTimer { display: none; }"

    class Over(Message):
        """Nothing was typed for as long as the scene allows."""

    def __init__(self) -> None:
        """Wait for nothing yet."""
        super().__init__()
        self._timer: Timer | None = None
        self._broken = False

    @property
    def waiting(self) -> bool:
        """Whether the wait is on."""
        return self._timer is not None

    def begin(self, seconds: float) -> None:
        """Begin to wait, unless a key was pressed since the line came."""
        self.stop()
        if not self._broken:
            self._timer = self.set_timer(seconds, lambda: self.post_message(self.Over()))

    def broken(self) -> None:
        """Take note that a key was pressed."""
        self._broken = True
        self.stop()

    def renew(self) -> None:
        """Take note that a new line is coming."""
        self._broken = False
        self.stop()

    def stop(self) -> None:
        """Wait no longer."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
