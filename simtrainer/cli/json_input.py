"""Reading one JSON object a line from standard input, as the commands for many replies or questions do."""

import sys
from collections.abc import Iterator
from typing import Generic, TypeVar

import click
from pydantic import BaseModel, ValidationError

Row = TypeVar("Row", bound=BaseModel)


class JsonInput(Generic[Row]):
    """Rows of standard input; bad lines are told on standard error, counted and passed over.

    Args:
        kind: What each line is.

    Attributes:
        bad: How many lines were bad so far.
    """

    def __init__(self, kind: type[Row]) -> None:
        self._kind = kind
        self.bad = 0

    def __iter__(self) -> Iterator[Row]:
        for number, raw in enumerate(sys.stdin.buffer, start=1):
            text = raw.decode("utf-8", errors="replace")
            if not text.strip():
                continue
            try:
                yield self._kind.model_validate_json(text)
            except ValidationError as error:
                self.bad += 1
                click.echo(f"line {number}: {first_mistake(error)}", err=True)


def first_mistake(error: ValidationError) -> str:
    """Return the first mistake of data that is not what it should be: where, and what."""
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where + ': ' if where else ''}{first['msg']}"
