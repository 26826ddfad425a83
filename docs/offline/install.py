"""Installs simtrainer from the folder this file lies in, without internet.

Start it with Python 3.11 or newer: `python install.py`. It makes one folder, `simtrainer-program` in your home folder,
and touches nothing else; delete that folder to remove the program. Started again, it replaces what is there,
or leaves it as it was where the new one cannot be installed.
"""

import shutil
import subprocess
import sys
from pathlib import Path

WHEELS = Path(__file__).resolve().parent
PROGRAM = Path.home() / "simtrainer-program"
BEFORE = Path.home() / "simtrainer-program-before"
ON_WINDOWS = sys.platform == "win32"


def main() -> int:
    """Install, and say how the program is started; return 0, or 1 where something is missing."""
    if sys.version_info < (3, 11):  # noqa: UP036 (this file is started with whatever Python is there)
        return _refuse("This is Python " + _version() + ". simtrainer needs Python 3.11 or newer.")
    if not list(WHEELS.glob("simtrainer-*.whl")):
        return _refuse(
            "There is no simtrainer-....whl beside this file. Copy the whole folder, then start it there."
        )
    _say("Installing simtrainer. This takes about a minute.")
    try:
        _put_aside()
    except OSError:
        return _refuse("The simtrainer that is installed seems to be open. Close it, then start this again.")
    trouble = _install()
    if trouble:
        shutil.rmtree(PROGRAM, ignore_errors=True)
        if BEFORE.exists():
            BEFORE.rename(PROGRAM)
        return _refuse(trouble)
    shutil.rmtree(BEFORE, ignore_errors=True)
    if ON_WINDOWS:
        _say("Done. To open simtrainer, double-click this file, or a shortcut that you make to it:")
        _say("  " + str(_command()))
    else:
        _say("Done. To open simtrainer, type this in a terminal, with the quotation marks:")
        _say('  "' + str(_command()) + '"')
    return 0


def _put_aside() -> None:
    """Make room; what was put aside and never replaced, because somebody stopped the script, stays the one to keep."""
    if BEFORE.exists():
        shutil.rmtree(PROGRAM, ignore_errors=True)
    elif PROGRAM.exists():
        PROGRAM.rename(BEFORE)


def _install() -> str:
    """Install into an empty folder; return what to tell the user where that failed, else nothing."""
    if subprocess.call([sys.executable, "-m", "venv", str(PROGRAM)]) != 0:  # noqa: S603
        return "Python cannot make a folder of its own here. On Debian or Ubuntu install python3-venv first."
    if subprocess.call(_pip_command()) != 0:  # noqa: S603
        return (
            "The folder does not fit Python " + _version() + " on this computer."
            " Ask whoever made it for one that does, and tell them both."
        )
    return ""


def _pip_command() -> list[str]:
    """Return the command that installs from this folder and looks nowhere else."""
    python = PROGRAM / ("Scripts/python.exe" if ON_WINDOWS else "bin/python")
    quiet = ["--quiet", "--disable-pip-version-check"]
    return [
        str(python),
        "-m",
        "pip",
        "--isolated",
        "install",
        *quiet,
        "--no-index",
        "--find-links",
        str(WHEELS),
        "simtrainer",
    ]


def _command() -> Path:
    return PROGRAM / ("Scripts/simtrainer.exe" if ON_WINDOWS else "bin/simtrainer")


def _version() -> str:
    return ".".join(str(number) for number in sys.version_info[:2])


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _refuse(line: str) -> int:
    sys.stderr.write(line + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
