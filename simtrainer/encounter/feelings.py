"""How a reply's behaviours move a person by themselves, where the scenario does not say."""

from typing import Final

from simtrainer.content.vocabulary import BLOCKING, MOODS, MoodName
from simtrainer.encounter.meeting import in_order
from simtrainer.encounter.memory import Memory
from simtrainer.encounter.script import Script

MOST_MOOD_A_TURN: Final = 15
"""Behaviours by themselves move a mood at most so far in one turn: nobody turns round after one good sentence."""


def reactions(script: Script, memory: Memory, given: frozenset[str]) -> tuple[dict[MoodName, int], list[str]]:
    """Add up how behaviours move a person, each repetition counting half.

    Args:
        script: How each behaviour moves.
        memory: How often each was given, this turn included.
        given: The reply's behaviours.

    Returns:
        How far each mood moves, and why, the weightiest reason first.
    """
    sums: dict[MoodName, float] = dict.fromkeys(MOODS, 0.0)
    weighed: list[tuple[float, str]] = []
    for behaviour in in_order(given):
        reaction = script.reactions.get(behaviour)
        if reaction is None:
            continue
        earlier = memory.counts[behaviour] - 1
        share = 1.0 if behaviour in BLOCKING else 0.5 ** max(0, min(earlier - 1, 4))
        for mood in MOODS:
            sums[mood] += share * getattr(reaction, mood)
        weighed.append((abs(reaction.trust) + abs(reaction.distress), reaction.because))
    most = MOST_MOOD_A_TURN
    deltas: dict[MoodName, int] = {mood: round(max(-most, min(most, sums[mood]))) for mood in MOODS}
    return deltas, [because for _, because in sorted(weighed, reverse=True)]
