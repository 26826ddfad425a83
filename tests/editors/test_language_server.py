"""What a tutor's editor shows of a scenario, asked of the server that VS Code and others use: yaml-language-server.

`make editors` installs the server outside the tree and runs these tests.
"""

import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from simtrainer.content.editors import schema_line
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.vocabulary import BEHAVIOURS, SITUATIONS
from tests.conftest import FIXTURES
from tests.editors.client import Server, running

SMALL = (FIXTURES / "small.yaml").read_text(encoding="utf-8")
PLAN = """\
kind: plan
format: 1
scenario: small-talk
talks:
  - id: kind
    learner: excellent
    turns:
      - Hello, I'm Lena.
      - do: sit down
        expect: {state: chair}
    expect: {ending: heard}
"""
NUMBERS = count()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    named = os.environ.get("SIMTRAINER_YAML_SERVER")
    command = shutil.which(named or "yaml-language-server")
    if command is None:
        assert not named, f"SIMTRAINER_YAML_SERVER names {named}, which cannot be run"
        pytest.skip(
            "yaml-language-server is not on this machine; `make editors` installs it and runs these tests"
        )
    with running(command) as server:
        yield server


def own_file(text: str, folder: Path, kind: str = "scenario") -> tuple[Path, str]:
    """Return a file of a tutor's own, in a folder with a blank in its name, beginning with the printed line."""
    body = text.partition("\n")[2] if text.startswith("# yaml-language-server") else text
    return folder / "my scenarios" / f"{next(NUMBERS)}.yaml", f"{schema_line(kind)}\n{body}"


MISTAKES = [
    ("a misspelt key", "title: The empty chair", "titel: The empty chair", "titel is not allowed"),
    ("a word for a number", "difficulty: 1", "difficulty: easy", "integer"),
    ("a number out of range", "difficulty: 1", "difficulty: 9", "maximum of 5"),
    ("half a number", "minutes: 3", "minutes: 3.5", "integer"),
    ("an unknown situation", "situation: patients-distrust", "situation: distrust", '"patients-distrust"'),
    ("a misspelt behaviour", "[explore, validate]", "[explore, valdate]", '"validate"'),
    ("a misspelt side", "none: [blocking]", "none: [blockin]", '"blocking"'),
    ("an empty list", "practises: [explore, validate]", "practises: []", "too few"),
    ("a bad id", "id: small-talk", "id: Small Talk", "lower-case letters"),
    ("a bad name of a person", "  omar:\n", "  Omar Said:\n", "lower-case letters"),
    ("a bad name of a state", "  cup:\n", "  the cup:\n", "lower-case letters"),
    ("a text for a list of wordings", 'say: ["*looks at you for the first time* Yes."]', "say: Yes.", "list of wordings"),
    ("a number for bounds", "turns_here: {least: 3}", "turns_here: 3", "{least: 3}"),
    ("bounds without a number", "turns_here: {least: 3}", "turns_here: {}", "fewer properties"),
    ("a misspelt condition", "turns_here: {least: 3}", "turn_here: {least: 3}", "turn_here is not allowed"),
    ("an unknown moment for an ending", "at: limit", "at: midnight", '"limit"'),
    ("another format", "format: 1", "format: 2", "must be 1"),
    ("another kind", "kind: scenario", "kind: szenario", '"scenario"'),
    ("a key left empty", "turns: 8", "turns:", "integer"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_a_mistake_is_underlined(old: str, new: str, said: str, server: Server, tmp_path: Path) -> None:
    assert old in SMALL
    path, text = own_file(SMALL.replace(old, new, 1), tmp_path)
    server.open(path, text)
    problems = server.problems_of(path)
    line = _first_difference(text, own_file(SMALL, tmp_path)[1])
    assert [problem for problem in problems if problem.line == line and said in problem.message], problems


def test_a_missing_key_is_underlined_where_it_is_missing(server: Server, tmp_path: Path) -> None:
    path, text = own_file(SMALL.replace("    name: Omar Said\n", ""), tmp_path)
    server.open(path, text)
    (problem,) = server.problems_of(path)
    assert text.splitlines()[problem.line - 1] == "  omar:"
    assert '"name"' in problem.message


def test_nothing_is_underlined_in_what_is_right(server: Server, tmp_path: Path) -> None:
    shipped = [p for part in ("rubrics", "scenarios") for p in sorted(shipped_folder(part).rglob("*.yaml"))]
    files = {path: path.read_text(encoding="utf-8") for path in [*shipped, FIXTURES / "small.yaml"]}
    files.update([own_file(SMALL, tmp_path), own_file(PLAN, tmp_path, "plan")])
    for path, text in files.items():
        server.open(path, text)
    assert {path.name: found for path in files if (found := server.problems_of(path))} == {}


def test_a_plan_is_underlined_too(server: Server, tmp_path: Path) -> None:
    path, text = own_file(PLAN.replace("excellent", "excelent").replace("state:", "stat:"), tmp_path, "plan")
    server.open(path, text)
    assert [problem.line for problem in server.problems_of(path)] == [7, 11]


PLACES = [
    ("the situation", "situation: patients-distrust", "situation: |", SITUATIONS),
    ("behaviours in brackets", "practises: [explore, validate]", "practises: [explore, |]", BEHAVIOURS),
    ("behaviours below each other", "practises: [explore, validate]", "practises:\n  - |", BEHAVIOURS),
    ("behaviours in a rule", "turns_here: {least: 3}", "any: [|]", [*BEHAVIOURS, "facilitating", "blocking"]),
    ("how they were briefed", "briefed: none", "briefed: |", ["none", "warned", "introduced"]),
    ("keys of the file", "turns: 8\n", "turns: 8\n|\n", ["pressure", "topics", "content_warning"]),
    ("keys of a person", "    fears:", "    |\n    fears:", ["role", "trust", "card", "answers"]),
    ("keys of a rule", "        end: heard\n", "        end: heard\n        |\n", ["goto", "mood", "sample", "flag"]),
    ("keys of a condition", "{turns_here: {least: 3}}", "\n          |", ["any", "none", "told", "counts", "trust"]),
    ("keys of a fact", "    trust: 20\n", "    trust: 20\n    |\n", ["hide", "cues", "alone", "mood"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "labels"), [p[1:] for p in PLACES], ids=[p[0] for p in PLACES])
def test_what_can_be_written_is_offered(
    old: str, new: str, labels: list[str], server: Server, tmp_path: Path
) -> None:
    assert old in SMALL
    path, text = own_file(SMALL.replace(old, new, 1), tmp_path)
    before, _, after = text.partition("|")
    server.open(path, before + after)
    server.problems_of(path)
    offers = server.offers(path, before.count("\n"), len(before) - before.rfind("\n") - 1)
    assert set(labels) <= {offer.label for offer in offers}
    assert [offer for offer in offers if not offer.about] == []
    assert "null" not in {offer.label for offer in offers}


def _first_difference(one: str, other: str) -> int:
    """Return the number of the first line, from 1, in which two texts differ."""
    pairs = zip(one.splitlines(), other.splitlines(), strict=False)
    return next(number for number, (left, right) in enumerate(pairs, 1) if left != right)
