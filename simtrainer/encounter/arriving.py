"""Coming into a state: what is said there, what the person wants to know, what opens."""

from collections.abc import Iterator

from simtrainer.encounter.events import Entered, Event, Opened, Wondered
from simtrainer.encounter.memory import Memory
from simtrainer.encounter.script import Script
from simtrainer.encounter.speech import lines


def entering(script: Script, memory: Memory, name: str) -> Iterator[Event]:
    """Yield what happens on coming into a state.

    Args:
        script: What is played.
        memory: The encounter; whoever takes the events may apply each before the next comes.
        name: The state.
    """
    state = script.state(name)
    yield Entered(turn=memory.turn, state=name, before=memory.state or None)
    if state.enter:
        yield from lines(memory, f"state:{name}.enter", state.enter, script.speaker(name), None)
    for wonder in state.wonders:
        yield Wondered(turn=memory.turn, wonder=wonder, what="asked")
    if state.opportunity:
        yield Opened(turn=memory.turn, opportunity=f"state:{name}", signal=state.opportunity.signal)
