"""The talk itself."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from simtrainer.content.models import Choice
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.events import Event, Hinted, Received
from simtrainer.encounter.inputs import MAX_REPLY, Input
from simtrainer.tui import standing
from simtrainer.tui.commands import COMMANDS, read_line
from simtrainer.tui.dialogs import HelpDialog
from simtrainer.tui.dialogs.leave import DEBRIEF, LEAVE, PAUSE, LeaveDialog
from simtrainer.tui.settings import Settings
from simtrainer.tui.taking import Taker
from simtrainer.tui.talk import Teller
from simtrainer.tui.translate import _
from simtrainer.tui.widgets.choices import Choices
from simtrainer.tui.widgets.conversation import Conversation
from simtrainer.tui.widgets.meters import Meters
from simtrainer.tui.widgets.reply_box import ReplyBox
from simtrainer.tui.widgets.silence import SilenceTimer
from simtrainer.tui.widgets.title_bar import TitleBar

_NOTHING = {
    "hint": _("No hint for this moment: go on as you see it."),
    "choice": _("There is no such choice here."),
}
"""What is said when an input did nothing."""


class EncounterScreen(Screen[bool]):
    """A conversation with its reply box; the result tells whether it ended and the debrief is wanted."""

    HELP = _(
        "Say it as you would say it, and send it with Enter.\n"
        "/do sit down      does something without words\n"
        "*sits down* I'm here.   does something while you speak\n"
        "/wait             says nothing, and waits\n"
        "/hint             first the moment, then a move, then an example\n"
        "/leave            stops the scene\n"
        "Up and down in the reply box bring back what you said before."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t,f2", "hint", _("Hint")),
        Binding("ctrl+n", "addressee", _("Speak to")),
        Binding("pageup", "page(-1)", _("Back"), show=False),
        Binding("pagedown", "page(1)", _("On"), show=False),
        Binding("f1", "app.help", _("Help")),
        Binding("ctrl+q", "stop", _("Stop")),
        Binding("enter", "go_on", _("Go on")),
    ]

    def __init__(self, encounter: Encounter, settings: Settings, *, meters: bool) -> None:
        """Show an encounter, from its beginning or from where it stopped.

        Args:
            encounter: The encounter.
            settings: The learner's settings.
            meters: Whether to show the meters.
        """
        super().__init__()
        self._encounter = encounter
        self._settings = settings
        self._with_meters = meters
        self._teller = Teller(encounter.script)
        self._names = {who: person.name for who, person in encounter.script.scenario.people.items()}
        self._taker = Taker(self.app, encounter)
        self._to: str | None = None
        self._busy = False

    def compose(self) -> ComposeResult:
        """Draw the talk, the meters, the choices and the reply box."""
        said = [e.text for e in self._encounter.log if isinstance(e, Received) and e.kind == "reply"]
        yield TitleBar()
        yield Conversation()
        yield Meters()
        yield Choices()
        yield ReplyBox(said)
        yield Static(_("Press Enter to go on."), id="over")
        yield SilenceTimer()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show the talk so far."""
        self.query_one(Meters).display = self._with_meters
        self.query_one(Conversation).add(self._teller.lines(self._encounter.log))
        self._stand()
        self.query_one(ReplyBox).focus()
        self.run_worker(self._encounter.script.questions.warm, thread=True, exit_on_error=False)

    # What the learner does

    @on(ReplyBox.Sent)
    def _sent(self, event: ReplyBox.Sent) -> None:
        given = read_line(event.text, self._choices, self._to)
        if event.text.strip() == "/help":
            self.query_one(ReplyBox).text = ""
            self.app.push_screen(HelpDialog(self))
        elif given is None:
            self._note(_("That command is not known. These are: {known}").format(known=", ".join(COMMANDS)))
        elif given.kind == "leave":
            self.query_one(ReplyBox).text = ""
            self.action_stop()
        else:
            self._give(given, event.text)

    @on(Choices.Picked)
    def _picked(self, event: Choices.Picked) -> None:
        self.query_one(ReplyBox).focus()
        self._give(Input("choice", event.choice, to=self._to))

    @on(ReplyBox.Refused)
    def _refuse(self) -> None:
        self._note(
            _("That is too long; {n} characters are the most. What you wrote is still here.").format(
                n=MAX_REPLY
            )
        )

    @on(ReplyBox.Touched)
    def _key_pressed(self) -> None:
        self.query_one(SilenceTimer).broken()
        if not self.query_one(Conversation).settled:
            self.query_one(Conversation).show_all()

    @on(SilenceTimer.Over)
    def _silent(self) -> None:
        if self.app.screen is self and not self.query_one(ReplyBox).text:
            self._give(Input("silence", to=self._to))

    def action_hint(self) -> None:
        """Give the next step of help for this moment."""
        self._give(Input("hint"))

    def action_addressee(self) -> None:
        """Speak to the next person."""
        people = list(self._names)
        now_to = self._to or standing.speaker(self._encounter)
        self._to = people[(people.index(now_to) + 1) % len(people)]
        self._name_addressee()

    def action_page(self, pages: int) -> None:
        """Scroll the talk."""
        self.query_one(Conversation).turn_page(pages)

    def action_go_on(self) -> None:
        """Leave the ended talk for the debrief, once its last lines stand."""
        if self.query_one(Conversation).settled:
            self.dismiss(True)
        else:
            self.query_one(Conversation).show_all()

    @work(group="stop")
    async def action_stop(self) -> None:
        """Ask how to stop, and do that."""
        if self._encounter.ended:
            self.dismiss(True)
            return
        self.query_one(SilenceTimer).stop()
        chosen = await self.app.push_screen_wait(LeaveDialog())
        if chosen == PAUSE:
            self.dismiss(False)
        elif chosen in (DEBRIEF, LEAVE) and await self._taker.take(Input("leave")) is not None:
            self.dismiss(chosen == DEBRIEF)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide keys that have nothing to do now."""
        over = self._encounter.ended
        if action in ("hint", "addressee"):
            return not over and (action == "hint" or len(self._names) > 1)
        return over if action == "go_on" else super().check_action(action, parameters)

    # What it does

    def _give(self, given: Input, draft: str = "") -> None:
        """Take an input in, unless one is being taken in; the box is emptied and, should storing fail, filled again."""
        if self._busy:
            return
        self._busy = True
        box = self.query_one(ReplyBox)
        if draft:
            box.text = ""
        self.run_worker(self._take(given, draft), group="turn")

    async def _take(self, given: Input, draft: str) -> None:
        events = await self._taker.take(given)
        self._busy = False
        if events:
            self.query_one(ReplyBox).remember(draft)
            self._show(events)
        elif draft:
            self.query_one(ReplyBox).put(draft + self.query_one(ReplyBox).text)
        if events == []:
            self._note(_NOTHING.get(given.kind, ""))

    def _show(self, events: list[Event]) -> None:
        hint = isinstance(events[0], Hinted)
        if not hint:
            self.query_one(SilenceTimer).renew()
        calm = self._settings.pace == "calm" and not hint
        self.query_one(Conversation).add(self._teller.lines(events), calm=calm)
        self._stand()

    def _stand(self) -> None:
        """Show how things stand now."""
        encounter = self._encounter
        bar = self.query_one(TitleBar)
        bar.title, bar.status = standing.title(encounter), standing.status(encounter)
        self.query_one(Choices).offer([] if encounter.ended else self._choices)
        self._name_addressee()
        self.query_one(ReplyBox).display = not encounter.ended
        self.query_one("#over").display = encounter.ended
        self.refresh_bindings()

    @on(Conversation.Settled)
    def _settled(self) -> None:
        after = standing.silence_after(self._encounter)
        if after and self._settings.silence == "on" and not self._encounter.ended:
            self.query_one(SilenceTimer).begin(after)

    @property
    def _choices(self) -> list[Choice]:
        return self._encounter.script.state(self._encounter.memory.state).choices

    def _name_addressee(self) -> None:
        """Show whom the learner speaks to, and how that person feels."""
        who = self._to or standing.speaker(self._encounter)
        self.query_one(ReplyBox).border_title = Content(_("To {name}").format(name=self._names[who]))
        self.query_one(Meters).show(self._encounter, who)

    def _note(self, text: str) -> None:
        if text:
            self.notify(text, markup=False, timeout=6)
