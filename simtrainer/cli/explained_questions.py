"""What a reply asks for, in words: what was matched, what nearly was, and why."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from simtrainer.content.common import OTHER, shipped_common_talk
from simtrainer.content.language import Language
from simtrainer.content.models import Scenario
from simtrainer.encounter.script import questions_of
from simtrainer.recognition import QuestionBook, QuestionHit, kit_of, read

SIGNS: Final = {
    "meaning": "its meaning",
    "whole": "the meaning of the whole reply",
    "margin": "how far the next fact is",
    "none": "how far no fact at all is",
    "words": "its letters",
    "common": "a common question is nearer",
    "remark": "a remark is nearer",
    "asks": "the form of a question",
    "part": "only a part asks for it",
    "stranger": "it names somebody whom the fact does not",
    "share": "how near the nearest example is",
    "likeness": "how near the nearest phrasings are",
    "gap": "how far the next entry is",
}
"""What was weighed, in words."""
MOST_NEARLY: Final = 3
LEAST_SAID: Final = 0.25
"""What moves the odds less than this, in log-odds, is not told."""


def explained_questions(reply: str, language: Language, scenario: Scenario | None) -> Iterator[str]:
    """Yield line by line what a reply asks for.

    Args:
        reply: The reply.
        language: Its language.
        scenario: Whose facts it may ask for; None: only common questions and remarks.
    """
    kit = kit_of(language.code)
    if kit is None:
        return
    facts = scenario.facts if scenario else {}
    questions = questions_of(scenario) if scenario else {}
    asked = QuestionBook(language, questions, partial(kit_of, language.code)).match(read(reply, language))
    talk = shipped_common_talk(language.code)
    titles = {name: fact.text for name, fact in facts.items()}
    titles |= {name: entry.title for name, entry in talk.questions.items()}
    titles |= {name + OTHER: f"{entry.title}, of somebody else" for name, entry in talk.questions.items()}
    titles |= {name: entry.title for name, entry in talk.remarks.items()}
    groups: tuple[tuple[str, tuple[QuestionHit, ...], dict[str, float]], ...] = (
        ("Asks for the fact", asked.facts, kit.judge.facts.weights),
        ("Asks a common question", asked.common, kit.judge.common.weights),
        ("Said", (asked.remark,) if asked.remark else (), kit.judge.common.weights),
        ("May ask for, so the person asks back", asked.perhaps[:1], {}),
        ("Nearly asks for", asked.nearly[:MOST_NEARLY], kit.judge.facts.weights),
    )
    for word, hits, weights in groups:
        for hit in hits:
            yield f"{word}: {hit.id} ({titles[hit.id]})"
            yield f'  words: "{" ".join(reply[hit.start : hit.end].split())}", how sure {hit.confidence:.2f}'
            yield from _weighed(hit, weights)


def _weighed(hit: QuestionHit, weights: dict[str, float]) -> Iterator[str]:
    """Yield what spoke for a hit and against it, the strongest first."""
    if not hit.signs:
        yield "  a pattern of the fact matches"
        return
    moved = sorted(
        ((weights.get(name, 0.0) * value, name) for name, value in hit.signs.items()),
        key=lambda one: -abs(one[0]),
    )
    for side, sign in (("for it", 1), ("against it", -1)):
        parts = [f"{SIGNS[name]} {abs(value):.1f}" for value, name in moved if value * sign >= LEAST_SAID]
        if parts:
            yield f"  {side}: {', '.join(parts)}"
