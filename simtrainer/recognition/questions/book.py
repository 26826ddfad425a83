"""Which facts of a person a reply asks for: by meaning, letters, form, and what else is commonly asked and said."""

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from simtrainer.content.common import OTHER
from simtrainer.content.language import Language
from simtrainer.recognition.asking import asked_stretches
from simtrainer.recognition.bank import bank_of
from simtrainer.recognition.groups import PhraseGroups
from simtrainer.recognition.lexicon import Lexicon
from simtrainer.recognition.questions.common import CommonPhrasings, common_signs
from simtrainer.recognition.questions.kit import QuestionKit
from simtrainer.recognition.questions.meaning import Choices, MeaningReader
from simtrainer.recognition.questions.parts import Part, parts_of
from simtrainer.recognition.questions.signs import Candidate, PartRead, candidates
from simtrainer.recognition.questions.weights import QuestionJudge, Weights
from simtrainer.recognition.reading import Reading

OUTRIGHT: Final = 0.95
"""Confidence where a pattern of the fact matches."""
PATTERN_FROM: Final = 0.1
"""A pattern counts where by meaning alone the fact is at least so likely."""
LONGEST_HEADING: Final = 5
_WORD: Final = re.compile(r"\w+")
FOLLOWS: Final = 9
"""A reply of at most so many words may make sense only after what was told just before."""
MURMUR: Final = 3
"""A reply of at most so many words that asks nothing ("I see.") asks for nothing again either."""


