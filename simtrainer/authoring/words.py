"""Conditions in plain words, for tutors who read a graph or try a scenario."""

from collections.abc import Iterator, Sequence
from typing import Final

from simtrainer.content.models import Bound, Ending, Event, When
from simtrainer.content.vocabulary import MOODS

ALWAYS: Final = "always"
_GROUPS: Final = ("facilitating", "blocking")
_ORDINALS: Final = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
_ENDS: Final = {1: "st", 2: "nd", 3: "rd"}


def describe(when: When) -> str:
    """Return what must hold, in plain words: "shows validate or reflect, nothing blocking; third turn here or later".

    Parts are parted by semicolons, first what the reply must be, then what must have come before. Names are the ids
    of the scenario's file, so that they can be found there. A condition that names nothing reads "always".
    """
    return "; ".join([*_of_the_reply(when), *_of_the_talk(when)]) or ALWAYS


def describe_event(event: Event) -> str:
    """Return when an event comes: "from the third turn on; in door or chair; in 40 of 100 talks"."""
    parts = [
        f"from the {_ordinal(event.after)} turn on" if event.after is not None else "",
        f"in {either(event.state)}" if event.state else "",
        describe(event.when) if event.when != When() else "",
        f"in {event.chance * 100:.3g} of 100 talks" if event.chance < 1 else "",
    ]
    return "; ".join(part for part in parts if part) or ALWAYS


def describe_ending(ending: Ending) -> str | None:
    """Return when an ending comes about by itself: "when patience runs out; trust at most 20".

    None where only a rule or an event leads to it.
    """
    if ending.when is None and ending.at is None:
        return None
    limits = {"limit": "when turns or patience run out", "patience": "when patience runs out"}
    parts = [limits[ending.at]] if ending.at else []
    if ending.when is not None and ending.when != When():
        parts.append(describe(ending.when))
    return "; ".join(parts) or ALWAYS


def either(names: Sequence[str]) -> str:
    """Return names joined by "or"."""
    return _joined(names, "or")


def _of_the_reply(when: When) -> Iterator[str]:
    if shown := [*_shown(when)]:
        yield f"shows {', '.join(shown)}"
    for verb, names in (
        ("asks for", when.asks),
        ("speaks of", when.says),
        ("does", when.does),
        ("promises", when.promises),
        ("chooses", when.choice),
    ):
        if names:
            yield f"{verb} {either(names)}"
    if when.silence is not None:
        yield "stays silent" if when.silence else "does not stay silent"
    if when.unclear is not None:
        yield "is not understood" if when.unclear else "is understood"
    if when.to is not None:
        yield f"speaks to {when.to}"


def _shown(when: When) -> Iterator[str]:
    if when.all:
        yield _joined([_something(name) for name in when.all], "and")
    if when.any:
        also = "and " if when.all else ""
        yield also + either([_something(name) for name in when.any])
    if groups := [name for name in when.none if name in _GROUPS]:
        yield f"nothing {either(groups)}"
    if single := [name for name in when.none if name not in _GROUPS]:
        yield f"no {either(single)}"


def _of_the_talk(when: When) -> Iterator[str]:
    whose = f"{when.of}'s " if when.of is not None else ""
    for mood in MOODS:
        bound: Bound | None = getattr(when, mood)
        if bound is not None:
            yield f"{whose}{mood} {_amount(bound)}"
    if when.flags:
        yield f"with flag {_joined(when.flags, 'and')}"
    if when.no_flags:
        yield f"without flag {either(when.no_flags)}"
    if when.told:
        yield f"after {_joined(when.told, 'and')} was told"
    if when.not_told:
        yield f"before {either(when.not_told)} was told"
    if when.promised:
        yield f"after {_joined(when.promised, 'and')} was promised"
    for name, times in when.counts.items():
        yield f"{_something(name)} {_amount(times)} {'time' if _last(times) == 1 else 'times'} so far"
    if when.turn is not None:
        yield _turns(when.turn, "of the talk")
    if when.turns_here is not None:
        yield _turns(when.turns_here, "here")
    if when.patience is not None:
        yield f"patience {_amount(when.patience)}"


def _something(name: str) -> str:
    """A group of behaviours is no name of one."""
    return f"something {name}" if name in _GROUPS else name


def _joined(names: Sequence[str], word: str) -> str:
    *others, last = names
    return f"{', '.join(others)} {word} {last}" if others else last


def _amount(bound: Bound) -> str:
    if bound.least == bound.most:
        return f"exactly {bound.least}"
    if bound.most is None:
        return f"at least {bound.least}"
    return f"at most {bound.most}" if bound.least is None else f"{bound.least} to {bound.most}"


def _last(bound: Bound) -> int | None:
    return bound.least if bound.most is None else bound.most


def _turns(bound: Bound, where: str) -> str:
    if bound.most is None:
        return f"{_ordinal(bound.least or 0)} turn {where} or later"
    if bound.most == bound.least or (bound.least is None and bound.most == 1):
        return f"{_ordinal(bound.most)} turn {where}"
    since = "up to the" if bound.least is None else f"{_ordinal(bound.least)} to"
    return f"{since} {_ordinal(bound.most)} turn {where}"


def _ordinal(number: int) -> str:
    if 1 <= number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    teens = abs(number) % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else _ENDS.get(abs(number) % 10, 'th')}"
