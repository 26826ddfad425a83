"""Checks of what is asked: cards that name something unknown, wonders that never come up, facts that questions confuse."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from rapidfuzz import fuzz, process, utils

from simtrainer.authoring.checking.facts import asked_twice
from simtrainer.authoring.checking.subject import Subject
from simtrainer.content.common import OTHER, CommonTalk, shipped_common_talk
from simtrainer.content.diagnostics import Diagnostic, KeyPath
from simtrainer.content.language import Language
from simtrainer.content.models import Scenario
from simtrainer.content.nearest import nearest
from simtrainer.content.walk import effects
from simtrainer.content.yaml import Document
from simtrainer.recognition import Confusion, Questions, confusions, kit_of

NEAR_WORDS: Final = 80
"""Likeness (token_set_ratio, 0-100) from which a phrasing is taken for what an unknown entry meant."""
MOST_MEANT: Final = 4


def check_questions(subject: Subject) -> Iterator[Diagnostic]:
    """Yield what is wrong with a scenario's cards, wonders and example questions."""
    document, scenario = subject.document, subject.scenario
    yield from _cards(document, scenario, subject.language)
    yield from _wonders(document, scenario)


def _cards(document: Document, scenario: Scenario, language: Language) -> Iterator[Diagnostic]:
    talk = shipped_common_talk(language.code)
    known = {*talk.questions, *talk.remarks}
    known |= {name + OTHER for name, entry in talk.questions.items() if entry.other}
    for who, person in scenario.people.items():
        for name in person.card:
            if name not in known:
                hint = nearest(name, sorted(known)) or _by_words(name, talk)
                yield document.diagnostic(
                    "R013", ("people", who, "card", name), key=True, name=name, hint=hint
                )


def _by_words(name: str, talk: CommonTalk) -> str:
    """Return the entry that people put in words like these: `live-with` is asked as "Who do you live with?"."""
    words = re.sub(r"[^a-z0-9]+", " ", name)
    phrasings = [(text, entry) for entry, texts in talk.phrasings().items() for text in texts]
    found = process.extract(
        words,
        [text for text, _ in phrasings],
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        score_cutoff=NEAR_WORDS,
        limit=None,
    )
    entries = list(dict.fromkeys(phrasings[place][1] for _, _, place in found))[:MOST_MEANT]
    return f" (did you mean {' or '.join(f'`{entry}`' for entry in entries)}?)" if entries else ""


def _wonders(document: Document, scenario: Scenario) -> Iterator[Diagnostic]:
    named = {name for _, effect in effects(scenario) for name in effect.wonders}
    named |= {name for state in scenario.states.values() for name in state.wonders}
    for name, wonder in scenario.wonders.items():
        if wonder.ask is None and name not in named:
            yield document.diagnostic("F004", ("wonders", name), key=True, name=name)


def check_confusions(subject: Subject) -> Iterator[Diagnostic]:
    """Yield example questions that, were they typed, would be answered with another fact; slow, so it comes last."""
    kit = kit_of(subject.language.code)
    if kit is None:
        return
    twice = asked_twice(subject)
    questions = {
        name: Questions(examples=list(fact.asked), text=fact.text)
        for name, fact in subject.scenario.facts.items()
    }
    for one in confusions(subject.language, questions, kit):
        if (one.fact, "asked", one.place) not in twice and not _told_there(twice, one):
            at: KeyPath = ("facts", one.fact, "asked", one.place)
            yield subject.diagnostic("F003", at, example=one.example, name=one.fact, other=one.taken_for)


def _told_there(twice: Mapping[tuple[str, str, int], str], one: Confusion) -> bool:
    """Tell whether an example is confused with a fact under which it stands once more; that is told at the other place."""
    return any(name == one.taken_for and before == one.fact for (name, _, _), before in twice.items())
