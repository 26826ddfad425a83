"""Whether demands can hold at all, and whether some always hold where others do. Sure of what it says, silent where it is not."""

from collections.abc import Mapping

from simtrainer.authoring.checking.demands import Demands, Span
from simtrainer.content.vocabulary import members


def contradiction(demands: Demands) -> str | None:
    """Return, in words, why demands can never hold together; None where they may.

    Args:
        demands: What a rule waits for.
    """
    return next(
        (
            why
            for why in (
                _banned(demands),
                _of_silence(demands),
                _of_unclear(demands),
                _there_and_not(demands),
                _no_value(demands),
                _no_number(demands),
            )
            if why
        ),
        None,
    )


def implies(one: Demands, other: Demands, domain: Mapping[str, Span]) -> bool:
    """Tell whether, in a rule, all of `other` holds whenever `one` holds.

    Args:
        one: Demands that can hold.
        other: Demands held against them.
        domain: Between what each number lies anyway.
    """
    nothing_given = one.silent or one.unclear
    return (
        all(any(mine <= theirs for mine in one.needs) for theirs in other.needs)
        and (nothing_given or other.bans <= one.bans)
        and all(any(kind == k and mine <= names for k, mine in one.words) for kind, names in other.words)
        and all(_has_value(one, name, allowed) for name, allowed in other.single.items())
        and all(_has_number(one, name, span, domain) for name, span in other.spans.items())
        and other.present <= one.present
        and other.absent <= one.absent
    )


def _banned(demands: Demands) -> str | None:
    for need in demands.needs:
        if need <= demands.bans:
            return f"it wants {_listed(need)} and none of {_listed(need)}"
    return None


def _of_silence(demands: Demands) -> str | None:
    if demands.silent and demands.wants_words:
        return "in a silence nothing is said, asked, done or chosen"
    if demands.silent and demands.unclear:
        return "a silence is not unclear"
    return None


def _of_unclear(demands: Demands) -> str | None:
    if demands.unclear and (demands.needs or demands.words):
        return "in an unclear reply no behaviour, question, topic, action or promise was found"
    return None


def _there_and_not(demands: Demands) -> str | None:
    for kind, name in sorted(demands.present & demands.absent):
        return f"it wants the {kind} `{name}` and wants it not"
    return None


def _no_value(demands: Demands) -> str | None:
    for name, allowed in demands.single.items():
        if not allowed:
            return f"`{name}` cannot have two values at once"
    return None


def _no_number(demands: Demands) -> str | None:
    for name, span in demands.spans.items():
        if span.empty:
            return f"no {name} is at least {span.least} and at most {span.most}"
        if name.startswith("count of ") and span.most is not None and span.most < 1:
            behaviours = members(name.removeprefix("count of "))
            if any(need <= behaviours for need in demands.needs):
                return f"a reply that shows {_listed(behaviours)} has been counted by then"
    return None


def _has_value(demands: Demands, name: str, allowed: frozenset[str]) -> bool:
    if name in demands.single and demands.single[name] <= allowed:
        return True
    if allowed != frozenset(("False",)):
        return False
    if name == "silence":
        return demands.wants_words or demands.unclear
    return bool(demands.needs or demands.words or demands.silent)


def _has_number(demands: Demands, name: str, span: Span, domain: Mapping[str, Span]) -> bool:
    known = demands.spans.get(name, Span()).meet(domain.get(name, Span()))
    if name.startswith("count of "):
        behaviours = members(name.removeprefix("count of "))
        shown = any(need <= behaviours for need in demands.needs)
        known = known.meet(Span(least=1 if shown else 0))
    return known.within(span)


def _listed(names: frozenset[str]) -> str:
    if len(names) > 3:
        return "these behaviours"
    return " or ".join(f"`{name}`" for name in sorted(names))
