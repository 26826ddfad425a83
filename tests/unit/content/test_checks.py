"""What checking does beyond one file: the small scenario and the shipped ones are clean, ids are unique in a library."""

from pathlib import Path

from simtrainer.authoring.checking import Checker
from simtrainer.content.diagnostics import Diagnostic
from simtrainer.content.language import Language
from simtrainer.content.library import Library, open_library
from simtrainer.content.shipped import shipped_folder
from tests.conftest import FIXTURES

SMALL = (FIXTURES / "small.yaml").read_text(encoding="utf-8")


def check(text: str, language: Language, folder: Path, name: str = "f.yaml") -> list[Diagnostic]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return Checker(language, Library()).check([path])


def test_the_small_scenario_has_no_mistake(language: Language, tmp_path: Path) -> None:
    assert check(SMALL, language, tmp_path) == []


def test_a_missing_target_names_the_nearest(language: Language, tmp_path: Path) -> None:
    text = SMALL.replace("goto: chair", "goto: chiar", 1)
    found = check(text, language, tmp_path)[0]
    assert "did you mean `chair`?" in found.message
    assert text.splitlines()[found.line - 1].strip() == "goto: chiar"


def test_the_same_id_in_two_files(language: Language, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(SMALL, encoding="utf-8")
    found = Checker(language, Library()).check([tmp_path])
    assert [(d.code, Path(d.path).name) for d in found] == [("K003", "b.yaml")]
    assert "K003" in {d.code for d in open_library([tmp_path]).problems}


def test_shipped_files_have_no_errors(language: Language, library: Library) -> None:
    found = Checker(language, library).check([shipped_folder("rubrics"), shipped_folder("scenarios")])
    assert [str(d) for d in found if d.severity != "note"] == []
