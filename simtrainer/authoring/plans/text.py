"""The result of test plans as lines for a terminal."""

from collections.abc import Iterator

from simtrainer.authoring.coverage import PARTS, Coverage, Part
from simtrainer.authoring.plans.differences import Difference
from simtrainer.authoring.plans.files import PlanFile, PlanResult
from simtrainer.authoring.plans.run import TalkResult
from simtrainer.authoring.talk_lines import talk_lines
from simtrainer.content.diagnostics import KeyPath
from simtrainer.encounter.encounter import CUT_OFF
from simtrainer.encounter.events import Received

MOST_NAMED = 8


def plan_lines(result: PlanResult, *, show: bool = False) -> Iterator[str]:
    """Yield the lines on a plan: each talk in a line, what differs below it.

    Args:
        result: What came of the plan.
        show: Whether each talk is told line by line as well.
    """
    yield f"{result.file.plan.scenario} ({result.file.document.path})"
    for number, talk in enumerate(result.file.plan.talks):
        found = next((played for played in result.talks if played.talk is talk), None)
        if found:
            yield from _talk_lines(result.file, ("talks", number), found)
        if found and show:
            yield from (f"          {line}" for line in talk_lines(found.log, result.scenario))


def coverage_lines(coverage: Coverage, *, every: bool = False) -> Iterator[str]:
    """Yield the lines on what came up and what did not.

    Args:
        coverage: The coverage.
        every: Whether all that never came up is named, or the first few.
    """
    shares = ", ".join(f"{part} {_came_up(coverage, part)}" for part in PARTS)
    yield f"  came up in {coverage.talks} talk(s): {shares}"
    for part in PARTS:
        missing = coverage.missing(part)
        shown = missing if every else missing[:MOST_NAMED]
        more = f" and {len(missing) - len(shown)} more" if len(shown) < len(missing) else ""
        if missing:
            yield f"    {part} that never came up: {', '.join(shown)}{more}"


def _came_up(coverage: Coverage, part: Part) -> str:
    names = coverage.counts[part]
    return f"{sum(map(bool, names.values()))}/{len(names)}"


def _talk_lines(file: PlanFile, at: KeyPath, result: TalkResult) -> Iterator[str]:
    ending = result.assessment.ending
    came = f"{'not ended' if ending == CUT_OFF else ending}, {result.assessment.score} of 100"
    unsaid = f"; {result.unsaid} left to say when it ended" if result.unsaid else ""
    yield f"  {'passed' if result.passed else 'FAILED'}  {result.talk.id} ({came}{unsaid})"
    for difference in result.differences:
        yield from _difference_lines(file, at, result, difference)


def _difference_lines(
    file: PlanFile, at: KeyPath, result: TalkResult, difference: Difference
) -> Iterator[str]:
    place = file.document.place((*at, *difference.path), key=True)
    where = (
        "at the end"
        if difference.turn is None
        else f"turn {difference.turn}{_typed(result, difference.turn)}"
    )
    yield f"          {file.document.path}:{place.line}:{place.column}: {where}"
    yield f"            - {difference.about}: {difference.expected}"
    yield f"            + {difference.about}: {difference.came}"


def _typed(result: TalkResult, turn: int) -> str:
    received = next((e for e in result.log if isinstance(e, Received) and e.turn == turn), None)
    return f' "{received.text}"' if received and received.text else ""
