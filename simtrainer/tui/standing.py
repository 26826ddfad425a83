"""How an encounter stands, in the words of its screen."""

from collections.abc import Sequence

from simtrainer.content.vocabulary import MOODS, MoodName
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.events import Event, MoodMoved
from simtrainer.encounter.pressure import clock, waiting
from simtrainer.tui.translate import _


def title(encounter: Encounter) -> str:
    """Return which talk this is, and whether others can hear just now."""
    hears = encounter.script.hears(encounter.memory.state)
    return (
        f"{encounter.script.scenario.title} · {_('others can hear') if hears else _('nobody else can hear')}"
    )


def status(encounter: Encounter) -> str:
    """Return the turn, and the clock and the queue where the scenario has them."""
    turn, most = encounter.memory.turn, encounter.script.turns
    parts = [_("turn {n} of {most}").format(n=min(turn + 1, most), most=most)]
    time, queue = clock(encounter.script, encounter.memory), waiting(encounter.script, encounter.memory)
    parts += [time] if time else []
    parts += [_("{n} waiting").format(n=queue)] if queue is not None else []
    return " · ".join(parts)


def speaker(encounter: Encounter) -> str:
    """Return the id of the person who mainly speaks now."""
    return encounter.script.speaker(encounter.memory.state)


def silence_after(encounter: Encounter) -> int | None:
    """Return the seconds after which saying nothing is an answer here, if it is one."""
    scenario = encounter.script.scenario
    return scenario.states[encounter.memory.state].silence_after or scenario.silence_after


def changes(log: Sequence[Event], who: str) -> dict[MoodName, int]:
    """Return how far a person's moods moved in the last turn."""
    moved = _last_moves(log, who)
    return {mood: sum(getattr(event, mood) for event in moved) for mood in MOODS}


def reason(log: Sequence[Event], who: str, name: str) -> str:
    """Return why a person's moods moved in the last turn, in a sentence."""
    because = [event.because for event in _last_moves(log, who) if event.because]
    if because:
        return f"{name} {'; '.join(because)}."
    at_start = not log or log[-1].turn == 0
    return _("How {name} stands at the start.").format(name=name) if at_start else _("Nothing has changed.")


def _last_moves(log: Sequence[Event], who: str) -> list[MoodMoved]:
    turn = log[-1].turn if log else 0
    return [
        event for event in log if isinstance(event, MoodMoved) and event.turn == turn and event.who == who
    ]
