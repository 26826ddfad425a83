"""Scenarios of a library made ready to play, each once: what tests, simulation and preview share."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from simtrainer.authoring.checking.playable import obstacles
from simtrainer.content.diagnostics import ContentError
from simtrainer.content.language import Language, shipped_language
from simtrainer.content.library import Found, Library, open_library
from simtrainer.content.models import Rubric
from simtrainer.encounter.script import Script, build_script
from simtrainer.recognition import Recogniser, RecogniserName, open_recogniser


@dataclass
class Workbench:
    """A library, and the recogniser that reads replies to its people."""

    library: Library
    language: Language
    recogniser: Recogniser
    _ready: dict[str, tuple[Script, Rubric]] = field(default_factory=dict)

    def script(self, scenario: str) -> Script:
        """Return a scenario ready to play.

        Raises:
            KeyError: If the library has no such scenario.
            ContentError: If it has mistakes that keep it from being played.
        """
        return self._made(scenario)[0]

    def rubric(self, scenario: str) -> Rubric:
        """Return the rubric that a scenario is marked by.

        Raises:
            KeyError: If the library has no such scenario.
        """
        return self._made(scenario)[1]

    def holding(self, found: Found) -> "Workbench":
        """Return a bench on which a scenario stands for the one of its id."""
        known = {**self.library.scenarios, found.scenario.id: found}
        return Workbench(replace(self.library, scenarios=known), self.language, self.recogniser)

    def _made(self, scenario: str) -> tuple[Script, Rubric]:
        if scenario not in self._ready:
            if problems := obstacles(self.library.scenarios[scenario], self.library, self.language):
                raise ContentError(problems)
            content, defaults, rubric = self.library.models(scenario)
            script = build_script(content, self.library.bundle(scenario).hash, self.language, defaults)
            self._ready[scenario] = script, rubric
        return self._ready[scenario]


def open_workbench(
    folders: Sequence[Path], recogniser: RecogniserName | None, language: str = "en"
) -> Workbench:
    """Open the shipped library with further folders, and a recogniser."""
    spoken = shipped_language(language)
    return Workbench(open_library(folders), spoken, open_recogniser(spoken, recogniser))
