"""What a reply that was not understood may have meant: the nearest facts, topics and behaviours."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Literal

from rapidfuzz import fuzz, utils

from simtrainer.assessment.heard import HeardReply
from simtrainer.content.language import Language
from simtrainer.content.models import Scenario
from simtrainer.encounter.script import questions_of
from simtrainer.recognition import (
    QuestionBook,
    Recogniser,
    SceneContext,
    WholeRecogniser,
    kit_of,
    read,
)

MOST_FACTS: Final = 3
MOST_OTHERS: Final = 2
LEAST_SURE: Final = 0.02
"""Facts that are less likely, 0-1, are not named."""
LEAST_LIKE: Final = 0.45
"""Topics whose nearest example is less like the reply, 0-1, are not named; 19 of 20 right ones are above it."""
LEAST_LIKELY: Final = 0.05
"""Behaviours that are less likely, 0-1, and no cue nearly showed, are not named."""

Kind = Literal["fact", "topic", "behaviour"]


@dataclass(frozen=True)
class Proposal:
    """Something that a reply may have meant.

    Attributes:
        kind: What it is.
        id: Its id in the scenario, or the behaviour's.
        title: The same for people.
        near: How near it is, 0-1: for facts and behaviours how likely, for topics how like the nearest example.
        because: What brought it here.
    """

    kind: Kind
    id: str
    title: str
    near: float
    because: str


class Proposer:
    """Finds what replies of one scenario may have meant.

    Args:
        scenario: The scenario.
        language: Its language.
        recogniser: Reads behaviours.
    """

    def __init__(self, scenario: Scenario, language: Language, recogniser: Recogniser) -> None:
        self._scenario = scenario
        self._language = language
        self._recogniser = recogniser
        self._kit = kit_of(language.code)
        self._meanings: dict[str, Any] = {}
        self._book = QuestionBook(language, questions_of(scenario), partial(kit_of, language.code))

    def proposals(self, heard: HeardReply) -> list[Proposal]:
        """Return what a reply may have meant: facts, then topics, then behaviours, each the nearest first."""
        return [*self._facts(heard.reply), *self._topics(heard.reply), *self._behaviours(heard)]

    def _facts(self, reply: str) -> Iterator[Proposal]:
        hits = self._book.match(read(reply, self._language)).best
        near = {hit.id: hit.confidence for hit in hits if hit.id in self._scenario.facts}
        for name in sorted(near, key=lambda name: -near[name])[:MOST_FACTS]:
            if near[name] >= LEAST_SURE:
                yield Proposal("fact", name, self._scenario.facts[name].text, near[name], "by meaning")

    def _topics(self, reply: str) -> Iterator[Proposal]:
        found = {}
        for name, topic in self._scenario.topics.items():
            found[name] = max(((self._like(reply, text), text) for text in topic.yes), default=(0.0, ""))
        for name in sorted(found, key=lambda name: -found[name][0])[:MOST_OTHERS]:
            near, example = found[name]
            if near >= LEAST_LIKE:
                yield Proposal("topic", name, name.replace("-", " "), near, f'like "{example}"')

    def _behaviours(self, heard: HeardReply) -> Iterator[Proposal]:
        context = SceneContext(line=heard.line)
        result = self._recogniser.recognise(heard.reply, context)
        found = {miss.id: (0.0, f"cue {miss.cue} matched, but: {miss.guard}") for miss in result.nearly}
        found |= {mark.id: (mark.confidence, "not sure") for mark in result.unsure}
        if isinstance(self._recogniser, WholeRecogniser):
            likely = self._recogniser.reasons(heard.reply, context).items()
            for behaviour, reasons in likely:
                because = found.get(behaviour, (0.0, "the encoder heard some of it"))[1]
                if behaviour in found or reasons.probability >= LEAST_LIKELY:
                    found[behaviour] = (reasons.probability, because)
        given = {*result.ids, heard.behaviour}
        ranked = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
        for behaviour, (near, because) in [one for one in ranked if one[0] not in given][:MOST_OTHERS]:
            yield Proposal("behaviour", behaviour, self._language.behaviours[behaviour].title, near, because)

    def _like(self, one: str, other: str) -> float:
        """Return how like two texts are, 0-1: in meaning, where the language has an encoder for it, else in letters."""
        if self._kit is None:
            return fuzz.token_sort_ratio(one, other, processor=utils.default_process) / 100
        return float(self._meaning(one) @ self._meaning(other))

    def _meaning(self, text: str) -> Any:
        if self._kit is not None and text not in self._meanings:
            self._meanings[text] = self._kit.reader.read(text).pooled
        return self._meanings[text]
