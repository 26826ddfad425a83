"""`simtrainer match`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from simtrainer.cli.errors import Refused
from simtrainer.cli.json_input import JsonInput, first_mistake

if TYPE_CHECKING:
    from simtrainer.recognition import QuestionBook


class FactLine(BaseModel):
    """A fact that may be asked for; fields beyond these are ignored."""

    model_config = ConfigDict(extra="ignore")

    id: Annotated[str, Field(min_length=1)]
    fact: str = ""
    examples: list[str] = []


class FactFile(BaseModel):
    """The facts of a person."""

    model_config = ConfigDict(extra="ignore")

    facts: list[FactLine]


class QuestionLine(BaseModel):
    """One line of input; fields beyond these are ignored."""

    model_config = ConfigDict(extra="ignore")

    question_id: str | int
    text: str


@click.command("match")
@click.argument("facts", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def command(ctx: click.Context, facts: Path) -> None:
    """Find the fact that each question on standard input asks for.

    FACTS is a JSON file: {"facts": [{"id", "fact", "examples"}]}. Each line of input holds question_id and text; each line of
    output question_id, fact (an id, or null where it asks for none or where that is not sure enough: named so that of 100 inputs to
    persons of the bank at most 5 get a wrong fact) and confidence, 0-1, in order.
    Bad lines are reported on standard error and skipped; the exit status is then 1.
    """
    from simtrainer.content.language import shipped_language
    from simtrainer.recognition import kit_of, read

    language = shipped_language("en")
    known = _facts(facts)
    book, ids = _book(known), {fact.id for fact in known}
    kit = kit_of(language.code)
    named = kit.judge.facts.named if kit else 0.0
    rows = JsonInput(QuestionLine)
    for row in rows:
        found = [hit for hit in book.match(read(row.text, language)).best if hit.id in ids]
        best = max(found, key=lambda hit: hit.confidence, default=None)
        answer = {
            "question_id": row.question_id,
            "fact": best.id if best and best.confidence >= named else None,
            "confidence": round(best.confidence, 4) if best else 0.0,
        }
        click.echo(json.dumps(answer))
    ctx.exit(1 if rows.bad else 0)


def _facts(path: Path) -> list[FactLine]:
    try:
        facts = FactFile.model_validate_json(path.read_bytes()).facts
    except ValidationError as error:
        raise Refused(
            f"{path}: {first_mistake(error)}", 'it holds {"facts": [{"id", "fact", "examples"}]}'
        ) from error
    ids = [fact.id for fact in facts]
    twice = next((name for name in ids if ids.count(name) > 1), None)
    if twice is not None:
        raise Refused(f"{path}: the id `{twice}` stands twice", "give one of the two another id")
    return facts


def _book(facts: list[FactLine]) -> QuestionBook:
    from functools import partial

    from simtrainer.content.language import shipped_language
    from simtrainer.recognition import QuestionBook, Questions, kit_of

    questions = {fact.id: Questions(examples=fact.examples, text=fact.fact) for fact in facts}
    return QuestionBook(shipped_language("en"), questions, partial(kit_of, "en"))
