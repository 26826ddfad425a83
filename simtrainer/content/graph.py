"""Whether a scenario's states hang together: all reached, all leading to an ending, an ending for the turn limit."""

from collections.abc import Iterator

from simtrainer.content import walk
from simtrainer.content.diagnostics import Diagnostic
from simtrainer.content.models import Scenario
from simtrainer.content.yaml import Document


def check_graph(scenario: Scenario, document: Document) -> list[Diagnostic]:
    """Return what is wrong with the graph of states and endings. Names must have been checked before."""
    return [
        *_reach(scenario, document),
        *_limits(scenario, document),
        *_goto_and_end(scenario, document),
    ]


def successors(scenario: Scenario) -> dict[str, set[str]]:
    """Return for each state the states that a rule or event can lead to from it."""
    leads: dict[str, set[str]] = {name: set() for name in scenario.states}
    for _, state, rule in walk.rules(scenario):
        for source in [state] if state else list(leads):
            if rule.goto:
                leads[source].add(rule.goto)
    for event in scenario.events:
        for source in event.state or list(leads):
            if event.goto and source in leads:
                leads[source].add(event.goto)
    return leads


def reached(scenario: Scenario) -> set[str]:
    """Return the states that can be reached from the start."""
    leads, seen, waiting = successors(scenario), set[str](), [scenario.start]
    while waiting:
        state = waiting.pop()
        if state not in seen and state in leads:
            seen.add(state)
            waiting += leads[state]
    return seen


def _reach(scenario: Scenario, document: Document) -> Iterator[Diagnostic]:
    there = reached(scenario)
    for name in scenario.states:
        path = ("states", name)
        if name not in there:
            yield document.diagnostic("G003", path, key=True, name=name)
        if scenario.states[name].opportunity is None:
            yield document.diagnostic("G007", path, key=True, name=name)
    named = {effect.end for _, effect in walk.effects(scenario)}
    for name, ending in scenario.endings.items():
        if name not in named and ending.when is None and ending.at is None:
            yield document.diagnostic("G006", ("endings", name), key=True, name=name)


def _limits(scenario: Scenario, document: Document) -> Iterator[Diagnostic]:
    if not any(ending.at == "limit" and ending.when is None for ending in scenario.endings.values()):
        yield document.diagnostic("G005", ("endings",), key=True)


def _goto_and_end(scenario: Scenario, document: Document) -> Iterator[Diagnostic]:
    for path, effect in walk.effects(scenario):
        if effect.goto and effect.end:
            yield document.diagnostic("G008", (*path, "goto"), key=True)
