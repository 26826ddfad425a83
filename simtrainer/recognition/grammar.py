"""The cue grammar: a readable pattern becomes one bounded regular expression over a sentence's plain words.

`docs/cues.md` is the page for people who write cues.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from simtrainer.content.errors import SimtrainerError
from simtrainer.recognition.spelling import Speller

MOST_GAP = 12
"""The widest gap, in words, that one pattern may hold in all."""
BREAK = "|"
"""What stands between the clauses of a sentence line."""

_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<gap>\.\.(?P<width>\d*))|\{(?P<slot>[^{}]*)\}|(?P<mark>[()\[\]|^$])"
    r"|(?P<word>[^\W_](?:[^\W_]|['’](?=[^\W_]))*(?:[-][^\W_]+)*\*?)"
)


class CueError(SimtrainerError):
    """A pattern that does not follow the grammar.

    Attributes:
        message: What is wrong and what to do about it.
        offset: Where in the pattern.
    """

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message, "docs/cues.md has the grammar; `simtrainer check` shows the place")
        self.message = message
        self.offset = offset


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


def parse_cue(pattern: str, slots: Mapping[str, Sequence[str]], speller: Speller | None = None) -> Pattern:
    """Parse a pattern of the cue grammar.

    Args:
        pattern: The pattern, for instance ``you (sound|seem|look) [so] {feeling}``.
        slots: The word lists it may name.
        speller: Writes contractions in the pattern out in full, as is done with replies.

    Returns:
        The parsed pattern.

    Raises:
        CueError: The pattern does not follow the grammar.
    """
    nodes = _Parser(pattern, slots, speller or _NO_SPELLING).parse()
    _check_gaps(nodes, pattern)
    parsed = Pattern(pattern, nodes)
    if not parsed.required():
        raise CueError(
            "every word here may be left out, so this would match anything: write one word that must stand", 0
        )
    return parsed


def expression(nodes: Sequence[Node]) -> str:
    """Return the regular expression of a sequence: each word is written with the space before it."""
    return "".join(map(_expression, nodes))


_NO_SPELLING = Speller({})


class _Parser:
    """Recursive descent over the tokens of one pattern."""

    def __init__(self, pattern: str, slots: Mapping[str, Sequence[str]], speller: Speller) -> None:
        self._pattern = pattern
        self._slots = slots
        self._speller = speller
        self._tokens = list(_tokens(pattern))
        self._at = 0

    def parse(self) -> tuple[Node, ...]:
        nodes = self._sequence()
        if self._at < len(self._tokens):
            match = self._tokens[self._at]
            if match.group() == "|":
                raise CueError("`|` stands only inside brackets: write (this|that)", match.start())
            raise CueError(f"`{match.group()}` closes nothing: take it out or open it before", match.start())
        if not nodes:
            raise CueError("the pattern is empty: write the words that show the behaviour", 0)
        return nodes

    def _sequence(self) -> tuple[Node, ...]:
        nodes: list[Node] = []
        while self._at < len(self._tokens) and self._tokens[self._at].group() not in {"|", ")", "]"}:
            match = self._tokens[self._at]
            self._at += 1
            nodes.extend(self._item(match))
        return tuple(nodes)

    def _item(self, match: re.Match[str]) -> Iterator[Node]:
        if match["word"]:
            yield from self._words(match["word"])
        elif match["gap"]:
            yield _gap(match)
        elif match["slot"] is not None:
            yield self._slot(match)
        elif match.group() in {"(", "["}:
            yield self._choice(match)
        else:
            yield Edge(start=match.group() == "^")

    def _words(self, written: str) -> Iterator[Node]:
        prefix = written.endswith("*")
        parts = [word for part in written.rstrip("*").split("-") for word in self._speller.spell(part)]
        for part in parts[:-1]:
            yield Word(part)
        yield Word(parts[-1], prefix)

    def _slot(self, match: re.Match[str]) -> Choice:
        name = match["slot"].strip()
        if name not in self._slots:
            known = ", ".join(sorted(self._slots)) or "none yet"
            raise CueError(
                f"there is no word list `{name}` (there are: {known}): add it to slots.yaml or write (this|that)",
                match.start(),
            )
        try:
            return Choice(tuple(_Parser(entry, {}, self._speller).parse() for entry in self._slots[name]))
        except CueError as error:
            raise CueError(f"in the word list `{name}`: {error.message}", match.start()) from error

    def _choice(self, opening: re.Match[str]) -> Choice:
        closing = ")" if opening.group() == "(" else "]"
        ways = [self._sequence()]
        while self._at < len(self._tokens) and self._tokens[self._at].group() == "|":
            self._at += 1
            ways.append(self._sequence())
        if self._at == len(self._tokens) or self._tokens[self._at].group() != closing:
            raise CueError(
                f"`{opening.group()}` is not closed: write `{closing}` after the last alternative",
                opening.start(),
            )
        if not all(ways):
            raise CueError(
                "an alternative is empty: write words on both sides of `|`, or [square brackets] for what may be left out",
                opening.start(),
            )
        self._at += 1
        return Choice(tuple(ways), optional=closing == "]")


def _tokens(pattern: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(pattern):
        match = _TOKEN.match(pattern, at)
        if match is None:
            raise CueError(_stray(pattern[at]), at)
        if not match["space"]:
            yield match
        at = match.end()


def _stray(character: str) -> str:
    if character in "{}":
        return "a word list is written {name}, both brackets closed"
    if character == "*":
        return "`*` stands right after the beginning of a word: worr*"
    return f"`{character}` cannot stand in a cue: leave punctuation out, and write .. where other words may come between"


def _gap(match: re.Match[str]) -> Gap:
    most = int(match["width"]) if match["width"] else 3
    if not 1 <= most <= MOST_GAP:
        raise CueError(
            f"a gap is 1 to {MOST_GAP} words: write .. for up to 3 or ..6 for up to 6", match.start()
        )
    return Gap(most)


def _check_gaps(nodes: Sequence[Node], pattern: str) -> None:
    if isinstance(nodes[0], Gap) or isinstance(nodes[-1], Gap):
        raise CueError("a gap needs words on both sides: take the .. at the start or end away", 0)
    if _gap_width(nodes) > MOST_GAP:
        raise CueError(
            f"the gaps add up to more than {MOST_GAP} words: make two cues of it", pattern.find("..")
        )


def _gap_width(nodes: Sequence[Node]) -> int:
    width = 0
    for node in nodes:
        if isinstance(node, Gap):
            width += node.most
        elif isinstance(node, Choice):
            width += max(_gap_width(way) for way in node.ways)
    return width


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
