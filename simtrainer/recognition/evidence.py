"""Evidence on its way to the judge."""

from dataclasses import dataclass

from simtrainer.content.vocabulary import Behaviour


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that show a behaviour, as one reader found them.

    Attributes:
        behaviour: What they show.
        first: Number of the first token.
        last: Number after the last token.
        cue: Id of the cue, or of the structural reader.
        confidence: 0-1.
        unless: Behaviours that, given elsewhere, turn this hit off.
    """

    behaviour: Behaviour
    first: int
    last: int
    cue: str
    confidence: float
    unless: tuple[Behaviour, ...] = ()

    def overlaps(self, other: "Hit") -> bool:
        """Tell whether two hits share a word."""
        return self.first < other.last and other.first < self.last
