"""A recogniser that gets ready while the learner looks at the library."""

from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread
from typing import Final

from simtrainer.content.errors import SimtrainerError
from simtrainer.recognition import Recogniser, Recognition, SceneContext

_NOTHING_KNOWN: Final = SceneContext()


class LateRecogniser:
    """Built in the background; whoever needs it first waits until it is there."""

    def __init__(self, build: Callable[[], Recogniser]) -> None:
        """Begin to build."""
        self._build = build
        self._built: Recogniser | None = None
        self._lock = Lock()
        Thread(target=self._warm, daemon=True).start()

    @property
    def name(self) -> str:
        """Which recogniser this is."""
        return self._there().name

    @property
    def version(self) -> str:
        """Its version."""
        return self._there().version

    def recognise(self, reply: str, context: SceneContext = _NOTHING_KNOWN) -> Recognition:
        """Read one reply in its context."""
        return self._there().recognise(reply, context)

    def _there(self) -> Recogniser:
        with self._lock:
            if self._built is None:
                self._built = self._build()
            return self._built

    def _warm(self) -> None:
        with suppress(SimtrainerError):  # whoever needs the recogniser meets the error again, and can tell it
            self._there()
