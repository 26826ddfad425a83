"""The line at the top of every screen."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class TitleBar(Widget):
    """One line: what this is on the left, how it stands on the right."""

    title: reactive[str] = reactive("", layout=False)
    status: reactive[str] = reactive("", layout=False)

    def __init__(self, title: str = "", status: str = "") -> None:
        """Begin with these words; both may change."""
        super().__init__()
        self.set_reactive(TitleBar.title, title)
        self.set_reactive(TitleBar.status, status)

    def render(self) -> Content:
        """Draw the line; the title gives way where both do not fit."""
        status = Content(self.status)
        room = max(0, self.size.width - status.cell_length - (2 if self.status else 0))
        title = Content.styled(self.title, "bold").truncate(room, ellipsis=True)
        gap = max(0, self.size.width - title.cell_length - status.cell_length)
        return Content.assemble(title, " " * gap, status)
