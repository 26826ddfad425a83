"""What editors are told: the line that names a schema, and schemas that explain every key and word."""

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from simtrainer.content.editors import line_for, schema_line
from simtrainer.content.json_schema import schema_text
from simtrainer.content.meanings import meanings
from simtrainer.content.models import KINDS

PREFIX = "# yaml-language-server: $schema="


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Return every mapping in a schema."""
    if isinstance(schema, dict):
        yield schema
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from parts(part)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_line_names_the_installed_schema(kind: str) -> None:
    line = schema_line(kind)
    assert line.startswith(f"{PREFIX}file:///")
    schema = Path(unquote(urlsplit(line.removeprefix(PREFIX)).path))
    assert json.loads(schema.read_text(encoding="utf-8"))["title"] == f"simtrainer {kind}, format 1"


def test_an_unknown_kind_has_no_line() -> None:
    with pytest.raises(KeyError):
        schema_line("szenario")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PureWindowsPath(r"C:\Users\Dr Ay\simtrainer\s.json"), "file:///C:/Users/Dr%20Ay/simtrainer/s.json"),
        (PureWindowsPath(r"\\ward\share\s.json"), "file://ward/share/s.json"),
        (PurePosixPath("/home/müller/my % files/s.json"), "file:///home/m%C3%BCller/my%20%25%20files/s.json"),
    ],
)
def test_blanks_and_drive_letters(path: PureWindowsPath | PurePosixPath, address: str) -> None:
    assert line_for(path) == f"{PREFIX}{address}"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_key_and_word_is_explained(kind: str) -> None:
    schema = json.loads(schema_text(kind))
    for part in [schema, *schema.get("$defs", {}).values()]:
        dumb = [
            name
            for name, key in part.get("properties", {}).items()
            if not {"description", "$ref"} & key.keys()
        ]
        assert not dumb, f"{part['title']}: write below the key what it is for"
        assert "description" in part
    for part in parts(schema):
        assert part.get("type") != "null"
        assert len(part.get("enumDescriptions", [])) == len(part.get("enum", []))


def test_a_word_without_a_meaning_is_told() -> None:
    with pytest.raises(KeyError, match="gloomy"):
        meanings(["patient", "gloomy"])
