"""Untrusted YAML: what is refused, where, and that plain values come out as YAML 1.2 says."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simtrainer.content.diagnostics import ContentError, Diagnostic
from simtrainer.content.yaml import MAX_BYTES, parse_document, read_document


def refused(text: str) -> list[Diagnostic]:
    with pytest.raises(ContentError) as caught:
        parse_document(text, "f.yaml")
    return caught.value.diagnostics


def test_scalars_of_yaml_1_2() -> None:
    text = "a: no\nb: 12:30\non: yes\nc: 010\nd: 1.5\ne: true\nf: ~\ng:\nh: 1e3\n"
    assert parse_document(text).data == {
        "a": "no", "b": "12:30", "on": "yes", "c": 10, "d": 1.5, "e": True, "f": None, "g": None, "h": 1000.0,
    }  # fmt: skip


def test_positions_of_keys_and_values() -> None:
    document = parse_document("a:\n  - x\n  - b: 1\n")
    assert (document.place(("a", 1, "b")).line, document.place(("a", 1, "b")).column) == (3, 8)
    assert document.place(("a", 1, "b"), key=True).column == 5
    assert document.place(("a", 7, "z")).line == 2


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "Y005", 3, 1),
        ("a: &x 1\n", "Y006", 1, 4),
        ("a: !!python/object/apply:os.system ['true']\n", "Y007", 1, 4),
        ("a: !thing 1\n", "Y007", 1, 4),
        ("a: [\n", "Y017", 1, 4),
        ("", "Y009", 1, 1),
        ("# only a comment\n", "Y009", 1, 1),
        ("a: 1\n---\nb: 1\n", "Y010", 2, 1),
        ("? [1, 2]\n: x\n", "Y011", 1, 3),
        ("<<: {a: 1}\n", "Y012", 1, 1),
        ('a: "\\e[31mred"\n', "Y013", 1, 4),
        ("[" * 5000, "Y008", 1, 25),
    ],
)
def test_refused_at_its_place(text: str, code: str, line: int, column: int) -> None:
    first = refused(text)[0]
    assert (first.code, first.line, first.column) == (code, line, column)


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    assert {d.code for d in refused("\n".join(lines))} == {"Y006"}


def test_all_duplicates_are_told_at_once() -> None:
    assert [d.line for d in refused("a: 1\na: 2\nb: 1\nb: 2\n")] == [2, 4]


def test_files_that_are_no_text(tmp_path: Path) -> None:
    binary = tmp_path / "b.yaml"
    binary.write_bytes(bytes(range(256)) * 10)
    with pytest.raises(ContentError, match="Y002"):
        read_document(binary)
    with pytest.raises(ContentError, match="Y001"):
        read_document(tmp_path / "none.yaml")
    nul = tmp_path / "n.yaml"
    nul.write_bytes(b"a: \x00\n")
    with pytest.raises(ContentError, match="Y002"):
        read_document(nul)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(50 * MAX_BYTES)
    with pytest.raises(ContentError, match="Y003"):
        read_document(huge)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(ContentError):
        parse_document(text)
