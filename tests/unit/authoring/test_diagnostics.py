"""Every diagnostic has a file that earns it: `tests/diagnostics/CODE.yaml`, whose first lines say what is found where.

A folder `tests/diagnostics/CODE/` holds files that are wrong only together.
"""

import re
from pathlib import Path

import pytest

from simtrainer.authoring.checking import Checker
from simtrainer.authoring.checking.page import page
from simtrainer.content.catalogue import CATALOGUE, PARTS
from simtrainer.content.language import Language
from simtrainer.content.library import Library
from simtrainer.content.yaml import MAX_BYTES
from tests.conftest import DIAGNOSTICS

EXPECTED = re.compile(r"# expect (\d+):(\d+) ([A-Z]\d+)")
CASES = sorted(DIAGNOSTICS.iterdir())
MADE_BY_TESTS = {"Y001", "Y003"}
"""A file that is not there, and one that is too large to be kept."""

Found = list[tuple[str, int, int, str]]


def expected(case: Path) -> Found:
    files = sorted(case.iterdir()) if case.is_dir() else [case]
    found: Found = []
    for file in files:
        for line in file.read_text(encoding="latin-1").splitlines():
            if not (match := EXPECTED.fullmatch(line)):
                break
            found.append((file.name, int(match[1]), int(match[2]), match[3]))
    return found


def found_in(case: Path, language: Language, library: Library) -> Found:
    found = Checker(language, library).check([case])
    return [(Path(d.path).name, d.line, d.column, d.code) for d in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_bad_file_yields_exactly_its_diagnostics(case: Path, language: Language, library: Library) -> None:
    assert found_in(case, language, library) == expected(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_bad_file_is_named_after_what_it_is_bad_for(case: Path) -> None:
    assert {code for *_, code in expected(case)} == {case.stem.partition("-")[0]}


def test_every_code_has_a_bad_file() -> None:
    assert {case.stem.partition("-")[0] for case in CASES} | MADE_BY_TESTS == set(CATALOGUE)


def test_a_file_that_is_not_there(language: Language, library: Library, tmp_path: Path) -> None:
    assert found_in(tmp_path / "none.yaml", language, library) == [("none.yaml", 1, 1, "Y001")]


def test_a_file_that_is_too_large(language: Language, library: Library, tmp_path: Path) -> None:
    (tmp_path / "large.yaml").write_text("#" * (MAX_BYTES + 1), encoding="utf-8")
    assert found_in(tmp_path, language, library) == [("large.yaml", 1, 1, "Y003")]


def test_the_catalogue_speaks_plainly() -> None:
    for code, entry in CATALOGUE.items():
        assert code[0] in PARTS
        assert entry.title[0].islower()
        assert not entry.todo.endswith(".")
        assert not entry.message.endswith(".")


def test_the_page_is_of_today() -> None:
    committed = (DIAGNOSTICS.parent.parent / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    assert committed == page(DIAGNOSTICS), "run `make diagnostics`"
