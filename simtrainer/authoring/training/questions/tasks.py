"""What a network is trained on: persons of the bank, and the language's library of common questions."""

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from simtrainer.authoring.training.questions.network import BATCH, Question, Task
from simtrainer.authoring.training.questions.persons import BankPerson, Typed

LIBRARY_CHOICES: Final = 36
"""Common questions and remarks that stand together in one step."""
LIBRARY_ASKED: Final = 40
LIBRARY_STEPS: Final = 30
"""Steps an epoch that are drawn from the library."""
OUT_OF_PLACE: Final = 0.12
"""Share of questions that are given after some fact though they make sense without."""


def tasks_of(
    persons: Sequence[BankPerson], library: Mapping[str, Sequence[str]]
) -> Callable[[random.Random], list[Task]]:
    """Return what draws an epoch's steps.

    Args:
        persons: Persons of the bank.
        library: Phrasings by question or remark.
    """

    def draw_all(draw: random.Random) -> list[Task]:
        tasks = [task for person in persons for task in _of_person(person, draw)]
        tasks += [_of_library(library, draw) for _ in range(LIBRARY_STEPS)]
        draw.shuffle(tasks)
        return tasks

    return draw_all


def _of_person(person: BankPerson, draw: random.Random) -> list[Task]:
    rows = draw.sample(person.asked, len(person.asked))
    places = {fact.id: number for number, fact in enumerate(person.facts)}
    tasks = []
    for at in range(0, len(rows), BATCH):
        batch = rows[at : at + BATCH]
        facts = [_some([*fact.examples], draw) + _perhaps(fact.fact, draw) for fact in person.facts]
        questions = [_question(row, person, draw) for row in batch]
        tasks.append(Task(questions, facts, [[places[name] for name in row.facts] for row in batch]))
    return tasks


def _of_library(library: Mapping[str, Sequence[str]], draw: random.Random) -> Task:
    names = draw.sample(sorted(library), LIBRARY_CHOICES + 6)
    split = {name: draw.sample(list(library[name]), len(library[name])) for name in names}
    chosen, beside = names[:LIBRARY_CHOICES], names[LIBRARY_CHOICES:]
    asked = [(text, [place]) for place, name in enumerate(chosen) for text in split[name][3:]]
    asked = draw.sample(asked, min(len(asked), LIBRARY_ASKED))
    asked += [(draw.choice(split[name]), []) for name in beside]
    return Task(
        [Question(_hurried(text, draw)) for text, _ in asked],
        [split[name][:3] for name in chosen],
        [right for _, right in asked],
    )


def _question(row: Typed, person: BankPerson, draw: random.Random) -> Question:
    examples = {fact.id: fact.examples for fact in person.facts}
    if row.after:
        return Question(_hurried(row.text, draw), draw.choice(examples[row.after]))
    before = (
        draw.choice(examples[draw.choice(sorted(examples))])
        if row.facts and draw.random() < OUT_OF_PLACE
        else ""
    )
    return Question(_hurried(row.text, draw), before)


def _some(texts: list[str], draw: random.Random) -> list[str]:
    return draw.sample(texts, max(1, len(texts) - draw.choice([0, 0, 1])))


def _perhaps(text: str, draw: random.Random) -> list[str]:
    return [text] if draw.random() < 0.8 else []


def _hurried(text: str, draw: random.Random) -> str:
    """Return a text as it may be typed in a hurry: small letters, no question mark, a letter lost, doubled or swapped."""
    if draw.random() < 0.35:
        text = text.lower()
    if draw.random() < 0.35:
        text = text.rstrip("?. ") or text
    if draw.random() < 0.3 and len(text) > 8:
        at = draw.randrange(1, len(text) - 2)
        changed = draw.choice(
            [text[at + 1 :], text[at + 1] + text[at] + text[at + 2 :], text[at] + text[at:]]
        )
        text = text[:at] + changed
    return text
