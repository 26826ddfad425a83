"""The terminal app. Importing it costs what Textual costs; the other rooms are opened behind the first screen."""

from pathlib import Path


def run(*, folders: list[Path], database: str | None, scenario: str | None, resume: bool) -> int:
    """Run the terminal app until the learner closes it.

    Args:
        folders: Further library folders.
        database: URL of the store; the file in the user's data folder where absent.
        scenario: Open this scenario at once instead of the library.
        resume: Go on with the newest unfinished encounter (of that scenario, where one is given).

    Returns:
        The exit status.
    """
    from simtrainer.tui.app import SimtrainerApp
    from simtrainer.tui.opening import opener

    app = SimtrainerApp(opener(database), folders, scenario, resume)
    app.run()
    return app.return_code or 0
