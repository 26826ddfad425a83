"""A mood over the turns, in a line of text."""

from collections.abc import Sequence

from textual.content import Content

from simtrainer.content.vocabulary import MOODS, MoodName
from simtrainer.tui.words import MOODS as TITLES

_STEPS = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[int]) -> str:
    """Draw values of 0 to 100 as blocks."""
    return "".join(_STEPS[min(len(_STEPS) - 1, value * len(_STEPS) // 101)] for value in values)


def curves(points: Sequence[dict[MoodName, int]]) -> Content:
    """Draw a person's moods, a line each, with where they began and ended."""
    width = max(len(title) for title in TITLES.values())
    rows = []
    for mood in MOODS:
        values = [point[mood] for point in points]
        rows.append(Content(f"{TITLES[mood]:<{width}} {values[0]:>3} {sparkline(values)} {values[-1]}"))
    return Content("\n").join(rows)
