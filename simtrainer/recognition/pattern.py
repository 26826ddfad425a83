"""A parsed pattern: its parts, the regular expression they make, the words that it cannot do without."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

BREAK = "|"
"""What stands between the clauses of a sentence line."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or with `prefix` any word that begins so."""

    text: str
    prefix: bool = False

    def __str__(self) -> str:
        return f"{self.text}*" if self.prefix else self.text


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` words of any kind."""

    most: int


@dataclass(frozen=True, slots=True)
class Edge:
    """The start or end of a clause."""

    start: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several ways to say it, or, with `optional`, none of them."""

    ways: "tuple[tuple[Node, ...], ...]"
    optional: bool = False


Node = Word | Gap | Edge | Choice


@dataclass(frozen=True)
class Pattern:
    """A parsed pattern.

    Attributes:
        source: The pattern as written.
        nodes: Its parts.
    """

    source: str
    nodes: tuple[Node, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression over a sentence line; compiled when first needed, since most cues wait long."""
        return re.compile(expression(self.nodes) + "(?= )")

    @cached_property
    def literals(self) -> frozenset[Word]:
        """Every word the pattern mentions."""
        return frozenset(_literals(self.nodes))

    @cached_property
    def texts(self) -> frozenset[str]:
        """The same as plain texts."""
        return frozenset(word.text for word in self.literals)

    def required(self, cost: Callable[[Word], float] = lambda word: 1.0) -> tuple[frozenset[Word], ...]:
        """Return sets of words of each of which every match holds at least one.

        Args:
            cost: How dear a word is; where one of several words could stand in a set, the cheapest does.
        """
        return tuple(_required(self.nodes, cost))


def expression(nodes: Sequence[Node]) -> str:
    """Return the regular expression of a sequence: each word is written with the space before it."""
    return "".join(map(_expression, nodes))


def _expression(node: Node) -> str:
    if isinstance(node, Word):
        return f" {re.escape(node.text)}" + (r"[^ |]*" if node.prefix else "(?= )")
    if isinstance(node, Gap):
        return rf"(?:(?: \|)? [^ |]+){{0,{node.most}}}?(?: \|)?"
    if isinstance(node, Edge):
        return r"(?<=\|)" if node.start else r"(?= \|)"
    return "(?:" + "|".join(map(expression, node.ways)) + ")" + ("?" if node.optional else "")


def _literals(nodes: Sequence[Node]) -> Iterator[Word]:
    for node in nodes:
        if isinstance(node, Word):
            yield node
        elif isinstance(node, Choice):
            for way in node.ways:
                yield from _literals(way)


def _required(nodes: Sequence[Node], cost: Callable[[Word], float]) -> Iterator[frozenset[Word]]:
    for node in nodes:
        if isinstance(node, Word):
            yield frozenset((node,))
        elif isinstance(node, Choice) and not node.optional:
            each = [min(_required(way, cost), key=partial(total, cost), default=None) for way in node.ways]
            certain = [words for words in each if words is not None]
            if len(certain) == len(each):
                yield frozenset().union(*certain)


def total(cost: Callable[[Word], float], words: Iterable[Word]) -> float:
    """Return what a set of words costs together."""
    return sum(map(cost, words))
