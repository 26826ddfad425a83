"""Reading a text in a language: words spelt out, typos repaired, sentences and clauses told apart."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simtrainer.content.language import Language
from simtrainer.content.models.language import ClauseKind
from simtrainer.recognition.grammar import parse_cue
from simtrainer.recognition.lexicon import Lexicon
from simtrainer.recognition.pattern import expression
from simtrainer.recognition.reading import (
    Clause,
    Reading,
    Segment,
    Sentence,
    Token,
    quoted_stretches,
    split_actions,
)
from simtrainer.recognition.spelling import Speller, Word, fold

LONGEST_SENTENCE = 60
"""Words after which a sentence ends even without a full stop, which bounds the work on endless text."""
_ASKED = re.compile(r"[?؟？]")
_BREAK = re.compile(r"[,;:()\[\]–—،؛]|\s-+\s|--")
_STOP = re.compile(r"[!?…؟。！？\n\r\u2028]|\.\.")


@dataclass(slots=True)
class _Draft:
    """A sentence in the making: its words, where its clauses begin, whether a question mark ends it."""

    words: list[Word]
    breaks: list[int]
    asked: bool = False


class Reader:
    """Reads texts in one language.

    Args:
        language: Its profile and common words.
        lexicon: Known words and the targets of repair.
    """

    def __init__(self, language: Language, lexicon: Lexicon) -> None:
        profile = language.profile
        self.speller = speller_of(language)
        self._lexicon = lexicon
        self._titles = frozenset(map(fold, profile.abbreviations))
        self._fillers = frozenset(map(fold, profile.fillers))
        self._breaks = _by_first(profile.clause_breaks)
        self._question = self._openings(profile.question_starts, language)
        self._open_question = self._openings(profile.open_question_starts, language)
        self._wide_question = self._openings(profile.wide_question_starts, language)
        self._offer = self._openings(profile.offer_starts, language)
        self._order = self._openings(profile.order_starts, language)

    def read(self, text: str) -> Reading:
        """Read a text."""
        segments = split_actions(text)
        quotes = quoted_stretches(text, segments)
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for segment in segments:
            for draft in self._drafts(text, segment):
                first = len(tokens)
                tokens.extend(self._tokens(draft, text, quotes))
                plain = tuple(token.text for token in tokens[first:])
                clauses = tuple(self._clauses(plain, draft, first))
                sentences.append(Sentence(segment.kind, first, plain, clauses, draft.asked))
        return Reading(text, tuple(tokens), tuple(sentences))

    def _openings(self, patterns: Iterable[str], language: Language) -> re.Pattern[str]:
        ways = (expression(parse_cue(pattern, language.slots, self.speller).nodes) for pattern in patterns)
        return re.compile(r"\|(?:" + ("|".join(ways) or "(?!)") + r")(?= )")

    def _drafts(self, text: str, segment: Segment) -> Iterator[_Draft]:
        draft = _Draft([], [0])
        end = segment.start
        for word in self.speller.words(text, segment.start, segment.end):
            if draft.words and word.start >= end:
                between = text[end : word.start]
                if len(draft.words) >= LONGEST_SENTENCE or self._ends(between, draft.words[-1]):
                    draft.asked = bool(_ASKED.search(between))
                    yield draft
                    draft = _Draft([], [0])
                elif _BREAK.search(between) and word.text != draft.words[-1].text:
                    draft.breaks.append(len(draft.words))
            draft.words.append(word)
            end = max(end, word.end)
        if draft.words:
            draft.asked = bool(_ASKED.search(text[end : segment.end]))
            yield draft

    def _ends(self, between: str, before: Word) -> bool:
        if _STOP.search(between):
            return True
        if "." not in between:
            return False
        return before.text not in self._titles and (len(before.text) > 1 or before.text.isdigit())

    def _tokens(self, draft: _Draft, text: str, quotes: list[tuple[int, int]]) -> Iterator[Token]:
        places = Counter((word.start, word.end) for word in draft.words)
        for number, word in enumerate(draft.words):
            plain, known = word.text, self._lexicon.knows(word.text) or self._lexicon.surely_begins(word.text)
            if not known:
                named = (
                    number > 0 and text[word.start].isupper() and not text[word.start : word.end].isupper()
                )
                repaired = plain if named else self._lexicon.repair(plain)
                known, plain = named or repaired != plain or self._lexicon.begins(plain), repaired
            quoted = any(start <= word.start < end for start, end in quotes)
            alone = places[word.start, word.end] == 1
            respelt = alone and plain != fold(text[word.start : word.end])
            yield Token(plain, word.start, word.end, known, quoted, respelt)

    def _clauses(self, words: tuple[str, ...], draft: _Draft, first: int) -> Iterator[Clause]:
        starts = self._clause_starts(words, draft.breaks)
        ends = [*starts[1:], len(words)]
        asking = [
            bool(self._question.match(self._opening(words[start:end])))
            for start, end in zip(starts, ends, strict=True)
        ]
        last_asking = max((number for number, asks in enumerate(asking) if asks), default=len(starts) - 1)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            line = self._opening(words[start:end])
            goes_on = draft.asked and number >= last_asking
            if asking[number] or goes_on:
                asks = asking[number] or number == last_asking
                yield self._question_clause(first + start, first + end, line, asks=asks)
            else:
                kind: ClauseKind = "order" if self._order.match(line) else "statement"
                yield Clause(first + start, first + end, kind)

    def _question_clause(self, first: int, last: int, line: str, *, asks: bool) -> Clause:
        opens, wide, offers = (
            bool(way.match(line)) for way in (self._open_question, self._wide_question, self._offer)
        )
        return Clause(first, last, "question", opens, wide, offers, asks)

    def _clause_starts(self, words: tuple[str, ...], breaks: list[int]) -> list[int]:
        starts = set(breaks)
        since = 0
        for at, word in enumerate(words):
            if at in starts:
                since = at
            elif self._begins_clause(words, at, word) and not self._fillers.issuperset(words[since:at]):
                starts.add(at)
                since = at
        return sorted(starts)

    def _begins_clause(self, words: tuple[str, ...], at: int, word: str) -> bool:
        return any(words[at : at + len(phrase)] == phrase for phrase in self._breaks.get(word, ()))

    def _opening(self, words: tuple[str, ...]) -> str:
        at = 0
        while at < len(words) - 1 and words[at] in self._fillers:
            at += 1
        return "| " + " ".join(words[at : at + 12]) + " | "


def speller_of(language: Language) -> Speller:
    """Return what writes a language's contractions and hurried spellings out in full."""
    return Speller({**language.profile.contractions, **language.profile.chat_spellings})


def _by_first(phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    filed: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(map(fold, phrase.split()))
        filed.setdefault(words[0], []).append(words)
    return filed
