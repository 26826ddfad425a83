"""A new scenario and its test plan as YAML that teaches the format, made from a seed and a tutor's answers."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from simtrainer.authoring.scaffold.answers import Answers, made_id
from simtrainer.authoring.scaffold.seed import read_seed
from simtrainer.content.editors import schema_line
from simtrainer.content.models import Defaults

_TEMPLATES: Final = Path(__file__).parent / "templates"
_WIDTH: Final = 130
"""Columns that a list beside its key may take."""


@dataclass(frozen=True)
class Pages:
    """The texts of a scenario and of its test plan; some shipped scenarios have no plan."""

    id: str
    scenario: str
    plan: str | None


def new_pages(answers: Answers, defaults: Defaults) -> Pages:
    """Return a new scenario with its test plan.

    Args:
        answers: What the tutor answered, cleaned.
        defaults: Of the scenario's language, for the moods at the start.
    """
    seed = read_seed(answers.situation).named(answers.name)
    moods = {**defaults.all.moods, **defaults.situations[answers.situation].moods}
    given = {**vars(answers), "person": made_id(answers.name.split()[-1], "person")}
    environment = _environment()

    own = any(given[part] != getattr(seed, part) for part in ("name", "about", "wants", "fears", "place"))

    def page(kind: str) -> str:
        line = schema_line(kind)
        return environment.get_template(f"{kind}.yaml.j2").render(
            **given, seed=seed, moods=moods, own=own, schema_line=line
        )

    return Pages(answers.id, page("scenario"), page("plan"))


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - YAML, no page of a browser; every text goes through `quoted`
    )
    environment.filters["quoted"] = _quoted
    environment.filters["wordings"] = _wordings
    return environment


def _quoted(text: str) -> str:
    """Return a text in double quotes, as YAML reads it back."""
    return json.dumps(text, ensure_ascii=False)


def _wordings(texts: Sequence[str], indent: int) -> str:
    """Return a list as it follows its key: beside it where that fits, else below it, a line each."""
    beside = f" [{', '.join(map(_quoted, texts))}]"
    if indent + len(beside) <= _WIDTH:
        return beside
    return "".join(f"\n{' ' * (indent + 2)}- {_quoted(text)}" for text in texts)
