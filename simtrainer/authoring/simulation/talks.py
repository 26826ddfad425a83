"""One simulated talk, and what is kept of it."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from simtrainer.assessment.assess import assess
from simtrainer.authoring.coverage import Coverage, coverage
from simtrainer.authoring.plans import NoSink
from simtrainer.authoring.simulation.choosing import Chooser
from simtrainer.authoring.simulation.learners import Kind
from simtrainer.authoring.simulation.repertoire import Repertoire
from simtrainer.authoring.workbench import Workbench
from simtrainer.content.simulated import shipped_simulated
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.events import Said

MOST_INPUTS: Final = 200
"""A talk that has not ended by then never ends."""
TOO_OFTEN: Final = 4
"""The same line so often in one talk is a fault of the scenario."""


@dataclass(frozen=True)
class SimulatedTalk:
    """What is kept of a talk.

    Attributes:
        kind: Who played.
        seed: With the kind, makes the same talk again.
        ending: The ending's id; `cut_off` if it never ended.
        score: 0-100.
        turns: How many turns it took.
        coverage: What came up.
        lines: How often each line was heard, by its words.
        faults: What no talk should show, in words.
    """

    kind: Kind
    seed: int
    ending: str
    score: int
    turns: int
    coverage: Coverage
    lines: Counter[str]
    faults: tuple[str, ...]


class Stage:
    """A scenario made ready for simulated talks."""

    def __init__(self, bench: Workbench, scenario: str) -> None:
        """Make it ready.

        Raises:
            KeyError: If the library has no such scenario.
        """
        self.script = bench.script(scenario)
        self._rubric = bench.rubric(scenario)
        self._recogniser = bench.recogniser
        self._repertoire = Repertoire(self.script, bench.recogniser)
        self._words = shipped_simulated(self.script.scenario.language)

    def play(self, kind: Kind, seed: int) -> Encounter:
        """Play a talk; the same kind and seed make the same talk."""
        draw = random.Random(f"{self.script.scenario.id}:{kind}:{seed}")
        chooser = Chooser(kind, self._repertoire, self._words, draw)
        encounter = Encounter.start(
            self.script, self._recogniser, NoSink(), encounter=f"{kind}-{seed}", seed=seed
        )
        for _ in range(MOST_INPUTS):
            if encounter.ended:
                break
            encounter.submit(chooser.next(encounter))
        return encounter

    def talk(self, kind: Kind, seed: int) -> SimulatedTalk:
        """Play a talk and return what is kept of it."""
        encounter = self.play(kind, seed)
        ended = encounter.ended
        encounter.close()
        assessment = assess(encounter.log, self.script.scenario, self._rubric)
        lines = Counter(event.text for event in encounter.log if isinstance(event, Said))
        return SimulatedTalk(
            kind=kind,
            seed=seed,
            ending=assessment.ending,
            score=assessment.score,
            turns=encounter.memory.turn,
            coverage=coverage(self.script.scenario, [encounter.log]),
            lines=lines,
            faults=tuple(_faults(lines, ended=ended)),
        )


def _faults(lines: Counter[str], *, ended: bool) -> Iterator[str]:
    if not ended:
        yield f"no ending within {MOST_INPUTS} inputs"
    for text, count in lines.items():
        if count >= TOO_OFTEN:
            yield f'said {count} times: "{text}"'
        if "{" in text:
            yield f'a placeholder is left: "{text}"'
