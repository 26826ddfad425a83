"""kill -9 at any moment loses no sent reply, and an edited scenario does not change an old encounter."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from simtrainer.content.language import shipped_language
from simtrainer.content.library import open_library
from simtrainer.recognition import CueRecogniser
from simtrainer.records.practice import Practice
from simtrainer.records.store import Store
from tests.conftest import FIXTURES
from tests.e2e.conftest import Run

REPLIES = ("Hello, I'm Lena, the new intern.", "The lift was slow.", "I don't know yet, I'll ask.")


def practice_of(environment: dict[str, str], library: Path) -> Practice:
    database = Path(environment["XDG_DATA_HOME"]) / "simtrainer" / "simtrainer.sqlite"
    language = shipped_language("en")
    return Practice(
        Store.open(f"sqlite:///{database}"), open_library([library]), language, CueRecogniser(language)
    )


@pytest.mark.parametrize("sent", [1, 2, 3])
def test_kill_9(environment: dict[str, str], sent: int) -> None:
    arguments = ["play", "small-talk", "--plain", "--json", "--library", str(FIXTURES)]
    with subprocess.Popen(
        [sys.executable, "-m", "simtrainer", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    ) as process:
        assert process.stdin
        assert process.stdout
        for reply in REPLIES[:sent]:
            process.stdin.write(reply.encode() + b"\n")
            process.stdin.flush()
            shown = b""
            while b'"type":"received"' not in shown:
                shown = process.stdout.readline()
                assert shown
        os.kill(process.pid, signal.SIGKILL)
    practice = practice_of(environment, FIXTURES)
    [record] = practice.store.unfinished(None)
    resumed = practice.resume(record.id)
    assert [text for _, text in resumed.memory.replies] == list(REPLIES[:sent])
    practice.store.close()


def test_kill_9_at_random_moments(environment: dict[str, str]) -> None:
    arguments = ["play", "small-talk", "--plain", "--json", "--library", str(FIXTURES)]
    for delay in (0.3, 0.7, 0.9, 1.1, 1.4):
        with subprocess.Popen(
            [sys.executable, "-m", "simtrainer", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        ) as process:
            assert process.stdin
            process.stdin.write("\n".join(REPLIES).encode() + b"\n")
            process.stdin.flush()
            time.sleep(delay)
            os.kill(process.pid, signal.SIGKILL)
            assert process.stdout
            shown = [
                json.loads(line)
                for line in process.stdout.read().splitlines(keepends=True)
                if line.endswith(b"\n")
            ]
        seen = [row["text"] for row in shown if row["type"] == "received"]
        if not shown:
            continue
        practice = practice_of(environment, FIXTURES)
        stored = practice.resume(shown[0]["encounter"]).memory.replies
        assert [text for _, text in stored][: len(seen)] == seen
        practice.store.close()


def test_an_edited_scenario_leaves_old_encounters_as_they_were(
    run: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    file = folder / "small.yaml"
    shutil.copy(FIXTURES / "small.yaml", file)
    done = run(
        "play",
        "small-talk",
        "--plain",
        "--json",
        "--seed",
        "4",
        "--library",
        str(folder),
        stdin="\n".join(REPLIES),
    )
    shown = [json.loads(line) for line in done.stdout.splitlines()]
    encounter, assessment = shown[0]["encounter"], shown[-1]
    text = file.read_text().replace("Another one.", "Somebody else.").replace("goto: chair", "goto: cup", 1)
    file.write_text(text.replace("He asks for the result", "He asks for tea"))
    practice = practice_of(environment, folder)
    again = practice.assess(encounter)
    assert json.loads(json.dumps(again.as_dict())) == assessment
    assert [json.loads(e.model_dump_json()) for e in practice.store.log(encounter)] == shown[:-1]
    file.unlink()
    assert practice.assess(encounter).score == assessment["score"]
    practice.store.close()
