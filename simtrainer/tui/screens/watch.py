"""A model talk to be watched: what is said on the left, the notes in the margin."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer

from simtrainer.assessment.margin import MarginNote
from simtrainer.authoring.model_talk import ModelTalk, WatchedTurn
from simtrainer.tui.talk import Line, Teller, inline
from simtrainer.tui.translate import _
from simtrainer.tui.widgets.page import Beside, joined, named
from simtrainer.tui.widgets.title_bar import TitleBar
from simtrainer.tui.words import OUTCOMES


class WatchScreen(Screen[None]):
    """Shows a turn more with each Enter; nothing is asked and nothing is marked."""

    HELP = _(
        "Enter shows the next turn, a the whole talk. Beside each reply stands what it did, and another that would\n"
        "have done as well. Before you read on, say to yourself what you would answer."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "next", _("Next turn")),
        Binding("a", "all", _("All")),
        Binding("escape", "close", _("Back")),
        Binding("question_mark,f1", "app.help", _("Help")),
        Binding("ctrl+q", "app.quit", _("Quit")),
    ]

    def __init__(self, talk: ModelTalk) -> None:
        """Show a model talk."""
        super().__init__()
        self._talk = talk
        self._rows = _rows(talk)
        self._over = False

    def compose(self) -> ComposeResult:
        """Draw the page, still empty."""
        yield TitleBar(self._talk.script.scenario.title, _("a model talk"))
        yield VerticalScroll(id="watched", classes="page")
        yield Footer(show_command_palette=False, compact=True)

    async def on_mount(self) -> None:
        """Show how the talk begins."""
        page = self.query_one("#watched")
        page.focus()
        page.anchor()
        await self.action_next()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide the keys that would show nothing more."""
        return not self._over if action in ("next", "all") else super().check_action(action, parameters)

    async def action_next(self) -> None:
        """Show one turn more."""
        row = next(self._rows, None)
        self._over = row is None
        await self.query_one("#watched").mount(_end(self._talk) if row is None else row)
        self.refresh_bindings()

    async def action_all(self) -> None:
        """Show the rest of the talk."""
        while not self._over:
            await self.action_next()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def _rows(talk: ModelTalk) -> Iterator[Beside]:
    teller = Teller(talk.script)
    for turn in talk.turns:
        lines = (line for line in teller.lines(turn.events) if line.voice != "end")
        yield Beside(joined(map(_line, lines)), _margin(turn), classes="watched")


def _line(line: Line) -> Content:
    words = inline(line.text) if line.voice in ("person", "you") else Content.styled(line.text, "italic")
    return named(line.name, words) if line.name else words


def _margin(turn: WatchedTurn) -> Content:
    if turn.note is None:
        return Content.styled(_("What would you say? Enter shows what somebody good at this said."), "italic")
    return joined([*_note(turn.note), *([Content.styled(turn.written, "italic")] if turn.written else [])])


def _note(note: MarginNote) -> Iterator[Content]:
    if note.outcome:
        yield named(_("The moment, {how}").format(how=OUTCOMES[note.outcome]), " ".join(note.signal.split()))
    for shown in note.shows:
        yield named(shown.title, f"“{shown.words}”")
    if note.felt:
        yield Content(f"{note.felt}.")
    if note.could:
        yield named(_("Or"), f"“{' '.join(note.could.split())}”")


def _end(talk: ModelTalk) -> Beside:
    ended = _("It ends: {title}").format(title=talk.ending)
    return Beside(
        Content.styled(ended, "bold"), Content(_("{n} of 100").format(n=talk.score)), classes="watched"
    )
