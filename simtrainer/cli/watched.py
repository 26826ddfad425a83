"""A model talk as lines for a terminal: what is said at the left, the notes indented below each reply."""

import textwrap
from collections.abc import Iterator
from typing import Final

from simtrainer.assessment.debrief_text import OUTCOMES
from simtrainer.assessment.margin import MarginNote
from simtrainer.authoring.model_talk import ModelTalk, WatchedTurn
from simtrainer.encounter.events import Event, Happened, Received, Said
from simtrainer.encounter.wording import in_brackets

MARGIN: Final = "      | "
"""What stands before each line of a note."""


def watched_lines(talk: ModelTalk, width: int) -> Iterator[list[str]]:
    """Yield a model talk page by page: the opening, each turn, the end.

    Args:
        talk: The talk.
        width: The longest line, in characters.
    """
    scenario = talk.script.scenario
    yield [*_wrapped(f"{scenario.title}. {_flat(scenario.scene.now)}", width), ""]
    for turn in talk.turns:
        yield [*_turn(turn, talk, width), ""]
    yield [*_wrapped(f"It ends: {talk.ending} ({talk.score} of 100)", width)]


def _turn(turn: WatchedTurn, talk: ModelTalk, width: int) -> Iterator[str]:
    for event in turn.events:
        if isinstance(event, Received):
            yield from _wrapped(f"You: {_reply(event)}", width)
            yield from _note(turn, width)
        elif line := _line(event, talk):
            yield from _wrapped(line, width)


def _note(turn: WatchedTurn, width: int) -> Iterator[str]:
    for line in (*note_lines(turn.note), turn.written) if turn.note else ():
        if line:
            yield from textwrap.wrap(line, width, initial_indent=MARGIN, subsequent_indent=MARGIN + "  ")


def note_lines(note: MarginNote) -> Iterator[str]:
    """Yield a margin note's lines: the moment, what the reply shows, whom it moved, what it could have been."""
    if note.outcome:
        yield f"The moment ({OUTCOMES[note.outcome]}): {_flat(note.signal)}"
    for shown in note.shows:
        yield f"{shown.title}: “{shown.words}”"
    if note.felt:
        yield f"{note.felt}."
    if note.could:
        yield (
            f"It could also have been: “{_flat(note.could)}”"
            if note.outcome == "taken"
            else (f"It could have been: “{_flat(note.could)}”")
        )


def _line(event: Event, talk: ModelTalk) -> str:
    match event:
        case Said():
            return f"{talk.script.scenario.people[event.who].name}: {in_brackets(event.text)}"
        case Happened() if event.text:
            return f"({_flat(event.text)})"
    return ""


def _reply(event: Received) -> str:
    if event.kind == "silence":
        return "(says nothing)"
    return f"({_flat(event.text)})" if event.kind == "action" else in_brackets(event.text)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, subsequent_indent="  ")


def _flat(text: str) -> str:
    return " ".join(text.split())
