"""What a cue can match, written out as lines of words, and from that whether another cue finds all of it."""

import itertools
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


def lines(pattern: Pattern) -> list[str] | None:
    """Return what a pattern can match, each way in the middle of other words.

    Args:
        pattern: The pattern.

    Returns:
        Lines as `Sentence.line` has them; None if there are more than `MOST_LINES` of them.
    """
    ways = list(itertools.islice(_ways(pattern.nodes), MOST_LINES + 1))
    return [_framed(way) for way in ways] if len(ways) <= MOST_LINES else None


def single_words(pattern: Pattern) -> list[str]:
    """Return the words any of which a pattern matches by itself."""
    ways = itertools.islice(_ways(pattern.nodes), MOST_LINES)
    return [way[0] for way in ways if len(way) == 1 and FILLER not in way[0]]


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
    written = lines(pattern)
    if written is None:
        return set()
    found: set[int] | None = None
    for line in written:
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
