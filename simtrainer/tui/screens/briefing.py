"""What the learner has to know before the talk."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from simtrainer.content.language import Language
from simtrainer.content.models import Scenario
from simtrainer.tui.talk import sentence
from simtrainer.tui.translate import _
from simtrainer.tui.widgets.title_bar import TitleBar
from simtrainer.tui.words import BRIEFED, listed


class BriefingScreen(Screen[bool]):
    """One page to read; Enter begins."""

    HELP = _("Read, scroll with the arrow keys, and begin with Enter.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", _("Begin")),
        Binding("escape", "back", _("Back")),
        Binding("question_mark,f1", "app.help", _("Help")),
        Binding("ctrl+q", "app.quit", _("Quit")),
    ]

    def __init__(self, scenario: Scenario, language: Language) -> None:
        """Brief on a scenario, with the language's words for behaviours."""
        super().__init__()
        self._language = language
        self._scenario = scenario

    def compose(self) -> ComposeResult:
        """Draw the page."""
        minutes = _("about {n} minutes").format(n=self._scenario.minutes)
        yield TitleBar(self._scenario.title, minutes)
        with VerticalScroll(classes="page"):
            for heading, text in _parts(self._scenario, self._language):
                if heading:
                    yield Static(Content(heading), classes="page-heading")
                yield Static(text if isinstance(text, Content) else Content(text), classes="page-text")
        yield Footer(show_command_palette=False, compact=True)

    def action_begin(self) -> None:
        """Begin the talk."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Go back to the library."""
        self.dismiss(False)


def _parts(scenario: Scenario, language: Language) -> Iterator[tuple[str, str | Content]]:
    """Yield headings and texts; learners read what is at stake first, then the rest."""
    if scenario.content_warning:
        yield _("Before you read on"), _flat(scenario.content_warning)
    yield _("You"), _role(scenario)
    yield _("Where"), _where(scenario)
    for person in scenario.people.values():
        yield person.name, _flat(person.about)
    briefing = scenario.scene.briefing
    yield _("What they know about interns"), _flat(briefing or BRIEFED[scenario.scene.briefed])
    yield _("Just now"), _flat(scenario.scene.now)
    yield (
        _("Your task"),
        Content("\n").join(Content(f"- {_flat(item.text)}") for item in scenario.task.values()),
    )
    yield _("Time"), _time(scenario)
    practised = [language.behaviours[name].title.lower() for name in scenario.practises]
    yield _("What you practise"), sentence(listed(practised))
    if scenario.finding:
        yield _("The study behind it"), _flat(scenario.finding)
    yield (
        _("Safe to stop"),
        _(
            "Ctrl+Q ends the scene at any time, and nobody minds. If it comes close to something of your own, talk to a "
            "tutor, a friend or a support line near you. Never type anything about a real patient."
        ),
    )


def _role(scenario: Scenario) -> str:
    return f"{sentence(scenario.you.role)} {_flat(scenario.you.text)}"


def _where(scenario: Scenario) -> str:
    hears = scenario.scene.hears
    near = _("Who else can hear: {who}.").format(who=listed(hears)) if hears else _("Nobody else can hear.")
    return f"{sentence(scenario.scene.place)} {near}"


def _time(scenario: Scenario) -> str:
    parts = [_("About {n} minutes.").format(n=scenario.minutes)]
    pressure = scenario.pressure
    if pressure and pressure.clock:
        parts.append(_("It is {time}.").format(time=pressure.clock))
    if pressure and pressure.waiting:
        parts.append(_("{n} others wait.").format(n=pressure.waiting))
    if pressure and pressure.text:
        parts.append(_flat(pressure.text))
    return " ".join(parts)


def _flat(text: str) -> str:
    return " ".join(text.split())
