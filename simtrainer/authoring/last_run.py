"""The coverage of a scenario's last simulation, kept so that its graph can show it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, NonNegativeInt, ValidationError

from simtrainer.authoring.coverage import PARTS, Coverage
from simtrainer.content.textfile import write_whole


@dataclass(frozen=True)
class LastRun:
    """What the last simulation of a scenario came to.

    Attributes:
        content: Hash of what was played (`Bundle.hash`); another hash is another version.
        coverage: What of the scenario came up.
    """

    content: str
    coverage: Coverage


class _Kept(BaseModel):
    """The file's form."""

    model_config = ConfigDict(strict=True, extra="forbid")

    kind: Literal["last-run"] = "last-run"
    format: Literal[1] = 1
    content: str
    talks: NonNegativeInt
    states: dict[str, NonNegativeInt]
    rules: dict[str, NonNegativeInt]
    facts: dict[str, NonNegativeInt]
    endings: dict[str, NonNegativeInt]


def keep(folder: Path, scenario_id: str, content_hash: str, coverage: Coverage) -> None:
    """Keep a simulation's coverage in place of the one before. A reader sees the old one or the new one, never half.

    Args:
        folder: The cache folder; made if need be.
        scenario_id: Which scenario was played.
        content_hash: Hash of what was played, `Bundle.hash`.
        coverage: What came up.

    Raises:
        OSError: The folder cannot be written.
    """
    counts = {part: coverage.counts[part] for part in PARTS}
    written = _Kept.model_validate({"content": content_hash, "talks": coverage.talks, **counts})
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(_path(folder, scenario_id), written.model_dump_json())


def kept(folder: Path, scenario_id: str) -> LastRun | None:
    """Return a scenario's last simulation; None where there is none, or its file cannot be read or is none of ours."""
    try:
        found = _Kept.model_validate_json(_path(folder, scenario_id).read_bytes())
    except (OSError, ValidationError):
        return None
    return LastRun(found.content, Coverage(found.talks, {part: getattr(found, part) for part in PARTS}))


def _path(folder: Path, scenario_id: str) -> Path:
    """A beginning of its own keeps an id that Windows reserves ("con") from being the file's name."""
    return folder / f"last-run.{scenario_id}.json"
