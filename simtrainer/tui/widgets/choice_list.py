"""A list to choose from whose rows carry plain words, never markup."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simtrainer.tui.translate import _


def option(title: str, note: str = "", *, id: str | None = None, disabled: bool = False) -> Option:  # noqa: A002
    """Return a row of one or two lines."""
    text = Content(title)
    if note:
        text = Content.assemble(text, "\n", Content.styled(f"  {note}", "dim"))
    return Option(text, id=id, disabled=disabled)


class ChoiceList(OptionList):
    """An option list without a frame; the highlighted row is found by its weight as well as its colour."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", _("Choose"))]

    def __init__(self, *options: Option, id: str | None = None) -> None:  # noqa: A002
        """Make a list of rows."""
        super().__init__(*options, id=id, markup=False, compact=True)

    def fill(self, options: Iterable[Option], keep: str | None = None) -> None:
        """Show these rows.

        Args:
            options: The rows.
            keep: Id of the row to highlight; else the first one that can be chosen.
        """
        self.clear_options()
        self.add_options(options)
        rows = [i for i in range(self.option_count) if not self.get_option_at_index(i).disabled]
        kept = [i for i in rows if keep is not None and self.get_option_at_index(i).id == keep]
        self.highlighted = next(iter(kept or rows), None)
