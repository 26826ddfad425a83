"""Checks of every `when:` and `done:`: whether it can hold at all."""

from collections.abc import Iterator

from simtrainer.authoring.checking.demands import Demands, Span, demands_of
from simtrainer.authoring.checking.logic import contradiction
from simtrainer.authoring.checking.subject import Subject
from simtrainer.content import walk
from simtrainer.content.diagnostics import Diagnostic, KeyPath
from simtrainer.content.models import Event, Scenario, When
from simtrainer.content.vocabulary import BEHAVIOURS, MOODS


def check_conditions(subject: Subject) -> Iterator[Diagnostic]:
    """Yield conditions that can never hold, and events that never come.

    Rules are tried from the first turn in a state; tasks and endings also in the turn that enters it, when it has lasted for none.
    """
    yield from _events(subject)
    domain = {**domain_of(subject), "turns_here": Span(0, subject.start.turns)}
    for path, when in walk.conditions(subject.scenario):
        demands = demands_of(when, subject.scenario.first_person)
        out_of_bounds = list(_bounds(subject, path, demands, domain))
        yield from out_of_bounds
        if not out_of_bounds:
            yield from _contradictions(subject, path, when, demands)


def domain_of(subject: Subject) -> dict[str, Span]:
    """Return between what each number lies anyway when a rule is tried."""
    turns = subject.start.turns
    regained = any(effect.patience > 0 for _, effect in walk.effects(subject.scenario))
    return {
        **{f"{mood} of {who}": Span(0, 100) for who in subject.scenario.people for mood in MOODS},
        **{f"count of {behaviour}": Span(0, turns) for behaviour in BEHAVIOURS},
        "turn": Span(1, turns),
        "turns_here": Span(1, turns),
        "patience": Span(0, None if regained else subject.start.patience),
    }


def _bounds(
    subject: Subject, path: KeyPath, demands: Demands, domain: dict[str, Span]
) -> Iterator[Diagnostic]:
    """Yield the numbers that can never lie where they must."""
    for name, span in demands.spans.items():
        anyway = domain.get(name, Span(0))
        if span.meet(anyway).empty:
            why = f"it lies {_between(anyway)}"
            yield subject.diagnostic(
                "R010", _place_of(path, name), key=True, name=name, bound=_between(span), why=why
            )
    here, turn = demands.spans.get("turns_here", Span()), demands.spans.get("turn", Span())
    if here.least is not None and turn.most is not None and here.least > turn.most:
        yield subject.diagnostic(
            "R010",
            (*path, "turns_here"),
            key=True,
            name="turns_here",
            bound=_between(here),
            why=f"`turn` is {_between(turn)}",
        )


def _place_of(path: KeyPath, name: str) -> KeyPath:
    kind, _, of = name.partition(" of ")
    return (*path, "counts", of) if kind == "count" else (*path, kind)


def _between(span: Span) -> str:
    if span.least is None:
        return f"at most {span.most}"
    return f"at least {span.least}" if span.most is None else f"between {span.least} and {span.most}"


def _contradictions(subject: Subject, path: KeyPath, when: When, demands: Demands) -> Iterator[Diagnostic]:
    part = path[0]
    why = contradiction(demands)
    if why and part not in ("rules", "states") and demands.unclear and demands.needs:
        return  # beside a remark a reply may count as unclear and still show something; only rules wait for another
    if not why and part == "states" and when.choice:
        offered = {choice.id for choice in subject.scenario.states[str(path[1])].choices}
        if offered.isdisjoint(when.choice):
            why = "none of its choices is offered in this state"
    if not why:
        return
    owner = path[:-1]
    if part == "events":
        event = subject.scenario.events[int(path[1])]
        if not _shown_at_the_start(subject.scenario, event):
            yield subject.diagnostic("G010", path, key=True, name=event.id, why=why)
    elif part == "wonders":
        yield subject.diagnostic("F008", path, key=True, name=path[1], field=path[2], why=why)
    elif part in ("task", "endings"):
        code = "G011" if part == "task" else "G012"
        yield subject.diagnostic(code, path, key=True, name=path[1], why=why)
    else:
        name = next(rule.id for at, _, rule in walk.rules(subject.scenario) if at == owner)
        yield subject.diagnostic("R009", path, key=True, name=name, why=why)


def _shown_at_the_start(scenario: Scenario, event: Event) -> bool:
    """Tell whether an event is shown before the first turn, whatever its condition."""
    return event.after is None and scenario.start in event.state and bool(event.shows) and event.chance == 1


def _events(subject: Subject) -> Iterator[Diagnostic]:
    for i, event in enumerate(subject.scenario.events):
        turns = subject.start.turns
        if event.after is not None and event.after > turns:
            why = f"the talk has {turns} turns"
            yield subject.diagnostic("G010", ("events", i, "after"), key=True, name=event.id, why=why)
        elif event.state and subject.reached.isdisjoint(event.state):
            why = "none of its states is ever reached"
            yield subject.diagnostic("G010", ("events", i, "state"), key=True, name=event.id, why=why)
