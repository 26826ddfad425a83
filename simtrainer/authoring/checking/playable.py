"""What keeps a scenario from being played: the quick part of a check."""

from simtrainer.authoring.checking.cues import check_patterns
from simtrainer.content.diagnostics import Diagnostic
from simtrainer.content.language import Language
from simtrainer.content.library import Found, Library


def obstacles(found: Found, library: Library, language: Language) -> list[Diagnostic]:
    """Return the errors of a scenario that fits its schema; with none of them it can be played."""
    patterns = check_patterns(found.document, found.scenario, language)
    return [
        *library.obstacles(found.scenario, found.document),
        *(problem for problem in patterns if problem.severity == "error"),
    ]
