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
        *_ways_on(scenario, document),
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


def reached(scenario: Scenario, *, variants: bool = True) -> set[str]:
    """Return the states that can be reached from the start, or from that of a variant.

    Args:
        scenario: The scenario.
        variants: Whether the starts of its variants count as well.
    """
    leads = successors(scenario)
    starts = scenario.starts.values() if variants else [scenario.start]
    return set().union(*(_from(start, leads) for start in starts))


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


def _ways_on(scenario: Scenario, document: Document) -> Iterator[Diagnostic]:
    """Yield the states from which no rule, event or condition of an ending ends the talk, those that lead only to each other together."""
    if any(ending.when is not None and ending.at is None for ending in scenario.endings.values()):
        return
    leads = successors(scenario)
    open_ended = _never_ending(scenario, leads)
    told: set[str] = set()
    for name in scenario.states:
        if name not in open_ended or name in told:
            continue
        group = _from(name, leads)
        if any(name not in _from(other, leads) for other in group):
            continue  # it leads on to states that hold the talk; those are told
        told |= group
        path = ("states", name)
        if len(group) == 1:
            yield document.diagnostic("G004", path, key=True, name=name)
        else:
            names = ", ".join(f"`{state}`" for state in scenario.states if state in group)
            yield document.diagnostic("G009", path, key=True, names=names)


def _never_ending(scenario: Scenario, leads: dict[str, set[str]]) -> set[str]:
    """Return the states from which nothing leads to an ending."""
    ends = {
        state for _, state, rule in walk.rules(scenario) if rule.end for state in _states(scenario, state)
    }
    ends |= {state for event in scenario.events if event.end for state in event.state or scenario.states}
    while before := {name for name, there in leads.items() if there & ends} - ends:
        ends |= before
    return set(scenario.states) - ends


def _states(scenario: Scenario, state: str | None) -> list[str]:
    return list(scenario.states) if state is None else [state]


def _from(name: str, leads: dict[str, set[str]]) -> set[str]:
    """Return a state and all that can be reached from it."""
    seen, waiting = set[str](), [name]
    while waiting:
        state = waiting.pop()
        if state not in seen and state in leads:
            seen.add(state)
            waiting += leads[state]
    return seen


def _limits(scenario: Scenario, document: Document) -> Iterator[Diagnostic]:
    if not any(ending.at == "limit" and ending.when is None for ending in scenario.endings.values()):
        yield document.diagnostic("G005", ("endings",), key=True)


def _goto_and_end(scenario: Scenario, document: Document) -> Iterator[Diagnostic]:
    for path, effect in walk.effects(scenario):
        if effect.goto and effect.end:
            yield document.diagnostic("G008", (*path, "goto"), key=True)
