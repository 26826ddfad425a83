"""What all tests share: the shipped language, a small scenario, and stores that live in a temporary folder."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from simtrainer.content.language import Language, shipped_language
from simtrainer.content.library import Library, open_library
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.events import Event
from simtrainer.encounter.inputs import typed
from simtrainer.encounter.script import Script, build_script
from simtrainer.recognition import CueRecogniser, Recogniser
from simtrainer.records.practice import Practice
from simtrainer.records.store import Store

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

FIXTURES = Path(__file__).parent / "fixtures"
DIAGNOSTICS = Path(__file__).parent / "diagnostics"


class ListSink:
    """A sink that keeps events in a list."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def append(self, encounter: str, events: list[Event]) -> None:
        self.events += events


@pytest.fixture(autouse=True)
def _private_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(scope="session")
def language() -> Language:
    return shipped_language("en")


@pytest.fixture(scope="session")
def recogniser(language: Language) -> CueRecogniser:
    return CueRecogniser(language)


@pytest.fixture(scope="session")
def library() -> Library:
    return open_library([FIXTURES])


@pytest.fixture(scope="session")
def small(library: Library, language: Language) -> Script:
    return script_of(library, language, "small-talk")


def script_of(library: Library, language: Language, scenario: str) -> Script:
    """Make a scenario of a library ready to play."""
    bundle = library.bundle(scenario)
    found, defaults, _ = bundle.open()
    return build_script(found, bundle.hash, language, defaults)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(f"sqlite:///{tmp_path / 'records.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def practice(store: Store, library: Library, language: Language, recogniser: CueRecogniser) -> Practice:
    return Practice(store, library, language, recogniser)


def play(script: Script, recogniser: Recogniser, *replies: str, seed: int = 1) -> Encounter:
    """Play typed lines and return the encounter."""
    encounter = Encounter.start(script, recogniser, ListSink(), encounter="e", seed=seed)
    for reply in replies:
        encounter.submit(typed(reply))
    return encounter


SOAK = int(os.environ.get("SIMTRAINER_SOAK", "25"))
"""How many random conversations a scenario gets."""
