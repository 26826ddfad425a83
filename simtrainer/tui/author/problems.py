"""The mistakes of the file, always in view."""

from collections.abc import Sequence

from textual import on
from textual.message import Message
from textual.widgets import OptionList

from simtrainer.content.diagnostics import Diagnostic
from simtrainer.tui.widgets.choice_list import ChoiceList, option


class Problems(ChoiceList):
    """A row for each mistake; choosing one asks for its place in the file."""

    class Chosen(Message):
        """A mistake was chosen."""

        def __init__(self, problem: Diagnostic) -> None:
            super().__init__()
            self.problem = problem

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__(id="problems-here")
        self._problems: Sequence[Diagnostic] = ()
        self.display = False

    def show(self, problems: Sequence[Diagnostic]) -> None:
        """Show these mistakes, errors first; hide where there are none."""
        errors_first = sorted(problems, key=lambda problem: (problem.severity != "error", problem))
        self._problems = errors_first
        self.fill([option(_row(problem), id=str(i)) for i, problem in enumerate(errors_first)])
        self.display = bool(problems)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(self._problems[event.option_index]))


def _row(problem: Diagnostic) -> str:
    message = " ".join(problem.message.split())
    return f"{problem.line}:{problem.column} {problem.severity} {problem.code} {message}; {problem.todo}"
