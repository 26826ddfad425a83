"""The debrief as plain text: for the file that is saved, for pipes and for screen readers."""

import textwrap
from collections.abc import Iterator
from typing import Final

from simtrainer.assessment.debrief import Debrief, Evidenced, Moment
from simtrainer.content.vocabulary import MOODS
from simtrainer.encounter.wording import in_brackets

OUTCOMES: Final = {
    "taken": "taken",
    "partly": "partly taken",
    "missed": "missed",
    "blocked": "closed the door",
}
"""How an opportunity went, in words."""
CLOSING: Final = (
    "That was a role. Step out of it, breathe, and be as fair to yourself as you try to be to others."
)


def debrief_text(debrief: Debrief, width: int = 78, *, folded: bool = False) -> str:
    """Return the debrief as lines of text.

    Args:
        debrief: The debrief.
        width: The longest line, in characters.
        folded: Whether to leave out everything below the first page.
    """
    lines = [*_page(debrief), *([] if folded else _details(debrief)), "", CLOSING]
    wrapped = (textwrap.wrap(line, width, subsequent_indent=_indent(line)) or [""] for line in lines)
    return "\n".join(line for group in wrapped for line in group) + "\n"


def _indent(line: str) -> str:
    spaces = len(line) - len(line.lstrip())
    return " " * (spaces + 2 if line.lstrip().startswith("- ") else spaces)


def _page(debrief: Debrief) -> Iterator[str]:
    yield f"Debrief: {debrief.title}"
    yield ""
    yield f"How it ended: {debrief.ending_title}"
    yield debrief.ending
    if debrief.strength:
        strength = debrief.strength
        yield ""
        yield f'What worked (turn {strength.turn}): "{_flat(strength.words)}"'
        yield f"  {strength.why}"
        if strength.effect:
            yield f"  What it did: {strength.effect}"
    for moment in debrief.moments:
        yield from _moment(moment)
    yield ""
    yield from _understanding(debrief)
    yield ""
    yield "Your task"
    for item in debrief.task:
        yield f"  - {'done' if item.done else 'not yet'}: {item.text}"
    if debrief.left_open:
        yield ""
        yield "You were asked, and left it open"
        for asked in debrief.left_open:
            yield f"  - {asked}"
    if debrief.next_step:
        yield ""
        yield f"Next: {debrief.next_step}"


def _moment(moment: Moment) -> Iterator[str]:
    yield ""
    yield f"A moment that mattered (turn {moment.turn}, {OUTCOMES[moment.outcome]})"
    if moment.signal:
        yield f"  The signal: {in_brackets(moment.signal)}"
    yield f'  You: "{_flat(moment.said)}"'
    if moment.effect:
        yield f"  What it did: {moment.effect}"
    if moment.instead:
        yield f"  {moment.instead}"
    if moment.try_saying:
        yield f'  Try: "{_flat(moment.try_saying)}"'


def _understanding(debrief: Debrief) -> Iterator[str]:
    own = debrief.understanding
    yield f"What {own.person} wanted: {own.wanted}"
    if own.own_wanted:
        yield f'  You thought: "{_flat(own.own_wanted)}"'
    yield f"What {own.person} feared: {own.feared}"
    if own.own_feared:
        yield f'  You thought: "{_flat(own.own_feared)}"'
    if own.own_rating:
        yield f"Your own rating of the talk: {own.own_rating} of 5"


def _details(debrief: Debrief) -> Iterator[str]:
    yield ""
    yield f"Levels (score {debrief.score} of 100)"
    for dimension in debrief.dimensions:
        yield f"  - {dimension.title}: {dimension.level} of 4. {dimension.descriptor}"
        for mark in dimension.evidence:
            yield f"    + {_mark(mark)}"
        for mark in dimension.hurt:
            yield f"    - {_mark(mark)}"
    yield ""
    yield "Opportunities"
    for chance in debrief.chances:
        yield f"  - turn {chance.turn}, {OUTCOMES[chance.outcome]}: {_flat(chance.signal)}"
    if debrief.blocks:
        yield ""
        yield "What closed doors"
        for block in debrief.blocks:
            yield f"  - {_mark(block.evidence)}. {block.effect}"
    unsure = [mark for mark in debrief.marks if not mark.sure]
    if unsure:
        yield ""
        yield "Not sure, counted neither way"
        for mark in unsure:
            yield f"  - {_mark(mark)}"
    yield ""
    yield "Moods after each turn"
    for person, curve in debrief.moods.items():
        for mood in MOODS:
            yield f"  {person}, {mood}: {' '.join(str(point[mood]) for point in curve)}"
    if debrief.known:
        yield ""
        yield f"What is known: {debrief.known}"
    for reference in debrief.references:
        yield f"  {reference}"


def _mark(mark: Evidenced) -> str:
    found = "by the sense of the words" if mark.by_encoder else f"cue {mark.cue}"
    return f'turn {mark.turn}, {mark.title.lower()}: "{_flat(mark.words)}" ({found})'


def _flat(text: str) -> str:
    return " ".join(text.split())
