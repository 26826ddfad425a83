"""What recognition takes and gives: the scene's context in, marks with evidence out."""

from dataclasses import dataclass, field
from typing import Final, Literal, Protocol

from simtrainer.content.vocabulary import Behaviour

Verdict = Literal["given", "unsure"]
ENCODER_CUE: Final = "encoder.clause"
"""The cue named where only the encoder saw a behaviour: the clause that spoke for it most."""


@dataclass(frozen=True, slots=True)
class SceneContext:
    """What a reader of a reply knows about the moment. Every part may be absent.

    Attributes:
        scene: Where this is and who is near, free text.
        speaker: Who spoke last, free text ("Mrs Okafor, daughter").
        line: What that person last said, with what they showed.
        others_hear: Whether others can hear; None lets the recogniser read it from `scene`.
        emotional: Whether the line carries a feeling; None lets the recogniser read it from `line`.
        lay: Whether the person is no colleague; None lets the recogniser read it from `speaker`.
    """

    scene: str = ""
    speaker: str = ""
    line: str = ""
    others_hear: bool | None = None
    emotional: bool | None = None
    lay: bool | None = None


NO_CONTEXT: Final = SceneContext()
"""Nothing known of the moment."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One behaviour found in a reply, with the words that show it.

    Attributes:
        id: The behaviour.
        start: Offset of the first evidence character in the reply as typed.
        end: Offset after the last one.
        cue: Id of the cue that matched.
        confidence: 0-1.
    """

    id: Behaviour
    start: int
    end: int
    cue: str
    confidence: float


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A cue that matched but was stopped, and what stopped it."""

    id: Behaviour
    start: int
    end: int
    cue: str
    guard: str


@dataclass(frozen=True, slots=True)
class Recognition:
    """Everything read in one reply.

    Attributes:
        given: Behaviours the recogniser stands for, best evidence each, in order of place.
        unsure: Behaviours it is not sure of; they count neither way. Disjoint from `given` by id.
        nearly: Cues that matched and were stopped by a guard.
        understood: False for nonsense, other scripts, or nothing said: counts neither way.
        level: The whole-reply level 0-6 after the Empathic Communication Coding System; never shown to learners.
        space_score: A number, higher for a better reply for this person; roughly -4 to 4.
        questions: How many questions the reply asks.
        words: How many words it has.
    """

    given: tuple[Mark, ...] = ()
    unsure: tuple[Mark, ...] = ()
    nearly: tuple[NearMiss, ...] = field(default=(), compare=False)
    understood: bool = True
    level: int = 2
    space_score: float = 0.0
    questions: int = 0
    words: int = 0

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the behaviours given."""
        return frozenset(mark.id for mark in self.given)


class Recogniser(Protocol):
    """Anything that turns a reply into behaviours; the same words give the same marks."""

    @property
    def name(self) -> str:
        """Which recogniser this is, for the log: `cues`."""

    @property
    def version(self) -> str:
        """Version and hash of what it knows, for the log."""

    def recognise(self, reply: str, context: SceneContext = NO_CONTEXT) -> Recognition:
        """Read one reply in its context."""
