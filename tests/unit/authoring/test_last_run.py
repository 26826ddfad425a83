"""The coverage of the last simulation is kept, whole or not at all."""

import json
from pathlib import Path

import pytest

from simtrainer.authoring.coverage import Coverage
from simtrainer.authoring.last_run import LastRun, keep, kept

COVERAGE = Coverage(
    20, {"states": {"door": 20, "cup": 0}, "rules": {"met": 3}, "facts": {}, "endings": {"gone": 17}}
)


def test_what_was_kept_is_read_and_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there"
    assert kept(folder, "small-talk") is None
    keep(folder, "small-talk", "a", COVERAGE)
    keep(folder, "small-talk", "b", COVERAGE + COVERAGE)
    assert kept(folder, "small-talk") == LastRun("b", COVERAGE + COVERAGE)
    assert kept(folder, "other") is None
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "nonsense", "\x00\xff", '{"kind": "plan"}',
        json.dumps({"kind": "last-run", "format": 2, "content": "a", "talks": 1, "states": {}, "rules": {}, "facts": {}, "endings": {}}),
        json.dumps({"kind": "last-run", "format": 1, "content": "a", "talks": -1, "states": {}, "rules": {}, "facts": {}, "endings": {}}),
        json.dumps({"kind": "last-run", "format": 1, "content": "a", "talks": 1, "states": {}, "rules": {}, "facts": {}}),
        json.dumps({"kind": "last-run", "format": 1, "content": "a", "talks": 1, "states": {"door": "x"}, "rules": {}, "facts": {}, "endings": {}}),
    ],
)  # fmt: skip
def test_a_foreign_file_counts_as_none(tmp_path: Path, text: str) -> None:
    keep(tmp_path, "small-talk", "a", COVERAGE)
    [file] = tmp_path.iterdir()
    file.write_bytes(text.encode("latin-1"))
    assert kept(tmp_path, "small-talk") is None
    file.unlink()
    file.mkdir()
    assert kept(tmp_path, "small-talk") is None


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "last-run.small-talk.json").mkdir()
    with pytest.raises(OSError):
        keep(tmp_path, "small-talk", "a", COVERAGE)
    assert [path.name for path in tmp_path.iterdir()] == ["last-run.small-talk.json"]
