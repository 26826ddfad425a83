"""Trust, distress and openness of the person, for beginners."""

from typing import Final

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from simtrainer.content.vocabulary import MOODS, MoodName
from simtrainer.encounter.encounter import Encounter
from simtrainer.tui import standing
from simtrainer.tui.words import MOODS as TITLES

NARROW: Final = 8
"""Cells of a bar in 80 columns."""
WIDE: Final = 16


class Meters(Widget):
    """A bar with its number for each mood, and a line that says why they moved."""

    now: reactive[dict[MoodName, int]] = reactive(dict)
    change: reactive[dict[MoodName, int]] = reactive(dict)
    why: reactive[str] = reactive("")

    def show(self, encounter: Encounter, who: str) -> None:
        """Show how a person of an encounter feels now."""
        name = encounter.script.scenario.people[who].name
        self.now = dict(encounter.memory.moods[who])
        self.change = standing.changes(encounter.log, who)
        self.why = standing.reason(encounter.log, who, name)

    def render(self) -> Content:
        """Draw the bars and the reason."""
        bars = Content("  ").join(self._bar(mood) for mood in MOODS)
        return Content("\n").join([bars, Content.styled(self.why, "italic")])

    def _bar(self, mood: MoodName) -> Content:
        value = self.now.get(mood, 0)
        change = self.change.get(mood, 0)
        width = NARROW if self.size.width < 100 else WIDE
        full = round(value / 100 * width)
        moved = f" {change:+d}" if change else ""
        return Content(f"{TITLES[mood]} {'█' * full}{'░' * (width - full)} {value}{moved}")
