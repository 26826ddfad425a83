"""Which checks a file goes through, by its kind."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Final

from simtrainer.authoring.checking.conditions import check_conditions
from simtrainer.authoring.checking.cues import (
    check_action_file,
    check_cue_file,
    check_patterns,
    check_slots,
)
from simtrainer.authoring.checking.facts import check_facts
from simtrainer.authoring.checking.plans import check_plan
from simtrainer.authoring.checking.questions import check_confusions, check_questions
from simtrainer.authoring.checking.readability import check_readability
from simtrainer.authoring.checking.rules import check_rules
from simtrainer.authoring.checking.safety import check_safety
from simtrainer.authoring.checking.subject import Subject
from simtrainer.authoring.checking.texts import check_texts
from simtrainer.content.diagnostics import ContentError, Diagnostic, KeyPath, has_errors
from simtrainer.content.graph import check_graph
from simtrainer.content.language import Language
from simtrainer.content.library import Library, content_files
from simtrainer.content.models import KINDS, ActionFile, Content, CueFile, Plan, Rubric, Scenario, SlotFile
from simtrainer.content.nearest import nearest
from simtrainer.content.references import check_references
from simtrainer.content.schema import kind_of, parse
from simtrainer.content.variants import all_of
from simtrainer.content.vocabulary import BEHAVIOURS
from simtrainer.content.yaml import Document, read_document
from simtrainer.recognition import CueError
from simtrainer.recognition.bank import bank_of

_OF_A_SCENARIO: Final[tuple[Callable[[Subject], Iterable[Diagnostic]], ...]] = (
    check_conditions,
    check_rules,
    check_facts,
    check_questions,
    check_texts,
    check_readability,
    check_safety,
)


class Checker:
    """Checks files of any kind against a language and a library.

    Args:
        language: The language that cues and patterns are read in.
        library: The scenarios that plans may name, besides those being checked.
    """

    def __init__(self, language: Language, library: Library) -> None:
        self._language = language
        self._known = {name: found.scenario for name, found in library.scenarios.items()}
        self._defaults = {name: defaults for name, (defaults, _) in library.defaults.items()}
        self._rubrics = {rubric.language: rubric for rubric, _ in library.rubrics.values()}
        self._planned: set[str] = set()
        self._ids: dict[tuple[str, str], tuple[str, KeyPath]] = {}

    def check(self, paths: Iterable[Path]) -> list[Diagnostic]:
        """Return everything that is wrong in the files and folders named, in order of file and line.

        A plan may name any scenario of the library, or one that is checked in the same call.
        """
        files = list(dict.fromkeys(file for named in paths for file in content_files(named)))
        problems: list[Diagnostic] = []
        plans: list[tuple[Document, Plan]] = []
        plans_first = sorted(files, key=_may_be_plan, reverse=True)
        for path in plans_first:
            try:
                document = read_document(path)
                model = parse(document, KINDS[kind_of(document)])
            except ContentError as error:
                problems += error.diagnostics
                continue
            if isinstance(model, Plan):
                plans.append((document, model))
                self._planned.add(model.scenario)
            else:
                problems += self._check(document, model)
        for document, plan in plans if self._language_reads else ():
            scenario = self._known.get(plan.scenario)
            names = {*self._known, *(name for kind, name in self._ids if kind == "scenario")}
            problems += check_plan(document, plan, scenario, sorted(names), self._rubrics, self._language)
        return sorted(set(problems))

    def _check(self, document: Document, model: Content) -> list[Diagnostic]:
        match model:
            case Scenario():
                return self._check_scenario(document, model)
            case CueFile():
                doubles = [
                    problem
                    for i, cue in enumerate(model.cues)
                    for problem in self._taken(document, "cue", cue.id, "C005", ("cues", i, "id"))
                ]
                return [*doubles, *check_cue_file(document, model, self._language)]
            case ActionFile():
                return check_action_file(document, model, self._language)
            case SlotFile():
                return check_slots(document, model)
            case Rubric():
                return list(_check_rubric(document, model))
        return []

    def _check_scenario(self, document: Document, scenario: Scenario) -> list[Diagnostic]:
        problems: list[Diagnostic] = []
        for variant, one in all_of(scenario):
            at = ("variants", variant) if variant else ("id",)
            problems += self._taken(document, "scenario", one.id, "K003", at)
            if one.id in self._planned:
                self._known[one.id] = one
        languages = sorted({self._language.code, *self._defaults})
        if scenario.language not in languages:
            hint = nearest(scenario.language, languages)
            problems.append(document.diagnostic("K006", ("language",), name=scenario.language, hint=hint))
        named = check_references(scenario, document, self._language.actions)
        read = check_patterns(document, scenario, self._language)
        problems += [*named, *read]
        if has_errors([*named, *read]) or not self._language_reads:
            return problems  # what leads nowhere or cannot be read would only be told again
        problems += check_graph(scenario, document)
        subject = Subject(scenario, document, self._language, self._defaults.get(scenario.language))
        for check in _OF_A_SCENARIO:
            problems += check(subject)
        if not has_errors(problems):
            problems += check_confusions(subject)
        return problems

    @cached_property
    def _language_reads(self) -> bool:
        """Whether replies can be read in the language at all; a cue of it that cannot be read is told at its own place."""
        try:
            bank_of(self._language)
        except CueError:
            return False
        return True

    def _taken(
        self, document: Document, kind: str, name: str, code: str, path: KeyPath
    ) -> Iterator[Diagnostic]:
        """Yield a diagnostic if an id of this kind has been met before in this run."""
        first = self._ids.setdefault((kind, name), (document.path, path))
        if first != (document.path, path):
            yield document.diagnostic(code, path, name=name, other=first[0])


def _may_be_plan(path: Path) -> bool:
    """Tell whether a file looks like a plan: these are read first, so that only the scenarios they name need be kept."""
    try:
        with path.open("rb") as file:
            return any(line.startswith(b"kind: plan") for line in file)
    except OSError:
        return False


def _check_rubric(document: Document, rubric: Rubric) -> Iterator[Diagnostic]:
    counted = {b for dimension in rubric.dimensions.values() for b in (*dimension.fed_by, *dimension.hurt_by)}
    for behaviour in BEHAVIOURS:
        if behaviour not in counted:
            yield document.diagnostic("U001", ("dimensions",), key=True, name=behaviour)
