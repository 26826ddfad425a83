"""The kinds of simulated learner: how often each makes which move.

They are caricatures on purpose: what they say is drawn from real replies, what they lack is a mind. They tell whether a
scenario sorts people as a tutor would, not how learners of flesh and blood will fare.
"""

from dataclasses import dataclass
from typing import Final, Literal

from simtrainer.content.vocabulary import Blocking

Kind = Literal[
    "expert",
    "decent",
    "novice",
    "defensive",
    "hostile",
    "silent",
    "off-topic",
    "keyword-stuffer",
    "wordy-but-empty",
]
KINDS: Final[tuple[Kind, ...]] = Kind.__args__  # type: ignore[attr-defined]

Move = Literal[
    "meet", "half", "ask", "plain", "block", "silence", "few_words", "off_topic", "keywords", "empty"
]
"""What a learner does in a turn.

`meet` answers what the person signals, `half` goes part of the way, `ask` asks for a fact, `plain` says something that is
neither kind nor unkind, `block` takes space.
"""


@dataclass(frozen=True)
class Learner:
    """A kind of simulated learner.

    Attributes:
        moves: How often each move is made, in parts of the whole.
        least: The least quality of the bank's replies that it uses, 0-4.
        most: The greatest.
        blocks: The blocking behaviours that it is given to.
    """

    moves: dict[Move, int]
    least: float = 0.0
    most: float = 4.0
    blocks: frozenset[Blocking] = frozenset()


_DEFENSIVE: Final = frozenset[Blocking]({"defend", "deflect", "self_focus", "jargon", "false_reassure"})
_HOSTILE: Final = frozenset[Blocking]({"blame", "dismiss", "command", "expose", "interrogate"})
_CLUMSY: Final = frozenset[Blocking]({"false_reassure", "advise", "jargon", "interrogate"})

LEARNERS: Final[dict[Kind, Learner]] = {
    "expert": Learner({"meet": 72, "ask": 25, "half": 3}, least=3.0),
    "decent": Learner({"meet": 22, "half": 36, "ask": 22, "plain": 20}, least=1.5, most=3.0, blocks=_CLUMSY),
    "novice": Learner({"meet": 3, "half": 14, "ask": 28, "plain": 37, "block": 18}, most=2.0, blocks=_CLUMSY),
    "defensive": Learner({"half": 8, "ask": 12, "plain": 20, "block": 60}, most=2.0, blocks=_DEFENSIVE),
    "hostile": Learner({"ask": 5, "plain": 10, "block": 85}, most=1.0, blocks=_HOSTILE),
    "silent": Learner({"silence": 70, "few_words": 30}),
    "off-topic": Learner({"off_topic": 90, "few_words": 10}),
    "keyword-stuffer": Learner({"keywords": 100}),
    "wordy-but-empty": Learner({"empty": 85, "plain": 15}, most=2.0),
}
