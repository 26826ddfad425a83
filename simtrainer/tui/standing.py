"""How an encounter stands, in the words of its screen."""

from collections.abc import Iterable

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


def reason(events: Iterable[Event], who: str, name: str) -> str:
    """Return why a person's moods moved in the last turn, in a sentence."""
    log = list(events)
    turn = log[-1].turn if log else 0
    because = [
        e.because for e in log if isinstance(e, MoodMoved) and e.turn == turn and e.who == who and e.because
    ]
    if because:
        return f"{name} {'; '.join(because)}."
    return _("How {name} stands at the start.").format(name=name) if turn == 0 else _("Nothing has changed.")
