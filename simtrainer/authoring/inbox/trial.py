"""Trying a change on copies: what is wrong after it that was not wrong before, in the file and in the talks of its plan."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from simtrainer.authoring.checking import Checker
from simtrainer.authoring.inbox.changes import Change
from simtrainer.authoring.plans import run_plan
from simtrainer.authoring.workbench import Workbench
from simtrainer.content.language import Language, load_language
from simtrainer.content.library import Found, Library
from simtrainer.content.models import Scenario
from simtrainer.content.schema import parse
from simtrainer.content.yaml import parse_document
from simtrainer.recognition import Recogniser


class Trial:
    """Checks files and plays plans, and remembers what was wrong before.

    Args:
        language: The language as it is now.
        open_recogniser: Opens a recogniser for a language.
        library: Holds the scenarios and plans.
    """

    def __init__(
        self, language: Language, open_recogniser: Callable[[Language], Recogniser], library: Library
    ) -> None:
        self._language = language
        self._open_recogniser = open_recogniser
        self._library = library
        self._known: dict[tuple[Path, str, str], list[str]] = {}

    def worse(self, change: Change, scenario: str) -> list[str]:
        """Return what a change would make wrong, in words; empty if nothing. The file itself is left alone.

        Args:
            change: The change.
            scenario: The scenario whose plan is played.

        Raises:
            ContentError: The files of the language cannot be read.
            OSError: There is no room for copies.
        """
        before = self._wrong(change, change.before, scenario)
        return [text for text in self._wrong(change, change.after, scenario) if text not in before]

    def _wrong(self, change: Change, text: str, scenario: str) -> list[str]:
        key = (change.path, text, scenario)
        if key not in self._known:
            with TemporaryDirectory(prefix="simtrainer-") as folder:
                file, language = self._copied(Path(folder), change.path, text)
                found = Checker(language, self._library).check([file])
                mistakes = [f"{problem.code} {problem.message}; {problem.todo}" for problem in found]
                broken = any(problem.severity == "error" for problem in found)
                failures = [] if broken else self._failures(change.path, text, scenario, language)
            self._known[key] = [*mistakes, *failures]
        return self._known[key]

    def _copied(self, folder: Path, path: Path, text: str) -> tuple[Path, Language]:
        """Write the text as a copy of a file; a cue file takes a copy of its whole language along, to be read with it."""
        home = path.resolve().parent.parent
        if path.parent.name != "cues" or not (home / "profile.yaml").is_file():
            (folder / path.name).write_bytes(text.encode())
            return folder / path.name, self._language
        shutil.copytree(home, folder / home.name, ignore=shutil.ignore_patterns("model"))
        file = folder / home.name / "cues" / path.name
        file.write_bytes(text.encode())
        if Checker(self._language, self._library).check([file]):
            return file, self._language  # told by the check; the language cannot be read with it
        return file, load_language(folder / home.name)

    def _failures(self, path: Path, text: str, scenario: str, language: Language) -> list[str]:
        """Return what does not come out as the plan expects; nothing where there is no plan."""
        if scenario not in self._library.plans or scenario not in self._library.scenarios:
            return []
        plan, _ = self._library.plans[scenario]
        bench = Workbench(self._library, language, self._open_recogniser(language))
        if path.resolve() == self._library.scenarios[scenario].path.resolve():
            document = parse_document(text, str(path))
            bench = bench.holding(Found(parse(document, Scenario), path, document))
        results = run_plan(plan, bench.script(scenario), bench.recogniser, bench.rubric(scenario))
        return [f"talk {one.talk.id}: {difference}" for one in results for difference in one.differences]
