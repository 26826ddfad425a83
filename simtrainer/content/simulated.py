"""The words of simulated learners in one language."""

from functools import cache

from simtrainer.content.models import SimulatedFile
from simtrainer.content.schema import parse
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.yaml import read_document


@cache
def shipped_simulated(language: str) -> SimulatedFile:
    """Return the words of simulated learners that come with the program.

    Raises:
        ContentError: The file is missing or has mistakes.
    """
    return parse(read_document(shipped_folder("rubrics") / language / "simulated.yaml"), SimulatedFile)
