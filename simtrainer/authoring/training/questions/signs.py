"""Signs of what networks said of persons and phrasings that they never met: what the judge is fitted on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from simtrainer.authoring.training.questions.persons import BankPerson
from simtrainer.content.language import Language
from simtrainer.recognition import read
from simtrainer.recognition.questions.book import BookReader, Questions
from simtrainer.recognition.questions.common import CommonPhrasings, common_signs
from simtrainer.recognition.questions.meaning import MeaningReader

UNSEEN: Final = "questions-unseen.npz"
"""Beside the model: the signs of what networks said of persons they never met."""


@dataclass(frozen=True)
class Sign:
    """A fact, or an entry of the library, that something typed may have meant.

    Attributes:
        group: Whose it is: the writer of the person, or the fold of the library.
        row: Which input it belongs to.
        kind: `fact` for a fact, `common` for an entry of the library.
        after: Whether the input makes sense only after another fact.
        asks: Whether the input means anything of this kind.
        right: Whether it means this one.
        signs: What speaks for it and against it.
    """

    group: str
    row: str
    kind: str
    after: bool
    asks: bool
    right: bool
    signs: dict[str, float]


def signs_of(
    person: BankPerson, language: Language, reader: MeaningReader, common: CommonPhrasings
) -> Iterator[Sign]:
    """Yield what may have been meant by everything typed to a person."""
    questions = {fact.id: Questions(examples=fact.examples, text=fact.fact) for fact in person.facts}
    book = BookReader(language, questions, reader, common)
    for number, typed in enumerate(person.asked):
        parts = book.parts(read(typed.text, language), [typed.after] if typed.after else [])
        row, after, asks = f"{person.person}:{number}", bool(typed.after), bool(typed.facts)
        for one in book.candidates(parts):
            yield Sign(person.writer, row, "fact", after, asks, one.id in typed.facts, one.signs)
        wanted = {"open": "question", "order": "remark", "social": "remark", "statement": "remark"}
        for part in parts[:1]:
            if part.near and typed.kind in wanted:
                fits = part.near.remark == (wanted[typed.kind] == "remark")
                if not fits:
                    signs = common_signs(part.near, asks=part.part.asks, whole=part.part.whole)
                    yield Sign(person.writer, row, "common", after, False, False, signs)


def common_signs_of(
    held: Mapping[str, Sequence[str]],
    language: Language,
    reader: MeaningReader,
    common: CommonPhrasings,
    number: int,
) -> Iterator[Sign]:
    """Yield which entry of the library phrasings that were held back come nearest to."""
    book = BookReader(language, {}, reader, common)
    for name, texts in held.items():
        for text in texts:
            for part in book.parts(read(text, language))[:1]:
                if part.near:
                    signs = common_signs(part.near, asks=part.part.asks, whole=part.part.whole)
                    yield Sign(
                        f"library:{number}",
                        f"{name}:{text}",
                        "common",
                        False,
                        True,
                        part.near.id == name,
                        signs,
                    )


def write_signs(path: Path, signs: Iterable[Sign]) -> None:
    """Keep signs."""
    known = list(signs)
    arrays: dict[str, Any] = {}
    for kind in ("fact", "common"):
        own = [sign for sign in known if sign.kind == kind]
        arrays[f"{kind}_names"] = np.array(list(own[0].signs))
        arrays[f"{kind}_values"] = np.array([list(sign.signs.values()) for sign in own], dtype=np.float32)
        arrays[f"{kind}_of"] = np.array([f"{sign.group}|{sign.row}" for sign in own])
        arrays[f"{kind}_is"] = np.array([[sign.after, sign.asks, sign.right] for sign in own])
    np.savez_compressed(path, **arrays)


def read_signs(path: Path) -> list[Sign]:
    """Return the signs that were kept.

    Raises:
        OSError: The file is missing.
    """
    found = []
    with np.load(path) as kept:
        for kind in ("fact", "common"):
            names = [str(name) for name in kept[f"{kind}_names"]]
            rows = zip(kept[f"{kind}_of"], kept[f"{kind}_values"], kept[f"{kind}_is"], strict=True)
            for of, values, (after, asks, right) in rows:
                group, _, row = str(of).partition("|")
                signs = {name: float(value) for name, value in zip(names, values, strict=True)}
                found.append(Sign(group, row, kind, bool(after), bool(asks), bool(right), signs))
    return found
