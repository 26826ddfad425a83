"""Which ending has come about."""

from simtrainer.content.models import Ending
from simtrainer.encounter.conditions import Moment, holds
from simtrainer.encounter.memory import Memory
from simtrainer.encounter.script import Script


def due_ending(script: Script, memory: Memory, moment: Moment) -> str | None:
    """Return the ending brought about by moods, patience or the turn limit, if any."""
    out_of_patience = memory.patience <= 0
    out_of_turns = memory.turn >= script.turns
    kinds: tuple[str | None, ...] = (None,)
    kinds += ("patience",) if out_of_patience else ()
    kinds += ("limit",) if out_of_patience or out_of_turns else ()
    for kind in kinds:
        for name, ending in script.scenario.endings.items():
            if ending.at == kind and _fits(ending, moment):
                return name
    return None


def _fits(ending: Ending, moment: Moment) -> bool:
    if ending.when is None:
        return ending.at is not None
    return holds(ending.when, moment)
