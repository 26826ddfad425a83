"""What goes wrong on the way, told in a line with what to do."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from simtrainer.content.errors import SimtrainerError
from simtrainer.tui.dialogs import MessageDialog

if TYPE_CHECKING:
    from simtrainer.tui.app import SimtrainerApp


async def telling(app: SimtrainerApp, steps: Coroutine[Any, Any, None]) -> None:
    """Follow some steps; an error that a user can mend becomes a dialog."""
    try:
        await steps
    except SimtrainerError as error:
        await app.push_screen_wait(told(error))


def told(error: SimtrainerError) -> MessageDialog:
    """Return the dialog that says what happened and what can be done, a line each."""
    first, *_others = str(error).splitlines()
    return MessageDialog(_sentence(first), _sentence(error.hint))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if not text or text.endswith((".", "?")) else ".")
