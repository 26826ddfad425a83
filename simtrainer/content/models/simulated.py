"""What simulated learners say that fits no scene, in one language."""

from typing import Annotated, Literal

from pydantic import Field

from simtrainer.content.models.base import Content, Id, Text

Lines = Annotated[list[Text], Field(min_length=8)]


class SimulatedFile(Content):
    """Words of simulated learners (`rubrics/<language>/simulated.yaml`)."""

    kind: Literal["simulated"]
    """Says that this file holds words of simulated learners."""
    format: Literal[1]
    """The number of the format: 1."""
    language: Id
    """The language of its texts: `en`."""
    few_words: Lines
    """What somebody says who hardly speaks."""
    off_topic: Lines
    """Sentences that have nothing to do with any scene."""
    keywords: Lines
    """The right words without a sentence that means anything."""
    empty: Lines
    """Well-sounding sentences that answer nobody."""
