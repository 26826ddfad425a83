"""Every diagnostic there is: its severity, a title, its message and what the author can do.

Code, tests and `docs/diagnostics.md` take their words from here; the place of use gives only the place and the values.
"""

from typing import Final

from simtrainer.content.catalogue.entry import Entry, Severity
from simtrainer.content.catalogue.files import FILES
from simtrainer.content.catalogue.talk import TALK
from simtrainer.content.catalogue.words import WORDS

CATALOGUE: Final[dict[str, Entry]] = {**FILES, **TALK, **WORDS}

PARTS: Final[dict[str, str]] = {
    "Y": "YAML",
    "K": "What a file is",
    "S": "Keys and values",
    "G": "States and endings",
    "R": "Names and rules",
    "F": "Facts and questions",
    "C": "Cues",
    "T": "Texts",
    "A": "Safety",
    "P": "Test plans",
    "U": "Rubrics",
}
"""What the first letter of a code stands for, in the order of the catalogue."""

__all__ = ["CATALOGUE", "PARTS", "Entry", "Severity"]
