"""What an input asks of the person it is said to: facts, common questions, remarks, and what may have been meant."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from simtrainer.encounter.answering import trusted
from simtrainer.encounter.memory import Memory
from simtrainer.encounter.script import Script
from simtrainer.recognition import Asked, QuestionHit, Reading

YES: Final = "yes"
"""The remark that says yes to what the person asked back."""


def asked_in(script: Script, memory: Memory, reading: Reading, who: str) -> Asked:
    """Return what a reply asks.

    Args:
        script: What is played.
        memory: The encounter with the input received.
        reading: The reply, read.
        who: Whom it is said to.
    """
    just_told = memory.told_last if memory.told_turn == memory.turn - 1 else []
    found = script.questions.match(reading, after=just_told, among=script.common_of(who))
    found = replace(
        found,
        facts=tuple(hit for hit in found.facts if _may_tell(script, memory, hit, who)),
        perhaps=tuple(hit for hit in found.perhaps if _may_be_named(script, memory, hit, who)),
    )
    meant = memory.asking_back
    if meant and not found.facts and not found.common and found.remark and found.remark.id == YES:
        hit = QuestionHit(meant, found.remark.start, found.remark.end, found.remark.confidence, {})
        is_fact = meant in script.scenario.facts
        return Asked(facts=(hit,)) if is_fact else Asked(common=(hit,))
    return found


def _may_tell(script: Script, memory: Memory, hit: QuestionHit, to: str) -> bool:
    """Tell whether a fact is told here: somebody absent tells nothing, and who was called by name answers for themselves."""
    owner = script.scenario.facts[hit.id].who or script.speaker(memory.state)
    called = to != script.speaker(memory.state)
    return owner == to if called else owner in script.present(memory.state)


def _may_be_named(script: Script, memory: Memory, hit: QuestionHit, to: str) -> bool:
    """Tell whether the one spoken to may ask back whether this was meant: nobody names what they hide, or what is another's."""
    fact = script.scenario.facts.get(hit.id)
    if fact is None:
        return True
    own = (fact.who or script.speaker(memory.state)) == to
    return own and trusted(script, memory, fact, fact.who or script.first_person)


def spoken_to(script: Script, memory: Memory, text: str, to: str | None) -> str:
    """Return whom a reply is said to: whom the front says, else whom the words call by name, else who speaks here.

    Args:
        script: What is played.
        memory: The encounter with the input received.
        text: The reply as typed.
        to: Whom the learner chose, None where nobody was chosen.
    """
    return to or _called(script, memory.state, text) or script.speaker(memory.state)


def _called(script: Script, state: str, text: str) -> str | None:
    """Return the person, of those here who have a card, whom a reply calls by name: "I see. Mr Osman, do you smoke?"; of several the last."""
    titles = script.language.profile.titles
    here = script.present(state)
    people = {
        who: _names(person.name, titles)
        for who, person in script.scenario.people.items()
        if person.card and who in here
    }
    shared = Counter(name for names in people.values() for name in names)
    found: list[tuple[int, str]] = []
    for who, names in people.items():
        own = "|".join(re.escape(name) for name in names if shared[name] == 1)
        if own:
            begins = rf"(?:^|[.!?\n])\W*(?:\w+\W+){{0,2}}(?:{own})\s*[,:;]"
            ends = rf",\s*(?:\w+\s+)?(?:{own})\W*$"
            found += [(match.start(), who) for match in re.finditer(f"{begins}|{ends}", text, re.IGNORECASE)]
    return max(found)[1] if found else None


def _names(name: str, titles: Sequence[str]) -> list[str]:
    """Return the words by which a person may be called: those with a capital, without titles."""
    words = re.findall(r"\w+", name)
    return [word for word in words if word[:1].isupper() and len(word) > 2 and word.casefold() not in titles]
