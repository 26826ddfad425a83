"""A talk line by line, with what was read in each reply and what it did."""

import json
from collections.abc import Iterable, Iterator

from simtrainer.assessment.transcript import Exchange, transcribe
from simtrainer.content.models import Scenario
from simtrainer.encounter.events import Event, Said


def talk_lines(log: Iterable[Event], scenario: Scenario) -> Iterator[str]:
    """Yield what was said, what was recognised, which rule fired, and the first person's trust after each turn."""
    transcript = transcribe(log)
    trust = [moods["trust"] for moods in transcript.mood_curve(scenario.first_person)]
    for exchange, now in zip(transcript.exchanges, trust, strict=True):
        if exchange.received:
            done = exchange.received.text or f"({exchange.received.kind})"
            yield f"{exchange.turn:2}  You: {json.dumps(done, ensure_ascii=False)}"
            yield f"      [{'; '.join(_read(exchange))}; trust {now}]"
        for said in exchange.answer:
            who = scenario.people[said.who].name if isinstance(said, Said) else "-"
            yield f"    {who}: {said.text}"
    if transcript.ended:
        yield f"It ends: {transcript.ended.ending}"


def _read(exchange: Exchange) -> Iterator[str]:
    read = exchange.recognised
    yield ", ".join(mark.id for mark in read.given) if read and read.given else "nothing recognised"
    if read and read.asked:
        yield f"asks for {', '.join(read.asked)}"
    if exchange.met:
        yield f"{exchange.met.opportunity} {exchange.met.outcome}"
    yield exchange.fired
