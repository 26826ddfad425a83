"""What a tutor who likes the learner would say, on a page; the rest folds out."""

from pathlib import Path
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, OptionList

from simtrainer.assessment.debrief import Debrief, Evidenced
from simtrainer.assessment.debrief_text import CLOSING, debrief_text
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.events import Disputed, Received
from simtrainer.encounter.inputs import MAX_REPLY, Input
from simtrainer.records.store import now
from simtrainer.tui.debrief_folds import folds
from simtrainer.tui.debrief_page import page
from simtrainer.tui.dialogs import AskDialog, PickDialog
from simtrainer.tui.dialogs.save import SaveDialog
from simtrainer.tui.taking import Taker
from simtrainer.tui.talk import inline
from simtrainer.tui.translate import _
from simtrainer.tui.widgets.choice_list import option
from simtrainer.tui.widgets.marks import Marks, rows
from simtrainer.tui.widgets.page import heading, text
from simtrainer.tui.widgets.title_bar import TitleBar

WATCH: Final = -1
"""Asks for the model talk, in the place of a turn."""


class DebriefScreen(Screen["int | None"]):
    """A debrief; the result is the turn to try again from, or `WATCH`, if any."""

    HELP = _(
        "Read the page first. Tab goes to the folds below it; Enter opens one.\n"
        "A mark that you see otherwise: d, pick it, and say what you meant. It is kept for your tutor.\n"
        "b goes back to one of your turns and lets you try again from there; then you see both tries.\n"
        "m shows a model talk: how somebody good at this held it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "again", _("Try again from a turn")),
        Binding("d", "dispute", _("Disagree")),
        Binding("m", "watch", _("Model talk")),
        Binding("s", "save", _("Save")),
        Binding("enter,escape", "close", _("Library")),
        Binding("question_mark,f1", "app.help", _("Help")),
        Binding("ctrl+q", "app.quit", _("Quit"), show=False),
    ]

    def __init__(self, encounter: Encounter, debrief: Debrief, *, watchable: bool = False) -> None:
        """Show what came of an encounter; where there is a model talk of it, it can be watched."""
        super().__init__()
        self._watchable = watchable
        self._encounter = encounter
        self._debrief = debrief

    def compose(self) -> ComposeResult:
        """Draw the page, then the folds."""
        yield TitleBar(self._debrief.title, _("debrief"))
        with VerticalScroll(classes="page"):
            yield from page(self._debrief)
            yield from folds(self._debrief, self._disputed)
            yield heading("")
            yield text(CLOSING)
        yield Footer(show_command_palette=False, compact=True)

    @property
    def _disputed(self) -> set[tuple[int, str]]:
        return {(event.turn, event.behaviour) for event in self._encounter.log if isinstance(event, Disputed)}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide the model talk where there is none."""
        return self._watchable if action == "watch" else super().check_action(action, parameters)

    def action_watch(self) -> None:
        """Ask for the model talk."""
        self.dismiss(WATCH)

    def action_close(self) -> None:
        """Go to the library."""
        self.dismiss(None)

    @work(group="again")
    async def action_again(self) -> None:
        """Ask which turn to try again."""
        said = [event for event in self._encounter.log if isinstance(event, Received)]
        turns = [option(f"{e.turn:>2}  {_short(e)}", id=str(e.turn)) for e in said]
        question = _("From which of your turns? What you said before it stays said.")
        if turns and (turn := await self.app.push_screen_wait(PickDialog(_("Try again"), question, turns))):
            self.dismiss(int(turn))

    @work(group="dispute")
    async def action_dispute(self) -> None:
        """Ask which mark, unless one is highlighted, and what was meant."""
        mark = await self._mark()
        if mark is None:
            return
        question = _("{mark}: “{words}”. What did you mean?").format(
            mark=mark.title, words=" ".join(mark.words.split())
        )
        meant = await self.app.push_screen_wait(AskDialog(_("I meant..."), question, limit=MAX_REPLY))
        if meant:
            await self._keep(Input("dispute", meant, turn=mark.turn, behaviour=mark.behaviour))

    async def _mark(self) -> Evidenced | None:
        if isinstance(self.focused, Marks) and self.focused.chosen:
            return self.focused.chosen
        marks = self._debrief.marks
        question = _("Which one do you see otherwise?")
        choices = rows(marks, self._disputed)
        chosen = await self.app.push_screen_wait(PickDialog(_("Marks"), question, choices)) if marks else None
        return marks[int(chosen)] if chosen else None

    async def _keep(self, given: Input) -> None:
        if await Taker(self.app, self._encounter).take(given) is None:
            return
        for marks in self.query(Marks):
            marks.show(self._disputed)
        self.notify(_("Kept for your tutor."), markup=False)

    @on(OptionList.OptionSelected)
    def _mark_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_dispute()

    @work(group="save")
    async def action_save(self) -> None:
        """Save the debrief as a text file."""
        name = f"simtrainer-{self._debrief.scenario}-{now().astimezone():%Y-%m-%d}.txt"
        path = await self.app.push_screen_wait(SaveDialog(Path.home() / name, debrief_text(self._debrief)))
        if path:
            self.notify(_("Saved as {path}").format(path=path), markup=False)


def _short(event: Received) -> str:
    said = inline(event.text).plain if event.kind != "silence" else _("(said nothing)")
    return said if len(said) <= 60 else said[:59] + "…"
