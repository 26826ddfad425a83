"""The author's app: a scenario is played while it is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simtrainer.recognition import RecogniserName


def run_author(path: Path, folders: Sequence[Path], recogniser: RecogniserName | None = None) -> int:
    """Run the author's app until it is closed.

    Args:
        path: The scenario's file.
        folders: Library folders.
        recogniser: Which recogniser reads replies; the best one where absent.

    Returns:
        The exit status.

    Raises:
        SimtrainerError: If there is no such file, or no recogniser.
    """
    from simtrainer.authoring.preview.source import opened
    from simtrainer.authoring.workbench import open_workbench
    from simtrainer.tui.author.app import AuthorApp

    bench = open_workbench(folders, recogniser)
    app = AuthorApp(opened(path, bench), bench)
    app.run()
    return app.return_code or 0
