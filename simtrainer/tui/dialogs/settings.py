"""The learner's settings."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simtrainer.tui.dialogs.base import Dialog
from simtrainer.tui.settings import CHOICES, TITLES, Settings
from simtrainer.tui.translate import _
from simtrainer.tui.widgets.choice_list import ChoiceList, option


class SettingsDialog(Dialog[Settings]):
    """A row for each setting; Enter changes it, Esc closes with what is set."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "change", _("Change"), show=False),
        Binding("escape", "close", _("Done")),
    ]

    def __init__(self, settings: Settings) -> None:
        """Begin with these settings."""
        super().__init__(_("Settings"))
        self._settings = settings

    def body(self) -> Iterator[Widget]:
        """Yield the rows."""
        yield ChoiceList(*self._rows())

    def on_mount(self) -> None:
        """Begin with the first row."""
        self.query_one(ChoiceList).highlighted = 0

    def _rows(self) -> list[Option]:
        values = self._settings.to_record()
        return [option(TITLES[name], CHOICES[name][values[name]], id=name) for name in CHOICES]

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._change(event.option.id or "")

    def action_change(self) -> None:
        """Change the highlighted setting."""
        row = self.query_one(ChoiceList).highlighted_option
        if row is not None:
            self._change(row.id or "")

    def _change(self, name: str) -> None:
        values = list(CHOICES[name])
        now = getattr(self._settings, name)
        self._settings = replace(self._settings, **{name: values[(values.index(now) + 1) % len(values)]})
        self.query_one(ChoiceList).fill(self._rows(), keep=name)

    def action_close(self) -> None:
        """Close with the settings as they stand."""
        self.dismiss(self._settings)
