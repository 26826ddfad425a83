"""A simulation as lines for a terminal."""

from collections.abc import Iterator
from typing import Any

from simtrainer.authoring.plans.reports import coverage_data
from simtrainer.authoring.plans.text import coverage_lines
from simtrainer.authoring.simulation.summary import KindResult, Summary
from simtrainer.content.models import Scenario

BAR = 25
"""Width of a bar of scores, a sign for each 4 points."""
MOST_WORN = 8


def summary_lines(scenario: Scenario, summary: Summary, *, every: bool) -> Iterator[str]:
    """Yield the lines on a simulation.

    Args:
        scenario: What was played.
        summary: What came of it.
        every: Whether all that never came up is named, or the first few.
    """
    yield f"{scenario.id}: {summary.talks} talks"
    yield f"  {'score':16} least, quartiles, most   0{'':{BAR - 4}}100"
    for kind, result in summary.kinds.items():
        yield f"  {kind:16}{_scores(result)}  |{_bar(result)}|"
    yield "  endings"
    for kind, result in summary.kinds.items():
        yield f"  {kind:16} {_endings(result)}"
    for verdict in summary.verdicts:
        yield f"  {'holds' if verdict.holds else 'FAILED'}: {verdict.text}"
    yield from coverage_lines(summary.coverage, every=every)
    if summary.worn:
        yield "  heard three times or more in one talk:"
        for text, count in summary.worn[:MOST_WORN]:
            yield f"    in {count} of {summary.talks} talks: {text}"
    if summary.failing:
        kind, seed, what = summary.failing
        yield f"  FAILED: {what}"
        yield f"    see it again: simtrainer simulate {scenario.id} --learner {kind} --seed {seed}"


def summary_data(scenario: Scenario, summary: Summary) -> dict[str, Any]:
    """Return a simulation as plain data for `simulate --json`."""
    return {
        "scenario": scenario.id,
        "sound": summary.sound,
        "talks": summary.talks,
        "learners": {
            kind: {
                "endings": result.endings,
                "score": {
                    name: getattr(result, name) for name in ("least", "lower", "median", "upper", "most")
                },
            }
            for kind, result in summary.kinds.items()
        },
        "verdicts": [{"text": verdict.text, "holds": verdict.holds} for verdict in summary.verdicts],
        "coverage": coverage_data(summary.coverage),
        "worn": [{"text": text, "talks": count} for text, count in summary.worn],
        "failing": summary.failing and dict(zip(("learner", "seed", "what"), summary.failing, strict=True)),
    }


def _scores(result: KindResult) -> str:
    numbers = (result.least, result.lower, result.median, result.upper, result.most)
    return " ".join(f"{number:4.0f}" for number in numbers)


def _bar(result: KindResult) -> str:
    """Draw the scores: dots from least to most, a line between the quartiles, the median as `#`."""
    bar = [" "] * BAR
    for start, end, sign in (
        (result.least, result.most, "."),
        (result.lower, result.upper, "="),
        (result.median, result.median, "#"),
    ):
        for at in range(_place(start), _place(end) + 1):
            bar[at] = sign
    return "".join(bar)


def _place(score: float) -> int:
    return min(BAR - 1, int(score * BAR / 100))


def _endings(result: KindResult) -> str:
    return ", ".join(f"{ending} {count}" for ending, count in result.endings.items())
