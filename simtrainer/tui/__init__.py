"""The terminal app. Importing it costs what Textual costs; the other rooms are opened behind the first screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simtrainer.recognition import RecogniserName


def run(
    *,
    folders: list[Path],
    database: str | None,
    scenario: str | None,
    resume: bool,
    recogniser: RecogniserName | None = None,
) -> int:
    """Run the terminal app until the learner closes it.

    Args:
        folders: Further library folders.
        database: URL of the store; the file in the user's data folder where absent.
        scenario: Open this scenario at once instead of the library.
        recogniser: Which recogniser reads replies; the best one where absent.
        resume: Go on with the newest unfinished encounter (of that scenario, where one is given).

    Returns:
        The exit status.
    """
    from simtrainer.tui.app import SimtrainerApp
    from simtrainer.tui.opening import opener

    app = SimtrainerApp(opener(database, recogniser), folders, scenario, resume)
    app.run()
    return app.return_code or 0
