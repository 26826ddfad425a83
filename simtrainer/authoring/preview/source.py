"""The file that is being written: read again whenever it has changed on disk."""

from pathlib import Path

from simtrainer.authoring.workbench import Workbench
from simtrainer.content.diagnostics import ContentError, Diagnostic, KeyPath, Place
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.library import Found
from simtrainer.content.models import Rubric, Scenario
from simtrainer.content.schema import parse
from simtrainer.content.yaml import Document, read_document
from simtrainer.encounter.script import Script

Stamp = tuple[int, int]


class Source:
    """A scenario's file.

    Attributes:
        path: The file.
        script: The scenario as it last could be played; None while it never could.
        rubric: What it is marked by.
        problems: What keeps the file as it stands from being played; empty if nothing does.
    """

    script: Script | None = None
    rubric: Rubric | None = None

    def __init__(self, path: Path, bench: Workbench) -> None:
        """Take a file; `read` reads it."""
        self.path = path
        self.problems: list[Diagnostic] = []
        self._bench = bench
        self._stamp: Stamp | None = None
        self._document: Document | None = None

    def changed(self) -> bool:
        """Tell whether the file on disk is another than the one read last; one that is gone for a moment is not."""
        stamp = self._on_disk()
        return stamp is not None and stamp != self._stamp

    def read(self) -> Script | None:
        """Read the file and return it ready to play; None if it cannot be played, which `problems` explains."""
        self._stamp = self._on_disk()
        try:
            self._document = document = read_document(self.path)
            found = Found(parse(document, Scenario), self.path, document)
            bench = self._bench.holding(found)
            script, rubric = bench.script(found.scenario.id), bench.rubric(found.scenario.id)
        except ContentError as error:
            self.problems = error.diagnostics
            return None
        self.problems, self.script, self.rubric = [], script, rubric
        return script

    def place(self, path: KeyPath) -> Place:
        """Return where something stands in the file as it last could be read; its beginning where it does not."""
        return self._document.place(path, key=True) if self._document else Place()

    def _on_disk(self) -> Stamp | None:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        return found.st_mtime_ns, found.st_size


def opened(path: Path, bench: Workbench) -> Source:
    """Return a source that has been read once.

    Raises:
        SimtrainerError: If there is no such file.
    """
    if not path.is_file():
        raise SimtrainerError(f"there is no file {path}", "`simtrainer new` writes one to begin with")
    source = Source(path, bench)
    source.read()
    return source
