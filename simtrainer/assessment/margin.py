"""Notes beside the replies of a talk: what each did, how it met the moment, and what it could have been."""

from dataclasses import dataclass

from simtrainer.assessment.assess import Assessment
from simtrainer.assessment.credit import Chance, words
from simtrainer.assessment.transcript import Exchange
from simtrainer.content.language import Language
from simtrainer.content.vocabulary import Behaviour
from simtrainer.encounter.events import Evidence, Outcome


@dataclass(frozen=True)
class Shown:
    """A behaviour that a reply shows.

    Attributes:
        title: What it is called.
        words: The words that show it.
    """

    title: str
    words: str


@dataclass(frozen=True)
class MarginNote:
    """What stands beside one reply.

    Attributes:
        turn: The learner's turn, from 1.
        shows: The behaviours, in the order of the reply.
        signal: What the person had signalled; empty where nothing was open.
        outcome: How the reply met it; None where nothing was open.
        felt: Who was moved, and why, in words; empty where nobody was.
        could: Another reply to the same moment; empty where the scenario has none.
    """

    turn: int
    shows: list[Shown]
    signal: str
    outcome: Outcome | None
    felt: str
    could: str


def margin_notes(assessment: Assessment, language: Language) -> list[MarginNote]:
    """Return a note for each of the learner's turns.

    Args:
        assessment: The talk, assessed.
        language: Gives the behaviours their words.
    """
    met = {attempt.exchange.turn: chance for chance in assessment.chances for attempt in chance.attempts}
    return [
        _note(exchange, met.get(exchange.turn), assessment, language)
        for exchange in assessment.transcript.turns
    ]


def _note(
    exchange: Exchange, chance: Chance | None, assessment: Assessment, language: Language
) -> MarginNote:
    given = exchange.recognised.given if exchange.recognised else []
    return MarginNote(
        turn=exchange.turn,
        shows=[_shown(exchange, mark, language) for mark in sorted(given, key=lambda mark: mark.start)],
        signal=chance.signal if chance else "",
        outcome=exchange.met.outcome if chance and exchange.met else None,
        felt=_felt(exchange, assessment),
        could=_could(exchange, chance),
    )


def _shown(exchange: Exchange, mark: Evidence, language: Language) -> Shown:
    name: Behaviour = mark.id  # type: ignore[assignment]
    return Shown(language.behaviours[name].title, " ".join(words(exchange, mark).split()))


def _felt(exchange: Exchange, assessment: Assessment) -> str:
    moved = next((moved for moved in exchange.moods if moved.because), None)
    return f"{assessment.scenario.people[moved.who].name} {moved.because}" if moved else ""


def _could(exchange: Exchange, chance: Chance | None) -> str:
    """Return another reply to the moment that this one answered; another one each time it comes back."""
    said = exchange.received.text if exchange.received else ""
    others = [better for better in chance.better if better != said] if chance else []
    return others[exchange.turn % len(others)] if others else ""
