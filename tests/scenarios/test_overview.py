"""The table of situations, and that each of them is served."""

from pathlib import Path

import pytest

from simtrainer.authoring.overview import page
from tests.scenarios.test_plans import LANGUAGE, LIBRARY, PLAYED

DOCS = Path(__file__).parents[2] / "docs" / "scenarios.md"


def test_the_page_is_what_the_scenarios_say() -> None:
    assert DOCS.read_text(encoding="utf-8") == page(LIBRARY, LANGUAGE), "run `make overview`"


@pytest.mark.parametrize("scenario", PLAYED)
def test_a_scenario_lies_in_the_folder_of_its_situation(scenario: str) -> None:
    found = LIBRARY.scenarios[scenario]
    assert found.path.parent.name == found.scenario.situation


@pytest.mark.parametrize("scenario", PLAYED)
def test_a_scenario_names_its_finding_and_what_is_known(scenario: str) -> None:
    content = LIBRARY.scenarios[scenario].scenario
    assert content.finding
    assert content.known
    assert len(content.references) >= 2
    assert content.references[0].startswith("Med J Islam Repub Iran 2019;33:104")
