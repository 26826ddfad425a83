"""The script that lies in a folder of wheels and installs from it."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "docs" / "offline" / "install.py"
METADATA = "Metadata-Version: 2.1\nName: simtrainer\nVersion: 0\n"
ENTRY = "[console_scripts]\nsimtrainer = simtrainer_stand_in:main\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "a stick"
    folder.mkdir()
    shutil.copy(SCRIPT, folder)
    return folder


def install(folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    home.mkdir(exist_ok=True)
    environment = {**os.environ, "HOME": str(home), "USERPROFILE": str(home)}
    return subprocess.run(
        [sys.executable, str(folder / "install.py")],
        capture_output=True, text=True, env=environment, timeout=300, check=False,
    )  # fmt: skip


def stand_in(folder: Path, needs: str = "") -> None:
    """Put a wheel into the folder that is named like the program's and holds nothing but a greeting."""
    with zipfile.ZipFile(folder / "simtrainer-0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("simtrainer_stand_in.py", "def main():\n    print('good morning')\n")
        wheel.writestr("simtrainer-0.dist-info/METADATA", METADATA + needs)
        wheel.writestr(
            "simtrainer-0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr("simtrainer-0.dist-info/entry_points.txt", ENTRY)
        wheel.writestr("simtrainer-0.dist-info/RECORD", "")


def test_a_folder_that_was_not_copied_whole(folder: Path, tmp_path: Path) -> None:
    done = install(folder, tmp_path / "home")
    assert done.returncode == 1
    assert done.stderr.startswith("There is no simtrainer-....whl beside this file.")
    assert not (tmp_path / "home" / "simtrainer-program").exists()


def test_the_program_starts_by_what_the_script_says_and_outlives_a_folder_that_does_not_fit(
    folder: Path, tmp_path: Path
) -> None:
    stand_in(folder)
    done = install(folder, tmp_path / "my home")
    assert done.returncode == 0, done.stderr
    command = done.stdout.splitlines()[-1].strip().strip('"')
    assert "my home" in command
    stand_in(folder, needs="Requires-Dist: not-in-this-folder\n")
    refused = install(folder, tmp_path / "my home")
    assert refused.returncode == 1
    assert refused.stderr.splitlines()[-1].startswith("The folder does not fit Python 3.")
    assert subprocess.run([command], capture_output=True, text=True, check=True).stdout == "good morning\n"
    assert not (tmp_path / "my home" / "simtrainer-program-before").exists()
