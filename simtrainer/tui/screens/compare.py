"""Two tries beside each other."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer

from simtrainer.assessment.assess import Assessment
from simtrainer.assessment.transcript import Exchange
from simtrainer.encounter.events import Said
from simtrainer.tui.curves import curves
from simtrainer.tui.talk import inline
from simtrainer.tui.translate import _
from simtrainer.tui.widgets.page import Beside, joined
from simtrainer.tui.widgets.title_bar import TitleBar


class CompareScreen(Screen[None]):
    """The first try on the left, the second on the right, from the turn where they part."""

    HELP = _("Each row is a turn: what you said, what it did, what came back.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "close", _("Debrief of this try")),
        Binding("question_mark,f1", "app.help", _("Help")),
        Binding("ctrl+q", "app.quit", _("Quit")),
    ]

    def __init__(self, first: Assessment, second: Assessment) -> None:
        """Set two tries beside each other; the second began at a turn of the first."""
        super().__init__()
        self._tries = (first, second)
        self._turn = second.transcript.started.parent_turn or 1

    def compose(self) -> ComposeResult:
        """Draw headings, curves, and the turns."""
        first, second = self._tries
        yield TitleBar(first.scenario.title, _("both tries, from turn {n}").format(n=self._turn))
        with VerticalScroll(classes="page"):
            yield Beside(_head(_("First try"), first), _head(_("This try"), second), classes="compare")
            yield Beside(*(_curves(one) for one in self._tries), classes="compare")
            for left, right in zip_longest(*(self._turns(one) for one in self._tries), fillvalue=Content("")):
                yield Beside(left, right, classes="compare")
        yield Footer(show_command_palette=False, compact=True)

    def _turns(self, one: Assessment) -> Iterator[Content]:
        names = {who: person.name for who, person in one.scenario.people.items()}
        return (_turn(e, names) for e in one.transcript.turns if e.turn >= self._turn)

    def action_close(self) -> None:
        """Go on to the debrief."""
        self.dismiss(None)


def _head(name: str, one: Assessment) -> Content:
    score = _("{n} of 100").format(n=one.score)
    return joined([Content.styled(name, "bold"), one.ending_text.title, score])


def _curves(one: Assessment) -> Content:
    who = one.scenario.first_person
    return joined(
        [Content.styled(one.scenario.people[who].name, "italic"), curves(one.transcript.mood_curve(who))]
    )


def _turn(exchange: Exchange, names: dict[str, str]) -> Content:
    received = exchange.received
    said = (
        Content(_("(said nothing)"))
        if received is None or received.kind == "silence"
        else inline(received.text)
    )
    you = Content.assemble(Content.styled(_("{n} You: ").format(n=exchange.turn), "bold"), said)
    did = [f"→ {names[moved.who]} {moved.because}" for moved in exchange.moods if moved.because]
    back = [
        Content.assemble(Content.styled(f"{names[line.who]}: ", "bold"), inline(line.text))
        if isinstance(line, Said)
        else Content.styled(line.text, "italic")
        for line in exchange.answer
    ]
    return joined([you, *did, *back])
