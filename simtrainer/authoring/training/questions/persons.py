"""The bank of questions, `rubrics/bank/persons/`: persons with facts, and what interns type to them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from simtrainer.content.shipped import shipped_folder

Part = Literal["train", "test"]
Kind = Literal["near", "open", "order", "statement", "social"]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BankFact(_Row):
    """Something a person tells when asked."""

    id: str
    fact: str
    examples: list[str]
    """Example questions, as a tutor writes them."""


class Typed(_Row):
    """Something typed to the person."""

    text: str
    facts: list[str]
    """The facts that it asks for; none: it asks for none of them."""
    after: str | None = None
    """The fact that was told just before, for what makes sense only then."""
    kind: Kind | None = None
    """What it is, where it asks for no fact."""
    near: str | None = None
    """The fact that a near miss comes near to."""


class BankPerson(_Row):
    """A person of the bank."""

    person: str
    writer: str
    """Who wrote it; parts are split so that no writer stands in both."""
    part: Part
    scene: str
    facts: Annotated[list[BankFact], Field(min_length=1)]
    asked: list[Typed]


def read_persons(part: Part | None = None, folder: Path | None = None) -> list[BankPerson]:
    """Return the persons of a part, or all of them, in order.

    Raises:
        OSError: The folder cannot be read.
    """
    found = folder or shipped_folder("rubrics") / "bank" / "persons"
    persons = [
        BankPerson.model_validate_json(path.read_text(encoding="utf-8"))
        for path in sorted(found.glob("*.json"))
    ]
    return [person for person in persons if part in (None, person.part)]


def read_shared(path: Path) -> list[BankPerson]:
    """Read persons in the form of labelled evaluation files: a list of `scene`, `facts` and `asked` with one `fact` or null."""
    return list(_shared(json.loads(path.read_text(encoding="utf-8")), path.stem))


def _shared(data: list[dict[str, Any]], name: str) -> Iterator[BankPerson]:
    for number, person in enumerate(data, 1):
        yield BankPerson(
            person=f"{name}-{number}",
            writer="",
            part="test",
            scene=person["scene"],
            facts=[BankFact.model_validate(fact) for fact in person["facts"]],
            asked=[
                Typed(text=row["text"], facts=[row["fact"]] if row["fact"] else []) for row in person["asked"]
            ],
        )
