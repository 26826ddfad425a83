"""What of a scenario came up in talks: its states, rules, facts and endings, each with how often."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from simtrainer.content import walk
from simtrainer.content.graph import reached
from simtrainer.content.models import Scenario
from simtrainer.encounter.events import Ended, Entered, Event, Fired, Told

Part = Literal["states", "rules", "facts", "endings"]
PARTS: Final[tuple[Part, ...]] = ("states", "rules", "facts", "endings")


@dataclass(frozen=True)
class Coverage:
    """How much of a scenario some talks brought up.

    Attributes:
        talks: How many talks these are.
        counts: For each part the number of talks in which a name of it came up; every name of the scenario that can come
            up is there, in the order of its file, with 0 where it never did.
    """

    talks: int
    counts: dict[Part, dict[str, int]]

    def missing(self, part: Part) -> list[str]:
        """Return what never came up."""
        return [name for name, count in self.counts[part].items() if not count]

    def share(self, part: Part) -> float:
        """Return the share that came up, 0 to 1; 1 where the scenario has none."""
        names = self.counts[part]
        return 1.0 if not names else 1 - len(self.missing(part)) / len(names)

    @property
    def whole(self) -> bool:
        """Whether everything came up."""
        return not any(self.missing(part) for part in PARTS)

    def __add__(self, other: "Coverage") -> "Coverage":
        """Lay the talks of two coverages of the same scenario together."""
        counts = {
            part: {name: count + other.counts[part].get(name, 0) for name, count in names.items()}
            for part, names in self.counts.items()
        }
        return Coverage(self.talks + other.talks, counts)


def coverage(scenario: Scenario, logs: Iterable[Iterable[Event]]) -> Coverage:
    """Return what of a scenario came up in the event logs of some talks."""
    names = _names(scenario)
    counted: dict[Part, Counter[str]] = {part: Counter() for part in PARTS}
    talks = 0
    for log in logs:
        talks += 1
        for part, name in {named for event in log if (named := _came_up(event))}:
            counted[part][name] += 1
    return Coverage(talks, {part: {name: counted[part][name] for name in names[part]} for part in PARTS})


def _names(scenario: Scenario) -> dict[Part, list[str]]:
    """Return what can come up: not what only another variant's beginning leads to, or its flags allow."""
    there, flags = reached(scenario, variants=False), walk.flags_set(scenario)
    rules = [(state, rule) for _, state, rule in walk.rules(scenario)]
    return {
        "states": [name for name in scenario.states if name in there],
        "rules": [
            r.id for state, r in rules if (state is None or state in there) and flags >= set(r.when.flags)
        ],
        "facts": list(scenario.facts),
        "endings": list(scenario.endings),
    }


def _came_up(event: Event) -> tuple[Part, str] | None:
    match event:
        case Entered():
            return "states", event.state
        case Fired():
            return "rules", event.rule
        case Told(held_back=False):
            return "facts", event.fact
        case Ended():
            return "endings", event.ending
    return None
