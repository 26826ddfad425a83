"""Words of the interface in the user's language; without a translation they stay English."""

import gettext
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).resolve().parent / "locales"
_translations = gettext.translation("simtrainer", _FOLDER, fallback=True)

_ = _translations.gettext
"""Translate a string of the interface."""
ngettext = _translations.ngettext
"""Translate a string that depends on a number."""
