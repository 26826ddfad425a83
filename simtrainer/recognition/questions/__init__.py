"""From a reply to what it asks: facts of a person, common questions, remarks."""

from simtrainer.recognition.questions.book import Asked, QuestionBook, QuestionHit, Questions
from simtrainer.recognition.questions.confusion import Confusion, confusions
from simtrainer.recognition.questions.kit import QuestionKit, kit_of

__all__ = [
    "Asked",
    "Confusion",
    "QuestionBook",
    "QuestionHit",
    "QuestionKit",
    "Questions",
    "confusions",
    "kit_of",
]
