"""`docs/scenarios.md`: which scenario serves which situation of the study, written by `make overview`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from simtrainer.content.language import Language, shipped_language
from simtrainer.content.library import Library, open_library
from simtrainer.content.models import Scenario
from simtrainer.content.vocabulary import SITUATIONS, Situation

_INTRODUCTION: Final = """\
# Scenarios

Which scenario serves which situation in which interns lose empathy, and what is trained there. The situations are those of a study
with 14 interns and 6 professors (Med J Islam Repub Iran 2019;33:104). This page is written by `make overview` from the scenarios.

`simtrainer watch ID` shows a model talk of each. A scenario with a dot in its name is the same scene, otherwise briefed.
"""


def page(library: Library, language: Language) -> str:
    """Return the page.

    Args:
        library: The scenarios.
        language: Whose scenarios are listed; gives the behaviours their words.
    """
    found = [each.scenario for each in library.of_language(language.code)]
    lines = [
        _INTRODUCTION,
        "| situation | scenarios | finding of the study | behaviours trained |",
        "|---|---|---|---|",
    ]
    for situation in SITUATIONS:
        lines += _rows(situation, [one for one in found if one.situation == situation], language)
    return "\n".join(lines) + "\n"


def _rows(situation: Situation, scenarios: list[Scenario], language: Language) -> Iterator[str]:
    """Yield a row for each scenario; the situation's name stands in the first."""
    name = f"**{situation}**"
    for scenario in scenarios:
        trained = "; ".join(language.behaviours[behaviour].title.lower() for behaviour in scenario.practises)
        told = f"{scenario.title} (`{scenario.id}`, {scenario.difficulty} of 5)"
        yield f"| {' | '.join(map(_cell, (name, told, scenario.finding or '', trained)))} |"
        name = ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(open_library(), shipped_language("en")), encoding="utf-8")
