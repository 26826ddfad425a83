"""An encounter becomes an assessment: everything the debrief, the batch output and the records need."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from simtrainer.assessment.credit import Chance, blocking, chances, words
from simtrainer.assessment.levels import DimensionResult, dimension_levels, score
from simtrainer.assessment.transcript import Exchange, Transcript, transcribe
from simtrainer.content.models import Ending, Rubric, Scenario
from simtrainer.content.vocabulary import members
from simtrainer.content.walk import opportunities
from simtrainer.encounter.events import Event

BUILT_IN_ENDINGS = {
    "left": Ending(
        title="You left the scene", text="You stopped the scene. That is always allowed.", quality=1
    ),
    "cut_off": Ending(
        title="The talk stopped here", text="The talk stopped before it came to an end.", quality=1
    ),
}
"""Endings that no scenario names."""


@dataclass
class Assessment:
    """What came of an encounter.

    Attributes:
        ending: The ending's id; `left` and `cut_off` for talks without one.
        score: 0-100.
        tasks: Task items with whether they were done.
    """

    scenario: Scenario
    rubric: Rubric
    transcript: Transcript
    ending: str
    score: int
    dimensions: dict[str, DimensionResult]
    chances: list[Chance]
    tasks: dict[str, bool]

    @property
    def ending_text(self) -> Ending:
        """The ending in words."""
        return self.scenario.endings.get(self.ending) or BUILT_IN_ENDINGS[self.ending]

    @property
    def levels(self) -> dict[str, int]:
        """Level 0-4 by dimension."""
        return {name: result.level for name, result in self.dimensions.items()}

    def blocked(self) -> list[Exchange]:
        """Return the turns with blocking marks, in order."""
        return [exchange for exchange in self.transcript.turns if blocking(exchange)]

    def as_dict(self) -> dict[str, Any]:
        """Return the assessment as the last line of `play --json` has it."""
        return {
            "type": "assessment",
            "scenario": self.scenario.id,
            "ending": self.ending,
            "dimensions": self.levels,
            "score": self.score,
            "opportunities": [
                {
                    "id": chance.id,
                    "turn": chance.attempts[0].exchange.turn,
                    "outcome": chance.outcome,
                    "credit": round(chance.credit, 3),
                    "signal": chance.signal,
                }
                for chance in self.chances
            ],
            "behaviours": [
                {
                    "turn": exchange.turn,
                    "id": mark.id,
                    "words": words(exchange, mark),
                    "start": mark.start,
                    "end": mark.end,
                    "cue": mark.cue,
                    "confidence": mark.confidence,
                }
                for exchange in self.transcript.turns
                if exchange.recognised
                for mark in exchange.recognised.given
            ],
            "task": [
                {"id": name, "text": self.scenario.task[name].text, "done": done}
                for name, done in self.tasks.items()
            ],
        }


def assess(log: Iterable[Event], scenario: Scenario, rubric: Rubric) -> Assessment:
    """Assess an encounter from its event log.

    Args:
        log: The events; the encounter need not have ended.
        scenario: The scenario that was played, as it was then.
        rubric: The rubric to mark by.
    """
    transcript = transcribe(log)
    known = {name: opportunity for _, name, opportunity in opportunities(scenario)}
    found = chances(transcript, known)
    asked = frozenset(m for opportunity in known.values() for name in opportunity.asks for m in members(name))
    done = {name: name in transcript.tasks for name in scenario.task}
    return Assessment(
        scenario=scenario,
        rubric=rubric,
        transcript=transcript,
        ending=transcript.ended.ending if transcript.ended else "cut_off",
        score=score(transcript, found, len(done), sum(done.values()), scenario.first_person),
        dimensions=dimension_levels(rubric, transcript, found, asked),
        chances=found,
        tasks=done,
    )
