"""Where the user's files lie. Light to import: it knows no database."""

from pathlib import Path

import platformdirs

from simtrainer.content.errors import SimtrainerError


class StoreError(SimtrainerError):
    """The store cannot be opened or written."""


def data_folder() -> Path:
    """Return the user's private data folder, made if need be, readable by the user alone."""
    folder = Path(platformdirs.user_data_dir("simtrainer", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
    except OSError as error:
        raise StoreError(
            f"the data folder {folder} cannot be used: {error.strerror}",
            "set XDG_DATA_HOME to a folder of your own, or make this one writable",
        ) from error
    return folder


def user_library() -> Path:
    """Return the folder of the user's own scenarios; it need not exist."""
    return Path(platformdirs.user_data_dir("simtrainer", appauthor=False)) / "library"


def simulations_folder() -> Path:
    """Return the folder where the last simulation of each scenario is kept; it need not exist, and may be emptied."""
    return Path(platformdirs.user_cache_dir("simtrainer", appauthor=False)) / "simulations"
