"""A `when:` as a set of demands that can be put together and held against each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from simtrainer.content.models import When
from simtrainer.content.models.base import Bound
from simtrainer.content.vocabulary import MOODS, members

WORDS: Final = ("asks", "says", "does", "promises")
"""Demands that some of the names listed was said, asked or done."""


@dataclass(frozen=True)
class Span:
    """Whole numbers between two limits, both included; None where there is no limit."""

    least: int | None = None
    most: int | None = None

    @property
    def empty(self) -> bool:
        """Whether no number lies between the limits."""
        return self.least is not None and self.most is not None and self.least > self.most

    def within(self, other: "Span") -> bool:
        """Tell whether every number here lies in another span too."""
        return (other.least is None or (self.least is not None and self.least >= other.least)) and (
            other.most is None or (self.most is not None and self.most <= other.most)
        )

    def meet(self, other: "Span") -> "Span":
        """Return the numbers that lie in both."""
        least = [x for x in (self.least, other.least) if x is not None]
        most = [x for x in (self.most, other.most) if x is not None]
        return Span(max(least, default=None), min(most, default=None))


@dataclass(frozen=True)
class Demands:
    """Everything that must hold.

    Attributes:
        needs: Sets of behaviours, of each of which one must be given.
        bans: Behaviours of which none may be given.
        words: By kind (`asks`, ...), sets of names of each of which one must be found.
        single: What has one value in a turn (`choice`, `to`, `silence`, `unclear`), and the values allowed.
        spans: Numbers by name (`turn`, `trust of omar`, `count of explore`), and between what they must lie.
        present: Flags, facts and promises that must be there, by kind.
        absent: Flags and facts that must not.
    """

    needs: tuple[frozenset[str], ...]
    bans: frozenset[str]
    words: tuple[tuple[str, frozenset[str]], ...]
    single: Mapping[str, frozenset[str]]
    spans: Mapping[str, Span]
    present: frozenset[tuple[str, str]]
    absent: frozenset[tuple[str, str]]

    @property
    def silent(self) -> bool:
        """Whether only a silence will do."""
        return self.single.get("silence") == frozenset(("True",))

    @property
    def unclear(self) -> bool:
        """Whether only a reply that was not understood will do."""
        return self.single.get("unclear") == frozenset(("True",))

    @property
    def wants_words(self) -> bool:
        """Whether something must be said, done or chosen."""
        return bool(self.needs or self.words or "choice" in self.single)

    def together(self, other: "Demands") -> "Demands":
        """Return what must hold where both hold."""
        single = dict(self.single)
        for name, allowed in other.single.items():
            single[name] = single[name] & allowed if name in single else allowed
        spans = dict(self.spans)
        for name, span in other.spans.items():
            spans[name] = spans[name].meet(span) if name in spans else span
        return Demands(
            needs=(*self.needs, *other.needs),
            bans=self.bans | other.bans,
            words=(*self.words, *other.words),
            single=single,
            spans=spans,
            present=self.present | other.present,
            absent=self.absent | other.absent,
        )


def demands_of(when: When, first_person: str) -> Demands:
    """Return what a condition demands.

    Args:
        when: The condition.
        first_person: Whose moods it means where it names nobody.
    """
    needs = [members(name) for name in when.all]
    if when.any:
        needs.append(frozenset[str]().union(*map(members, when.any)))
    single = {"silence": when.silence, "unclear": when.unclear, "to": when.to}
    return Demands(
        needs=tuple(needs),
        bans=frozenset[str]().union(*map(members, when.none)),
        words=tuple((kind, frozenset(names)) for kind in WORDS if (names := getattr(when, kind))),
        single={
            **{name: frozenset((str(value),)) for name, value in single.items() if value is not None},
            **({"choice": frozenset(when.choice)} if when.choice else {}),
        },
        spans=_spans(when, when.of or first_person),
        present=frozenset(
            (kind, name)
            for kind, names in (("flag", when.flags), ("fact", when.told), ("promise", when.promised))
            for name in names
        ),
        absent=frozenset(
            (kind, name)
            for kind, names in (("flag", when.no_flags), ("fact", when.not_told))
            for name in names
        ),
    )


def _spans(when: When, who: str) -> dict[str, Span]:
    bounds: dict[str, Bound | None] = {f"{mood} of {who}": getattr(when, mood) for mood in MOODS}
    bounds |= {name: getattr(when, name) for name in ("turn", "turns_here", "patience")}
    bounds |= {f"count of {name}": bound for name, bound in when.counts.items()}
    return {name: Span(bound.least, bound.most) for name, bound in bounds.items() if bound is not None}
