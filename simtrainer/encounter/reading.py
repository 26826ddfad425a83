"""Reading one input against a scenario: behaviours, actions, questions for facts, topics, promises."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from simtrainer.encounter.asking import asked_in, spoken_to
from simtrainer.encounter.conditions import Moment
from simtrainer.encounter.events import Evidence, Received, Recognised
from simtrainer.encounter.memory import Memory
from simtrainer.encounter.script import Script
from simtrainer.recognition import Asked, Mark, Recogniser, Recognition, SceneContext, read, split_actions

MOST_FACTS_A_TURN: Final = 2
NOTHING_ASKED: Final = Asked()
_SAME_WORDS: Final = 92
_LONG_ENOUGH_TO_REPEAT: Final = 12


@dataclass(frozen=True)
class Heard:
    """What an input held: the event for the log, and the moment for the conditions."""

    event: Recognised
    moment: Moment


def hear(
    script: Script,
    recogniser: Recogniser,
    memory: Memory,
    received: Received,
    answered: SceneContext,
    choice: str | None = None,
) -> Heard:
    """Read an input.

    Args:
        script: The scenario.
        recogniser: Reads behaviours.
        memory: The encounter with the input received.
        received: A reply, action, choice (with the words chosen) or silence.
        answered: The moment that it answers, from `context`.
        choice: The id of the choice made, if it was one.
    """
    if received.kind == "silence":
        return _heard(script, memory, received, Recognition(), silence=True)
    if received.kind == "action":
        return _heard(script, memory, received, Recognition(), actions=_done(script, received.text))
    said, done = _said_and_done(received.text)
    actions = _done(script, done) if done else []
    if done and not any(char.isalnum() for char in said):
        return _heard(script, memory, received, Recognition(), actions=actions)
    reading = read(received.text, script.language)
    to = spoken_to(script, memory, received.text, received.to)
    asked = asked_in(script, memory, reading, to)
    return _heard(
        script,
        memory,
        received,
        recogniser.recognise(received.text, answered),
        actions=actions,
        asked=asked,
        to=to,
        topics=[hit.id for hit in script.topics.find(reading) if not hit.negated],
        promises=[hit.id for hit in script.promises.find(reading) if not hit.negated],
        choice=choice,
        spoken=True,
    )


def context(script: Script, memory: Memory) -> SceneContext:
    """Return what the recogniser may know: place, who hears, who spoke, and every wording of the line.

    All wordings of the last lines are given, not only the one drawn, so that the same reply gets the same
    marks whatever the seed.
    """
    state = memory.state
    who = memory.line[-1][0] if memory.line else script.speaker(state)
    person = script.scenario.people.get(who, script.scenario.people[script.first_person])
    hears = script.hears(state)
    opportunity = memory.opportunity
    return SceneContext(
        scene=f"{script.place(state)} {' '.join(hears)}",
        speaker=f"{person.name}, {person.role}",
        line=" / ".join(script.all_words(owner, text) for _, owner, text in memory.line),
        others_hear=bool(hears),
        emotional=opportunity is not None and not opportunity.taken,
        lay=person.is_lay,
    )


def _said_and_done(text: str) -> tuple[str, str]:
    parts = split_actions(text)
    said, done = ([text[p.start : p.end] for p in parts if p.kind == kind] for kind in ("said", "done"))
    return " ".join(said), " . ".join(done)


def _done(script: Script, text: str) -> list[str]:
    reading = read(text, script.language)
    return [hit.id for hit in script.actions.find(reading, kind="any") if not hit.negated]


def _heard(
    script: Script,
    memory: Memory,
    received: Received,
    recognition: Recognition,
    *,
    silence: bool = False,
    actions: Iterable[str] = (),
    asked: Asked = NOTHING_ASKED,
    to: str | None = None,
    topics: Iterable[str] = (),
    promises: Iterable[str] = (),
    choice: str | None = None,
    spoken: bool = False,
) -> Heard:
    actions, topics, promises = map(_unique, (actions, topics, promises))
    facts = [hit.id for hit in asked.facts][:MOST_FACTS_A_TURN]
    common = [hit.id for hit in asked.common][: MOST_FACTS_A_TURN - len(facts)]
    perhaps = [hit.id for hit in asked.perhaps]
    remark = asked.remark.id if asked.remark else None
    beside = remark is not None and script.common.remarks[remark].beside
    touched = bool(facts or common or topics or promises or actions)
    understood = touched or (recognition.understood and not beside)
    repeats = _repeats(memory, received) if spoken else None
    event = Recognised(
        turn=memory.turn,
        given=[_evidence(mark) for mark in recognition.given],
        unsure=[_evidence(mark) for mark in recognition.unsure],
        understood=understood,
        level=recognition.level,
        space_score=recognition.space_score,
        questions=recognition.questions,
        actions=actions,
        asked=facts,
        common=common,
        perhaps=perhaps,
        remark=remark,
        topics=topics,
        promises=promises,
        repeats=repeats,
    )
    moment = Moment(
        memory=memory,
        first_person=script.first_person,
        given=recognition.ids,
        understood=understood,
        silence=silence,
        actions=actions,
        asked=facts,
        common=common,
        perhaps=perhaps,
        remark=remark,
        topics=topics,
        promises=promises,
        choice=choice,
        to=to or received.to or script.speaker(memory.state),
        questions=recognition.questions,
        spoken=spoken,
        repeats=repeats,
    )
    return Heard(event, moment)


def _repeats(memory: Memory, received: Received) -> int | None:
    """Return the earlier turn that said nearly the same words, in whatever order; short replies may repeat."""
    words = received.text.casefold()
    if len(words) < _LONG_ENOUGH_TO_REPEAT:
        return None
    for turn, earlier in memory.replies:
        if turn != memory.turn and fuzz.token_sort_ratio(words, earlier.casefold(), score_cutoff=_SAME_WORDS):
            return turn
    return None


def _evidence(mark: Mark) -> Evidence:
    return Evidence(
        id=mark.id, start=mark.start, end=mark.end, cue=mark.cue, confidence=round(mark.confidence, 3)
    )


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
