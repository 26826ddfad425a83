"""What the person wants to know: when they ask it, ask it again, and give it up."""

from dataclasses import dataclass
from typing import Literal

from simtrainer.content.models import Wonder, Wordings
from simtrainer.encounter.conditions import Moment, holds
from simtrainer.encounter.memory import Memory, WonderMemory
from simtrainer.encounter.script import Script


@dataclass(frozen=True)
class DueWonder:
    """A question of the person's own that comes up now, and the words it comes in."""

    name: str
    what: Literal["asked", "again", "given_up"]
    wordings: Wordings | None


def due_wonder(script: Script, memory: Memory, moment: Moment) -> DueWonder | None:
    """Return the question that somebody here comes up with in this turn, if any: an open one before a new one."""
    here = script.present(memory.state)
    wonders = {
        name: one for name, one in script.scenario.wonders.items() if one.who is None or one.who in here
    }
    for name, known in memory.wonders.items():
        if name not in wonders:
            continue
        if known.open and memory.turn - known.asked >= wonders[name].wait:
            return _again(name, wonders[name], known)
    for name, wonder in wonders.items():
        if name not in memory.wonders and wonder.ask and holds(wonder.when, moment):
            return DueWonder(name, "asked", wonder.ask)
    return None


def _again(name: str, wonder: Wonder, known: WonderMemory) -> DueWonder:
    """Return the next and sharper words, or that the person gives up."""
    if known.again < len(wonder.again):
        return DueWonder(name, "again", [wonder.again[known.again]])
    return DueWonder(name, "given_up", None)
