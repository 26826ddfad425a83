"""`simtrainer watch` and `simtrainer sheet` as learners and tutors use them."""

from pathlib import Path

from tests.e2e.conftest import Run


def test_watch(run: Run) -> None:
    shown = run("watch", "first-talk")
    assert shown.returncode == 0
    assert shown.stdout.startswith("A chair in the day room.")
    assert "      | The moment (taken): " in shown.stdout
    assert "It ends: " in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_what_cannot_be_watched_is_told_in_a_line(run: Run) -> None:
    unknown = run("watch", "first-tlak")
    assert unknown.returncode == 2
    assert "did you mean `first-talk`?" in unknown.stderr
    other = run("watch", "first-talk", "--talk", "none")
    assert other.returncode == 2
    assert "its talks are " in other.stderr


def test_the_sheet_is_written_and_never_over_another_file(run: Run, tmp_path: Path) -> None:
    file = str(tmp_path / "sheet.html")
    assert run("sheet", file, "--ward", "<b>4</b>").returncode == 0
    assert "&lt;b&gt;4&lt;/b&gt;" in (tmp_path / "sheet.html").read_text(encoding="utf-8")
    again = run("sheet", file)
    assert again.returncode == 2
    assert "--force" in again.stderr
    assert run("sheet", file, "--force").returncode == 0
