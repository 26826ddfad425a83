"""The wall between the engine and the screen: assessing an encounter loads no terminal library."""

import subprocess
import sys


def loaded_by(module: str) -> set[str]:
    code = f"import sys, {module}; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines())


def test_the_engine_knows_no_screen_and_no_store() -> None:
    loaded = loaded_by("simtrainer.assessment.debrief")
    assert not {
        name for name in loaded if name.partition(".")[0] in {"textual", "sqlalchemy", "alembic", "click"}
    }


def test_records_and_authoring_know_no_screen() -> None:
    loaded = loaded_by(
        "simtrainer.records.practice, simtrainer.authoring.checking, simtrainer.authoring.plans"
    )
    assert not {name for name in loaded if name.partition(".")[0] == "textual"}


def test_the_app_loads_lightly() -> None:
    loaded = loaded_by("simtrainer.tui")
    assert not {
        name
        for name in loaded
        if name.partition(".")[0]
        in {"sqlalchemy", "pydantic", "rapidfuzz", "alembic", "onnxruntime", "numpy"}
    }
