"""Checks of facts: whether they can be told at all, and whether two of them wait for the same question."""

from collections.abc import Iterator
from typing import Final

from simtrainer.authoring.checking.subject import Subject
from simtrainer.content import walk
from simtrainer.content.diagnostics import Diagnostic, KeyPath
from simtrainer.content.models import CardAnswer, Effects, MoodChange
from simtrainer.content.vocabulary import MoodName
from simtrainer.encounter.feelings import MOST_MOOD_A_TURN
from simtrainer.recognition import PhraseBook, read

GUARDED_BY: Final[tuple[MoodName, ...]] = ("trust", "openness")
"""The moods that a fact may wait for."""


def check_facts(subject: Subject) -> Iterator[Diagnostic]:
    """Yield facts that nobody can ever be told, and questions that ask for two of them."""
    yield from _never_trusted(subject)
    yield from _never_alone(subject)
    yield from _asked_twice(subject)


def _never_trusted(subject: Subject) -> Iterator[Diagnostic]:
    for name, fact in subject.scenario.facts.items():
        who = fact.who or subject.scenario.first_person
        for mood in GUARDED_BY:
            needed: int = getattr(fact, mood)
            most = _most(subject, who, mood)
            if needed > most:
                yield subject.diagnostic(
                    "F001", ("facts", name, mood), name=name, mood=mood, needed=needed, who=who, most=most
                )


def _most(subject: Subject, who: str, mood: MoodName) -> int:
    """Return a value that a person's mood can never pass: as if all went well, and everything that raises it happened."""
    scenario, start = subject.scenario, subject.start
    speaks = any((scenario.states[name].who or scenario.first_person) == who for name in subject.reached)
    by_reply = [
        _rise(change, who, mood, speaks) for _, _, rule in walk.rules(scenario) for change in _changes(rule)
    ]
    if speaks and any(getattr(reaction, mood) > 0 for reaction in start.reactions.values()):
        by_reply.append(MOST_MOOD_A_TURN)
    once = [change for event in scenario.events for change in _changes(event)]
    once += [fact.mood for fact in scenario.facts.values() if fact.mood]
    once += [wonder.given_up for wonder in scenario.wonders.values() if wonder.given_up]
    by_card = [  # a card's answer to a remark is given again
        _rise(entry.mood, who, mood, speaks=True)
        for person in scenario.people.values()
        for entry in person.card.values()
        if isinstance(entry, CardAnswer) and entry.mood
    ]
    most = start.moods[who][mood] + start.turns * (max(by_reply, default=0) + sum(by_card))
    return min(100, most + sum(_rise(change, who, mood, speaks=True) for change in once))


def _changes(effects: Effects) -> list[MoodChange]:
    if effects.mood is None:
        return []
    return effects.mood if isinstance(effects.mood, list) else [effects.mood]


def _rise(change: MoodChange, who: str, mood: MoodName, speaks: bool) -> int:
    """Return how far a change raises a person's mood; one that names nobody means whoever speaks."""
    concerns = change.of == who if change.of else speaks
    return max(0, getattr(change, mood)) if concerns else 0


def _never_alone(subject: Subject) -> Iterator[Diagnostic]:
    scenario = subject.scenario
    hears = [scenario.states[name].hears for name in subject.reached]
    if any(not (scenario.scene.hears if own is None else own) for own in hears):
        return
    for name, fact in scenario.facts.items():
        if fact.alone:
            yield subject.diagnostic("F007", ("facts", name, "alone"), name=name)


def asked_twice(subject: Subject) -> dict[tuple[str, str, int], str]:
    """Return the example questions and cues that stand, word for word, under an earlier fact too.

    Args:
        subject: The scenario.

    Returns:
        The earlier fact by the fact's name, the field (`asked`, `cues`) and the number in it, from 0.
    """
    first: dict[tuple[str, str], str] = {}
    found: dict[tuple[str, str, int], str] = {}
    for name, fact in subject.scenario.facts.items():
        for field, texts in (("asked", map(_plain, fact.asked)), ("cues", map(str.strip, fact.cues))):
            for i, text in enumerate(texts):
                before = first.setdefault((field, text), name)
                if before != name:
                    found[name, field, i] = before
    return found


def _asked_twice(subject: Subject) -> Iterator[Diagnostic]:
    twice = asked_twice(subject)
    facts = subject.scenario.facts
    for (name, field, i), other in twice.items():
        example = getattr(facts[name], field)[i]
        yield subject.diagnostic("F006", ("facts", name, field, i), example=example, name=name, other=other)
    book = PhraseBook(subject.language, {name: list(fact.cues) for name, fact in facts.items() if fact.cues})
    for name, fact in facts.items():
        for i, example in enumerate(fact.asked):
            others = {hit.id for hit in book.find(read(example, subject.language))} - {name}
            if others and (name, "asked", i) not in twice:
                at: KeyPath = ("facts", name, "asked", i)
                yield subject.diagnostic("F009", at, example=example, name=name, other=min(others))


def _plain(question: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in question.casefold()).split())
