"""A language as data: profile, slots, cues, actions, known words, the codebook's wording."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from simtrainer.content.diagnostics import ContentError, Diagnostic, unreadable
from simtrainer.content.models import (
    Action,
    ActionFile,
    BehaviourFile,
    BehaviourText,
    CueFile,
    Profile,
    SlotFile,
)
from simtrainer.content.schema import kind_of, parse
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.vocabulary import Behaviour
from simtrainer.content.yaml import Document, read_document

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Language:
    """Everything that recognition needs to know of a language.

    Attributes:
        code: For example `en`.
        profile: Negations, contractions, question words and the like.
        slots: Word lists by name, as cues name them.
        cues: The cue files, one behaviour each.
        actions: Actions that every scenario knows.
        behaviours: The codebook's wording.
        words: Common words in lower case; what is not among them may be a typo or nonsense.
        hash: Hash of all of it, for the log.
    """

    code: str
    profile: Profile
    slots: dict[str, list[str]]
    cues: tuple[CueFile, ...]
    actions: dict[str, Action]
    behaviours: dict[Behaviour, BehaviourText]
    words: frozenset[str]
    hash: str


@cache
def shipped_language(code: str = "en") -> Language:
    """Return a language that comes with the program."""
    return load_language(shipped_folder("rubrics") / code)


def load_language(folder: Path) -> Language:
    """Read a language folder.

    Args:
        folder: Holds `profile.yaml`, `slots.yaml`, `actions.yaml`, `behaviours.yaml`, `words.txt`, `cues/*.yaml`.

    Raises:
        ContentError: With all mistakes of all its files.
    """
    reader = _Reader()
    profile = reader.read(folder / "profile.yaml", Profile)
    slots = reader.read(folder / "slots.yaml", SlotFile)
    actions = reader.read(folder / "actions.yaml", ActionFile)
    behaviours = reader.read(folder / "behaviours.yaml", BehaviourFile)
    cues = [reader.read(path, CueFile) for path in sorted((folder / "cues").glob("*.yaml"))]
    words = reader.words(folder / "words.txt")
    if reader.problems or profile is None or slots is None or actions is None or behaviours is None:
        raise ContentError(reader.problems)
    return Language(
        code=profile.language,
        profile=profile,
        slots=dict(slots.slots),
        cues=tuple(file for file in cues if file is not None),
        actions=dict(actions.actions),
        behaviours=dict(behaviours.behaviours),
        words=words,
        hash=reader.digest.hexdigest(),
    )


class _Reader:
    """Reads the files of a language, gathering mistakes and hashing what was read."""

    def __init__(self) -> None:
        self.problems: list[Diagnostic] = []
        self.digest = hashlib.sha256()

    def read(self, path: Path, model: type[Model]) -> Model | None:
        try:
            document = read_document(path)
            self.digest.update(document.text.encode())
            return _parsed(document, model)
        except ContentError as error:
            self.problems += error.diagnostics
            return None

    def words(self, path: Path) -> frozenset[str]:
        try:
            text = path.read_text(encoding="utf-8")
        except OSError as error:
            self.problems.append(unreadable(path, error))
            return frozenset()
        self.digest.update(text.encode())
        return frozenset(_listed(text))


def _parsed(document: Document, model: type[Model]) -> Model:
    kind_of(document)
    return parse(document, model)


def _listed(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
