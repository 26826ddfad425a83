"""What is recognised in one reply, and why, in plain words."""

from collections.abc import Iterator, Mapping
from typing import Final

from simtrainer.content.language import Language
from simtrainer.content.vocabulary import Behaviour
from simtrainer.recognition import Mark, NearMiss, Reasons, Recognition

GUARDS: Final = {
    "negation": "a negation stands before it",
    "quote": "the words are only quoted",
    "but": "a `but` takes it back at once",
    "conditional": "it hangs on a condition",
    "addressee": "it is not about this person",
    "clause": "it stands in another kind of clause",
    "when": "the moment is not one it is meant for",
    "unless": "the reply also truly acknowledges",
    "parroting": "it only repeats the person's words",
    "pasted": "the text was pasted, not meant",
    "sarcasm": "the reply is mockery",
    "formula": "it is a formula that fits anyone",
    "against": "these words only look like it",
}
"""Why a cue that matched does not count, in words."""

FEATURES: Final = {
    "start": "how rare it is",
    "cue": "the cues",
    "encoder": "the encoder",
    "guarded": "a cue that a guard stopped",
    "emotional": "feeling in what was said before",
    "others_hear": "who can hear",
    "colleague": "who is spoken to",
    "question": "how much is asked",
}
"""What the judge weighs, in words."""
LEAST_SAID: Final = 0.15
"""What moves the odds less than this, in log-odds, is not told."""


def explained(
    reply: str, result: Recognition, language: Language, reasons: Mapping[Behaviour, Reasons]
) -> Iterator[str]:
    """Yield the explanation line by line.

    Args:
        reply: The reply.
        result: What was recognised in it.
        language: Its codebook names the behaviours.
        reasons: What the judge weighed, where there is a judge.
    """
    if not result.understood:
        yield "Not understood: nothing in it can be read as English words, so it counts neither way."
        return
    for word, marks in (("Given", result.given), ("Not sure, counts neither way", result.unsure)):
        for mark in marks:
            yield f"{word}: {mark.id} ({language.behaviours[mark.id].title})"
            yield f'  words: "{_words(reply, mark)}"'
            if mark.id in reasons:
                yield from _weighed(reply, reasons[mark.id])
            else:
                yield f"  cue {mark.cue}, confidence {mark.confidence:.2f}"
    for near in result.nearly:
        title = language.behaviours[near.id].title
        why = GUARDS.get(near.guard, near.guard)
        yield f'Nearly: {near.id} ({title}): "{_words(reply, near)}" matched cue {near.cue}, but {why}'
    if not (result.given or result.unsure or result.nearly):
        yield "Nothing that helps or blocks was recognised. The reply counts as plain talk."


def _weighed(reply: str, reasons: Reasons) -> Iterator[str]:
    """Yield what each reader saw, and what spoke for and against, the strongest first."""
    yield f"  how likely: {reasons.probability:.2f}, given from {reasons.given_from:.2f}"
    if reasons.cue:
        yield f"  cue: {reasons.cue}"
    start, end = reasons.clause
    yield f'  the encoder leaned on: "{" ".join(reply[start:end].split())}"'
    ranked = sorted(reasons.weights.items(), key=lambda item: -abs(item[1]))
    for side, sign in (("for it", 1), ("against it", -1)):
        parts = [f"{FEATURES[name]} {abs(value):.1f}" for name, value in ranked if value * sign >= LEAST_SAID]
        if parts:
            yield f"  {side}: {', '.join(parts)}"


def _words(reply: str, mark: Mark | NearMiss) -> str:
    return " ".join(reply[mark.start : mark.end].split())
