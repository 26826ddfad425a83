"""What a cue can match, written out as lines of words, and from that whether another cue finds all of it."""

from collections.abc import Iterator, Sequence
from typing import Final

from simtrainer.recognition import Pattern
from simtrainer.recognition.grammar import MOST_GAP
from simtrainer.recognition.index import PatternIndex
from simtrainer.recognition.pattern import BREAK, Choice, Edge, Gap, Node, Word

MOST_LINES: Final = 400
"""A cue that can be written in more ways is not written out."""
FILLER: Final = "qqq"
"""A word that no cue names, where any word may stand."""


def single_words(pattern: Pattern) -> list[str]:
    """Return the words any of which a pattern matches by itself."""
    return list(dict.fromkeys(_alone(pattern.nodes)))


def _alone(nodes: Sequence[Node]) -> Iterator[str]:
    """Yield each word that stands alone when all else that may be left out is left out."""
    needed = [node for node in nodes if not _may_be_empty(node)]
    for node in needed or nodes:
        if len(needed) > 1:
            return
        if isinstance(node, Word):
            yield node.text
        elif isinstance(node, Choice):
            for way in node.ways:
                yield from _alone(way)


def _may_be_empty(node: Node) -> bool:
    if isinstance(node, Choice):
        return node.optional or any(all(map(_may_be_empty, way)) for way in node.ways)
    return isinstance(node, Gap)


def shadows(patterns: Sequence[Pattern]) -> Iterator[tuple[int, int]]:
    """Yield the number of each pattern that finds nothing beyond another one of the list, with the other's number.

    Of two that find the same, the later one is named.
    """
    index = PatternIndex(patterns)
    covers = {number: _covers(pattern, patterns, index) for number, pattern in enumerate(patterns)}
    for number, others in covers.items():
        for other in sorted(others - {number}):
            if number not in covers[other] or other < number:
                yield number, other
                break


def _covers(pattern: Pattern, patterns: Sequence[Pattern], index: PatternIndex) -> set[int]:
    """Return the numbers of the patterns that find everything that a pattern finds."""
    found: set[int] | None = None
    for count, way in enumerate(_ways(pattern.nodes)):
        if count == MOST_LINES:
            return set()
        line = _framed(way)
        awake = index.candidates(line.split()) if found is None else found
        found = {number for number in awake if patterns[number].regex.search(line)}
        if len(found) <= 1:
            break
    return found or set()


def _framed(way: list[str]) -> str:
    around = [FILLER] * (MOST_GAP + 1)  # so that no gap of another cue reaches the end of the clause
    before = [BREAK] if way[0] == BREAK else [BREAK, *around]
    after = [BREAK] if way[-1] == BREAK else [*around, BREAK]
    inner = [word for i, word in enumerate(way) if not (word == BREAK and i in (0, len(way) - 1))]
    return f"{' '.join([*before, *inner, *after])} "


def _ways(nodes: Sequence[Node]) -> Iterator[list[str]]:
    """Yield every sequence of words that nodes can match; gaps empty, short and full, with and without a new clause in them."""
    if not nodes:
        yield []
        return
    for first in _of_node(nodes[0]):
        for rest in _ways(nodes[1:]):
            yield [*first, *rest]


def _of_node(node: Node) -> Iterator[list[str]]:
    match node:
        case Word():
            yield [node.text]
            if node.prefix:
                yield [node.text + FILLER]
        case Edge():
            yield [BREAK]
        case Gap():
            yield []
            yield [BREAK]
            for count in {1, node.most}:
                yield [FILLER] * count
                yield [BREAK, FILLER] * count
        case Choice():
            if node.optional:
                yield []
            for way in node.ways:
                yield from _ways(way)
