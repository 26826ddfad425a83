"""Opening library, language and store: the slow part of the start, done behind the first screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simtrainer.recognition import RecogniserName
    from simtrainer.records.practice import Practice

PracticeFactory = Callable[[Sequence[Path]], "Practice"]
"""Opens everything needed to practise, given the further library folders."""


def opener(database: str | None, recogniser: RecogniserName | None = None) -> PracticeFactory:
    """Return a factory that opens the store at a URL, or the user's own where absent, and a recogniser by name."""

    def _open(folders: Sequence[Path]) -> Practice:
        from simtrainer.content.language import shipped_language
        from simtrainer.content.library import open_library
        from simtrainer.recognition import Recogniser, kit_of, open_recogniser
        from simtrainer.records.practice import Practice
        from simtrainer.records.store import Store
        from simtrainer.tui.late import LateRecogniser

        language, library, store = shipped_language(), open_library(folders), Store.open(database)

        def both() -> Recogniser:
            kit_of(language.code)
            return open_recogniser(language, recogniser)

        return Practice(store, library, language, LateRecogniser(both))

    return _open
