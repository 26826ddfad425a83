"""`simtrainer watch` as a learner uses it."""

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
