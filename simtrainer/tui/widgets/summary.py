"""What a scenario is about, beside the list."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simtrainer.tui.shelf import Row, result
from simtrainer.tui.translate import _
from simtrainer.tui.words import SITUATIONS


class Summary(VerticalScroll, can_focus=False):
    """The highlighted row in a few paragraphs."""

    def compose(self) -> ComposeResult:
        """Draw the place of the text."""
        yield Static(_("Reading the library..."))

    def show(self, row: Row | None) -> None:
        """Show a row, or that there is none."""
        text = Content(_("Nothing fits the filter.")) if row is None else _summary(row)
        self.query_one(Static).update(text)
        self.scroll_home(animate=False)


def _summary(row: Row) -> Content:
    scenario = row.scenario
    if scenario is None:
        return Content("")
    parts = [
        Content.styled(scenario.title, "bold"),
        Content.styled(SITUATIONS[scenario.situation], "italic"),
        Content(
            _("Difficulty {n} of 5, about {m} minutes").format(n=scenario.difficulty, m=scenario.minutes)
        ),
        Content(""),
        Content(" ".join(scenario.summary.split())),
    ]
    if scenario.content_warning:
        parts += [Content(""), _named(_("Be warned"), " ".join(scenario.content_warning.split()))]
    if row.last is not None:
        last = f"{result(scenario, row.last)}, {row.last.updated_at.astimezone():%d %b}"
        parts += [Content(""), _named(_("Last time"), last)]
    return Content("\n").join(parts)


def _named(name: str, words: str) -> Content:
    return Content.assemble(Content.styled(f"{name}: ", "bold"), words)
