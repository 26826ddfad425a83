"""What an author reads beside the talk, as titled lines; it knows no screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from simtrainer.authoring.explaining import explained
from simtrainer.authoring.preview.behind import Behind, Tried, behind
from simtrainer.authoring.words import describe
from simtrainer.content.vocabulary import MOODS
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.events import Met, MoodMoved
from simtrainer.recognition import Recogniser, WholeRecogniser

MOST_NEARLY: Final = 4
"""So many rules that nearly fired are shown."""
MOST_LACKED: Final = 2
"""A rule that lacks more than this did not nearly fire."""


@dataclass(frozen=True)
class Section:
    """A titled part of the page."""

    title: str
    lines: list[str]


def sections(encounter: Encounter, recogniser: Recogniser) -> list[Section]:
    """Return what lies behind the last turn, and how things stand now."""
    turn = behind(encounter, recogniser)
    found = [
        Section("What was recognised", list(_recognised(turn))),
        Section("Which rule fired", list(_rules(turn))),
        Section("Moods", list(_moods(turn, encounter))),
        Section("Memory", list(_memory(encounter))),
        Section("Why it was recognised", list(_why(turn, encounter, recogniser))),
    ]
    return [section for section in found if section.lines]


def _recognised(turn: Behind | None) -> Iterator[str]:
    if turn is None:
        return
    read, text = turn.recognised, turn.received.text
    if not read.understood:
        yield "not understood"
    yield from (f'{mark.id}: "{text[mark.start : mark.end]}"' for mark in read.given)
    yield from (f'{mark.id} (not sure): "{text[mark.start : mark.end]}"' for mark in read.unsure)
    for words, names in (
        ("asks for", [*read.asked, *read.common]),
        ("perhaps asks for", read.perhaps),
        ("says", [read.remark] if read.remark else []),
        ("speaks of", read.topics),
        ("does", read.actions),
        ("promises", read.promises),
    ):
        if names:
            yield f"{words}: {', '.join(names)}"
    if read.repeats is not None:
        yield f"says what was said in turn {read.repeats}"


def _why(turn: Behind | None, encounter: Encounter, recogniser: Recogniser) -> Iterator[str]:
    if turn is None or turn.received.kind not in ("reply", "choice"):
        return
    text = turn.received.text
    result = recogniser.recognise(text, turn.context)
    weighed = recogniser.reasons(text, turn.context) if isinstance(recogniser, WholeRecogniser) else {}
    yield from explained(text, result, encounter.script.language, weighed)


def _rules(turn: Behind | None) -> Iterator[str]:
    if turn is None:
        return
    rule = next((each.rule for each in turn.tried if each.fired), None)
    if rule is None:
        yield f"none; answered as `{turn.fired}`"
    else:
        leads = f" → {rule.goto}" if rule.goto else f" → ends: {rule.end}" if rule.end else ""
        yield f"{rule.id}{leads}"
        yield f"  {describe(rule.when)}"
    if turn.also:
        yield f"held too, but come later: {', '.join(each.rule.id for each in turn.also)}"
    nearly = [each for each in turn.nearly if len(each.lacks) <= MOST_LACKED][:MOST_NEARLY]
    yield from (f"nearly: {line}" for each in nearly for line in [_lacked(each)])


def _lacked(tried: Tried) -> str:
    return f"{tried.rule.id}, but not: {'; '.join(tried.lacks)}"


def _moods(turn: Behind | None, encounter: Encounter) -> Iterator[str]:
    moved = [event for event in turn.events if isinstance(event, MoodMoved)] if turn else []
    for who, moods in encounter.memory.moods.items():
        changes = {mood: sum(getattr(e, mood) for e in moved if e.who == who) for mood in MOODS}
        shown = (f"{mood} {moods[mood]}{f' ({changes[mood]:+d})' if changes[mood] else ''}" for mood in MOODS)
        yield f"{encounter.script.scenario.people[who].name}: {', '.join(shown)}"
    yield from (f"  {event.because}" for event in moved if event.because)
    yield f"patience {encounter.memory.patience}"


def _memory(encounter: Encounter) -> Iterator[str]:
    memory, script = encounter.memory, encounter.script
    here = memory.turn - memory.entered_at
    yield f"turn {memory.turn} of {script.turns}, state {memory.state}, {here} turn(s) here"
    if memory.opportunity:
        signal = script.opportunities[memory.opportunity.id].signal
        yield f"{_standing(encounter)}: {signal}"
    promises = [f"{name}{' (kept)' if promise.kept else ''}" for name, promise in memory.promises.items()]
    wonders = [name for name, wonder in memory.wonders.items() if wonder.open]
    counts = [f"{name} {count}" for name, count in memory.counts.items()]
    for words, names in (
        ("flags", sorted(memory.flags)),
        ("told", sorted(memory.told)),
        ("asked in vain", sorted(memory.asked_in_vain)),
        ("promised", promises),
        ("waits for an answer to", wonders),
        ("done", sorted(memory.tasks)),
        ("counts", counts),
    ):
        if names:
            yield f"{words}: {', '.join(names)}"
    if memory.ending:
        yield f"ended: {memory.ending}"


def _standing(encounter: Encounter) -> str:
    """Say how the opportunity that opened last stands."""
    opened = encounter.memory.opportunity
    if opened is None or not opened.attempts:
        return "opportunity open"
    met = [event for event in encounter.log if isinstance(event, Met) and event.opportunity == opened.id]
    return f"opportunity {met[-1].outcome}" if met else "opportunity open"
