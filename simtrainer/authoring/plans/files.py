"""Test plans on disk: which files are meant, and playing all talks of one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from simtrainer.authoring.coverage import Coverage, coverage
from simtrainer.authoring.plans.run import TalkResult, run_talk
from simtrainer.authoring.workbench import Workbench
from simtrainer.content.diagnostics import ContentError
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.library import Library, content_files
from simtrainer.content.models import Plan, Scenario
from simtrainer.content.nearest import nearest
from simtrainer.content.schema import kind_of, parse
from simtrainer.content.yaml import Document, read_document


@dataclass(frozen=True)
class PlanFile:
    """A test plan and the file it stands in."""

    plan: Plan
    document: Document


@dataclass(frozen=True)
class PlanResult:
    """What came of a plan.

    Attributes:
        file: The plan.
        scenario: The scenario that was played.
        talks: Its talks, in the order of the file.
        coverage: What of the scenario these talks brought up.
    """

    file: PlanFile
    scenario: Scenario
    talks: list[TalkResult]
    coverage: Coverage

    @property
    def passed(self) -> bool:
        """Whether every talk came out as expected."""
        return all(talk.passed for talk in self.talks)


def plan_files(targets: Iterable[str], library: Library) -> list[PlanFile]:
    """Return the plans meant by files, folders and scenario ids.

    Args:
        targets: Paths of plans, of scenarios (whose plans are meant) or of folders, or ids of scenarios; none means
            every plan of the library.
        library: Where scenarios and their plans are looked up.

    Raises:
        ContentError: With everything that is wrong in these files, if they cannot be read.
        SimtrainerError: If a target is no path and no id, or if there is no plan at all.
    """
    found = list(dict.fromkeys(_paths(targets, library)))
    if not found:
        raise SimtrainerError("there is no test plan here", "a plan lies beside its scenario as ID.plan.yaml")
    read, problems = [], []
    for path in found:
        try:
            document = read_document(path)
            read.append(PlanFile(parse(document, Plan), document))
        except ContentError as error:
            problems += error.diagnostics
    if problems:
        raise ContentError(problems)
    return read


def run_plan_file(file: PlanFile, bench: Workbench, only: str | None = None) -> PlanResult:
    """Play the talks of a plan.

    Args:
        file: The plan.
        bench: Makes its scenario ready.
        only: The id of the one talk to play; None plays all.

    Raises:
        SimtrainerError: If the scenario is not in the library, or cannot be used.
    """
    if file.plan.scenario not in bench.library.scenarios:
        hint = nearest(file.plan.scenario, list(bench.library.scenarios))
        raise SimtrainerError(
            f"{file.document.path}: no scenario `{file.plan.scenario}` can be used{hint}",
            "`simtrainer check` tells what is wrong with it",
        )
    script, rubric = bench.script(file.plan.scenario), bench.rubric(file.plan.scenario)
    talks = [talk for talk in file.plan.talks if only in (None, talk.id)]
    results = [run_talk(talk, script, bench.recogniser, rubric) for talk in talks]
    return PlanResult(
        file, script.scenario, results, coverage(script.scenario, [result.log for result in results])
    )


def _paths(targets: Iterable[str], library: Library) -> Iterator[Path]:
    named = list(targets)
    if not named:
        yield from (path for _, path in library.plans.values())
    for target in named:
        path = Path(target)
        if path.exists():
            for file in content_files(path):
                yield from _plans_of_file(file, library)
        elif target in library.scenarios:
            yield from _plan_of(target, library)
        else:
            known = nearest(target, list(library.scenarios))
            raise SimtrainerError(
                f"`{target}` is no file, no folder and no scenario{known}",
                "`simtrainer list` shows the scenarios",
            )


def _plans_of_file(file: Path, library: Library) -> Iterator[Path]:
    document = read_document(file)
    kind = kind_of(document)
    if kind == "plan":
        yield file
    elif kind == "scenario":
        yield from _plan_of(parse(document, Scenario).id, library)


def _plan_of(scenario: str, library: Library) -> Iterator[Path]:
    if scenario in library.plans:
        yield library.plans[scenario][1]
