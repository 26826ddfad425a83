"""One encounter: inputs in, events out. Pure and seeded; every event goes to the sink before the caller sees it."""

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

import simtrainer
from simtrainer.encounter.arriving import entering
from simtrainer.encounter.events import (
    Disputed,
    Ended,
    Event,
    Flagged,
    Happened,
    Hinted,
    Received,
    Reflected,
    Started,
)
from simtrainer.encounter.inputs import MAX_REPLY, Input, ReplyTooLongError, clean
from simtrainer.encounter.machine import Position
from simtrainer.encounter.memory import Memory
from simtrainer.encounter.reading import context, hear
from simtrainer.encounter.script import Script
from simtrainer.encounter.turn import Turn
from simtrainer.recognition import Recogniser

LEFT: Final = "left"
"""The ending of an encounter that the learner left."""
CUT_OFF: Final = "cut_off"
"""The ending of an encounter whose input ended."""


class Sink(Protocol):
    """Where events go. It must have kept them when it returns."""

    def append(self, encounter: str, events: list[Event]) -> None:
        """Keep events, all or none, in order."""


class Encounter:
    """A run of a scenario.

    Attributes:
        script: What is played.
        memory: Everything known now; read it, never write it.
        log: All events so far.
    """

    def __init__(self, script: Script, recogniser: Recogniser, sink: Sink, log: Iterable[Event]) -> None:
        """Take up an encounter where its log ends; `start` begins a new one."""
        self.script = script
        self.log = list(log)
        self.memory = Memory().apply_all(self.log)
        self._recogniser = recogniser
        self._sink = sink
        self._started = next(event for event in self.log if isinstance(event, Started))
        self._position = Position(script, self.memory.state)

    @classmethod
    def start(
        cls,
        script: Script,
        recogniser: Recogniser,
        sink: Sink,
        *,
        encounter: str,
        learner: str = "",
        seed: int = 0,
        at: str = "",
    ) -> "Encounter":
        """Begin an encounter and let the person say the first words.

        Args:
            script: What is played.
            recogniser: Reads the replies.
            sink: Keeps the events.
            encounter: The new encounter's id.
            learner: The learner's id.
            seed: Draws wordings and chances; the same seed and replies give the same encounter.
            at: When it begins, ISO 8601 with zone.
        """
        events = list(_opening(script, recogniser, encounter, learner, seed, at))
        sink.append(encounter, events)
        return cls(script, recogniser, sink, events)

    @property
    def id(self) -> str:
        """The encounter's id."""
        return self._started.encounter

    @property
    def ended(self) -> bool:
        """Whether it has ended."""
        return self.memory.ending is not None

    def submit(self, given: Input) -> list[Event]:
        """Take one input in.

        Args:
            given: What the learner does. Replies are cleaned of escape codes here as well.

        Returns:
            The events it caused, already kept by the sink. Empty for an empty reply, a hint with nothing to
            hint at, and for turns after the end.

        Raises:
            ReplyTooLongError: If the text is over the limit; nothing happened then.
        """
        text = clean(given.text)
        if len(text) > MAX_REPLY:
            raise ReplyTooLongError(len(text))
        match given.kind:
            case "dispute":
                events: list[Event] = self._dispute(given, text)
            case "reflection":
                events = self._reflect(given)
            case _ if self.ended:
                events = []
            case "hint":
                events = self._hint()
            case "leave":
                events = [Ended(turn=self.memory.turn, ending=LEFT)]
            case _:
                events = self._turn(given, text)
        self._keep(events)
        return events

    def go_to(self, state: str) -> list[Event]:
        """Go to a state as if a rule had led there, for authors who try a scenario.

        Raises:
            KeyError: If the scenario has no such state.
        """
        memory = Memory().apply_all(self.log)
        events: list[Event] = []
        for event in () if self.ended else entering(self.script, memory, state):
            events.append(event)
            memory.apply(event)
        self._keep(events)
        return events

    def close(self) -> list[Event]:
        """End an encounter whose input has ended; nothing if it had ended already."""
        if self.ended:
            return []
        events: list[Event] = [Ended(turn=self.memory.turn, ending=CUT_OFF)]
        self._keep(events)
        return events

    def _keep(self, events: list[Event]) -> None:
        """Store events, then know them; if storing fails, nothing has happened."""
        try:
            if events:
                self._sink.append(self.id, events)
                self.log += events
                self.memory.apply_all(events)
        finally:
            self._position.state = self.memory.state

    def _turn(self, given: Input, text: str) -> list[Event]:
        choice = next((c for c in self.script.state(self.memory.state).choices if c.id == text), None)
        if given.kind == "choice" and choice is None:
            return []
        if given.kind in ("reply", "action") and not text:
            return []
        memory = Memory().apply_all(self.log)
        received = Received(
            turn=memory.turn + 1,
            kind=given.kind,
            text=choice.text if given.kind == "choice" and choice else text,
            to=given.to,
            at=given.at,
            state=memory.state,
        )
        answered = context(self.script, memory)
        memory.apply(received)
        heard = hear(self.script, self._recogniser, memory, received, answered, choice.id if choice else None)
        return [received, *Turn(self.script, self._position, memory, heard).play()]

    def _hint(self) -> list[Event]:
        opened = self.memory.opportunity
        if opened is None or opened.taken:
            return []
        opportunity = self.script.opportunities[opened.id]
        hint = opportunity.hint
        example = (hint and hint.example) or next(iter(opportunity.better), None)
        steps = [opportunity.signal, *([hint.move] if hint else []), *([example] if example else [])]
        step = min(opened.hint_step, len(steps) - 1)
        return [Hinted(turn=self.memory.turn, opportunity=opened.id, step=step + 1, text=steps[step])]

    def _dispute(self, given: Input, text: str) -> list[Event]:
        if given.turn is None or not given.behaviour:
            return []
        return [Disputed(turn=given.turn, behaviour=given.behaviour, meant=text, at=given.at)]

    def _reflect(self, given: Input) -> list[Event]:
        wants, fears = clean(given.wants)[:MAX_REPLY], clean(given.fears)[:MAX_REPLY]
        return [Reflected(turn=self.memory.turn, wants=wants, fears=fears, rating=given.rating, at=given.at)]


def _opening(
    script: Script, recogniser: Recogniser, encounter: str, learner: str, seed: int, at: str
) -> Iterator[Event]:
    scenario = script.scenario
    started = Started(
        turn=0,
        encounter=encounter,
        learner=learner,
        scenario=scenario.id,
        content=script.content,
        language=scenario.language,
        seed=seed,
        recogniser=recogniser.name,
        recogniser_version=recogniser.version,
        program=simtrainer.__version__,
        at=at,
        moods=script.moods,
        patience=script.patience,
    )
    memory = Memory().apply_all([started])
    yield started
    if scenario.flag:
        flagged = Flagged(turn=0, set=scenario.flag, unset=[])
        memory.apply(flagged)
        yield flagged
    yield from entering(script, memory, scenario.start)
    for event in scenario.events:
        if event.after is None and scenario.start in event.state and event.shows and event.chance == 1:
            yield Happened(turn=0, event=event.id, text=event.shows, waiting=event.waiting)
