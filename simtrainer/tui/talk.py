"""The event log as lines of a conversation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from textual.content import Content

from simtrainer.encounter.events import Ended, Entered, Event, Happened, Hinted, Received, Said
from simtrainer.encounter.script import Script
from simtrainer.encounter.wording import segments
from simtrainer.tui.translate import _
from simtrainer.tui.words import listed

Voice = Literal["person", "you", "place", "hint", "end"]
HINTS = (_("the moment"), _("a move"), _("for example"))


@dataclass(frozen=True)
class Line:
    """Something in a conversation.

    Attributes:
        voice: Who or what speaks.
        name: The name above it; empty where the same person goes on.
        text: The words as they are in the log.
    """

    voice: Voice
    name: str
    text: str

    def parts(self) -> list[tuple[str, Content]]:
        """Return what the line is drawn from: the name, what is shown and what is said, each apart."""
        match self.voice:
            case "person" | "you":
                spoken = [(str(p.kind), Content(p.text)) for p in segments(self.text)]
                spoken = spoken or [("said", Content(self.text))]
                if self.name:
                    return [("name", Content(self.name)), *spoken]
                (kind, first), *others = spoken
                return [(f"{kind} again", first), *others]
            case "hint":
                return [("name", Content(self.name)), ("said", Content(self.text))]
            case _:
                return [("shown", Content(self.text))]


def inline(text: str) -> Content:
    """Return a line in one piece, what is shown in italics and brackets."""
    parts = [
        Content.styled(f"({p.text})", "italic") if p.kind == "shown" else Content(p.text)
        for p in segments(_flat(text))
    ]
    return Content(" ").join(parts)


class Teller:
    """Turns events of one encounter into lines, in order; it remembers where the talk is."""

    def __init__(self, script: Script) -> None:
        """Tell an encounter with a script."""
        self._script = script
        self._names = {who: person.name for who, person in script.scenario.people.items()}
        self._where = ""
        self._last = ""

    def lines(self, events: Iterable[Event]) -> list[Line]:
        """Return the lines of the next events."""
        return [self._named(line) for event in events for line in self._lines(event)]

    def _named(self, line: Line) -> Line:
        """Name a person only when they begin to speak."""
        goes_on = line.voice == "person" and line.name == self._last
        self._last = line.name if line.voice == "person" else ""
        return replace(line, name="") if goes_on else line

    def _lines(self, event: Event) -> Iterator[Line]:
        match event:
            case Entered():
                yield from self._moved(event.state)
            case Said():
                name, to = self._names.get(event.who, event.who), self._names.get(event.to or "")
                yield Line(
                    "person", _("{name}, to {other}").format(name=name, other=to) if to else name, event.text
                )
            case Received():
                to = self._names.get(event.to or "")
                yield Line("you", _("You, to {other}").format(other=to) if to else _("You"), _did(event))
            case Happened() if event.text:
                yield Line("place", "", event.text)
            case Hinted():
                yield Line("hint", _("Hint, {what}").format(what=HINTS[min(event.step, 3) - 1]), event.text)
            case Ended():
                yield Line("end", "", _("The scene ends here."))

    def _moved(self, state: str) -> Iterator[Line]:
        """Tell where the talk is when it begins there or moves there."""
        hears = self._script.hears(state)
        near = _("{who} can hear").format(who=listed(hears)) if hears else _("Nobody else can hear")
        where = f"{sentence(self._script.place(state))} {sentence(near)}"
        if where != self._where:
            yield Line(
                "place", "", where if self._where else f"{where} {sentence(self._script.scenario.scene.now)}"
            )
        self._where = where


def sentence(text: str) -> str:
    """Return a text in one line, as a sentence."""
    flat = _flat(text)
    return f"{flat[:1].upper()}{flat[1:]}" + ("" if flat.endswith((".", "!", "?", "…")) else ".")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _did(event: Received) -> str:
    if event.kind == "silence":
        return "*" + _("says nothing") + "*"
    return f"*{event.text}*" if event.kind == "action" and "*" not in event.text else event.text
