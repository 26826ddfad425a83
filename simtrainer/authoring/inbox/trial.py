"""Trying a change: what is wrong after it that was not wrong before, in the file and in the talks of its plan."""

from collections.abc import Callable
from pathlib import Path

from simtrainer.authoring.check import Checker
from simtrainer.authoring.inbox.changes import Change
from simtrainer.authoring.plans import run_plan
from simtrainer.content.language import Language
from simtrainer.content.library import Bundle, Library
from simtrainer.encounter.script import build_script
from simtrainer.recognition import Recogniser


class Trial:
    """Checks files and plays plans, and remembers what was wrong before.

    Args:
        language: Loads the language as its files are now.
        recogniser: Opens a recogniser for it.
        library: Holds the plans.
    """

    def __init__(
        self, language: Callable[[], Language], recogniser: Callable[[Language], Recogniser], library: Library
    ) -> None:
        self._language = language
        self._recogniser = recogniser
        self._library = library
        self._known: dict[tuple[Path, str, str], list[str]] = {}

    def worse(self, change: Change, scenario: str) -> list[str]:
        """Make a change, and return what it makes wrong, in words; empty if nothing. The change stays made.

        Args:
            change: The change.
            scenario: The scenario whose plan is played.

        Raises:
            OSError: The file cannot be written.
        """
        before = self._wrong(change, change.before, scenario)
        change.make()
        after = self._wrong(change, change.after, scenario)
        return [text for text in after if text not in before]

    def _wrong(self, change: Change, text: str, scenario: str) -> list[str]:
        key = (change.path, text, scenario)
        if key not in self._known:
            self._known[key] = [*self._mistakes(change.path), *self._failures(change.path, text, scenario)]
        return self._known[key]

    def _mistakes(self, path: Path) -> list[str]:
        found = Checker(self._language(), self._library).check([path])
        return [f"{problem.code} {problem.message}; {problem.todo}" for problem in found]

    def _failures(self, path: Path, text: str, scenario: str) -> list[str]:
        """Return what does not come out as the plan expects; nothing where there is no plan or the file is no good."""
        if scenario not in self._library.plans or scenario not in self._library.scenarios:
            return []
        plan, _ = self._library.plans[scenario]
        bundle = self._library.bundle(scenario)
        if path.resolve() == self._library.scenarios[scenario].path.resolve():
            bundle = Bundle(text, bundle.defaults, bundle.rubric)
        found, defaults, rubric = bundle.open()
        language = self._language()
        script = build_script(found, bundle.hash, language, defaults)
        results = run_plan(plan, script, self._recogniser(language), rubric)
        return [f"talk {one.talk}: {failure}" for one in results for failure in one.failures]
