"""From hits to marks: what is given, what stays unsure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from simtrainer.content.vocabulary import BLOCKING, Behaviour
from simtrainer.recognition.evidence import Hit

GIVEN: Final = 0.6
"""Confidence from which a facilitating behaviour is given."""
BLOCKING_GIVEN: Final = 0.7
"""Confidence from which a blocking behaviour is: a false accusation costs more than a missed one."""
UNSURE: Final = 0.35
"""Confidence from which a behaviour is at least unsure."""
ACKNOWLEDGING: Final[frozenset[str]] = frozenset(
    {"name_emotion", "validate", "reflect", "support", "apologise", "be_honest", "explore", "offer_choice"}
)
"""Behaviours that answer a feeling, so that a closed question after them is no interrogation (rule 6)."""
KEEPS_HOLD: Final[frozenset[str]] = frozenset({"support", "be_honest"})
"""Behaviours that make a handover more than passing the person on (rule 12)."""

EXCLUDED_BY: Final[dict[str, frozenset[str]]] = {"interrogate": ACKNOWLEDGING, "deflect": KEEPS_HOLD}
"""Behaviours that, once given, rule another out."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What all hits for one behaviour say together; `best` is the one to show."""

    best: Hit
    confidence: float

    @property
    def given(self) -> bool:
        """Whether the judge stands for it."""
        return self.confidence >= (BLOCKING_GIVEN if self.best.behaviour in BLOCKING else GIVEN)


def judge(hits: Iterable[Hit]) -> tuple[list[Finding], list[Hit]]:
    """Weigh hits by behaviour.

    Args:
        hits: All hits that passed their guards.

    Returns:
        The findings above the threshold of doubt, and the hits that another behaviour turned off.
    """
    hits = list(hits)
    settled = {
        finding.best.behaviour for finding in _weigh(hit for hit in hits if not hit.unless) if finding.given
    }
    kept = [hit for hit in hits if settled.isdisjoint(_excluding(hit))]
    dropped = [hit for hit in hits if not settled.isdisjoint(_excluding(hit))]
    return [finding for finding in _weigh(kept) if finding.confidence >= UNSURE], dropped


def _excluding(hit: Hit) -> frozenset[str]:
    return EXCLUDED_BY.get(hit.behaviour, frozenset()).union(hit.unless)


def _weigh(hits: Iterable[Hit]) -> list[Finding]:
    by_behaviour: dict[Behaviour, list[Hit]] = {}
    for hit in hits:
        by_behaviour.setdefault(hit.behaviour, []).append(hit)
    return [_together(found) for found in by_behaviour.values()]


def _together(hits: Sequence[Hit]) -> Finding:
    """Combine hits as independent witnesses, each cue and each word heard once."""
    ranked = sorted(hits, key=lambda hit: (-hit.confidence, hit.first, hit.last, hit.cue))
    heard: list[Hit] = []
    doubt = 1.0
    for hit in ranked:
        if not any(hit.cue == other.cue or hit.overlaps(other) for other in heard):
            heard.append(hit)
            doubt *= 1 - hit.confidence
    return Finding(ranked[0], round(1 - doubt, 4))
