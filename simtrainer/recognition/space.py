"""How much space a reply gives, from its behaviours alone: its length counts nothing."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from simtrainer.content.vocabulary import Behaviour

WEIGHTS: Final[dict[Behaviour, float]] = {
    "validate": 1.4,
    "support": 1.2,
    "explore": 1.2,
    "reflect": 1.1,
    "apologise": 1.0,
    "name_emotion": 0.9,
    "be_honest": 0.9,
    "offer_choice": 0.9,
    "protect_privacy": 1.0,
    "appreciate": 0.8,
    "set_limit": 0.8,
    "explain": 0.5,
    "introduce": 0.3,
    "dismiss": -1.6,
    "blame": -1.9,
    "command": -1.9,
    "expose": -1.8,
    "false_reassure": -1.4,
    "deflect": -1.3,
    "defend": -1.3,
    "interrogate": -1.2,
    "self_focus": -1.2,
    "advise": -0.9,
    "jargon": -1.0,
}
"""What each behaviour adds to or takes from the space of a person, about as tutors weigh them."""
MOST: Final = 4.0
FADING: Final = 0.7
"""Each further behaviour of one side counts this much of the one before: three kind words are not three times one."""


def space_score(given: Collection[Behaviour], unsure: Collection[Behaviour]) -> float:
    """Return a number between -4 and 4, higher for a reply that gives more space.

    Args:
        given: Behaviours given.
        unsure: Behaviours in doubt, which count a third.
    """
    weights = [WEIGHTS[name] for name in given] + [WEIGHTS[name] / 3 for name in unsure]
    total = _faded(weight for weight in weights if weight > 0) - _faded(
        -weight for weight in weights if weight < 0
    )
    return round(max(-MOST, min(MOST, total)), 3)


def expected_space(likely: Mapping[Behaviour, float]) -> float:
    """Return the same kind of number where it is known how likely each behaviour is: what they add on average.

    Args:
        likely: Probability 0-1 by behaviour.
    """
    total = sum(WEIGHTS[name] * probability for name, probability in likely.items())
    return round(max(-MOST, min(MOST, total)), 4)


def level(given: Collection[Behaviour], *, perfunctory: bool) -> int:
    """Return the whole-reply level after the Empathic Communication Coding System.

    Args:
        given: Behaviours given.
        perfunctory: Whether the reply holds a bare formula such as "I understand".
    """
    found = set(given)
    steps = (
        (5, {"validate"}),
        (4, {"explore", "support", "apologise", "protect_privacy"}),
        (3, {"name_emotion", "reflect", "appreciate"}),
        (2, {"be_honest", "explain", "offer_choice", "set_limit"}),
    )
    best = next((step for step, names in steps if names & found), None)
    denying = found & {"dismiss", "blame", "command", "expose", "defend", "deflect", "self_focus"}
    if best is not None and best > 2:
        return best - 1 if denying else best
    if denying:
        return 0
    return 1 if perfunctory or found & {"interrogate", "false_reassure", "jargon", "advise"} else 2


def _faded(weights: Iterable[float]) -> float:
    return sum(weight * FADING**place for place, weight in enumerate(sorted(weights, reverse=True)))
