"""The shared library of what is asked of persons and said to them, in one language."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from simtrainer.content.diagnostics import ContentError, Diagnostic
from simtrainer.content.models import CommonQuestion, QuestionFile, Remark, RemarkFile
from simtrainer.content.schema import kind_of, parse
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.yaml import Document, read_document

OTHER: Final = ".other"
"""After a question's id: the same question about somebody else, put to a relative."""

LEANING_GROUP: Final = "story"
"""The group of questions that ask more of whatever was spoken of."""

Model = TypeVar("Model", QuestionFile, RemarkFile)


@dataclass(frozen=True)
class CommonTalk:
    """What is commonly asked and said.

    Attributes:
        questions: Common questions by id.
        remarks: Things said that ask for no fact, by id.
    """

    questions: dict[str, CommonQuestion]
    remarks: dict[str, Remark]

    @property
    def leaning(self) -> frozenset[str]:
        """The questions that say nothing by themselves and lean on what is talked of: "since when?", "how bad is it?"."""
        own = {name for name, entry in self.questions.items() if entry.group == LEANING_GROUP}
        return frozenset({*own, *(name + OTHER for name in own)})

    def phrasings(self) -> dict[str, list[str]]:
        """Return all phrasings by what a card may answer: `allergies`, `allergies.other`, `request-body`."""
        asked = {name: list(entry.asked) for name, entry in self.questions.items()}
        other = {name + OTHER: list(entry.other) for name, entry in self.questions.items() if entry.other}
        said = {name: list(entry.said) for name, entry in self.remarks.items()}
        return {**asked, **other, **said}


@cache
def shipped_common_talk(code: str = "en") -> CommonTalk:
    """Return the library of a language that comes with the program; empty for a language without one."""
    return load_common_talk(shipped_folder("rubrics") / code)


def load_common_talk(folder: Path) -> CommonTalk:
    """Read the library of a language folder.

    Args:
        folder: May hold `questions.yaml` and `remarks.yaml`.

    Raises:
        ContentError: With all mistakes of both files.
    """
    problems: list[Diagnostic] = []
    questions = _read(folder / "questions.yaml", QuestionFile, problems)
    remarks = _read(folder / "remarks.yaml", RemarkFile, problems)
    found = CommonTalk(
        dict(questions[1].questions) if questions else {}, dict(remarks[1].remarks) if remarks else {}
    )
    if remarks:
        problems += [
            remarks[0].diagnostic("R008", ("remarks", name), key=True, name=name)
            for name in found.remarks
            if name in found.questions
        ]
    if problems:
        raise ContentError(problems)
    return found


def _read(path: Path, model: type[Model], problems: list[Diagnostic]) -> tuple[Document, Model] | None:
    """Return a file and what it holds; None where there is none, or where it has mistakes, which are gathered."""
    if not path.is_file():
        return None
    try:
        document = read_document(path)
        kind_of(document)
        return document, parse(document, model)
    except ContentError as error:
        problems += error.diagnostics
        return None