@dataclass(frozen=True, slots=True)
class Questions:
    """How a fact may be asked for.

    Attributes:
        patterns: Patterns in the cue grammar; a question that matches one asks for this fact, unless its meaning is far from it.
        examples: Example questions as a tutor writes them.
        text: The fact itself.
    """

    patterns: Sequence[str] = ()
    examples: Sequence[str] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class QuestionHit:
    """A fact, common question or remark found in a reply.

    Attributes:
        id: Which.
        start: Offset of the first of the words that ask for it, in the reply as typed.
        end: Offset after the last one.
        confidence: How likely it is meant, 0-1.
        signs: What spoke for it and against it, for `explain`.
    """

    id: str
    start: int
    end: int
    confidence: float
    signs: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reply asks for.

    Attributes:
        facts: Facts that it asks for, surest first.
        common: Common questions that it asks.
        remark: What it is, where it asks for nothing.
        perhaps: Facts and common questions that it may ask for, surest first; none of them is to be guessed.
        nearly: Facts that were looked at and are none of these.
    """

    facts: tuple[QuestionHit, ...] = ()
    common: tuple[QuestionHit, ...] = ()
    remark: QuestionHit | None = None
    perhaps: tuple[QuestionHit, ...] = ()
    nearly: tuple[QuestionHit, ...] = ()

    @property
    def best(self) -> tuple[QuestionHit, ...]:
        """Everything that was looked at, facts that are sure first."""
        return (*self.facts, *self.perhaps, *self.nearly)


class BookReader:
    """Reads what a reply may ask of a set of facts, before anybody judges how sure that is.

    Args:
        language: How words are read.
        questions: Ways to ask, by fact.
        reader: Reads what texts mean.
        common: The language's library.
    """

    def __init__(
        self,
        language: Language,
        questions: Mapping[str, Questions],
        reader: MeaningReader,
        common: CommonPhrasings,
    ) -> None:
        self._reader = reader
        self._common = common
        self._requests = bank_of(language).requests
        texts = {
            name: [*entry.examples, *([entry.text] if entry.text else [])]
            for name, entry in questions.items()
        }
        self._texts = {name: known for name, known in texts.items() if known}
        self._people = frozenset(language.slots.get("relative", ()))
        self._choices = Choices(reader, self._texts)

    def parts(
        self, reading: Reading, after: Sequence[str] = (), among: Container[str] | None = None
    ) -> list[PartRead]:
        """Return the parts of a reply with their meaning.

        Args:
            reading: A reply, read.
            after: Facts that were told just before, for what makes sense only after them.
            among: Entries of the library that may be found; all where None.
        """
        read = []
        for part in parts_of(reading, self._requests):
            meaning = self._reader.read(part.text)
            read.append(PartRead(part, meaning, self._common.nearest(meaning.pooled, among)))
        if read and len(reading.words) <= FOLLOWS and _asks_on(read[0], len(reading.words)):
            whole = read[0]
            read += [
                PartRead(whole.part, self._reader.read(whole.part.text, self._texts[name][0]), whole.near)
                for name in after
                if name in self._texts
            ]
        return read

    def candidates(self, parts: Sequence[PartRead]) -> list[Candidate]:
        """Return the facts that the parts of a reply may ask for, with what speaks for and against each."""
        return candidates(self._choices, self._texts, parts, self._people)


def _asks_on(whole: PartRead, words: int) -> bool:
    """Tell whether a short reply may ask for more of what was told: a murmur does not, nor does a remark ("thank you")."""
    remarks = whole.near is not None and whole.near.remark
    return whole.part.asks or (words > MURMUR and not remarks)


class QuestionBook:
    """The facts of a scenario and the language's library: which of them a reply asks for.

    Args:
        language: How words are read.
        questions: Ways to ask, by fact.
        open_kit: Opens the encoder, the library and the judge of the language when they are first needed;
            None for a language without: then only patterns find a fact.

    Raises:
        CueError: A pattern does not follow the grammar.
    """

    def __init__(
        self,
        language: Language,
        questions: Mapping[str, Questions],
        open_kit: Callable[[], QuestionKit | None],
    ) -> None:
        self._language = language
        self._questions = questions
        self._open_kit = open_kit
        self._requests = bank_of(language).requests
        self._patterns = PhraseGroups(language, {name: entry.patterns for name, entry in questions.items()})
        self._lexicon = Lexicon(language.words, self._patterns.patterns)

    def warm(self) -> None:
        """Read the facts now, so that the first reply need not wait for it."""
        _ = self._ready

    @cached_property
    def _ready(self) -> tuple[BookReader, QuestionJudge] | None:
        kit = self._open_kit()
        if kit is None:
            return None
        return BookReader(self._language, self._questions, kit.reader, kit.common), kit.judge

    def match(
        self, reading: Reading, after: Sequence[str] = (), among: Container[str] | None = None
    ) -> Asked:
        """Return what a reply asks for.

        Args:
            reading: A reply, read.
            after: Facts that were told just before, for what makes sense only after them.
            among: Common questions and remarks that may be found; all where None.
        """
        outright = self._outright(reading.respelt(self._lexicon.repair, self._lexicon.seeks))
        if self._ready is None:
            return Asked(facts=tuple(outright))
        book, judge = self._ready
        parts = book.parts(reading, after, among)
        meant = [
            _hit(one.id, one.part, judge.facts.confidence(one.signs), one.signs)
            for one in book.candidates(parts)
        ]
        found = self._together(outright, meant, judge.facts)
        sure = [hit for hit in found if hit.confidence >= judge.facts.sure]
        perhaps = [hit for hit in found if judge.facts.perhaps <= hit.confidence < judge.facts.sure]
        entries = list(self._entries(parts, sure, judge.common))
        asked = [hit for hit, remark in entries if not remark and hit.confidence >= judge.common.sure]
        perhaps += [
            hit
            for hit, remark in entries
            if not remark and judge.common.perhaps <= hit.confidence < judge.common.sure
        ]
        remark = next(
            (hit for hit, is_remark in entries if is_remark and hit.confidence >= judge.common.sure), None
        )
        if remark:
            perhaps = [hit for hit in perhaps if hit.confidence > remark.confidence]
        return Asked(
            facts=tuple(sure),
            common=tuple({hit.id: hit for hit in reversed(asked)}.values())[::-1],
            remark=remark,
            perhaps=tuple(sorted(perhaps, key=lambda hit: -hit.confidence)),
            nearly=tuple(hit for hit in found if hit.confidence < judge.facts.perhaps),
        )

    def _together(
        self, outright: Sequence[QuestionHit], meant: Sequence[QuestionHit], judge: Weights
    ) -> list[QuestionHit]:
        """Return the facts found by pattern or meaning, surest first.

        A pattern is sure by itself where the fact has no examples, and where the meaning comes near; else it is only a reason to
        ask back.
        """
        known = {hit.id: hit for hit in meant}
        for hit in outright:
            by_meaning = known[hit.id].confidence if hit.id in known else 0.0
            if not self._questions[hit.id].examples or by_meaning >= PATTERN_FROM:
                known[hit.id] = hit
            elif by_meaning < judge.perhaps:
                known[hit.id] = replace(hit, confidence=judge.perhaps)
        return sorted(known.values(), key=lambda hit: (-hit.confidence, hit.start, hit.id))

    def _entries(
        self, parts: Sequence[PartRead], sure: Sequence[QuestionHit], judge: Weights
    ) -> Iterator[tuple[QuestionHit, bool]]:
        """Yield the library's entry nearest to each part that asks for no fact, and whether it is a remark."""
        for one in parts:
            if one.near is None or any(_overlap(hit, one.part) for hit in sure):
                continue
            leans = one.near.leans and (bool(sure) or not one.part.whole)
            if not one.near.remark and (leans or _states(one.part) or self._about_another(one)):
                continue
            signs = common_signs(one.near, asks=one.part.asks, whole=one.part.whole)
            yield _hit(one.near.id, one.part, judge.confidence(signs), signs), one.near.remark

    def _about_another(self, one: PartRead) -> bool:
        """Tell whether a part speaks only of somebody else, and what is nearest is put to the person about themself."""
        profile = self._language.profile
        words = set(_WORD.findall(one.part.text.lower()))
        elsewhere = bool(words & set(profile.third_person)) and not words & set(profile.second_person)
        return elsewhere and one.near is not None and not one.near.id.endswith(OTHER)

    def _outright(self, reading: Reading) -> list[QuestionHit]:
        """Return the facts whose patterns match a question of the reply."""
        hits: dict[str, QuestionHit] = {}
        for stretch in asked_stretches(reading, self._requests):
            for name, match in self._patterns.matches(stretch):
                hits.setdefault(name, QuestionHit(name, *reading.span(match.first, match.last), OUTRIGHT, {}))
        return list(hits.values())


def _states(part: Part) -> bool:
    """Tell whether a part is a statement: no question by form or mark, and longer than a heading ("Past history")."""
    return not part.asks and "?" not in part.text and len(_WORD.findall(part.text)) > LONGEST_HEADING


def _hit(name: str, part: Part, confidence: float, signs: Mapping[str, float]) -> QuestionHit:
    return QuestionHit(name, part.start, part.end, round(confidence, 4), signs)


def _overlap(hit: QuestionHit, part: Part) -> bool:
    return hit.start < part.end and part.start < hit.end
