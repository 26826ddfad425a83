"""What presses the learner, as it stands: the clock and the queue."""

import datetime as dt

from simtrainer.encounter.memory import Memory
from simtrainer.encounter.script import Script


def clock(script: Script, memory: Memory) -> str | None:
    """Return the time in the scene, "03:14", or None where the scenario has no clock."""
    pressure = script.scenario.pressure
    if pressure is None or pressure.clock is None:
        return None
    start = dt.datetime.strptime(pressure.clock, "%H:%M")
    return f"{start + dt.timedelta(minutes=pressure.minutes_a_turn * memory.turn):%H:%M}"


def waiting(script: Script, memory: Memory) -> int | None:
    """Return how many others wait, or None where the scenario has no queue."""
    pressure = script.scenario.pressure
    if pressure is None or pressure.waiting is None:
        return None
    return max(0, pressure.waiting + memory.waiting)
