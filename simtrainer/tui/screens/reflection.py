"""Three short questions before any mark is shown."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static

from simtrainer.content.models import Scenario
from simtrainer.encounter.inputs import Input
from simtrainer.records.store import now
from simtrainer.tui.translate import _
from simtrainer.tui.widgets.choice_list import ChoiceList, option
from simtrainer.tui.widgets.line_input import LineInput
from simtrainer.tui.widgets.title_bar import TitleBar

RATINGS = (
    _("-  Rather not say"),
    _("1  It got away from me"),
    _("2  Hard going"),
    _("3  So so"),
    _("4  Mostly well"),
    _("5  As well as I can"),
)


class ReflectionScreen(Screen[Input]):
    """What the person wanted, what they feared, how it went: each may be left empty."""

    HELP = _("Your own view first. Each question may be left empty; Esc leaves them all.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "skip", _("Skip all")),
        Binding("tab", "app.focus_next", _("Next")),
        Binding("f1", "app.help", _("Help")),
        Binding("ctrl+q", "app.quit", _("Quit")),
    ]

    def __init__(self, scenario: Scenario) -> None:
        """Ask about a scenario's first person."""
        super().__init__()
        self._title = scenario.title
        self._name = scenario.people[scenario.first_person].name

    def compose(self) -> ComposeResult:
        """Draw the questions."""
        yield TitleBar(self._title, _("before the debrief"))
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(
                _("Three short questions first. Leave empty what you like; nothing here is marked."),
                classes="page-text",
            )
            yield self._question(_("What did {name} want?"))
            yield LineInput(id="wants")
            yield self._question(_("What did {name} fear?"))
            yield LineInput(id="fears")
            yield self._question(_("How did it go for you?"))
            yield ChoiceList(
                *(option(text, id=str(i)) for i, text in enumerate(RATINGS)),
                id="rating",
            )
        yield Footer(show_command_palette=False, compact=True)

    def _question(self, text: str) -> Static:
        return Static(Content(text.format(name=self._name)), classes="page-heading")

    def on_mount(self) -> None:
        """Begin with the first question."""
        self.query_one("#rating", ChoiceList).highlighted = 0
        self.query_one("#wants").focus()

    @on(LineInput.Submitted)
    def _answered(self) -> None:
        self.focus_next()

    @on(OptionList.OptionSelected, "#rating")
    def _rated(self, event: OptionList.OptionSelected) -> None:
        self._done(int(event.option.id or 0) or None)

    def _done(self, rating: int | None) -> None:
        wants, fears = (self.query_one(name, LineInput).value for name in ("#wants", "#fears"))
        self.dismiss(Input("reflection", at=now().isoformat(), wants=wants, fears=fears, rating=rating))

    def action_skip(self) -> None:
        """Leave the questions; what was written already is kept."""
        self._done(None)
