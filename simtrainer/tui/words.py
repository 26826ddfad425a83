"""Words for the ids that learners meet on screen."""

from collections.abc import Sequence
from typing import Final

from simtrainer.tui.translate import _, ngettext

SITUATIONS: Final = {
    "warm-up": _("Warm-up"),
    "patients-distrust": _("Patients do not trust interns"),
    "insulting-behaviour": _("Insults and humiliation"),
    "poor-environment": _("No private space, no rest"),
    "system-dissatisfaction": _("Anger at the system"),
    "externship-role": _("Observer without a role"),
    "internship-role": _("Sudden full responsibility"),
    "doctor-dominance": _("The doctor has the last word"),
    "patient-as-customer": _("The patient as a customer"),
    "humiliating-teacher": _("A teacher who humiliates"),
}
QUALITIES: Final = (
    _("ended badly"),
    _("ended poorly"),
    _("ended half-way"),
    _("ended well"),
    _("ended very well"),
)
"""By the quality of an ending."""
MOODS: Final = {"trust": _("Trust"), "distress": _("Distress"), "openness": _("Openness")}
BRIEFED: Final = {
    "none": _("Nobody has said anything about interns to them."),
    "warned": _('They were warned: "these are students".'),
    "introduced": _("They were told who interns are and what they may do."),
}
OUTCOMES: Final = {
    "taken": _("taken"),
    "partly": _("partly taken"),
    "missed": _("missed"),
    "blocked": _("closed the door"),
}


def listed(names: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    *others, last = names
    return _("{others} and {last}").format(others=", ".join(others), last=last) if others else last


def turns(number: int) -> str:
    """Return "1 turn", "5 turns"."""
    return ngettext("{n} turn", "{n} turns", number).format(n=number)
