"""Walking through a scenario: every rule, effect and set of wordings with its place in the file."""

from collections.abc import Iterator

from simtrainer.content.diagnostics import KeyPath
from simtrainer.content.models import (
    Answers,
    CardAnswer,
    Effects,
    Opportunity,
    Person,
    Rule,
    Scenario,
    When,
    Wordings,
)


def rules(scenario: Scenario) -> Iterator[tuple[KeyPath, str | None, Rule]]:
    """Yield every rule with its key path and the state it belongs to (None: every state)."""
    for name, state in scenario.states.items():
        for i, rule in enumerate(state.rules):
            yield ("states", name, "rules", i), name, rule
    for i, rule in enumerate(scenario.rules):
        yield ("rules", i), None, rule


def effects(scenario: Scenario) -> Iterator[tuple[KeyPath, Effects]]:
    """Yield everything that can move the talk: rules and events."""
    for path, _, rule in rules(scenario):
        yield path, rule
    for i, event in enumerate(scenario.events):
        yield ("events", i), event


def flags_set(scenario: Scenario) -> set[str]:
    """Return the flags that are set when the talk begins, or by something in it."""
    entries = [entry for person in scenario.people.values() for entry in person.card.values()]
    return {
        *scenario.flag,
        *(flag for _, effect in effects(scenario) for flag in effect.flag),
        *(flag for fact in scenario.facts.values() for flag in fact.flag),
        *(flag for entry in entries if isinstance(entry, CardAnswer) for flag in entry.flag),
    }


def conditions(scenario: Scenario) -> Iterator[tuple[KeyPath, When]]:
    """Yield every `when:` (and `done:`) with its key path."""
    for path, _, rule in rules(scenario):
        yield (*path, "when"), rule.when
    for i, event in enumerate(scenario.events):
        yield ("events", i, "when"), event.when
    for name, ending in scenario.endings.items():
        if ending.when:
            yield ("endings", name, "when"), ending.when
    for name, item in scenario.task.items():
        yield ("task", name, "done"), item.done
    for name, wonder in scenario.wonders.items():
        yield ("wonders", name, "when"), wonder.when
        yield ("wonders", name, "answered"), wonder.answered


def opportunities(scenario: Scenario) -> Iterator[tuple[KeyPath, str, Opportunity]]:
    """Yield every opportunity with its key path and its id in the event log."""
    for name, state in scenario.states.items():
        if state.opportunity:
            yield ("states", name, "opportunity"), f"state:{name}", state.opportunity
    for path, effect in effects(scenario):
        if effect.opportunity:
            kind = "rule" if isinstance(effect, Rule) else "event"
            yield (*path, "opportunity"), f"{kind}:{effect.id}", effect.opportunity  # type: ignore[attr-defined]
    for name, fact in scenario.facts.items():
        if fact.opportunity:
            yield ("facts", name, "opportunity"), f"fact:{name}", fact.opportunity


def wordings(scenario: Scenario) -> Iterator[tuple[KeyPath, str, Wordings]]:
    """Yield everything that can be said, with its key path and the owner that the event log names."""
    for name, state in scenario.states.items():
        if state.enter:
            yield ("states", name, "enter"), f"state:{name}.enter", state.enter
        yield from answers(("states", name, "answers"), f"state:{name}", state.answers)
    for path, effect in effects(scenario):
        if effect.say:
            kind = "rule" if isinstance(effect, Rule) else "event"
            yield (*path, "say"), f"{kind}:{effect.id}", effect.say  # type: ignore[attr-defined]
    for name, fact in scenario.facts.items():
        for part in ("tell", "hide", "again"):
            found: Wordings | None = getattr(fact, part)
            if found:
                yield ("facts", name, part), f"fact:{name}.{part}", found
    for name, promise in scenario.promises.items():
        yield ("promises", name, "remind"), f"promise:{name}.remind", promise.remind
    for name, ending in scenario.endings.items():
        if ending.say:
            yield ("endings", name, "say"), f"ending:{name}", ending.say
    for name, wonder in scenario.wonders.items():
        if wonder.ask:
            yield ("wonders", name, "ask"), f"wonder:{name}.asked", wonder.ask
        yield ("wonders", name, "again"), f"wonder:{name}.again", list(wonder.again)
    for who, person in scenario.people.items():
        yield from card(who, person)
        yield from answers(("people", who, "answers"), f"person:{who}", person.answers)
    yield from answers(("answers",), "scenario", scenario.answers)


def card(who: str, person: Person) -> Iterator[tuple[KeyPath, str, Wordings]]:
    """Yield the wordings of a person's card."""
    for name, entry in person.card.items():
        path, owner = ("people", who, "card", name), f"card:{who}:{name}"
        if isinstance(entry, CardAnswer):
            for part in ("tell", "hide", "again"):
                found: Wordings | None = getattr(entry, part)
                if found:
                    yield (*path, part), f"{owner}.{part}", found
        else:
            yield path, f"{owner}.tell", [entry] if isinstance(entry, str) else entry


def answers(path: KeyPath, owner: str, given: Answers) -> Iterator[tuple[KeyPath, str, Wordings]]:
    """Yield the wordings of an `answers:` with their key paths and owners."""
    for kind in Answers.model_fields:
        found: Wordings | None = getattr(given, kind)
        if found:
            yield (*path, kind), f"{owner}.{kind}", found
