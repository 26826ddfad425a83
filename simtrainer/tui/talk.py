"""The event log as lines of a conversation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from simtrainer.encounter.events import Ended, Event, Happened, Hinted, Received, Said
from simtrainer.encounter.wording import segments
from simtrainer.tui.translate import _

Voice = Literal["person", "you", "place", "hint", "end"]
HINTS = (_("The moment"), _("A move"), _("For example"))


@dataclass(frozen=True)
class Line:
    """Something in a conversation.

    Attributes:
        voice: Who or what speaks.
        name: The name above it, where it has one.
        text: The words as they are in the log.
    """

    voice: Voice
    name: str
    text: str

    def content(self) -> Content:
        """Return the words, with what is shown apart from what is said."""
        match self.voice:
            case "person" | "you":
                return Content("\n").join([Content.styled(self.name, "bold"), *shown_and_said(self.text)])
            case "hint":
                return Content.assemble(Content.styled(f"{self.name}: ", "bold"), self.text)
            case _:
                return Content.styled(self.text, "italic")


def shown_and_said(text: str) -> list[Content]:
    """Return a line's parts: what is shown in italics, what is said plain, each on its own."""
    parts = [
        Content.styled(p.text, "italic") if p.kind == "shown" else Content(p.text) for p in segments(text)
    ]
    return parts or [Content(text)]


def inline(text: str) -> Content:
    """Return a line in one piece, what is shown in italics."""
    parts = [
        Content.styled(p.text, "italic") if p.kind == "shown" else Content(p.text)
        for p in segments(_flat(text))
    ]
    return Content(" ").join(parts)


def _flat(text: str) -> str:
    return " ".join(text.split())


def lines(events: Iterable[Event], names: dict[str, str]) -> list[Line]:
    """Return the lines of a conversation.

    Args:
        events: Events in order.
        names: People's names by id.
    """
    return [line for event in events for line in _lines(event, names)]


def _lines(event: Event, names: dict[str, str]) -> Iterator[Line]:
    match event:
        case Said():
            to = names.get(event.to or "")
            name = names.get(event.who, event.who)
            yield Line(
                "person", _("{name}, to {other}").format(name=name, other=to) if to else name, event.text
            )
        case Received():
            to = names.get(event.to or "")
            yield Line("you", _("You, to {other}").format(other=to) if to else _("You"), _did(event))
        case Happened() if event.text:
            yield Line("place", "", event.text)
        case Hinted():
            yield Line(
                "hint", _("Hint, {what}").format(what=HINTS[min(event.step, 3) - 1].lower()), event.text
            )
        case Ended():
            yield Line("end", "", _("The scene ends here."))


def _did(event: Received) -> str:
    if event.kind == "silence":
        return "*" + _("says nothing") + "*"
    return f"*{event.text}*" if event.kind == "action" and "*" not in event.text else event.text
