"""A scene that is briefed otherwise: what of a scenario it replaces."""

from simtrainer.content.models.base import Content, Id, Percent, Text
from simtrainer.content.vocabulary import Briefed


class StartMoods(Content):
    """How a person begins."""

    trust: Percent | None = None
    """How far they trust the learner at the start."""
    distress: Percent | None = None
    """How troubled they are at the start."""
    openness: Percent | None = None
    """How ready they are to tell at the start."""


class Variant(Content):
    """The same scene with another briefing; what is left out stays as the scenario has it."""

    title: Text
    """As learners read it in the library."""
    summary: Text | None = None
    """Two sentences for the library."""
    briefed: Briefed
    """How the person was told about interns."""
    briefing: Text
    """How the person was briefed about interns, in words."""
    now: Text | None = None
    """What just happened."""
    start: Id | None = None
    """The state in which the talk begins."""
    people: dict[Id, StartMoods] = {}
    """Moods that the briefing changes, by person."""
    flag: list[Id] = []
    """Flags that are set when the talk begins, for rules that depend on the briefing."""
