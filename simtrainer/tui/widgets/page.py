"""Pieces of a page to read."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static


class Page(VerticalScroll):
    """A page that scrolls with the arrow keys."""

    def __init__(self, *children: Static, id: str | None = None) -> None:  # noqa: A002
        """Put pieces on a page."""
        super().__init__(*children, id=id, classes="page")


class Beside(Horizontal):
    """Two texts beside each other."""

    def __init__(self, left: Content, right: Content, *, classes: str = "") -> None:
        """Put two texts beside each other."""
        super().__init__(classes=classes)
        self._texts = (left, right)

    def compose(self) -> ComposeResult:
        """Draw both."""
        for text in self._texts:
            yield Static(text, classes="half")


def heading(text: str) -> Static:
    """Return a heading."""
    return Static(Content(text), classes="page-heading")


def text(*parts: Content | str) -> Static:
    """Return a paragraph of several lines."""
    return Static(joined(parts), classes="page-text")


def joined(parts: Iterable[Content | str]) -> Content:
    """Join lines, leaving empty ones out."""
    return Content("\n").join(Content(part) if isinstance(part, str) else part for part in parts if part)


def named(name: str, said: Content | str) -> Content:
    """Return `name: words` with the name in bold."""
    return Content.assemble(Content.styled(f"{name}: ", "bold"), said)
