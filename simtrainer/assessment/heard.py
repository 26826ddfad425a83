"""What a tutor can learn from in a talk: replies that were not understood, and marks that the learner disputes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from simtrainer.assessment.nameless import NameTaker
from simtrainer.content.models import Scenario
from simtrainer.encounter.events import AskedBack, Disputed, Event, Fired, Received, Recognised, Said, Started

Why = Literal["not_understood", "disputed"]


@dataclass(frozen=True)
class HeardReply:
    """A reply apart from who said it and when.

    Attributes:
        scenario: The scenario's id.
        state: The state it was said in.
        line: What the person had said before.
        reply: The reply.
        why: Whether it was not understood, or a mark on it is disputed.
        behaviour: The disputed mark; None where it was not understood.
        meant: What the learner meant instead.
    """

    scenario: str
    state: str
    line: str
    reply: str
    why: Why
    behaviour: str | None = None
    meant: str = ""

    def without_names(self, taker: NameTaker) -> "HeardReply":
        """Return the same without names."""
        return replace(self, reply=taker.strip(self.reply), meant=taker.strip(self.meant))


def heard_in(log: Iterable[Event]) -> Iterator[tuple[str, HeardReply]]:
    """Yield what a tutor can learn from, each with a key that is unique in its talk.

    Not understood is: nothing in it could be read; the person had to ask back; a question that nothing answered. Turns that a new try
    took over from an earlier talk are left out.
    """
    events = list(log)
    started = next(event for event in events if isinstance(event, Started))
    line = ""
    for event in events:
        if isinstance(event, Said):
            line = event.text
        elif (
            isinstance(event, Received) and event.kind == "reply" and event.turn >= (started.parent_turn or 0)
        ):
            reply = HeardReply(started.scenario, event.state, line, event.text, "not_understood")
            turn = [other for other in events if other.turn == event.turn]
            if _missed(turn):
                yield f"{event.turn}", reply
            for disputed in (other for other in turn if isinstance(other, Disputed)):
                mark = replace(reply, why="disputed", behaviour=disputed.behaviour, meant=disputed.meant)
                yield f"{event.turn} {disputed.behaviour}", mark


def words_of_the_scene(scenario: Scenario, log: Iterable[Event]) -> list[str]:
    """Return texts whose names are the scenario's own: its people and place, its facts, and what was said by them in a talk."""
    people = [
        text for one in scenario.people.values() for text in (one.name, one.about, one.wants, one.fears)
    ]
    scene = [scenario.title, scenario.scene.place, scenario.scene.now, *scenario.scene.hears]
    facts = [fact.text for fact in scenario.facts.values()]
    return [*people, *scene, *facts, *(event.text for event in log if isinstance(event, Said))]


def _missed(turn: Iterable[Event]) -> bool:
    """Tell whether a turn's reply was not understood."""
    missed, asks, answered = False, False, False
    for event in turn:
        match event:
            case Recognised():
                missed = missed or not event.understood
                answered = bool(event.asked or event.common or event.remark or event.topics)
            case AskedBack():
                missed = True
            case Fired():
                asks = event.rule == "question"
    return missed or (asks and not answered)
