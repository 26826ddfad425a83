"""Opening a line of a file in the author's editor."""

import os
import shlex
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from simtrainer.content.diagnostics import Place

_GO_TO: Final = {"code", "code-insiders", "codium", "cursor"}
"""Editors that take `--goto FILE:LINE:COLUMN`."""
_PLAIN: Final = {"notepad", "gedit", "open"}
"""Editors that take no line."""
_USUAL: Final = ("nano", "vi")


def editor_command(path: Path, place: Place, environment: Mapping[str, str] = os.environ) -> list[str] | None:
    """Return the command that opens a file at a line; None where no editor is known.

    Args:
        path: The file.
        place: Where in it.
        environment: `VISUAL` or `EDITOR` names the editor; the system's usual one where neither does.
    """
    named = environment.get("VISUAL") or environment.get("EDITOR")
    words = shlex.split(named, posix=sys.platform != "win32") if named else _usual()
    if not words:
        return None
    name = Path(words[0].strip('"')).stem.lower()
    if name in _GO_TO:
        return [*words, "--goto", f"{path}:{place.line}:{place.column}"]
    if name in _PLAIN:
        return [*words, str(path)]
    return [*words, f"+{place.line}", str(path)]


def _usual() -> list[str]:
    if sys.platform == "win32":
        return ["notepad"]
    return next(([name] for name in _USUAL if shutil.which(name)), [])
