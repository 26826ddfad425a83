"""Checks of what is asked: cards that name something unknown, wonders that never come up, facts that questions confuse."""

from collections.abc import Iterator

from simtrainer.content.common import OTHER, shipped_common_talk
from simtrainer.content.diagnostics import Diagnostic, KeyPath
from simtrainer.content.language import Language
from simtrainer.content.models import Scenario
from simtrainer.content.schema import nearest
from simtrainer.content.walk import effects
from simtrainer.content.yaml import Document
from simtrainer.recognition import Questions, confusions, kit_of


def check_questions(document: Document, scenario: Scenario, language: Language) -> Iterator[Diagnostic]:
    """Yield what is wrong with a scenario's cards, wonders and example questions."""
    yield from _cards(document, scenario, language)
    yield from _wonders(document, scenario)
    yield from _confused(document, scenario, language)


def _cards(document: Document, scenario: Scenario, language: Language) -> Iterator[Diagnostic]:
    talk = shipped_common_talk(language.code)
    known = {*talk.questions, *talk.remarks}
    known |= {name + OTHER for name, entry in talk.questions.items() if entry.other}
    for who, person in scenario.people.items():
        for name in person.card:
            if name not in known:
                hint = nearest(name, sorted(known))
                yield document.diagnostic(
                    "R013", ("people", who, "card", name), key=True, name=name, hint=hint
                )


def _wonders(document: Document, scenario: Scenario) -> Iterator[Diagnostic]:
    named = {name for _, effect in effects(scenario) for name in effect.wonders}
    named |= {name for state in scenario.states.values() for name in state.wonders}
    for name, wonder in scenario.wonders.items():
        if wonder.ask is None and name not in named:
            yield document.diagnostic("F004", ("wonders", name), key=True, name=name)


def _confused(document: Document, scenario: Scenario, language: Language) -> Iterator[Diagnostic]:
    """Yield example questions that, were they typed, would be answered with another fact."""
    kit = kit_of(language.code)
    if kit is None:
        return
    questions = {
        name: Questions(examples=list(fact.asked), text=fact.text) for name, fact in scenario.facts.items()
    }
    for one in confusions(language, questions, kit):
        at: KeyPath = ("facts", one.fact, "asked", one.place)
        yield document.diagnostic("F003", at, example=one.example, name=one.fact, other=one.taken_for)
