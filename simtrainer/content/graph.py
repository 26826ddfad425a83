"""Whether a scenario's states hang together: all reached, all leading to an ending, an ending for the turn limit."""

from collections.abc import Iterator

from simtrainer.content import walk
from simtrainer.content.diagnostics import Diagnostic, KeyPath
from simtrainer.content.models import Rule, Scenario, When
from simtrainer.content.yaml import Document


def check_graph(scenario: Scenario, document: Document) -> list[Diagnostic]:
    """Return what is wrong with the graph of states and endings. Names must have been checked before."""
    return [
        *_reach(scenario, document),
        *_limits(scenario, document),
        *_goto_and_end(scenario, document),
        *_stolen_rules(scenario, document),
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
            yield document.diagnostic("G003", f"state `{name}` is never reached", path, key=True)
        if scenario.states[name].opportunity is None:
            yield document.diagnostic("G007", f"state `{name}` has no opportunity", path, key=True)
    named = {effect.end for _, effect in walk.effects(scenario)}
    for name, ending in scenario.endings.items():
        if name not in named and ending.when is None and ending.at is None:
            yield document.diagnostic(
                "G006", f"ending `{name}` is never reached", ("endings", name), key=True
            )


def _limits(scenario: Scenario, document: Document) -> Iterator[Diagnostic]:
    if not any(ending.at == "limit" and ending.when is None for ending in scenario.endings.values()):
        yield document.diagnostic(
            "G005", "when the turns run out, no ending is sure to hold", ("endings",), key=True
        )


def _goto_and_end(scenario: Scenario, document: Document) -> Iterator[Diagnostic]:
    for path, effect in walk.effects(scenario):
        if effect.goto and effect.end:
            yield document.diagnostic("G008", "`goto` and `end` stand together", (*path, "goto"), key=True)


def _stolen_rules(scenario: Scenario, document: Document) -> Iterator[Diagnostic]:
    """A rule that always holds leaves nothing for the rules after it in the same list."""
    lists: list[tuple[KeyPath, list[Rule]]] = [
        (("states", name, "rules"), state.rules) for name, state in scenario.states.items()
    ]
    lists.append((("rules",), scenario.rules))
    for path, rules in lists:
        thief: Rule | None = None
        for i, rule in enumerate(rules):
            if thief is not None:
                message = f"rule `{rule.id}` never fires: `{thief.id}` above it always holds"
                yield document.diagnostic("R009", message, (*path, i), key=True)
            elif rule.when == When():
                thief = rule
