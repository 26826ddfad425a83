"""A learner's settings, kept with the learner's record."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from simtrainer.tui.translate import _

GUEST: Final = _("Guest")
"""The name of whoever gives none."""
FIRST_TALKS: Final = 3
"""Encounters in which meters help a beginner; after these a learner should look at the person."""

CHOICES: Final[dict[str, dict[str, str]]] = {
    "theme": {"dark": _("Dark"), "light": _("Light"), "high-contrast": _("High contrast")},
    "pace": {"calm": _("Line after line"), "instant": _("All at once")},
    "silence": {"on": _("On, where the scene has it"), "off": _("Off")},
    "meters": {"first": _("In the first three talks"), "on": _("Always"), "off": _("Never")},
    "heard": {"ask": _("Ask me"), "yes": _("Yes"), "no": _("No")},
}
"""What each setting can be, with its words."""

TITLES: Final = {
    "theme": _("Colours"),
    "pace": _("The person's lines come"),
    "silence": _("Saying nothing counts as silence"),
    "meters": _("Show trust, distress and openness"),
    "heard": _("My tutor may read, without names, what was not understood"),
}


@dataclass(frozen=True)
class Settings:
    """How a learner likes the app.

    Attributes:
        theme: Colours.
        pace: Whether lines come one after another or all at once.
        silence: Whether saying nothing for a while is an answer, where the scene says so.
        meters: When the meters of the mood are shown.
        heard: Whether replies that were not understood or are disputed go into the tutor's inbox, without names.
    """

    theme: str = "dark"
    pace: str = "calm"
    silence: str = "on"
    meters: str = "first"
    heard: str = "ask"

    @classmethod
    def from_record(cls, kept: dict[str, Any]) -> "Settings":
        """Read kept settings; what is missing or no longer known takes its default."""
        known = {f.name: kept[f.name] for f in fields(cls) if kept.get(f.name) in CHOICES[f.name]}
        return cls(**known)

    def to_record(self) -> dict[str, str]:
        """Return what is kept."""
        return asdict(self)

    def show_meters(self, talks_before: int) -> bool:
        """Tell whether an encounter shows meters, given how many the learner has had before."""
        return self.meters == "on" or (self.meters == "first" and talks_before < FIRST_TALKS)
