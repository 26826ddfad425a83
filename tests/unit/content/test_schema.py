"""From data to models: kinds, codes, places, and the schemas that editors read."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from simtrainer.content.diagnostics import ContentError, Diagnostic
from simtrainer.content.json_schema import schema_text
from simtrainer.content.models import KINDS, Scenario
from simtrainer.content.schema import kind_of, parse
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.yaml import parse_document
from tests.conftest import FIXTURES

SMALL = (FIXTURES / "small.yaml").read_text(encoding="utf-8")


def mistakes(text: str) -> list[Diagnostic]:
    with pytest.raises(ContentError) as caught:
        read_scenario(text)
    return caught.value.diagnostics


def read_scenario(text: str) -> Scenario:
    document = parse_document(text, "f.yaml")
    kind_of(document)
    return parse(document, Scenario)


def test_the_small_scenario_is_one() -> None:
    scenario = parse(parse_document(SMALL), Scenario)
    assert scenario.first_person == "omar"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("kind: scenario", "kind: scenarioo", "K004"),
        ("kind: scenario", "knd: scenario", "K001"),
        ("format: 1", "format: 2", "K002"),
        ("title: The empty chair\n", "", "S001"),
        ("title:", "titel:", "S002"),
        ("difficulty: 1", "difficulty: easy", "S003"),
        ("situation: patients-distrust", "situation: distrust", "S004"),
        ("difficulty: 1", "difficulty: 9", "S005"),
        ("id: small-talk", "id: Small Talk", "S009"),
        ("practises: [explore, validate]", "practises: []", "S007"),
        ("turns_here: {least: 3}", "turns_here: {}", "S008"),
    ],
)
def test_each_mistake_has_its_code(old: str, new: str, code: str) -> None:
    assert old in SMALL
    assert code in {d.code for d in mistakes(SMALL.replace(old, new))}


def test_a_mistake_stands_at_its_line() -> None:
    text = SMALL.replace("difficulty: 1", "difficulty: 9")
    line = text.splitlines().index("difficulty: 9") + 1
    found = mistakes(text)[0]
    assert (found.line, found.column) == (line, 13)
    assert str(found).startswith(f"f.yaml:{line}:13: S005 `difficulty` must be at most 5")


def test_all_mistakes_at_once() -> None:
    text = (
        SMALL.replace("difficulty: 1", "difficulty: 9")
        .replace("minutes: 3", "minutes: soon")
        .replace("turns: 8", "tunrs: 8")
    )
    assert {d.code for d in mistakes(text)} == {"S002", "S003", "S005"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_committed_schemas_are_of_today(kind: str) -> None:
    committed = shipped_folder("schemas") / f"{kind}.schema.json"
    assert committed.read_text(encoding="utf-8") == schema_text(kind), "run `make schemas`"


@pytest.mark.parametrize(
    "path",
    sorted(p for part in ("rubrics", "scenarios") for p in shipped_folder(part).rglob("*.yaml")),
    ids=lambda p: p.name,
)
def test_shipped_files_name_their_schema_and_fit_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first = text.splitlines()[0]
    kind = yaml.safe_load(text)["kind"]
    assert first.startswith("# yaml-language-server: $schema=")
    schema = (path.parent / first.partition("=")[2]).resolve()
    assert schema == (shipped_folder("schemas") / f"{kind}.schema.json").resolve()
    jsonschema.validate(parse_document(text).data, json.loads(schema.read_text(encoding="utf-8")))
