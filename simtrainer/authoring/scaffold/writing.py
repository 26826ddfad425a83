"""Putting a scenario and its plan into a folder: whole or not at all, and never over what is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from simtrainer.authoring.scaffold.pages import Pages
from simtrainer.content.errors import SimtrainerError


@dataclass(frozen=True)
class Written:
    """Where the files lie."""

    scenario: Path
    plan: Path | None


def file_names(name: str) -> tuple[str, str]:
    """Return the names of the files of a scenario: its own, its plan's."""
    return f"{name}.yaml", f"{name}.plan.yaml"


def write_pages(pages: Pages, folder: Path) -> Written:
    """Write a scenario, and its plan if it has one.

    Args:
        pages: The texts.
        folder: Where to; made if need be.

    Raises:
        SimtrainerError: If one of the files is there already; then nothing is written.
        OSError: If the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    scenario, plan = (folder / name for name in file_names(pages.id))
    for path in (scenario, plan):
        if path.exists():
            raise SimtrainerError(
                f"{path} exists already", "nothing was written; choose another id with --id"
            )
    with _beside(scenario, pages.scenario) as ready:
        if pages.plan is None:
            ready.replace(scenario)
            return Written(scenario, None)
        with _beside(plan, pages.plan) as plan_ready:
            ready.replace(scenario)
            plan_ready.replace(plan)
    return Written(scenario, plan)


@contextmanager
def _beside(path: Path, text: str) -> Iterator[Path]:
    """Write a text to a hidden file beside a path, which goes away again unless it was moved there."""
    hidden = path.with_name(f".{path.name}.part")
    try:
        hidden.write_text(text, encoding="utf-8", newline="\n")
        yield hidden
    finally:
        hidden.unlink(missing_ok=True)
