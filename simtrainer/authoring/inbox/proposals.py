"""What a reply that was not understood may have meant: the nearest facts, topics and behaviours."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Final, Literal

from rapidfuzz import fuzz, utils

from simtrainer.assessment.heard import HeardReply
from simtrainer.content.language import Language
from simtrainer.content.models import Scenario
from simtrainer.recognition import QuestionBook, Questions, Recogniser, SceneContext, kit_of, read

MOST_FACTS: Final = 3
MOST_OTHERS: Final = 2
LEAST_SURE: Final = 0.02
"""Facts that are less likely, 0-1, are not named."""
LEAST_LIKE: Final = 0.5
"""Topics and behaviours whose nearest example is less like the reply, 0-1, are not named."""

Kind = Literal["fact", "topic", "behaviour"]


@dataclass(frozen=True)
class Proposal:
    """Something that a reply may have meant.

    Attributes:
        kind: What it is.
        id: Its id in the scenario, or the behaviour's.
        title: The same for people.
        near: How near it is, 0-1: for facts how likely, else how like the nearest example.
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
        questions = {
            name: Questions(list(fact.cues), list(fact.asked), fact.text)
            for name, fact in scenario.facts.items()
        }
        self._book = QuestionBook(language, questions, partial(kit_of, language.code))

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
        near = {}
        for name, topic in self._scenario.topics.items():
            near[name] = max(((_like(reply, text), text) for text in topic.yes), default=(0.0, ""))
        for name in sorted(near, key=lambda name: -near[name][0])[:MOST_OTHERS]:
            likeness, example = near[name]
            if likeness >= LEAST_LIKE:
                yield Proposal("topic", name, name.replace("-", " "), likeness, f'like "{example}"')

    def _behaviours(self, heard: HeardReply) -> Iterator[Proposal]:
        found: dict[str, tuple[float, str]] = {}
        result = self._recogniser.recognise(heard.reply, SceneContext(line=heard.line))
        for mark in result.unsure:
            found[mark.id] = (mark.confidence, "the recogniser is not sure")
        for miss in result.nearly:
            found.setdefault(miss.id, (LEAST_LIKE, f"cue {miss.cue} nearly counted ({miss.guard})"))
        for text in filter(None, (heard.meant, heard.reply)):
            likeness, behaviour, example = self._nearest_example(text)
            if likeness >= LEAST_LIKE:
                found.setdefault(behaviour, (likeness, f'like "{example}"'))
        found.pop(heard.behaviour or "", None)
        titles = self._language.behaviours
        for name, (near, because) in sorted(found.items(), key=lambda item: -item[1][0])[:MOST_OTHERS]:
            title = next(text.title for known, text in titles.items() if known == name)
            yield Proposal("behaviour", name, title, near, because)

    def _nearest_example(self, text: str) -> tuple[float, str, str]:
        return max(
            (
                (_like(text, example), file.behaviour, example)
                for file in self._language.cues
                for cue in file.cues
                if not cue.against
                for example in cue.yes
            ),
            default=(0.0, "", ""),
        )


@cache
def _plain(text: str) -> str:
    return utils.default_process(text)


def _like(one: str, other: str) -> float:
    return fuzz.token_sort_ratio(_plain(one), _plain(other)) / 100
