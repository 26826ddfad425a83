"""A scenario under check, with what the engine would fill in."""

from dataclasses import dataclass
from functools import cached_property

from simtrainer.content.diagnostics import Diagnostic, KeyPath
from simtrainer.content.graph import reached
from simtrainer.content.language import Language
from simtrainer.content.models import Defaults, Scenario
from simtrainer.content.yaml import Document
from simtrainer.encounter.starting import Starting, starting


@dataclass(frozen=True)
class Subject:
    """What checks look at.

    Attributes:
        scenario: The scenario; its names lead somewhere.
        document: Its file.
        language: The language that it is read in.
        defaults: What it need not write itself.
    """

    scenario: Scenario
    document: Document
    language: Language
    defaults: Defaults | None

    @cached_property
    def start(self) -> Starting:
        """Limits, moods and reactions as the engine fills them in."""
        return starting(self.scenario, self.defaults)

    @cached_property
    def reached(self) -> set[str]:
        """The states that the talk can come to."""
        return reached(self.scenario)

    def lay(self, who: str) -> bool:
        """Tell whether a person is no colleague."""
        return self.scenario.people[who].is_lay

    def diagnostic(self, code: str, at: KeyPath, /, *, key: bool = False, **values: object) -> Diagnostic:
        """Return a diagnostic at a key path of the file."""
        return self.document.diagnostic(code, at, key=key, **values)
