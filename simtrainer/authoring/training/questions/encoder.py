"""Training what finds the fact that a question asks for: `python -m simtrainer.authoring.training.questions.encoder`.

Three networks are trained, each without a third of the bank's writers and of the library's phrasings. What each says of the
persons and phrasings it never met is kept for the judge; the weights of the three, averaged, are the encoder.
"""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from simtrainer.authoring.training.questions.network import BASE, EPOCHS, Net, export, train
from simtrainer.authoring.training.questions.persons import BankPerson, read_persons
from simtrainer.authoring.training.questions.signs import (
    UNSEEN,
    Sign,
    common_signs_of,
    signs_of,
    write_signs,
)
from simtrainer.authoring.training.questions.tasks import tasks_of
from simtrainer.authoring.training.soup import averaged
from simtrainer.content.common import CommonTalk, shipped_common_talk
from simtrainer.content.language import shipped_language
from simtrainer.content.shipped import shipped_folder
from simtrainer.recognition.questions.common import CommonPhrasings
from simtrainer.recognition.questions.kit import VECTORS, write_vectors
from simtrainer.recognition.questions.meaning import TOKENIZER, MeaningEncoder

FOLDS: Final = 3


def main() -> None:
    """Train, keep the signs for the judge, write model, card and the library's vectors."""
    persons, talk = read_persons("train"), shipped_common_talk("en")
    nets: list[Net] = []
    signs: list[Sign] = []
    for number in range(FOLDS):
        print(f"network {number + 1} of {FOLDS}", flush=True)  # noqa: T201
        net = train(
            tasks_of(in_fold(persons, number, held=False), split(talk, number)[0]), number + 1, EPOCHS
        )
        nets.append(net)
        signs += unseen_signs(net, persons, talk, number)
    folder = shipped_folder("rubrics") / "en" / "model"
    finish(nets, signs, folder, talk)


def finish(nets: Sequence[Net], signs: Sequence[Sign], folder: Path, talk: CommonTalk) -> None:
    """Write everything that training leaves behind."""
    export(averaged(nets), folder)
    write_signs(folder / UNSEEN, signs)
    write_vectors(folder / VECTORS, MeaningEncoder(folder), talk)


def unseen_signs(net: Net, persons: Sequence[BankPerson], talk: CommonTalk, number: int) -> list[Sign]:
    """Return what a network says of the persons and phrasings that it did not see."""
    language = shipped_language("en")
    known, held = split(talk, number)
    with tempfile.TemporaryDirectory() as work:
        reader = as_shipped(net, Path(work))
    common = CommonPhrasings.read(reader, known, talk.remarks)
    found = [
        sign
        for person in in_fold(persons, number, held=True)
        for sign in signs_of(person, language, reader, common)
    ]
    return [*found, *common_signs_of(held, language, reader, common, number)]


def as_shipped(net: Net, folder: Path) -> MeaningEncoder:
    """Write a network into a folder as it would be shipped, and open it."""
    export(net, folder)
    shutil.copy(BASE / TOKENIZER, folder / TOKENIZER)
    return MeaningEncoder(folder)


def in_fold(persons: Sequence[BankPerson], number: int, *, held: bool) -> list[BankPerson]:
    """Return the persons whose writers stand in a fold (`held`), or all others."""
    writers = sorted({person.writer for person in persons})
    inside = {writer for place, writer in enumerate(writers) if place % FOLDS == number}
    return [person for person in persons if (person.writer in inside) == held]


def split(talk: CommonTalk, number: int) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the phrasings that a network may see, and a third of each long list that it may not."""
    seen: dict[str, list[str]] = {}
    held: dict[str, list[str]] = {}
    phrasings: Mapping[str, list[str]] = talk.phrasings()
    for name, texts in phrasings.items():
        long = len(texts) >= 8
        seen[name] = [text for place, text in enumerate(texts) if not (long and place % FOLDS == number)]
        held[name] = [text for place, text in enumerate(texts) if long and place % FOLDS == number]
    return seen, held


if __name__ == "__main__":
    main()
