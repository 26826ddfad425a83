"""`simtrainer check`: every mistake in every file, at its place, all at once."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from simtrainer.authoring.checking.conditions import check_conditions
from simtrainer.authoring.checking.cues import check_cue_file, check_patterns, check_slots
from simtrainer.authoring.checking.facts import check_facts
from simtrainer.authoring.checking.questions import check_confusions, check_questions
from simtrainer.authoring.checking.readability import check_readability
from simtrainer.authoring.checking.rules import check_rules
from simtrainer.authoring.checking.safety import check_safety
from simtrainer.authoring.checking.subject import Subject
from simtrainer.authoring.checking.texts import check_texts
from simtrainer.content.diagnostics import ContentError, Diagnostic, KeyPath, has_errors
from simtrainer.content.language import Language
from simtrainer.content.library import Library, checked, content_files
from simtrainer.content.models import KINDS, Content, CueFile, Plan, Rubric, Scenario, SlotFile
from simtrainer.content.schema import kind_of, nearest, parse
from simtrainer.content.vocabulary import BEHAVIOURS
from simtrainer.content.yaml import Document, read_document


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
        self._ids: dict[tuple[str, str], tuple[str, KeyPath]] = {}

    def check(self, paths: Iterable[Path]) -> list[Diagnostic]:
        """Return everything that is wrong in the files and folders named, in order of file and line."""
        problems: list[Diagnostic] = []
        plans: list[tuple[Document, Plan]] = []
        for path in dict.fromkeys(file for named in paths for file in content_files(named)):
            try:
                document = read_document(path)
                model = parse(document, KINDS[kind_of(document)])
            except ContentError as error:
                problems += error.diagnostics
                continue
            if isinstance(model, Plan):
                plans.append((document, model))
            else:
                problems += self._check(document, model)
        for document, plan in plans:
            problems += _check_plan(document, plan, self._known)
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
            case SlotFile():
                return check_slots(document, model)
            case Rubric():
                return list(_check_rubric(document, model))
        return []

    def _check_scenario(self, document: Document, scenario: Scenario) -> list[Diagnostic]:
        problems = list(self._taken(document, "scenario", scenario.id, "K003", ("id",)))
        self._known[scenario.id] = scenario
        problems += checked(scenario, document, self._language.actions)
        problems += check_patterns(document, scenario, self._language)
        if not has_errors(problems):
            subject = Subject(scenario, document, self._language, self._defaults.get(scenario.language))
            problems += check_conditions(subject)
            problems += check_rules(subject)
            problems += check_facts(subject)
            problems += check_texts(subject)
            problems += check_readability(subject)
            problems += check_safety(subject)
            problems += check_questions(subject)
        if not has_errors(problems):
            problems += check_confusions(subject)
        return problems

    def _taken(
        self, document: Document, kind: str, name: str, code: str, path: KeyPath
    ) -> Iterator[Diagnostic]:
        """Yield a diagnostic if an id of this kind has been met before in this run."""
        first = self._ids.setdefault((kind, name), (document.path, path))
        if first != (document.path, path):
            yield document.diagnostic(code, path, name=name, other=first[0])


def _check_plan(document: Document, plan: Plan, known: Mapping[str, Scenario]) -> Iterator[Diagnostic]:
    scenario = known.get(plan.scenario)
    if scenario is None:
        hint = nearest(plan.scenario, list(known))
        yield document.diagnostic("P001", ("scenario",), name=plan.scenario, hint=hint)
        return
    for i, talk in enumerate(plan.talks):
        path: KeyPath = ("talks", i, "expect")
        endings = talk.expect.ending or []
        for name in [endings] if isinstance(endings, str) else endings:
            yield from _named(document, "ending", name, scenario.endings, (*path, "ending"))
        for j, name in enumerate(talk.expect.task):
            yield from _named(document, "task item", name, scenario.task, (*path, "task", j))
        for j, turn in enumerate(talk.turns):
            if isinstance(turn, str) or turn.expect is None:
                continue
            at: KeyPath = ("talks", i, "turns", j, "expect")
            for fact in turn.expect.told:
                yield from _named(document, "fact", fact, scenario.facts, (*at, "told"))
            if turn.expect.state:
                yield from _named(document, "state", turn.expect.state, scenario.states, (*at, "state"))


def _named(
    document: Document, kind: str, name: str, known: Collection[str], path: KeyPath
) -> Iterator[Diagnostic]:
    if name not in known:
        yield document.diagnostic("P002", path, kind=kind, name=name, hint=nearest(name, list(known)))


def _check_rubric(document: Document, rubric: Rubric) -> Iterator[Diagnostic]:
    counted = {b for dimension in rubric.dimensions.values() for b in (*dimension.fed_by, *dimension.hurt_by)}
    for behaviour in BEHAVIOURS:
        if behaviour not in counted:
            yield document.diagnostic("U001", ("dimensions",), key=True, name=behaviour)
