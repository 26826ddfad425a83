"""Recognition: from a reply as typed to the behaviours in it, with the words that show them.

It knows words, not scenarios: rooms above hand it the phrases and questions that they want found.
"""

from simtrainer.recognition.bank import read
from simtrainer.recognition.batch import recognise_all
from simtrainer.recognition.cues import CueRecogniser
from simtrainer.recognition.examples import CueProblem, check_examples
from simtrainer.recognition.grammar import CueError, parse_cue
from simtrainer.recognition.model import Mark, NearMiss, Recogniser, Recognition, SceneContext
from simtrainer.recognition.opening import RecogniserName, open_recogniser
from simtrainer.recognition.pattern import Pattern
from simtrainer.recognition.phrases import PhraseBook, PhraseHit
from simtrainer.recognition.questions import (
    Asked,
    Confusion,
    QuestionBook,
    QuestionHit,
    QuestionKit,
    Questions,
    confusions,
    kit_of,
)
from simtrainer.recognition.reading import Reading, Segment, split_actions
from simtrainer.recognition.whole import Reasons, WholeRecogniser

__all__ = [
    "Asked",
    "Confusion",
    "CueError",
    "CueProblem",
    "CueRecogniser",
    "Mark",
    "NearMiss",
    "Pattern",
    "PhraseBook",
    "PhraseHit",
    "QuestionBook",
    "QuestionHit",
    "QuestionKit",
    "Questions",
    "Reading",
    "Reasons",
    "Recogniser",
    "RecogniserName",
    "Recognition",
    "SceneContext",
    "Segment",
    "WholeRecogniser",
    "check_examples",
    "confusions",
    "kit_of",
    "open_recogniser",
    "parse_cue",
    "read",
    "recognise_all",
    "split_actions",
]
