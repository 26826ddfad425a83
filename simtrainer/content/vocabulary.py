"""The closed word lists of the field: situations, behaviours, moods.

The ids are stable; their wording for people stands in `rubrics/<language>/behaviours.yaml`.
"""

from typing import Final, Literal

Situation = Literal[
    "patients-distrust",
    "insulting-behaviour",
    "poor-environment",
    "system-dissatisfaction",
    "externship-role",
    "internship-role",
    "doctor-dominance",
    "patient-as-customer",
    "humiliating-teacher",
    "warm-up",
]
"""The nine situations in which interns lose empathy (Med J Islam Repub Iran 2019;33:104), and the warm-up."""

Facilitating = Literal[
    "introduce",
    "name_emotion",
    "validate",
    "appreciate",
    "support",
    "explore",
    "reflect",
    "apologise",
    "be_honest",
    "explain",
    "offer_choice",
    "protect_privacy",
    "set_limit",
]
Blocking = Literal[
    "dismiss",
    "defend",
    "blame",
    "command",
    "false_reassure",
    "jargon",
    "expose",
    "interrogate",
    "deflect",
    "advise",
    "self_focus",
]
Behaviour = Literal[Facilitating, Blocking]
"""A behaviour of the codebook: facilitating ones give the person space, blocking ones take it."""

Group = Literal["facilitating", "blocking"]
"""A whole side of the codebook, usable in rules wherever a behaviour is."""

MoodName = Literal["trust", "distress", "openness"]
"""The three moods of a person, each 0-100."""

Briefed = Literal["none", "warned", "introduced"]
"""How the person was told about interns: not at all, warned "these are students", or properly introduced."""

FACILITATING: Final[tuple[Facilitating, ...]] = Facilitating.__args__  # type: ignore[attr-defined]
BLOCKING: Final[tuple[Blocking, ...]] = Blocking.__args__  # type: ignore[attr-defined]
BEHAVIOURS: Final[tuple[Behaviour, ...]] = (*FACILITATING, *BLOCKING)
SITUATIONS: Final[tuple[Situation, ...]] = tuple(s for s in Situation.__args__ if s != "warm-up")  # type: ignore[attr-defined]
MOODS: Final[tuple[MoodName, ...]] = MoodName.__args__  # type: ignore[attr-defined]


def members(name: str) -> frozenset[str]:
    """Return the behaviours that a behaviour id or group name stands for.

    Args:
        name: A behaviour id, ``facilitating`` or ``blocking``.

    Returns:
        The ids of the group, or the one id itself.
    """
    if name == "facilitating":
        return frozenset(FACILITATING)
    if name == "blocking":
        return frozenset(BLOCKING)
    return frozenset((name,))
