"""The cue grammar: a readable pattern becomes one bounded regular expression over a sentence's plain words.

`docs/cues.md` is the page for people who write cues.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from simtrainer.content.errors import SimtrainerError
from simtrainer.content.nearest import nearest
from simtrainer.recognition.pattern import Choice, Edge, Gap, Node, Pattern, Word
from simtrainer.recognition.spelling import Speller

MOST_GAP = 12
"""The widest gap, in words, that one pattern may hold in all."""
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
            hint = nearest(name, sorted(self._slots))
            raise CueError(
                f"there is no word list `{name}`{hint}: add it to slots.yaml or write (this|that)",
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
