"""The marks in a debrief, to look through and to disagree with."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from simtrainer.assessment.debrief import Evidenced
from simtrainer.tui.translate import _
from simtrainer.tui.widgets.choice_list import ChoiceList, option


def rows(marks: Sequence[Evidenced], disputed: set[tuple[int, str]]) -> list[Option]:
    """Return a row for each mark; its id is the mark's number."""
    return [_row(number, mark, (mark.turn, mark.behaviour) in disputed) for number, mark in enumerate(marks)]


def _row(number: int, mark: Evidenced, disputed: bool) -> Option:
    words = " ".join(mark.words.split())
    notes = [_("by the sense of the words") if mark.by_encoder else _("cue {id}").format(id=mark.cue)]
    if not mark.sure:
        notes.append(_("not sure, counted neither way"))
    if disputed:
        notes.append(_("you disagree; kept for your tutor"))
    return option(f"{mark.turn:>2}  {mark.title}: “{words}”", f"  {'; '.join(notes)}", id=str(number))


class Marks(ChoiceList):
    """All marks of a debrief."""

    def __init__(self, marks: Sequence[Evidenced], disputed: set[tuple[int, str]]) -> None:
        """List marks."""
        super().__init__(*rows(marks, disputed))
        self._marks = marks

    def show(self, disputed: set[tuple[int, str]]) -> None:
        """Show which marks are disputed."""
        chosen = self.highlighted_option
        self.fill(rows(self._marks, disputed), keep=chosen.id if chosen else None)

    @property
    def chosen(self) -> Evidenced | None:
        """The highlighted mark."""
        row = self.highlighted_option
        return self._marks[int(row.id)] if row is not None and row.id else None


def quoted(mark: Evidenced) -> Content:
    """Return a mark in one line."""
    return Content(f"{mark.title}: “{' '.join(mark.words.split())}”")
