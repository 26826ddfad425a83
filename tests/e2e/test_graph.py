"""`simtrainer graph` as a tutor uses it."""

from pathlib import Path

from simtrainer.authoring.coverage import Coverage
from simtrainer.authoring.last_run import keep
from simtrainer.content.library import open_library
from tests.conftest import FIXTURES
from tests.e2e.conftest import Run

SMALL = ("--library", str(FIXTURES))


def test_graph(run: Run, environment: dict[str, str], tmp_path: Path) -> None:
    plain = run("graph", "small-talk", *SMALL)
    assert plain.returncode == 0
    assert "  met → chair\n" in plain.stdout
    assert "simulate small-talk" in plain.stderr
    assert max(map(len, plain.stdout.splitlines())) <= 80

    environment["XDG_CACHE_HOME"] = str(tmp_path / "cache")
    counts = Coverage(50, {"states": {"door": 50, "cup": 0}, "rules": {}, "facts": {}, "endings": {}})
    folder = tmp_path / "cache" / "simtrainer" / "simulations"
    keep(folder, "small-talk", open_library([FIXTURES]).bundle("small-talk").hash, counts)
    counted = run("graph", "small-talk", *SMALL)
    assert "of 50 in the last simulation" in counted.stdout
    assert "earlier version" not in counted.stdout
    assert "\x1b" not in counted.stdout
    assert run("graph", "small-talk", "--no-coverage", *SMALL).stdout == plain.stdout

    broken = tmp_path / "broken.yaml"
    broken.write_text((FIXTURES / "small.yaml").read_text().replace("goto: cup", "goto: cpu"))
    file = run("graph", "broken.yaml", "--output", "broken.txt")
    assert (file.returncode, file.stdout) == (0, "")
    text = (tmp_path / "broken.txt").read_text(encoding="utf-8")
    assert "cpu (unknown)" in text
    assert "earlier version" in text
    assert "`simtrainer check broken.yaml`" in file.stderr
    chart = run("graph", "broken.yaml", "--mermaid")
    assert chart.stdout.startswith("flowchart TD\n")
    assert "in 50 of 50 talks" in chart.stdout


def test_graph_of_what_is_no_scenario(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("kind: plan\nformat: 1\n")
    (tmp_path / "bomb.yaml").write_text("a: &a [x,x]\nb: *a\n")
    for name, words in (
        ("smal-talk", "did you mean `small-talk`?"),
        ("none.yaml", "there is no file none.yaml"),
        ("plan.yaml", "of the kind `plan`"),
        ("bomb.yaml", "Y006"),
    ):
        done = run("graph", name, *SMALL)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr
        assert done.stderr.startswith("simtrainer: ")
        assert done.stderr.splitlines()[-1].startswith("  ")
    assert run("graph", "small-talk", "--output", "none/x.txt", *SMALL).returncode == 2


def test_graph_where_the_output_has_no_arrows(run: Run, environment: dict[str, str]) -> None:
    environment["PYTHONUTF8"] = "0"
    environment["PYTHONIOENCODING"] = "cp1252"
    done = run("graph", "small-talk", *SMALL)
    assert done.returncode == 0
    assert "  met -> chair" in done.stdout
