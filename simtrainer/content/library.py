"""The library: scenarios, their plans, rubrics and defaults found on disk."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from simtrainer.content.diagnostics import ContentError, Diagnostic, has_errors
from simtrainer.content.graph import check_graph
from simtrainer.content.models import ActionFile, Defaults, Plan, Rubric, Scenario
from simtrainer.content.nearest import nearest
from simtrainer.content.references import check_references
from simtrainer.content.schema import kind_of, parse
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.variants import all_of, variant_of
from simtrainer.content.yaml import Document, parse_document, read_document


@dataclass(frozen=True)
class Bundle:
    """Everything that an encounter's reading depends on, as texts: kept once in the store, by hash.

    Attributes:
        variant: The variant of the scenario that is played; "" for the scenario itself.
    """

    scenario: str
    defaults: str
    rubric: str
    variant: str = ""

    @property
    def hash(self) -> str:
        """Hash of the texts, and of the variant where it is one."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def to_json(self) -> str:
        """Return the bundle as JSON."""
        texts = {"scenario": self.scenario, "defaults": self.defaults, "rubric": self.rubric}
        return json.dumps(texts | ({"variant": self.variant} if self.variant else {}))

    @classmethod
    def from_json(cls, text: str) -> "Bundle":
        """Read a bundle that `to_json` wrote."""
        return cls(**json.loads(text))

    def open(self) -> tuple[Scenario, Defaults, Rubric]:
        """Return the models.

        Raises:
            ContentError: If the format has moved on since the bundle was kept.
        """
        scenario = parse(parse_document(self.scenario, "stored scenario"), Scenario)
        return (
            variant_of(scenario, self.variant) if self.variant else scenario,
            parse(parse_document(self.defaults, "stored defaults"), Defaults),
            parse(parse_document(self.rubric, "stored rubric"), Rubric),
        )


@dataclass(frozen=True)
class Found:
    """A usable scenario in the library.

    Attributes:
        variant: The name of the variant that this is; "" for the scenario itself.
    """

    scenario: Scenario
    path: Path
    document: Document
    variant: str = ""

    @property
    def file_id(self) -> str:
        """The id that stands in the file: of a variant that of the scenario it belongs to."""
        return self.scenario.id.removesuffix(f".{self.variant}") if self.variant else self.scenario.id


@dataclass
class Library:
    """What was found on disk.

    Attributes:
        scenarios: By id, in order of the folders searched and of their paths.
        plans: By the scenario's id.
        actions: Ids of the actions that every scenario knows.
        problems: Diagnostics of files that could not be used.
    """

    scenarios: dict[str, Found] = field(default_factory=dict)
    plans: dict[str, tuple[Plan, Path]] = field(default_factory=dict)
    rubrics: dict[str, tuple[Rubric, Document]] = field(default_factory=dict)
    defaults: dict[str, tuple[Defaults, Document]] = field(default_factory=dict)
    actions: set[str] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)

    def bundle(self, scenario: str) -> Bundle:
        """Return what an encounter with a scenario depends on.

        Raises:
            KeyError: If the library has no such scenario, or none of its language's defaults or rubrics.
        """
        found = self.scenarios[scenario]
        defaults, rubric = self._beside(found.scenario)
        return Bundle(found.document.text, defaults[1].text, rubric[1].text, found.variant)

    def models(self, scenario: str) -> tuple[Scenario, Defaults, Rubric]:
        """Return the models of what an encounter with a scenario depends on: what its bundle opens to.

        Raises:
            KeyError: If the library has no such scenario, or none of its language's defaults or rubrics.
        """
        found = self.scenarios[scenario].scenario
        defaults, rubric = self._beside(found)
        return found, defaults[0], rubric[0]

    def take(self, scenario: Scenario, path: Path, document: Document) -> None:
        """Take in a scenario with its variants, in the place of one that has its id."""
        if earlier := self.scenarios.get(scenario.id):
            kept = {name: found for name, found in self.scenarios.items() if found.path != earlier.path}
            self.scenarios = kept
        for variant, one in all_of(scenario):
            self.scenarios[one.id] = Found(one, path, document, variant)

    def obstacles(self, scenario: Scenario, document: Document) -> list[Diagnostic]:
        """Return the errors in a scenario's names, or, where they are right, in the way through it."""
        if scenario.language not in self.defaults:
            hint = nearest(scenario.language, list(self.defaults))
            return [document.diagnostic("K006", ("language",), name=scenario.language, hint=hint)]
        named = check_references(scenario, document, self.actions)
        found = named if has_errors(named) else check_graph(scenario, document)
        return [problem for problem in found if problem.severity == "error"]

    def _beside(self, scenario: Scenario) -> tuple[tuple[Defaults, Document], tuple[Rubric, Document]]:
        """Return the defaults and the rubric of a scenario's language."""
        rubrics = [each for each in self.rubrics.values() if each[0].language == scenario.language]
        if not rubrics:
            raise KeyError(scenario.language)
        return self.defaults[scenario.language], rubrics[0]

    def of_language(self, language: str) -> list[Found]:
        """Return the scenarios of a language, the warm-up first, then by situation, difficulty and title."""
        found = [f for f in self.scenarios.values() if f.scenario.language == language]
        return sorted(found, key=_shelf)


def _shelf(found: Found) -> tuple[bool, str, int, str]:
    scenario = found.scenario
    return scenario.situation != "warm-up", scenario.situation, scenario.difficulty, scenario.title


def open_library(folders: Iterable[Path] = ()) -> Library:
    """Read the shipped files and those of further folders.

    Args:
        folders: The user's own folders, or single files; a scenario there with the id of a shipped one takes its place.

    Returns:
        The library. Files with errors are left out and their diagnostics stand in `problems`.
    """
    library = Library()
    language = shipped_folder("rubrics")
    for path in [*sorted(language.glob("*/*.yaml")), *_content_files(shipped_folder("scenarios"))]:
        _add(library, path)
    for folder in folders:
        own: dict[str, Path] = {}
        for path in content_files(folder):
            _add(library, path, own)
    return library


def content_files(path: Path) -> list[Path]:
    """Return a file itself, or the YAML files under a folder in order of their paths."""
    return list(_content_files(path)) if path.is_dir() else [path]


def _content_files(folder: Path) -> Iterator[Path]:
    yield from sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".yml") and p.is_file())


def _add(library: Library, path: Path, own: dict[str, Path] | None = None) -> None:
    try:
        document = read_document(path)
        kind = kind_of(document)
        if kind == "scenario":
            _add_scenario(library, path, document, own)
        elif kind == "plan":
            plan = parse(document, Plan)
            library.plans[plan.scenario] = (plan, path)
        elif kind == "rubric":
            rubric = parse(document, Rubric)
            library.rubrics[rubric.id] = (rubric, document)
        elif kind == "actions":
            library.actions |= parse(document, ActionFile).actions.keys()
        elif kind == "defaults":
            defaults = parse(document, Defaults)
            library.defaults[defaults.language] = (defaults, document)
    except ContentError as error:
        library.problems += error.diagnostics


def _add_scenario(library: Library, path: Path, document: Document, own: dict[str, Path] | None) -> None:
    """Take a scenario in; one of the user's own only if it can be played (those shipped are tested)."""
    scenario = parse(document, Scenario)
    if own is not None:
        if scenario.id in own:
            other = own[scenario.id]
            raise ContentError([document.diagnostic("K003", ("id",), name=scenario.id, other=other)])
        if obstacles := library.obstacles(scenario, document):
            raise ContentError(obstacles)
        own[scenario.id] = path
    library.take(scenario, path, document)
