"""The author's screen: the talk on the left, what lies behind it on the right, the mistakes of the file below."""

import asyncio
import shutil
import subprocess
from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static
from textual.worker import get_current_worker

from simtrainer.authoring.checking import Checker
from simtrainer.authoring.preview.plan_entry import add_to_plan, plan_beside
from simtrainer.authoring.preview.rehearsal import Jump, Rehearsal, Step
from simtrainer.authoring.preview.sections import Section, sections
from simtrainer.authoring.preview.source import Source
from simtrainer.authoring.workbench import Workbench
from simtrainer.content.diagnostics import Diagnostic, Place
from simtrainer.content.errors import SimtrainerError
from simtrainer.encounter.inputs import MAX_REPLY
from simtrainer.encounter.script import Script
from simtrainer.tui.author.editor import editor_command
from simtrainer.tui.author.problems import Problems
from simtrainer.tui.commands import COMMANDS, read_line
from simtrainer.tui.dialogs import PickDialog
from simtrainer.tui.talk import Teller
from simtrainer.tui.translate import _
from simtrainer.tui.widgets.choice_list import option
from simtrainer.tui.widgets.conversation import Conversation
from simtrainer.tui.widgets.page import heading, text
from simtrainer.tui.widgets.reply_box import ReplyBox
from simtrainer.tui.widgets.title_bar import TitleBar

LOOK_EVERY = 0.3
"""Seconds between two looks at the file."""

Done = TypeVar("Done")


