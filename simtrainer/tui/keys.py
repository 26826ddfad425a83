"""Names of keys as they are printed on them."""

from typing import Final

from textual.binding import Binding

from simtrainer.tui.translate import _

_NAMES: Final = {"enter": _("Enter"), "escape": _("Esc"), "tab": _("Tab"), "slash": "/", "question_mark": "?"}


def key_name(binding: Binding) -> str:
    """Return how a key is named in the footer."""
    key = binding.key
    return binding.key_display or _NAMES.get(key) or (key.title() if len(key) > 1 else key)
