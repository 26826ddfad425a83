"""A language with a few cues of one's own."""

import itertools
from dataclasses import replace
from typing import Any

from simtrainer.content.language import Language
from simtrainer.content.models.language import Cue, CueFile
from simtrainer.content.vocabulary import Behaviour

_numbers = itertools.count()


def cue(match: str, **extra: Any) -> Cue:
    """Make a cue; its id is counted."""
    return Cue(id=f"toy.{next(_numbers)}", match=match, yes=["yes"], no=["no"], **extra)


def with_cues(language: Language, cues: dict[Behaviour, list[Cue]]) -> Language:
    """Return the language with these cues and no others."""
    files = tuple(
        CueFile(kind="cues", format=1, language="en", behaviour=behaviour, cues=members)
        for behaviour, members in cues.items()
    )
    return replace(language, cues=files, hash=f"toy-{next(_numbers)}")
