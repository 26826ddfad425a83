"""A scenario's variants: the same scene with another briefing, each a scenario of its own to play."""

from collections.abc import Iterator

from simtrainer.content.models import Scenario


def variant_id(scenario: str, name: str) -> str:
    """Return the id under which a variant is played."""
    return f"{scenario}.{name}"


def variant_of(scenario: Scenario, name: str) -> Scenario:
    """Return a scenario as one of its variants has it.

    Args:
        scenario: The scenario as written.
        name: The variant's name.

    Raises:
        KeyError: If it has no such variant.
    """
    variant = scenario.variants[name]
    told = {
        "briefed": variant.briefed,
        "briefing": variant.briefing,
        "now": variant.now or scenario.scene.now,
    }
    moods = {who: begins.model_dump(exclude_none=True) for who, begins in variant.people.items()}
    return scenario.model_copy(
        update={
            "id": variant_id(scenario.id, name),
            "title": variant.title,
            "summary": variant.summary or scenario.summary,
            "scene": scenario.scene.model_copy(update=told),
            "start": variant.start or scenario.start,
            "people": {
                who: person.model_copy(update=moods.get(who, {})) for who, person in scenario.people.items()
            },
            "flag": [*scenario.flag, *variant.flag],
            "variants": {},
        }
    )


def all_of(scenario: Scenario) -> Iterator[tuple[str, Scenario]]:
    """Yield the scenario and its variants, each with its variant's name ("" for the scenario itself)."""
    yield "", scenario
    for name in scenario.variants:
        yield name, variant_of(scenario, name)
