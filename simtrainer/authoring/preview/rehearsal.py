"""A talk that is tried out: it can be taken back, set down in any state, and played again with a changed scenario."""

from dataclasses import dataclass

from simtrainer.authoring.plans import NoSink
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.inputs import Input
from simtrainer.encounter.script import Script
from simtrainer.recognition import Recogniser


@dataclass(frozen=True)
class Jump:
    """The author goes to a state."""

    state: str


Step = Input | Jump


class Rehearsal:
    """A talk under trial.

    Attributes:
        encounter: The talk as it stands.
        steps: What was said and done, and where the author jumped.
        seed: Draws wordings and chances.
    """

    def __init__(self, script: Script, recogniser: Recogniser, seed: int = 1) -> None:
        """Begin a talk."""
        self.steps: list[Step] = []
        self.seed = seed
        self._script = script
        self._recogniser = recogniser
        self.encounter = self._begin()

    @property
    def recogniser(self) -> Recogniser:
        """What reads the replies."""
        return self._recogniser

    @property
    def jumped(self) -> bool:
        """Whether the author jumped, so that no learner could have this talk."""
        return any(isinstance(step, Jump) for step in self.steps)

    def take(self, step: Step) -> bool:
        """Say or do something, or jump; tell whether anything came of it.

        Raises:
            ReplyTooLongError: If a reply is over the limit.
        """
        if self._take(step):
            self.steps.append(step)
            return True
        return False

    def back(self) -> Step | None:
        """Take the last step back and return it; None at the beginning."""
        if not self.steps:
            return None
        last = self.steps.pop()
        self._again()
        return last

    def restart(self, seed: int) -> None:
        """Begin afresh."""
        self.steps, self.seed = [], seed
        self.encounter = self._begin()

    def reload(self, script: Script) -> int:
        """Play the same steps with a changed scenario, and return how many of them can no longer be done."""
        self._script = script
        return self._again()

    def _again(self) -> int:
        self.encounter = self._begin()
        steps = self.steps
        self.steps = [step for step in steps if self._take(step)]
        return len(steps) - len(self.steps)

    def _begin(self) -> Encounter:
        return Encounter.start(self._script, self._recogniser, NoSink(), encounter="preview", seed=self.seed)

    def _take(self, step: Step) -> bool:
        if isinstance(step, Input):
            return bool(self.encounter.submit(step))
        return step.state in self._script.scenario.states and bool(self.encounter.go_to(step.state))
