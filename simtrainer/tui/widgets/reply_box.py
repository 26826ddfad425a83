"""The box that the learner writes in: Enter sends, Ctrl+J begins a line, up and down bring earlier replies back."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from simtrainer.encounter.inputs import MAX_REPLY, clean
from simtrainer.tui.translate import _

NEAR: Final = 300
"""The counter shows when so few characters are left."""


class ReplyBox(TextArea):
    """Takes a reply of at most `MAX_REPLY` characters; what would pass that is refused whole and what stands stays."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "send", _("Send")),
        Binding("ctrl+j", "newline", _("New line")),
        Binding("pageup", "screen.page(-1)", _("Scroll"), show=False),
        Binding("pagedown", "screen.page(1)", _("Scroll"), show=False),
    ]

    class Sent(Message):
        """A reply is sent."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Touched(Message):
        """A key was pressed."""

    class Refused(Message):
        """A paste was too long; nothing was done with it."""

        def __init__(self, length: int) -> None:
            super().__init__()
            self.length = length

    def __init__(self, earlier: Iterable[str] = ()) -> None:
        """Begin empty.

        Args:
            earlier: Replies that can be brought back, the oldest first.
        """
        super().__init__(
            soft_wrap=True,
            compact=False,
            highlight_cursor_line=False,
            placeholder=_("Say something, or /do something"),
        )
        self._earlier = list(earlier)
        self._place = len(self._earlier)
        self._draft = ""

    def remember(self, text: str) -> None:
        """Take a sent reply among those that can be brought back."""
        if text and self._earlier[-1:] != [text]:
            self._earlier.append(text)
        self._place = len(self._earlier)

    def put(self, text: str) -> None:
        """Put a text in the box, the cursor at its end."""
        self.text = text
        self.move_cursor(self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, unless it would become too long."""
        over = len(self.text) - len(self.get_text_range(edit.top, edit.bottom)) + len(edit.text) - MAX_REPLY
        if over > 0 and edit.text:
            self.post_message(self.Refused(over + MAX_REPLY))
            return EditResult(end_location=self.cursor_location, replaced_text="")
        return super().edit(edit)

    async def _on_key(self, event: events.Key) -> None:
        self.post_message(self.Touched())
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.action_send()

    async def _on_paste(self, event: events.Paste) -> None:
        """Take a paste in without its escape codes and control characters."""
        event.stop()
        event.prevent_default()
        self.post_message(self.Touched())
        text = event.text
        words = clean(text)
        edges = (" " if text[:1].isspace() else "", " " if text[-1:].isspace() else "")
        if words and (result := self._replace_via_keyboard(words.join(edges), *self.selection)):
            self.move_cursor(result.end_location)

    def action_send(self) -> None:
        """Send what stands in the box."""
        if clean(self.text):
            self.post_message(self.Sent(self.text))

    def action_newline(self) -> None:
        """Begin a new line."""
        self._replace_via_keyboard("\n", *self.selection)

    def action_cursor_up(self, select: bool = False) -> None:
        """Move up; on the first row bring an earlier reply back."""
        if self.navigator.is_first_wrapped_line(self.cursor_location) and not select:
            self._recall(-1)
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Move down; on the last row go on to the newer reply, at last to the draft."""
        if self.navigator.is_last_wrapped_line(self.cursor_location) and not select:
            self._recall(1)
        else:
            super().action_cursor_down(select)

    def _recall(self, step: int) -> None:
        place = self._place + step
        if not 0 <= place <= len(self._earlier):
            return
        if self._place == len(self._earlier):
            self._draft = self.text
        self._place = place
        self.put(self._draft if place == len(self._earlier) else self._earlier[place])

    def on_text_area_changed(self) -> None:
        """Count, near the limit."""
        left = MAX_REPLY - len(self.text)
        self.border_subtitle = Content(_("{n} left").format(n=left)) if left < NEAR else ""
