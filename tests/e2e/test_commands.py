"""The commands that others build on: their output, exit status and errors."""

import json
from pathlib import Path

import pytest

import simtrainer
from simtrainer.content.vocabulary import BEHAVIOURS, SITUATIONS
from tests.conftest import DIAGNOSTICS, FIXTURES
from tests.e2e.conftest import Run

KIND = "Hello, I'm Lena, the new intern. You have waited here a long time."
TALK = (
    "\n".join(
        [KIND, "I don't know yet, I'll ask my senior and come back.", "Why did you come alone?", "Calm down."]
    )
    + "\n"
)
SMALL = ("--library", str(FIXTURES))


def test_version_and_help(run: Run) -> None:
    assert simtrainer.__version__ in run("--version").stdout
    shown = run("--help").stdout
    for name in ("play", "list", "check", "test", "score", "explain", "match"):
        assert name in shown
        assert run(name, "--help").returncode == 0


def test_plans_are_played_and_compared(run: Run, tmp_path: Path) -> None:
    plan = (
        "kind: plan\nformat: 1\nscenario: small-talk\ntalks:\n"
        f"  - {{id: a, learner: decent, turns: ['{KIND.replace(chr(39), chr(39) * 2)}'], expect: {{score: {{least: 99}}}}}}\n"
    )
    path = tmp_path / "small.plan.yaml"
    path.write_text(plan, encoding="utf-8")
    fast = ("--recogniser", "cues")
    failed = run("test", str(path), "--junit", str(tmp_path / "j.xml"), *SMALL, *fast)
    assert failed.returncode == 1
    assert "- score: at least 99" in failed.stdout
    assert (tmp_path / "j.xml").read_text(encoding="utf-8").count("<failure") == 1
    assert run("test", str(path), "--update", *SMALL, *fast).returncode == 0
    done = run("test", str(path), "--json", *SMALL, *fast)
    assert done.returncode == 0
    assert json.loads(done.stdout)["passed"] is True
    assert run("test", "nothing-here", *fast).stderr.startswith("simtrainer: `nothing-here` is no file")


def test_list(run: Run) -> None:
    done = run("list", "--json")
    rows = json.loads(done.stdout)
    assert done.returncode == 0
    assert all(set(row) == {"id", "situation", "title", "difficulty", "minutes", "language"} for row in rows)
    assert {row["situation"] for row in rows} <= set(SITUATIONS)
    assert {row["language"] for row in rows} == {"en"}
    assert "small-talk" in run("list", *SMALL).stdout
    assert "small-talk" not in run("list").stdout
    assert "small-talk" in run(*SMALL, "list").stdout


def test_plain_play_asks_nothing_in_a_pipe(run: Run) -> None:
    done = run("play", "small-talk", "--plain", "--seed", "1", *SMALL, stdin=TALK)
    assert done.returncode == 0
    assert "Omar Said: " in done.stdout
    assert "Debrief: The empty chair" in done.stdout
    assert "three short questions" not in done.stdout
    assert "\x1b" not in done.stdout
    assert run("play", "small-talk", "--plain", "--seed", "1", *SMALL, stdin=TALK).stdout == done.stdout


def test_json_play(run: Run) -> None:
    done = run("play", "small-talk", "--plain", "--json", "--seed", "1", *SMALL, stdin=TALK)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert rows[0]["type"] == "started"
    assert {"received", "recognised", "fired", "said", "ended"} <= {row["type"] for row in rows}
    last = rows[-1]
    assert last["type"] == "assessment"
    assert set(last) >= {"ending", "dimensions", "score", "opportunities", "behaviours", "task"}
    assert all(level in range(5) for level in last["dimensions"].values())
    assert 0 <= last["score"] <= 100


@pytest.mark.parametrize("stdin", ["", "\n\n\n", "\x1b[31m\n", "asdf qwer zxcv\n"])
def test_score_is_a_number_even_when_nothing_was_understood(run: Run, stdin: str) -> None:
    done = run("play", "small-talk", "--plain", "--json", *SMALL, stdin=stdin)
    last = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == 0
    assert last["ending"] in {"cut_off", "gone"}
    assert isinstance(last["score"], int)


