"""What the person answers to what was asked and said: facts, the card, what is left open, asking back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from simtrainer.content.common import OTHER
from simtrainer.content.models import (
    CardAnswer,
    CardEntry,
    CommonQuestion,
    Fact,
    MoodChange,
    Rule,
    When,
    Wordings,
)
from simtrainer.encounter.conditions import Moment
from simtrainer.encounter.memory import Memory
from simtrainer.encounter.script import Script
from simtrainer.encounter.wording import segments

OPEN_FROM: Final = 40
"""Trust from which a person answers openly where nothing is written for them."""
FELT: Final = frozenset({"mind", "story"})
"""Groups of common questions about what moves a person; there a scenario's rules know better than the library."""
LONGEST_RETOLD: Final = 25
"""Words of what was told that are told once more."""

_SENTENCE_END: Final = re.compile(r"(?<=[.?!]) ")


@dataclass(frozen=True)
class Answer:
    """What is said to one question or remark.

    Attributes:
        owner: What the words belong to.
        wordings: The wordings, of which one is said.
        who: Who says it; the state's person where None.
        told: The fact or card answer that is told or held back by it, None where it is neither.
        held_back: Whether it is held back.
        mood: How the telling moves the person.
        flag: What it sets.
        by: Who wrote it: a `fact` or the person's `card` of the scenario, or the `library` where they leave it open.
        felt: Whether it is about what moves the person.
        fills: What stands for `{mean}` and `{told}` in the wordings.
    """

    owner: str
    wordings: Wordings | None
    who: str | None = None
    told: str | None = None
    held_back: bool = False
    mood: MoodChange | None = None
    flag: tuple[str, ...] = ()
    by: Literal["fact", "card", "library"] = "fact"
    felt: bool = False
    fills: tuple[tuple[str, str], ...] = ()


def answers_to(script: Script, memory: Memory, moment: Moment, who: str) -> Iterator[Answer]:
    """Yield what the person answers to each thing that was asked, in the order asked.

    Args:
        script: What is played.
        memory: Everything before, and the input received.
        moment: What was read in it.
        who: Who is spoken to.
    """
    for name in moment.asked:
        yield _of_fact(script, memory, name)
    for name in moment.common:
        yield _of_common(script, memory, name, who)


def to_remark(script: Script, memory: Memory, name: str, who: str) -> Answer:
    """Return what the person answers to something said that asks for no fact."""
    return _of_common(script, memory, name, who)


def fitting(answers: Sequence[Answer], rule: Rule | None, *, unsure: bool) -> list[Answer]:
    """Return the answers that go together, and with the words of the rule that fired.

    What the library says where the scenario leaves a question open is dropped beside anything that the scenario says; of two such
    answers one is enough, and none where the reply may have asked for a fact: that is asked back. A rule about certain words
    speaks for the card too; about what moves the person any rule knows better.
    """
    speaks = rule is not None and rule.say is not None
    for_words = speaks and rule is not None and about_words(rule.when)
    written = [one for one in answers if one.wordings and one.by != "library"]
    kept = [one for one in answers if one.by == "fact" or (one.by == "card" and not for_words)]
    left = [one for one in answers if one.by == "library" and not (written or for_words or unsure)]
    return kept + [one for one in left if not (one.felt and speaks)][:1]


def about_words(when: When) -> bool:
    """Tell whether a rule waits for certain words or deeds, not only for a tone or a turn."""
    return bool(
        when.asks or when.says or when.does or when.promises or when.choice or when.silence or when.unclear
    )


def asked_back(script: Script, memory: Memory, name: str, who: str) -> Answer | None:
    """Return how the person spoken to, or whose the fact is, asks whether that was meant; None where they could not name it."""
    mean = script.mean(name)
    if mean is None:
        return None
    fact = script.scenario.facts.get(name)
    who = (fact and fact.who) or who
    owner, wordings = script.answer("asked_back", memory.state, who)
    return Answer(owner, wordings, who, fills=(("mean", mean),))


def matters_most(script: Script, memory: Memory, moment: Moment) -> str:
    """Return the one of the facts asked for that matters most to the person: what they have not told and guard most."""
    fresh = [name for name in moment.asked if name not in memory.told] or list(moment.asked)
    facts = script.scenario.facts
    return max(fresh, key=lambda name: (facts[name].opportunity is not None, facts[name].trust))


def _of_fact(script: Script, memory: Memory, name: str) -> Answer:
    fact = script.scenario.facts[name]
    owner = f"fact:{name}"
    if name in memory.told:
        if fact.again:
            return Answer(f"{owner}.again", fact.again, fact.who)
        return _retold(script, memory, fact.tell, fact.who)
    if trusted(script, memory, fact, fact.who or script.first_person):
        return Answer(f"{owner}.tell", fact.tell, fact.who, told=name, mood=fact.mood, flag=tuple(fact.flag))
    return Answer(f"{owner}.hide", fact.hide, fact.who, told=name, held_back=True)


def _of_common(script: Script, memory: Memory, name: str, who: str) -> Answer:
    entry = script.scenario.people[who].card.get(name)
    if entry is None:
        return _left_open(script, memory, name, who)
    answer, owner = card_answer(entry), f"card:{who}:{name}"
    if owner in memory.told and name not in script.common.remarks:
        if answer.again:
            return Answer(f"{owner}.again", answer.again, who, by="card")
        return replace(_retold(script, memory, answer.tell, who), by="card")
    if trusted(script, memory, answer, who):
        flag = tuple(answer.flag)
        return Answer(f"{owner}.tell", answer.tell, who, told=owner, mood=answer.mood, flag=flag, by="card")
    if answer.hide:
        return Answer(f"{owner}.hide", answer.hide, who, told=owner, held_back=True, by="card")
    return _left_open(script, memory, name, who)


def _left_open(script: Script, memory: Memory, name: str, who: str) -> Answer:
    own = script.left_open(name)
    kind = "open" if memory.moods[who]["trust"] >= OPEN_FROM else "guarded"
    felt = isinstance(own, CommonQuestion) and own.group in FELT
    return Answer(
        f"common:{name.removesuffix(OTHER)}.{kind}", getattr(own, kind), who, by="library", felt=felt
    )


def _retold(script: Script, memory: Memory, told: Wordings, who: str | None) -> Answer:
    owner, wordings = script.answer("retell", memory.state, who)
    return Answer(owner, wordings, who, fills=(("told", in_short(told)),))


def card_answer(entry: CardEntry) -> CardAnswer:
    """Return a card's entry in its long form."""
    if isinstance(entry, CardAnswer):
        return entry
    return CardAnswer(tell=[entry] if isinstance(entry, str) else entry)


def trusted(script: Script, memory: Memory, told: Fact | CardAnswer, who: str) -> bool:
    """Tell whether a person trusts the learner enough to tell something here."""
    moods = memory.moods[who]
    heard = told.alone and bool(script.hears(memory.state))
    return moods["trust"] >= told.trust and moods["openness"] >= told.openness and not heard


def in_short(told: Wordings) -> str:
    """Return what was told in its first wording, without what was shown, and not more than a breath of it."""
    first = told[0]
    text = first if isinstance(first, str) else next(iter(first.values()))
    said = " ".join(part.text for part in segments(text) if part.kind == "said")
    short = ""
    for sentence in _SENTENCE_END.split(said):
        if short and len(f"{short} {sentence}".split()) > LONGEST_RETOLD:
            break
        short = f"{short} {sentence}".strip()
    return short
