"""Checks of rules: what another rule always takes, what it may take, what does nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from simtrainer.authoring.checking.conditions import domain_of
from simtrainer.authoring.checking.demands import Demands, Span, demands_of
from simtrainer.authoring.checking.logic import contradiction, implies
from simtrainer.authoring.checking.subject import Subject
from simtrainer.content.diagnostics import Diagnostic, KeyPath
from simtrainer.content.models import Effects, Rule

_SAID_AND_SO_ON = frozenset(
    ("say", "mood", "flag", "unflag", "keeps", "patience", "opportunity", "wonders", "goto", "end")
)
"""What a rule may do."""


@dataclass(frozen=True)
class _Tried:
    """A rule with its place and what it demands in a state."""

    rule: Rule
    path: KeyPath
    demands: Demands


def check_rules(subject: Subject) -> Iterator[Diagnostic]:
    """Yield what is wrong with a scenario's rules and their order."""
    yield from _without_effect(subject)
    yield from _order(subject, domain_of(subject))


def _without_effect(subject: Subject) -> Iterator[Diagnostic]:
    """Yield the rules that do nothing; one that keeps a later rule from firing does something."""
    scenario = subject.scenario
    everywhere = [_tried(subject, rule, ("rules", i)) for i, rule in enumerate(scenario.rules)]
    lists = [(list(everywhere), len(everywhere))]
    for name, state in scenario.states.items():
        own = [_tried(subject, rule, ("states", name, "rules", i)) for i, rule in enumerate(state.rules)]
        lists.append(([*own, *everywhere], len(own)))
    for tried, count in lists:
        for i, one in enumerate(tried[:count]):
            later = [other.demands for other in tried[i + 1 :]]
            if not _does_something(one.rule) and all(contradiction(one.demands.together(x)) for x in later):
                yield subject.diagnostic("R011", one.path, name=one.rule.id)


def _does_something(effects: Effects) -> bool:
    return any(getattr(effects, name) not in (None, [], 0) for name in _SAID_AND_SO_ON)


def _order(subject: Subject, domain: dict[str, Span]) -> Iterator[Diagnostic]:
    """Yield the rules that others always take, and those that others may take."""
    scenario = subject.scenario
    everywhere = [_tried(subject, rule, ("rules", i)) for i, rule in enumerate(scenario.rules)]
    taken: dict[str, list[list[str]]] = {one.rule.id: [] for one in everywhere}
    for state, content in scenario.states.items():
        own = [_tried(subject, rule, ("states", state, "rules", i)) for i, rule in enumerate(content.rules)]
        for i, one in enumerate(own):
            yield from _verdict(subject, one, *_before(one, own[:i], domain))
        for one in everywhere:
            taken[one.rule.id].append(_before(one, own, domain)[0])
    for i, one in enumerate(everywhere):
        thieves, others = _before(one, everywhere[:i], domain)
        in_each_state = taken[one.rule.id]
        if not thieves and in_each_state and all(in_each_state):
            thieves = list(dict.fromkeys(names[0] for names in in_each_state))
        yield from _verdict(subject, one, thieves, others)


def _tried(subject: Subject, rule: Rule, path: KeyPath) -> _Tried:
    return _Tried(rule, path, demands_of(rule.when, subject.scenario.first_person))


def _before(one: _Tried, earlier: list[_Tried], domain: dict[str, Span]) -> tuple[list[str], list[str]]:
    """Return the earlier rules that hold whenever one holds, and those that may hold beside it, neither being narrower."""
    if contradiction(one.demands):
        return [], []
    thieves, others = [], []
    for before in earlier:
        if implies(one.demands, before.demands, domain):
            thieves.append(before.rule.id)
        elif _overlap(one.demands, before.demands, domain):
            others.append(before.rule.id)
    return thieves, others


def _overlap(one: Demands, before: Demands, domain: dict[str, Span]) -> bool:
    """Tell whether one reply may meet both, neither being narrower; what only waits for its turn stands aside by design."""
    return (
        one.wants_words
        and before.wants_words
        and not implies(before, one, domain)
        and not contradiction(one.together(before))
    )


def _verdict(subject: Subject, one: _Tried, thieves: list[str], others: list[str]) -> Iterator[Diagnostic]:
    if thieves:
        named = " or ".join(f"`{name}`" for name in thieves)
        yield subject.diagnostic("R014", one.path, name=one.rule.id, thieves=named)
    elif others:
        named = ", ".join(f"`{name}`" for name in others)
        yield subject.diagnostic("R015", one.path, name=one.rule.id, others=named)