class AuthorScreen(Screen[None]):
    """Plays a scenario whose file may change at any moment; the talk so far is played again each time."""

    HELP = _(
        "Write in your editor and save; the talk is played again with the new file.\n"
        "Say what a learner would say: /do sit down, /wait and /choose work as in a talk.\n"
        "On the right: what was read in the last reply and why, the rule that fired, those that\n"
        "nearly did and what each lacked, the moods and what is remembered.\n"
        "Back takes your last step back; Go to leads to any state; Afresh begins again with other draws.\n"
        "Test makes the talk the last one of the test plan beside the scenario.\n"
        "Ctrl+Up and Ctrl+Down turn the pages on the right. Edit opens the present state in your editor.\n"
        "Tab goes to the mistakes; Enter on one opens its line in your editor (VISUAL or EDITOR)."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+b", "back", _("Back"), priority=True),
        Binding("f3,ctrl+g", "jump", _("Go to")),
        Binding("f4,ctrl+r", "afresh", _("Afresh")),
        Binding("f5,ctrl+s", "as_test", _("Test")),
        Binding("f8,ctrl+o", "open", _("Edit")),
        Binding("f1", "app.help", _("Help")),
        Binding("ctrl+up", "scroll_behind(-1)", _("Right page up"), show=False),
        Binding("ctrl+down", "scroll_behind(1)", _("Right page down"), show=False),
    ]

    def __init__(self, source: Source, bench: Workbench) -> None:
        """Show a file.

        Args:
            source: The file, read once.
            bench: Reads replies, and checks the file.
        """
        super().__init__()
        self._source = source
        self._bench = bench
        self._rehearsal: Rehearsal | None = None
        self._lock = asyncio.Lock()
        self._reading = False

    def compose(self) -> ComposeResult:
        """Draw the two columns and the mistakes."""
        yield TitleBar(self._source.path.name)
        with Horizontal(id="bench"):
            with Vertical(id="said"):
                yield Conversation()
                yield ReplyBox()
            yield VerticalScroll(id="behind", can_focus=False)
        yield Problems()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Begin the talk, and look at the file from now on."""
        self.query_one(ReplyBox).focus()
        self.set_interval(LOOK_EVERY, self._look)
        self.run_worker(self._take_over(self._source.script), group="turn")

    # The file

    def _look(self) -> None:
        if not self._reading and self._source.changed():
            self._reading = True
            self.run_worker(self._read(), group="turn")

    async def _read(self) -> None:
        try:
            await self._take_over(await self._quietly(self._source.read))
        finally:
            self._reading = False

    async def _take_over(self, script: Script | None) -> None:
        """Play on with a script; where the file cannot be played, leave the talk as it stands and say so."""
        self.query_one(Problems).show(self._source.problems)
        if script is not None:
            lost = await self._quietly(lambda: self._reloaded(script))
            await self._redraw()
            if lost:
                self.notify(_("{n} step(s) can no longer be done").format(n=lost), markup=False)
        self._check()
        self._stand()

    def _reloaded(self, script: Script) -> int:
        if self._rehearsal is not None:
            return self._rehearsal.reload(script)
        self._rehearsal = Rehearsal(script, self._bench.recogniser)
        return 0

    @work(group="check", exclusive=True, thread=True)
    def _check(self) -> None:
        """Look for everything that `simtrainer check` finds, off the screen's thread."""
        worker = get_current_worker()
        checker = Checker(self._bench.language, self._bench.library)
        found = checker.check([self._source.path])
        if not worker.is_cancelled:
            self.app.call_from_thread(self._checked, [each for each in found if each.severity != "note"])

    def _checked(self, problems: Sequence[Diagnostic]) -> None:
        self.query_one(Problems).show(problems)
        self._stand()

    # What the author does

    @on(ReplyBox.Sent)
    def _sent(self, event: ReplyBox.Sent) -> None:
        if self._rehearsal is None:
            self._note(_("The file cannot be played yet."))
            return
        encounter = self._rehearsal.encounter
        given = read_line(event.text, encounter.script.state(encounter.memory.state).choices, None)
        if given is None:
            self._note(_("That command is not known. These are: {known}").format(known=", ".join(COMMANDS)))
            return
        box = self.query_one(ReplyBox)
        box.text = ""
        box.remember(event.text)
        self.run_worker(self._step(given), group="turn")

    @on(ReplyBox.Refused)
    def _refuse(self) -> None:
        self._note(_("That is too long; {n} characters are the most.").format(n=MAX_REPLY))

    async def _step(self, step: Step) -> None:
        rehearsal = self._rehearsal
        if rehearsal is None:
            return
        if not await self._quietly(lambda: rehearsal.take(step)):
            ended = rehearsal.encounter.ended
            self._note(
                _("The talk has ended: take back, or begin afresh.") if ended else _("Nothing came of that.")
            )
        await self._redraw()

    @work(group="turn")
    async def action_back(self) -> None:
        """Take the last step back, its words into the reply box."""
        if self._rehearsal is None:
            return
        last = await self._quietly(self._rehearsal.back)
        await self._redraw()
        if last is not None and not isinstance(last, Jump) and last.kind == "reply":
            self.query_one(ReplyBox).put(last.text)

    @work(group="turn")
    async def action_afresh(self) -> None:
        """Begin the talk afresh, with other draws."""
        rehearsal = self._rehearsal
        if rehearsal is None:
            return
        await self._quietly(lambda: rehearsal.restart(rehearsal.seed + 1))
        await self._redraw()

    @work(group="turn")
    async def action_jump(self) -> None:
        """Go to any state."""
        if self._rehearsal is None:
            return
        states = self._rehearsal.encounter.script.scenario.states
        rows = [option(name, state.title or "", id=name) for name, state in states.items()]
        chosen = await self.app.push_screen_wait(PickDialog(_("Go to state"), "", rows))
        if chosen:
            await self._step(Jump(chosen))

    @work(group="turn")
    async def action_as_test(self) -> None:
        """Make the talk the last talk of the test plan."""
        rehearsal, rubric = self._rehearsal, self._source.rubric
        if rehearsal is None or rubric is None:
            return
        path = plan_beside(self._source.path)
        try:
            name = await self._quietly(lambda: add_to_plan(rehearsal, rubric, path))
        except SimtrainerError as error:
            self._note(f"{error}; {error.hint}")
            return
        self._note(_("Talk {name} stands in {file}").format(name=name, file=path.name))

    def action_open(self) -> None:
        """Open the file at the state in which the talk stands."""
        state = self._rehearsal.encounter.memory.state if self._rehearsal else ""
        self._edit(self._source.place(("states", state)))

    @on(Problems.Chosen)
    def _problem_chosen(self, event: Problems.Chosen) -> None:
        self._edit(Place(event.problem.line, event.problem.column))

    def _edit(self, place: Place) -> None:
        command = editor_command(self._source.path, place)
        if command is None:
            self._note(_("Name your editor in the variable EDITOR."))
        elif shutil.which(command[0]) is None:
            self._note(_("{editor} cannot be started.").format(editor=command[0]))
        else:
            self._run(command)

    def _run(self, command: list[str]) -> None:
        """Run the editor in place of the app, or beside it where the terminal cannot be handed over."""
        try:
            with self.app.suspend():
                subprocess.run(command, check=False)  # noqa: S603 - the author's own editor
        except SuspendNotSupported:
            subprocess.Popen(command)  # noqa: S603 - the same, beside the app

    def action_page(self, pages: int) -> None:
        """Scroll the talk."""
        self.query_one(Conversation).turn_page(pages)

    def action_scroll_behind(self, pages: int) -> None:
        """Scroll what lies behind."""
        behind = self.query_one("#behind", VerticalScroll)
        (behind.scroll_page_up if pages < 0 else behind.scroll_page_down)(animate=False)

    # What it shows

    async def _quietly(self, task: Callable[[], Done]) -> Done:
        """Do something off the screen's thread, one thing at a time."""
        async with self._lock:
            return await asyncio.to_thread(task)

    async def _redraw(self) -> None:
        """Show the talk as it stands, what lies behind it, and where it is."""
        rehearsal = self._rehearsal
        if rehearsal is None:
            return
        encounter = rehearsal.encounter
        found = await self._quietly(lambda: sections(encounter, self._bench.recogniser))
        behind = self.query_one("#behind", VerticalScroll)
        with self.app.batch_update():
            await self.query_one(Conversation).replace(Teller(encounter.script).lines(encounter.log))
            await behind.remove_children()
            await behind.mount(*(part for section in found for part in _drawn(section)))
            behind.scroll_home(animate=False)
        self._stand()

    def _stand(self) -> None:
        """Say how things stand in the title, and whom the reply goes to."""
        bar, rehearsal = self.query_one(TitleBar), self._rehearsal
        if rehearsal is None:
            bar.status = _("cannot be played yet")
            return
        encounter = rehearsal.encounter
        scenario = encounter.script.scenario
        bar.title = f"{scenario.title} ({self._source.path.name})"
        playable = not self._source.problems
        state = (
            _("ended: {name}").format(name=encounter.memory.ending)
            if encounter.ended
            else encounter.memory.state
        )
        bar.status = state if playable else _("{state}, as before the mistake").format(state=state)
        who = encounter.script.speaker(encounter.memory.state)
        self.query_one(ReplyBox).border_title = Content(_("To {name}").format(name=scenario.people[who].name))

    def _note(self, words: str) -> None:
        self.notify(words, markup=False, timeout=6)


def _drawn(section: Section) -> list[Static]:
    return [heading(section.title), text(*section.lines)]
