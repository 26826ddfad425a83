"""What goes wrong on the way, told in a line with what to do."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from simtrainer.tui.dialogs import MessageDialog
from simtrainer.tui.translate import _

if TYPE_CHECKING:
    from simtrainer.tui.app import SimtrainerApp


async def telling(app: SimtrainerApp, steps: Coroutine[Any, Any, None]) -> None:
    """Follow some steps; an error that can happen to anybody becomes a dialog."""
    try:
        await steps
    except _expected() as error:  # evaluated only now: these classes live in rooms that open late
        await app.push_screen_wait(MessageDialog(*words(error)))


def _expected() -> tuple[type[Exception], ...]:
    from simtrainer.content.diagnostics import ContentError
    from simtrainer.recognition import CueError
    from simtrainer.records.folders import StoreError

    return ContentError, CueError, StoreError


def words(error: Exception) -> tuple[str, str]:
    """Return what happened and what can be done, a line each."""
    from simtrainer.content.diagnostics import ContentError

    if isinstance(error, ContentError):
        return _("A file of the library cannot be used."), str(error.diagnostics[0])
    return _sentence(str(error)), _sentence(getattr(error, "hint", ""))


def _sentence(text: str) -> str:
    return (
        text[:1].upper() + text[1:].rstrip(".") + "."
        if text and not text.endswith("?")
        else text[:1].upper() + text[1:]
    )
