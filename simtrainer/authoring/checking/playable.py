"""What keeps a scenario from being played: the quick part of a check."""

from simtrainer.authoring.checking.cues import check_patterns
from simtrainer.content.diagnostics import Diagnostic, has_errors
from simtrainer.content.graph import check_graph
from simtrainer.content.language import Language
from simtrainer.content.models import Scenario
from simtrainer.content.references import check_references
from simtrainer.content.yaml import Document


def obstacles(scenario: Scenario, document: Document, language: Language) -> list[Diagnostic]:
    """Return the errors of a scenario that fits its schema; with none of them it can be played."""
    found = [
        *check_references(scenario, document, language.actions),
        *check_patterns(document, scenario, language),
    ]
    if not has_errors(found):
        found = check_graph(scenario, document)
    return [problem for problem in found if problem.severity == "error"]
