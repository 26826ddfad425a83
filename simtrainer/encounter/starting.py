"""What an encounter starts with, where a scenario does not write it: its situation's defaults, else those of all."""

from dataclasses import dataclass
from typing import Final

from simtrainer.content.models import Answers, Defaults, Reaction, Scenario
from simtrainer.content.vocabulary import MOODS, Behaviour, MoodName

DEFAULT_TURNS: Final = 18
DEFAULT_PATIENCE: Final = 8
DEFAULT_MOOD: Final = 40


@dataclass(frozen=True)
class Starting:
    """A scenario's limits, moods and reactions, defaults filled in.

    Attributes:
        turns: Turns after which the talk ends.
        patience: What blocking, silence and unclear replies use up.
        moods: Moods at the start, by person, 0-100.
        reactions: How each behaviour moves a person by itself.
        answers: What is said where neither the scenario nor its persons have words, the situation's first.
    """

    turns: int
    patience: int
    moods: dict[str, dict[MoodName, int]]
    reactions: dict[Behaviour, Reaction]
    answers: tuple[Answers, ...]


def starting(scenario: Scenario, defaults: Defaults | None) -> Starting:
    """Return what an encounter starts with.

    Args:
        scenario: The scenario.
        defaults: What it need not write itself; None where the language has none.
    """
    own = defaults.situations.get(scenario.situation) if defaults else None
    layers = [layer for layer in (own, defaults.all if defaults else None) if layer is not None]
    moods: dict[MoodName, int] = {}
    reactions: dict[Behaviour, Reaction] = {}
    for layer in reversed(layers):
        moods |= layer.moods
        reactions |= layer.reactions
    return Starting(
        turns=scenario.turns or next((x.turns for x in layers if x.turns), DEFAULT_TURNS),
        patience=scenario.patience or next((x.patience for x in layers if x.patience), DEFAULT_PATIENCE),
        moods=_moods(scenario, moods),
        reactions=reactions,
        answers=tuple(layer.answers for layer in layers),
    )


def _moods(scenario: Scenario, defaults: dict[MoodName, int]) -> dict[str, dict[MoodName, int]]:
    moods: dict[str, dict[MoodName, int]] = {}
    for who, person in scenario.people.items():
        own = {"trust": person.trust, "distress": person.distress, "openness": person.openness}
        moods[who] = {name: _first(own[name], defaults.get(name, DEFAULT_MOOD)) for name in MOODS}
    return moods


def _first(own: int | None, default: int) -> int:
    return default if own is None else own