def test_a_reply_that_is_too_long_is_refused_and_the_talk_goes_on(run: Run) -> None:
    done = run("play", "small-talk", "--plain", "--json", *SMALL, stdin="x" * 100_000 + "\n" + KIND + "\n")
    assert done.returncode == 0
    assert "Not sent" in done.stderr
    replies = [row["text"] for row in map(json.loads, done.stdout.splitlines()) if row["type"] == "received"]
    assert replies == [KIND]


def test_bytes_that_are_no_text(run: Run) -> None:
    done = run("play", "small-talk", "--plain", "--json", *SMALL, stdin=bytes(range(256)) + b"\n")
    assert done.returncode == 0


def test_unknown_scenario_and_wrong_use(run: Run) -> None:
    done = run("play", "smal-talk", "--plain", *SMALL)
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean `small-talk`?" in done.stderr
    assert len(done.stderr.splitlines()) == 2
    assert run("play", "small-talk", *SMALL).returncode == 2
    assert run("nothing").returncode == 2
    assert run().returncode == 2


def test_a_store_that_cannot_be_used(run: Run, environment: dict[str, str], tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    environment["XDG_DATA_HOME"] = str(blocked)
    done = run("play", "small-talk", "--plain", *SMALL, stdin="hello\n")
    assert done.returncode == 2
    assert "data folder" in done.stderr


def test_check_says_where_and_what_to_do(run: Run, tmp_path: Path) -> None:
    assert run("check").returncode == 0
    bad = tmp_path / "bad.yaml"
    bad.write_text((FIXTURES / "small.yaml").read_text().replace("goto: chair", "goto: chiar", 1))
    done = run("check", "bad.yaml")
    assert done.returncode == 1
    line = next(line for line in done.stdout.splitlines() if "chiar" in line)
    assert line.startswith("bad.yaml:")
    assert " G001 " in line
    assert "; correct the name" in line
    rows = json.loads(run("check", "--json", "bad.yaml").stdout)
    assert rows[0]["code"] == "G001"
    warned = tmp_path / "warned.yaml"
    warned.write_text(
        (FIXTURES / "small.yaml")
        .read_text()
        .replace('      better: ["She used to sit here with you."]\n', "")
    )
    assert run("check", "warned.yaml").returncode == 0
    assert run("check", "missing.yaml").returncode == 1
    (tmp_path / "noted.yaml").write_text((DIAGNOSTICS / "R015.yaml").read_text())
    assert run("check", "noted.yaml").stdout == ""
    assert " R015 " in run("check", "--notes", "noted.yaml").stdout
    assert json.loads(run("check", "--json", "noted.yaml").stdout)[0]["severity"] == "note"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("binary.yaml", bytes(range(256)) * 100, "Y002"),
        ("bomb.yaml", b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "Y006"),
        ("double.yaml", b"kind: scenario\nkind: plan\n", "Y005"),
        ("object.yaml", b"a: !!python/object/apply:os.system ['touch owned']\n", "Y007"),
        ("deep.yaml", b"[" * 100_000, "Y008"),
        ("huge.yaml", b"a: b\n" * 10_500_000, "Y003"),
        ("empty.yaml", b"", "Y009"),
    ],
)  # fmt: skip
def test_hostile_files(run: Run, tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    done = run("check", name)
    assert done.returncode == 1
    assert f" {code} " in done.stdout
    assert not (tmp_path / "owned").exists()


def test_hostile_files_in_a_library_leave_the_rest_usable(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "good.yaml").write_text((FIXTURES / "small.yaml").read_text())
    (folder / "bomb.yaml").write_text("a: &a [x,x]\nb: *a\n")
    (folder / "binary.yaml").write_bytes(bytes(range(256)))
    done = run("list", "--library", str(folder))
    assert "small-talk" in done.stdout
    assert "2 file(s)" in done.stderr


def test_score(run: Run) -> None:
    lines = [
        json.dumps({"reply_id": "a", "reply": "Anyone would be upset after four hours.", "line": "Four hours!", "more": 1}),
        json.dumps({"reply_id": "b", "reply": ""}),
        "not json",
        json.dumps({"reply": "no id"}),
        json.dumps({"reply_id": "c", "scene": None, "reply": "*sits down* \ud83d\ude00 [bold]x\x1b[31m سلام"}),
        json.dumps({"reply_id": "d", "reply": 7}),
        "",
    ]  # fmt: skip
    done = run("score", "--jsonl", stdin="\n".join(lines) + "\n")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [row["reply_id"] for row in rows] == ["a", "b", "c"]
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == ["line 3", "line 4", "line 6"]
    for row in rows:
        assert set(row) == {"reply_id", "behaviours", "unsure", "level", "space_score"}
        assert row["level"] in range(7)
        assert isinstance(row["space_score"], (int, float))
        assert {mark["id"] for mark in row["behaviours"]} <= set(BEHAVIOURS)
    marks = rows[0]["behaviours"]
    assert "validate" in {mark["id"] for mark in marks}
    assert all(set(mark) == {"id", "start", "end", "cue", "confidence"} for mark in marks)


def test_explain(run: Run) -> None:
    assert "validate" in run("explain", "Anyone would be upset after four hours.").stdout
    stopped = run("explain", "Not anyone would be upset after four hours, they taught us to say that.").stdout
    assert stopped
    assert "Not understood" in run("explain", "سلام").stdout
    weighed = run("explain", "You should have come earlier.").stdout
    assert "Given: blame" in weighed
    assert "encoder" in weighed
    assert "encoder" not in run("explain", "You should have come earlier.", "--recogniser", "cues").stdout


def test_two_tutors_rate_and_the_program_is_held_against_them(run: Run, tmp_path: Path) -> None:
    replies, gold = tmp_path / "replies.jsonl", tmp_path / "gold.jsonl"
    rows = [
        {
            "reply_id": "a",
            "speaker": "Mr K, patient",
            "line": "Four hours!",
            "reply": "You should have come earlier.",
        },
        {"reply_id": "b", "speaker": "Mr K, patient", "line": "Four hours!", "reply": "What happened?"},
    ]
    replies.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    stopped = run("rate", "replies", str(replies), str(first), "--rater", "A", stdin="blame\n0\n1\nq\n")
    assert "goes on from here" in stopped.stdout
    done = run("rate", "replies", str(replies), str(first), "--rater", "A", stdin="explo\n4\n\n")
    assert "All rated" in done.stdout
    sheet = tmp_path / "sheet.csv"
    assert (
        run("rate", "sheet", str(replies), str(sheet), "--ratings", str(first), "--rater", "A").returncode
        == 0
    )
    assert run("rate", "read", str(sheet), str(second), "--rater", "B").returncode == 0
    assert "2 replies rated by both" in run("rate", "join", str(first), str(second), str(gold)).stdout
    page = tmp_path / "worst.html"
    found = run("agree", str(gold), "--html", str(page))
    assert found.returncode == 0
    assert "mean F1" in found.stdout
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    figures = json.loads(run("agree", str(gold), "--json").stdout)
    assert set(figures["behaviours"]) == {"blame", "explore"}


def test_rating_tells_what_is_wrong_in_one_line(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("", encoding="utf-8")
    done = run("rate", "replies", str(empty), str(tmp_path / "out.jsonl"), "--rater", "A")
    assert done.returncode == 2
    assert "holds no replies" in done.stderr
    assert "Traceback" not in done.stderr
    assert "no talk begins with nothing" in run("rate", "talk", "nothing", "r.jsonl", "--rater", "A").stderr


FACTS = {
    "facts": [
        {
            "id": "home",
            "fact": "She lives alone with two cats.",
            "examples": ["Who do you live with?", "Are you married?"],
        },
        {"id": "pills", "fact": "She takes a water tablet.", "examples": ["What medicines do you take?"]},
    ]
}


def test_match(run: Run, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps(FACTS), encoding="utf-8")
    rows = [
        {"question_id": 1, "text": "whats she on, tablets wise, i mean u"},
        {"question_id": "b", "text": "do you have anyone at home?"},
        {"question_id": "c", "text": "please breathe in"},
        {"question_id": "d", "text": ""},
    ]
    done = run("match", str(facts), stdin="\n".join(map(json.dumps, rows)) + "\n")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [row["question_id"] for row in found] == [1, "b", "c", "d"]
    assert [row["fact"] for row in found] == ["pills", "home", None, None]
    assert all(0 <= row["confidence"] <= 1 for row in found)


def test_match_tells_what_is_wrong(run: Run, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps(FACTS), encoding="utf-8")
    done = run(
        "match", str(facts), stdin='{"question_id": 1}\nno json\n{"question_id": 2, "text": "hello"}\n'
    )
    assert done.returncode == 1
    assert [json.loads(line)["question_id"] for line in done.stdout.splitlines()] == [2]
    assert "line 1: text" in done.stderr
    for text in ("{}", "no json", json.dumps({"facts": [*FACTS["facts"], *FACTS["facts"]]})):
        facts.write_text(text, encoding="utf-8")
        refused = run("match", str(facts), stdin="")
        assert refused.returncode == 2
        assert "Traceback" not in refused.stderr
    assert "stands twice" in refused.stderr
    assert run("match", str(tmp_path / "none.json")).returncode == 2


def test_explain_tells_what_is_asked_for(run: Run) -> None:
    done = run("explain", "what was it like in there, the five weeks?", "--scenario", "first-talk")
    assert "Asks for the fact: five-weeks" in done.stdout
    assert "how sure" in done.stdout
    assert "smoking" in run("explain", "do u smoke").stdout
    assert run("explain", "hello", "--scenario", "none").returncode == 2


def test_check_prints_the_line_for_editors(run: Run) -> None:
    done = run("check", "--schema-line", "plan")
    assert done.returncode == 0
    assert done.stdout.startswith("# yaml-language-server: $schema=file:///")
    assert done.stdout.endswith("/plan.schema.json\n")
    refused = run("check", "--schema-line", "plans")
    assert refused.returncode == 2
    assert "the kinds are scenario, plan" in refused.stderr


def test_a_new_scenario_is_found_checked_and_played(run: Run) -> None:
    done = run("new", stdin="3\n" + "\n" * 7 + "Bed four\n")
    assert done.returncode == 0, done.stderr
    path = done.stdout.partition("The scenario:")[2].split()[0]
    assert run("check", path).returncode == 0
    assert "bed-four" in run("list").stdout
    assert (
        "Debrief: Bed four"
        in run("play", "bed-four", "--plain", stdin="I'm sorry, that was too loud.\n").stdout
    )


def test_the_inbox_goes_in_is_read_and_goes_out(run: Run, tmp_path: Path) -> None:
    assert run("inbox").stdout == "The inbox is empty.\n"
    row = {"scenario": "small-talk", "state": "door", "line": "Sit.", "why": "not_understood"}
    rows = [row | {"reply": reply} for reply in ("how long u sit here", "how long you sit here", "What?")]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert run("inbox", "--import", "in.jsonl").stdout == "3 replies added.\n"
    shown = run("inbox", *SMALL)
    assert shown.returncode == 0
    assert "2 times in small-talk, door: not understood" in shown.stdout
    groups = [json.loads(line) for line in run("inbox", "--json", *SMALL).stdout.splitlines()]
    assert [group["count"] for group in groups] == [2, 1]
    assert run("inbox", "--export", "out.jsonl").stdout == "3 replies written to out.jsonl\n"
    assert run("inbox", "--export", "out.jsonl").returncode == 2
    assert "Nothing was deleted" in run("inbox", "--forget").stdout
    assert run("inbox", "--forget", "--yes").stdout == "3 replies deleted.\n"
    assert run("inbox", "--import", "out.jsonl").stdout == "3 replies added.\n"
