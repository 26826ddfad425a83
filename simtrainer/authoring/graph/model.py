"""The graph of a scenario: states and endings, and the rules and events that lead from one to the other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from simtrainer.authoring.coverage import Coverage, Part
from simtrainer.authoring.words import describe, describe_ending, describe_event
from simtrainer.content.models import Event, Rule, Scenario

Reach = Literal["never", "rarely", "often"]
RARELY_BELOW: Final = 0.1
"""Share of the talks below which something came up rarely."""


@dataclass(frozen=True)
class Step:
    """A rule or an event.

    Attributes:
        id: Its id in the file.
        words: Its condition, in plain words.
        leads_to: The state it leads to, as the file names it, whether there is such a state or not.
        ends: The ending it leads to, likewise.
        states: States in which it can come; empty means every state.
        count: Number of talks in which it came; None where that is not known.
    """

    id: str
    words: str
    leads_to: str | None
    ends: str | None
    states: tuple[str, ...]
    count: int | None = None


@dataclass(frozen=True)
class StateNode:
    """A state; its rules in the order in which they are tried."""

    id: str
    title: str | None
    signal: str | None
    rules: tuple[Step, ...]
    count: int | None = None


@dataclass(frozen=True)
class EndingNode:
    """An ending; its words say when it comes by itself, None where only a rule or event leads to it."""

    id: str
    title: str
    quality: int
    words: str | None
    count: int | None = None


@dataclass(frozen=True)
class Graph:
    """A scenario as a graph.

    Attributes:
        start: The first state's id, whether there is such a state or not.
        variants: The first states of variants that begin elsewhere, by the variant's name.
        rules: The rules that hold in every state, tried after the state's own.
        events: The events, in the order of the file. No coverage counts them.
        talks: How many talks the counts are of; None without coverage.
        earlier: Whether the counts are of another version of the scenario.
    """

    id: str
    title: str
    start: str
    states: dict[str, StateNode]
    rules: tuple[Step, ...]
    events: tuple[Step, ...]
    endings: dict[str, EndingNode]
    variants: dict[str, str] = field(default_factory=dict)
    talks: int | None = None
    earlier: bool = False

    def reach(self, count: int | None) -> Reach | None:
        """Tell how often something came up; None where that is not known."""
        if count is None or not self.talks:
            return None
        return "never" if not count else "rarely" if count < RARELY_BELOW * self.talks else "often"

    def steps_from(self, state: str) -> Iterator[Step]:
        """Yield a state's own rules and the events that come only in certain states, this one among them."""
        yield from self.states[state].rules
        yield from (event for event in self.events if state in event.states)

    def steps_from_everywhere(self) -> Iterator[Step]:
        """Yield the rules and events that can come in every state."""
        yield from self.rules
        yield from (event for event in self.events if not event.states)


def graph_of(scenario: Scenario, coverage: Coverage | None = None, *, earlier: bool = False) -> Graph:
    """Return the graph of a scenario, which may name states and endings that are not there.

    Args:
        scenario: The scenario.
        coverage: What of it came up in talks; what it does not know has no count.
        earlier: Whether those were talks with another version of the scenario.
    """

    def count(part: Part, name: str) -> int | None:
        return coverage.counts[part].get(name) if coverage else None

    def rule_step(rule: Rule, *states: str) -> Step:
        return Step(rule.id, describe(rule.when), rule.goto, rule.end, states, count("rules", rule.id))

    return Graph(
        id=scenario.id,
        title=scenario.title,
        start=scenario.start,
        states={
            name: StateNode(
                name,
                state.title,
                state.opportunity.signal if state.opportunity else None,
                tuple(rule_step(rule, name) for rule in state.rules),
                count("states", name),
            )
            for name, state in scenario.states.items()
        },
        rules=tuple(rule_step(rule) for rule in scenario.rules),
        events=tuple(map(_event_step, scenario.events)),
        endings={
            name: EndingNode(
                name, ending.title, ending.quality, describe_ending(ending), count("endings", name)
            )
            for name, ending in scenario.endings.items()
        },
        variants={name: variant.start for name, variant in scenario.variants.items() if variant.start},
        talks=coverage.talks if coverage else None,
        earlier=earlier,
    )


def _event_step(event: Event) -> Step:
    return Step(event.id, describe_event(event), event.goto, event.end, tuple(event.state))
