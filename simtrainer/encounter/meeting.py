"""How a reply meets what the person has signalled."""

from collections.abc import Sequence

from simtrainer.content.models import Opportunity
from simtrainer.content.vocabulary import BEHAVIOURS, BLOCKING, FACILITATING, Behaviour
from simtrainer.encounter.conditions import Moment
from simtrainer.encounter.events import Outcome


def outcome_of(opportunity: Opportunity, moment: Moment) -> tuple[Outcome, list[str]]:
    """Tell how a reply meets an opportunity, and by what.

    A reply that meets it and takes space at once goes only half the way, and so do words already said before.
    """
    given = moment.given
    met: list[str] = [name for name in in_order(given) if _named(name, opportunity.asks)]
    met += [f"does:{name}" for name in moment.actions if name in opportunity.does]
    met += [f"says:{name}" for name in moment.topics if name in opportunity.says]
    met += ["silence"] if moment.silence and opportunity.silence else []
    whole = not given & set(BLOCKING) and moment.repeats is None
    if met:
        return ("taken" if whole else "partly"), met
    half: list[str] = [name for name in in_order(given) if _named(name, opportunity.partly)]
    return ("partly", half) if half and whole else ("missed", [])


def _named(behaviour: Behaviour, names: Sequence[str]) -> bool:
    side = "facilitating" if behaviour in FACILITATING else "blocking"
    return behaviour in names or side in names


def in_order(given: frozenset[str]) -> list[Behaviour]:
    """Return behaviours in the order of the codebook."""
    return [behaviour for behaviour in BEHAVIOURS if behaviour in given]
