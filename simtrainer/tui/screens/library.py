"""The first screen: scenarios, talks to go on with, who is practising."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Input, OptionList, Static

from simtrainer.tui.shelf import Row
from simtrainer.tui.translate import _, ngettext
from simtrainer.tui.widgets.choice_list import ChoiceList, option
from simtrainer.tui.widgets.line_input import LineInput
from simtrainer.tui.widgets.summary import Summary
from simtrainer.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.widgets.option_list import Option


class LibraryScreen(Screen[None]):
    """Lists what can be practised; what is chosen is told in messages to the app."""

    HELP = _(
        "Pick a talk with the arrow keys and begin it with Enter. The first line of a talk says how hard it is,\n"
        "how long it takes, and how it ended for you the last time."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", _("Filter")),
        Binding("w", "learner", _("Who")),
        Binding("s", "settings", _("Settings")),
        Binding("d", "debrief", _("Debrief")),
        Binding("m", "watch", _("Model talk")),
        Binding("p", "problems", _("Problems"), show=False),
        Binding("question_mark,f1", "app.help", _("Help")),
        Binding("ctrl+q", "app.quit", _("Quit")),
    ]

    class Chosen(Message):
        """A row was chosen."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

    class Filtered(Message):
        """The filter has changed."""

        def __init__(self, wanted: str) -> None:
            super().__init__()
            self.wanted = wanted

    class Asked(Message):
        """One of the dialogs is asked for: `learner`, `settings`, `problems`."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    class DebriefAsked(Message):
        """The debrief of the last talk with a scenario is asked for."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

    class WatchAsked(Message):
        """The model talk of a scenario is asked for."""

        def __init__(self, scenario: str) -> None:
            super().__init__()
            self.scenario = scenario

    def __init__(self) -> None:
        """Begin empty; `show` fills it."""
        super().__init__()
        self._rows: dict[str, Row] = {}
        self._problems = 0
        self._watchable: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """Draw the filter and the list on the left, the summary on the right."""
        yield TitleBar(_("simtrainer"))
        with Horizontal(id="shelf"):
            with Vertical(id="left"):
                yield LineInput(placeholder=_("/ to filter"), id="filter")
                yield ChoiceList(id="rows")
            yield Summary()
        yield Static(id="problems")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Put the keys where the arrows work."""
        self.query_one("#rows").focus()

    def show(self, rows: list[Row], *, learner: str, problems: int, watchable: Collection[str] = ()) -> None:
        """Show the library.

        Args:
            rows: What is listed.
            learner: Who is practising.
            problems: How many mistakes were found in the library's files.
            watchable: Ids of the scenarios that have a model talk.
        """
        chosen = self.query_one("#rows", ChoiceList)
        keep = chosen.highlighted_option.id if chosen.highlighted_option else None
        self._rows = {f"{row.kind}:{row.id}": row for row in rows}
        self._problems = problems
        self._watchable = frozenset(watchable)
        chosen.fill([_option(name, row) for name, row in self._rows.items()], keep)
        self.query_one(TitleBar).status = _("practising: {name}").format(name=learner)
        words = ngettext(
            "{n} mistake in library files; p lists it",
            "{n} mistakes in library files; p lists them",
            problems,
        )
        line = self.query_one("#problems", Static)
        line.update(Content(words.format(n=problems)))
        line.display = problems > 0
        self.query_one(Summary).show(self._highlighted())
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide keys that have nothing to do."""
        if action == "problems":
            return self._problems > 0
        if action == "debrief":
            row = self._highlighted()
            return row is not None and row.last is not None
        if action == "watch":
            return self._watched() is not None
        return super().check_action(action, parameters)

    def _watched(self) -> str | None:
        """Return the highlighted scenario, if it has a model talk."""
        row = self._highlighted()
        name = row.scenario.id if row and row.scenario else None
        return name if name in self._watchable else None

    def _highlighted(self) -> Row | None:
        if not self.is_mounted:
            return None
        chosen = self.query_one("#rows", ChoiceList).highlighted_option
        return self._rows.get(chosen.id or "") if chosen else None

    @on(OptionList.OptionHighlighted, "#rows")
    def _moved(self) -> None:
        self.query_one(Summary).show(self._highlighted())
        self.refresh_bindings()

    @on(OptionList.OptionSelected, "#rows")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        row = self._rows.get(event.option.id or "")
        if row is not None:
            self.post_message(self.Chosen(row))

    @on(Input.Changed, "#filter")
    def _typed(self, event: Input.Changed) -> None:
        self.post_message(self.Filtered(event.value))

    @on(Input.Submitted, "#filter")
    def _filtered(self) -> None:
        self.query_one("#rows").focus()

    def key_escape(self) -> None:
        """Leave the filter, emptied."""
        self.query_one("#filter", Input).value = ""
        self.query_one("#rows").focus()

    def key_down(self) -> None:
        """Leave the filter for the list."""
        if self.query_one("#filter").has_focus:
            self.query_one("#rows").focus()

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one("#filter").focus()

    def action_learner(self) -> None:
        """Ask who is practising."""
        self.post_message(self.Asked("learner"))

    def action_settings(self) -> None:
        """Ask for the settings."""
        self.post_message(self.Asked("settings"))

    def action_problems(self) -> None:
        """Ask for the list of mistakes in library files."""
        self.post_message(self.Asked("problems"))

    def action_debrief(self) -> None:
        """Ask for the last debrief of the highlighted scenario."""
        row = self._highlighted()
        if row is not None and row.last is not None:
            self.post_message(self.DebriefAsked(row))

    def action_watch(self) -> None:
        """Ask for the model talk of the highlighted scenario."""
        if (name := self._watched()) is not None:
            self.post_message(self.WatchAsked(name))


def _option(name: str, row: Row) -> Option:
    if row.kind == "heading":
        return option(row.title, id=name, disabled=True)
    return option(f"  {row.title}", f"  {row.note}", id=name)
