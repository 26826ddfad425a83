"""Credit for meeting the moment: how well each opportunity was met, and what each turn took away.

Volume earns nothing: only opportunities count, a first try more than a later one, and the same words less each time.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from simtrainer.assessment.transcript import Exchange, Transcript
from simtrainer.content.models import Opportunity
from simtrainer.content.vocabulary import BLOCKING
from simtrainer.encounter.events import Evidence, Outcome

TAKEN: Final = (1.0, 0.75, 0.5)
"""Credit for taking an opportunity at the first, second, any later try."""
PARTLY: Final = (0.5, 0.4, 0.3)
REPEATED_WORDS: Final = 0.5
"""Each earlier credit for the same words halves the next."""


@dataclass
class Attempt:
    """One reply to an open opportunity."""

    exchange: Exchange
    outcome: Outcome
    credit: float
    by: list[str]


@dataclass
class Chance:
    """An opportunity as it went: when it opened, what was tried.

    Attributes:
        id: Its id in the log.
        opened: The turn after whose reply it opened.
        signal: What the person signalled.
        behaviours: Behaviours that would have met it.
    """

    id: str
    opened: int
    signal: str
    behaviours: frozenset[str]
    better: list[str] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def credit(self) -> float:
        """Credit 0-1: that of the best attempt."""
        return max((attempt.credit for attempt in self.attempts), default=0.0)

    @property
    def outcome(self) -> Outcome:
        """How it went in the end."""
        outcomes = {attempt.outcome for attempt in self.attempts}
        return "taken" if "taken" in outcomes else "partly" if "partly" in outcomes else "missed"


def chances(transcript: Transcript, opportunities: Mapping[str, Opportunity]) -> list[Chance]:
    """Return the opportunities of an encounter that were answered, in order.

    Args:
        transcript: The encounter.
        opportunities: The scenario's opportunities by id.
    """
    found: list[Chance] = []
    said: Counter[str] = Counter()
    for exchange in transcript.exchanges:
        if exchange.met and found:
            _attempt(found, exchange, said)
        for opened in exchange.opened:
            opportunity = opportunities.get(opened.opportunity)
            asks = frozenset(opportunity.asks) if opportunity else frozenset()
            better = opportunity.better if opportunity else []
            if not (found and found[-1].id == opened.opportunity and found[-1].opened == opened.turn):
                found.append(Chance(opened.opportunity, opened.turn, opened.signal, asks, better))
    return [chance for chance in found if chance.attempts]


def blocking(exchange: Exchange) -> list[Evidence]:
    """Return the blocking marks of a turn."""
    return [mark for mark in _given(exchange) if mark.id in BLOCKING]


def words(exchange: Exchange, mark: Evidence) -> str:
    """Return the words that show a mark."""
    return exchange.received.text[mark.start : mark.end] if exchange.received else ""


def _attempt(found: list[Chance], exchange: Exchange, said: Counter[str]) -> None:
    met = exchange.met
    chance = next((c for c in reversed(found) if met and c.id == met.opportunity), None)
    if met is None or chance is None:
        return
    scale = {"taken": TAKEN, "partly": PARTLY, "missed": (0.0,)}[met.outcome]
    credit = scale[min(met.attempt, len(scale)) - 1]
    evidence = {words(exchange, mark).casefold() for mark in _given(exchange) if mark.id in met.by}
    if evidence and credit:
        earlier = min(said[text] for text in evidence)
        credit *= REPEATED_WORDS**earlier
        said.update(evidence)
    chance.attempts.append(Attempt(exchange, met.outcome, credit, met.by))


def _given(exchange: Exchange) -> list[Evidence]:
    return exchange.recognised.given if exchange.recognised else []
