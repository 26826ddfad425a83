"""What is commonly asked of a person and said to them, and what they answer where a scenario leaves it open."""

from typing import Annotated, Literal

from pydantic import Field

from simtrainer.content.models.base import Content, Id, Text
from simtrainer.content.models.talk import Wordings

Phrasings = Annotated[list[Text], Field(min_length=8)]


class LeftOpen(Content):
    """What a person answers where the scenario says nothing; it fits the words and invents no fact."""

    guarded: Wordings
    """Of a person who does not trust the learner, or not yet."""
    open: Wordings
    """Of a person who does."""


class CommonQuestion(LeftOpen):
    """A question that many persons are asked."""

    group: Id
    """Where it stands in the list for tutors: `medicines`, `family`."""
    title: Text
    """As tutors read it in the list."""
    asks: Text
    """What a fitting answer tells, and what it is not, where that is easily confused."""
    mean: Text
    """Completes "You mean ...?" in the person's mouth: "my tablets"."""
    who: Annotated[list[Literal["patient", "relative", "colleague"]], Field(min_length=1)]
    """Who is asked this."""
    asked: Phrasings
    """The same question in many words, as it is typed."""
    other: list[Text] = []
    """The same asked of a relative about the patient; a card answers it under the id with `.other` after it."""


class Remark(LeftOpen):
    """Something said to a person that asks for no fact: thanks, an order, comfort, nonsense."""

    title: Text
    """As tutors read it in the list."""
    firm: bool = False
    """Whether it is answered as what it is, whatever its tone: an order, thanks, an offer."""
    beside: bool = False
    """Whether it stands beside the talk, so that no rule hears it: nonsense, another language, "are you a bot?"."""
    said: Phrasings
    """The same remark in many words, as it is typed."""


class QuestionFile(Content):
    """The questions of a language (`rubrics/<language>/questions.yaml`)."""

    kind: Literal["questions"]
    """Says that this file holds questions."""
    format: Literal[1]
    """The number of the format: 1."""
    language: Id
    """The language of its texts: `en`."""
    questions: Annotated[dict[Id, CommonQuestion], Field(min_length=1)]
    """The questions, by their ids, which a person's `card:` names."""


class RemarkFile(Content):
    """The remarks of a language (`rubrics/<language>/remarks.yaml`)."""

    kind: Literal["remarks"]
    """Says that this file holds remarks."""
    format: Literal[1]
    """The number of the format: 1."""
    language: Id
    """The language of its texts: `en`."""
    remarks: Annotated[dict[Id, Remark], Field(min_length=1)]
    """The remarks, by their ids, which a person's `card:` names."""
