"""The people of a scenario: who they are, what they answer to what everybody asks."""

from typing import Literal

from simtrainer.content.models.base import Content, Id, Percent, Text
from simtrainer.content.models.talk import Answers, MoodChange, Wordings


class CardAnswer(Content):
    """What a person answers to a common question, where more than the words has to be said."""

    tell: Wordings
    """How the person answers."""
    trust: Percent = 0
    """The trust from which it is told."""
    openness: Percent = 0
    """The openness from which it is told."""
    alone: bool = False
    """Told only where nobody else can hear."""
    hide: Wordings | None = None
    """Said instead while trust is too low; absent: what the library has for it."""
    again: Wordings | None = None
    """Said when asked once more; absent: the person says so, and tells it again in short."""
    mood: MoodChange | None = None
    """What telling it does to the person."""
    flag: list[Id] = []
    """Flags set once it is told."""


CardEntry = Text | Wordings | CardAnswer
"""One answer, several wordings of it, or an answer with its conditions."""


class Person(Content):
    """Somebody in the scene, with an inner life."""

    name: Text
    """As the learner would say it: "Mrs Kaya"."""
    role: Literal["patient", "relative", "colleague", "teacher"] = "patient"
    """What the person is to the learner."""
    about: Text
    """What the learner can see or has been told: age, why here."""
    wants: Text
    """The one thing they want."""
    fears: Text
    """What they fear and do not say."""
    lay: bool | None = None
    """Whether technical words need explaining; absent: unless a colleague or teacher."""
    trust: Percent | None = None
    """How far they trust the learner at the start; the situation's default where absent."""
    distress: Percent | None = None
    """How troubled they are at the start; the situation's default where absent."""
    openness: Percent | None = None
    """How ready they are to tell at the start; the situation's default where absent."""
    card: dict[Id, CardEntry] = {}
    """Answers to the common questions and remarks of the language's library, by their ids (docs/card.md)."""
    answers: Answers = Answers()
    """What this person says when no rule speaks."""

    @property
    def is_lay(self) -> bool:
        """Whether technical words need explaining to them."""
        return self.lay if self.lay is not None else self.role in ("patient", "relative")
