"""A text as words, clauses and sentences, each with its place in the text as typed."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple

from simtrainer.content.models.language import ClauseKind
from simtrainer.recognition.pattern import BREAK
from simtrainer.recognition.spelling import fold

SegmentKind = Literal["said", "done"]


class Token(NamedTuple):
    """One plain word of a reading.

    Attributes:
        text: The word as cues see it, typos repaired.
        start: Offset in the text as typed; the words of one contraction share their offsets.
        end: Offset after its last character.
        known: Whether it is a word at all, or became one by repair.
        quoted: Whether it stands inside quotation marks.
        repaired: Whether it was typed otherwise and became this word by repair.
    """

    text: str
    start: int
    end: int
    known: bool
    quoted: bool
    repaired: bool = False


class Clause(NamedTuple):
    """The tokens `first` up to, not including, `last`, and what they do.

    Attributes:
        first: Number of its first token.
        last: Number after its last token.
        kind: Whether it states, asks or orders.
        opens: Whether a question in it invites a story.
        wide: Whether it does unless it is about something medical or administrative.
        offers: Whether a question in it asks leave or offers help.
        asks: Whether a question begins here, not only goes on.
    """

    first: int
    last: int
    kind: ClauseKind
    opens: bool = False
    wide: bool = False
    offers: bool = False
    asks: bool = False


@dataclass(frozen=True)
class Sentence:
    """A sentence: its clauses and the line that patterns run over.

    Attributes:
        kind: Whether it was said or done (between asterisks).
        first: Number of its first token in the reading.
        words: Its plain words.
        clauses: Its clauses, numbered over the reading's tokens.
        asked: Whether it ends in a question mark.
    """

    kind: SegmentKind
    first: int
    words: tuple[str, ...]
    clauses: tuple[Clause, ...]
    asked: bool = False

    @property
    def last(self) -> int:
        """Number after its last token."""
        return self.first + len(self.words)

    @cached_property
    def line(self) -> str:
        """The words, each with a space before it, clauses parted by a mark: ``| you wait | and wait |``."""
        return self._layout[0]

    def tokens_between(self, start: int, end: int) -> tuple[int, int]:
        """Return the first token at or after one place of the line, and the number after the last before another."""
        places = self._layout[1]
        return self.first + bisect_left(places, start), self.first + bisect_left(places, end)

    def clause_of(self, token: int) -> Clause:
        """Return the clause that holds a token of this sentence."""
        return next(clause for clause in self.clauses if clause.first <= token < clause.last)

    @cached_property
    def _layout(self) -> tuple[str, tuple[int, ...]]:
        parts, places, length = [BREAK], [], 1
        for clause in self.clauses:
            for word in self.words[clause.first - self.first : clause.last - self.first]:
                places.append(length)
                parts.append(word)
                length += len(word) + 1
            parts.append(BREAK)
            length += 2
        return " ".join(parts) + " ", tuple(places)


@dataclass(frozen=True)
class Reading:
    """Everything read in a text.

    Attributes:
        text: The text as typed.
        tokens: Its plain words.
        sentences: Its sentences, said and done, in order.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets, in the text as typed, of the tokens `first` up to, not including, `last`."""
        return self.tokens[first].start, max(token.end for token in self.tokens[first:last])

    def respelt(self, repair: Callable[[str], str], sought: Callable[[str], bool]) -> "Reading":
        """Return the reading with its unknown words put through a repair.

        Args:
            repair: Returns what an unknown word most likely meant.
            sought: Tells whether a word is right as it was typed, though another was put in its place.
        """
        tokens = tuple(self._respelt(token, repair, sought) for token in self.tokens)
        sentences = tuple(
            replace(sentence, words=tuple(token.text for token in tokens[sentence.first : sentence.last]))
            for sentence in self.sentences
        )
        return Reading(self.text, tokens, sentences)

    def _respelt(self, token: Token, repair: Callable[[str], str], sought: Callable[[str], bool]) -> Token:
        typed = fold(self.text[token.start : token.end])
        if token.repaired and sought(typed):
            return token._replace(text=typed, repaired=False)
        return token if token.known else token._replace(text=repair(token.text))

    @property
    def repeats(self) -> list[Sentence]:
        """Sentences said whose words were all said before in one sentence."""
        seen: set[tuple[str, ...]] = set()
        again = []
        for sentence in self.said:
            if sentence.words in seen:
                again.append(sentence)
            seen.add(sentence.words)
        return again

    @cached_property
    def said(self) -> tuple[Sentence, ...]:
        """The sentences that were said."""
        return tuple(sentence for sentence in self.sentences if sentence.kind == "said")

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The plain words that were said."""
        return tuple(word for sentence in self.said for word in sentence.words)

    def clauses(self) -> Iterator[tuple[Sentence, Clause]]:
        """Yield each clause that was said, with its sentence."""
        return ((sentence, clause) for sentence in self.said for clause in sentence.clauses)

    @cached_property
    def questions(self) -> int:
        """How many questions are asked."""
        return sum(clause.asks for _, clause in self.clauses())


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a reply that was said, or done (typed between asterisks)."""

    kind: SegmentKind
    start: int
    end: int


_ACTION = re.compile(r"\*([^*\n]+)\*")


def split_actions(text: str) -> list[Segment]:
    """Part what was said from what was done: ``*sits down* I am here`` has one of each.

    Args:
        text: A reply as typed.

    Returns:
        The stretches in order, asterisks and empty ones left out.
    """
    segments: list[Segment] = []
    at = 0
    for action in _ACTION.finditer(text):
        segments.append(Segment("said", at, action.start()))
        segments.append(Segment("done", action.start(1), action.end(1)))
        at = action.end()
    segments.append(Segment("said", at, len(text)))
    return [segment for segment in segments if text[segment.start : segment.end].strip()]


_QUOTED = re.compile(
    r'"[^"\n]+"|“[^”\n]+”|«[^»\n]+»|(?<![^\W_])[\'‘](?=[^\W_])[^\n]{2,400}?[^\s][\'’](?![^\W_])'
)


def quoted_stretches(text: str, segments: Sequence[Segment]) -> list[tuple[int, int]]:
    """Return the stretches inside quotation marks, unless all that was said stands in one pair of them."""
    found = [match.span() for match in _QUOTED.finditer(text)]
    said = "".join(
        text[segment.start : segment.end] for segment in segments if segment.kind == "said"
    ).strip()
    return [] if len(found) == 1 and said == text[slice(*found[0])] else found
