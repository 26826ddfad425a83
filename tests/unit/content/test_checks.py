"""What checking does beyond one file: the small scenario and the shipped ones are clean, ids are unique in a library."""

from dataclasses import replace
from pathlib import Path

from simtrainer.authoring.checking import Checker
from simtrainer.content.common import shipped_common_talk
from simtrainer.content.diagnostics import Diagnostic
from simtrainer.content.language import Language
from simtrainer.content.library import Library, open_library
from simtrainer.content.models import CueFile
from simtrainer.content.schema import parse
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.yaml import read_document
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


def test_a_language_with_a_broken_cue_is_told_at_its_own_place_alone(
    language: Language, library: Library, tmp_path: Path
) -> None:
    text = 'kind: cues\nformat: 1\nlanguage: en\nbehaviour: validate\ncues:\n  - {id: v.one, match: "(no", yes: [x], no: [y]}\n'
    (tmp_path / "validate.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    broken = parse(read_document(tmp_path / "validate.yaml"), CueFile)
    found = Checker(replace(language, cues=(broken,), hash="broken"), library).check([tmp_path])
    assert [(d.code, Path(d.path).name) for d in found] == [("C001", "validate.yaml")]


def test_the_page_on_cards_lists_every_question_and_remark() -> None:
    page = (Path(__file__).parents[3] / "docs" / "card.md").read_text(encoding="utf-8")
    talk = shipped_common_talk()
    assert [name for name in (*talk.questions, *talk.remarks) if f"`{name}`" not in page] == []
    assert [name for name, entry in talk.questions.items() if entry.other and f"`{name}`*" not in page] == []
