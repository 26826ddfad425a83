"""The result of test plans for other programs: JUnit XML and plain data."""

from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as ET

from simtrainer.authoring.coverage import PARTS, Coverage
from simtrainer.authoring.plans.files import PlanResult


def as_data(results: Sequence[PlanResult]) -> dict[str, Any]:
    """Return the results as plain data for `test --json`."""
    return {
        "passed": all(result.passed for result in results),
        "plans": [
            {
                "path": result.file.document.path,
                "scenario": result.file.plan.scenario,
                "passed": result.passed,
                "coverage": coverage_data(result.coverage),
                "talks": [
                    {
                        "id": talk.talk.id,
                        "passed": talk.passed,
                        "ending": talk.assessment.ending,
                        "score": talk.assessment.score,
                        "levels": talk.assessment.levels,
                        "unsaid": talk.unsaid,
                        "differences": [
                            {"turn": d.turn, "about": d.about, "expected": d.expected, "came": d.came}
                            for d in talk.differences
                        ],
                    }
                    for talk in result.talks
                ],
            }
            for result in results
        ],
    }


def coverage_data(coverage: Coverage) -> dict[str, Any]:
    """Return a coverage as plain data: for each part its share, 0 to 1, and what never came up."""
    parts: dict[str, Any] = {
        part: {"share": round(coverage.share(part), 4), "missing": coverage.missing(part)} for part in PARTS
    }
    return {"talks": coverage.talks, **parts}


def as_junit(results: Sequence[PlanResult]) -> str:
    """Return the results as JUnit XML: a suite a plan, a case a talk."""
    root = ET.Element("testsuites")
    for result in results:
        failed = sum(not talk.passed for talk in result.talks)
        suite = ET.SubElement(
            root,
            "testsuite",
            name=result.file.plan.scenario,
            tests=str(len(result.talks)),
            failures=str(failed),
        )
        for talk in result.talks:
            case = ET.SubElement(suite, "testcase", classname=result.file.plan.scenario, name=talk.talk.id)
            if not talk.passed:
                failure = ET.SubElement(case, "failure", message=str(talk.differences[0]))
                failure.text = "\n".join(map(str, talk.differences))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"
