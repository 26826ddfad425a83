"""What the library screen lists, as data: talks to go on with, then the scenarios by situation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from simtrainer.tui.translate import _
from simtrainer.tui.words import QUALITIES, SITUATIONS, turns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from simtrainer.content.library import Found, Library
    from simtrainer.content.models import Scenario
    from simtrainer.records.store import EncounterRecord

MOST_UNFINISHED: Final = 5
RowKind = Literal["heading", "continue", "scenario"]


@dataclass(frozen=True)
class Row:
    """A row of the list.

    Attributes:
        kind: What Enter does there.
        id: The encounter's or the scenario's id; the situation of a heading.
        title: First line.
        note: Second line.
        scenario: The scenario that the row is about.
        last: The newest ended encounter with it.
    """

    kind: RowKind
    id: str
    title: str
    note: str = ""
    scenario: Scenario | None = None
    last: EncounterRecord | None = None


def shelve(
    library: Library, language: str, records: Sequence[EncounterRecord], wanted: str = ""
) -> list[Row]:
    """Return the rows of the library.

    Args:
        library: What was found on disk.
        language: The language whose scenarios are listed.
        records: The learner's encounters, the newest first.
        wanted: Words of the filter; rows must hold them all.
    """
    found = [f for f in library.of_language(language) if _matches(f, wanted)]
    gone = {r.scenario for r in records if r.scenario not in library.scenarios} if not wanted else set()
    return [*_unfinished(found, records, gone), *_by_situation(found, records)]


def _matches(found: Found, wanted: str) -> bool:
    scenario = found.scenario
    situation = SITUATIONS[scenario.situation]
    text = f"{scenario.id} {scenario.title} {scenario.summary} {situation} {scenario.situation}".casefold()
    return all(word in text for word in wanted.casefold().split())


def _unfinished(found: Iterable[Found], records: Iterable[EncounterRecord], gone: set[str]) -> Iterator[Row]:
    """Yield the newest unfinished talks, also those whose scenario is no longer in the library."""
    scenarios = {f.scenario.id: f.scenario for f in found}
    open_ = [r for r in records if r.ending is None and (r.scenario in scenarios or r.scenario in gone)]
    if open_:
        yield Row("heading", "continue", _("Not finished"))
    for record in open_[:MOST_UNFINISHED]:
        scenario = scenarios.get(record.scenario)
        title = _("Go on: {title}").format(title=scenario.title if scenario else record.scenario)
        yield Row("continue", record.id, title, _when(record), scenario)


def _when(record: EncounterRecord) -> str:
    day = record.updated_at.astimezone().strftime("%d %b, %H:%M")
    return f"{turns(record.turns)} · {day}"


def _by_situation(found: Iterable[Found], records: Sequence[EncounterRecord]) -> Iterator[Row]:
    situation = None
    for scenario in (f.scenario for f in found):
        if scenario.situation != situation:
            situation = scenario.situation
            yield Row("heading", situation, SITUATIONS[situation])
        last = next((r for r in records if r.scenario == scenario.id and r.ending is not None), None)
        yield Row("scenario", scenario.id, scenario.title, _note(scenario, last), scenario, last)


def _note(scenario: Scenario, last: EncounterRecord | None) -> str:
    parts = [f"{scenario.difficulty}/5", _("{n} min").format(n=scenario.minutes)]
    if last is not None:
        parts.append(result(scenario, last))
    return " · ".join(parts)


def result(scenario: Scenario, record: EncounterRecord) -> str:
    """Return an encounter's result in a few words: "62, ended well"."""
    ending = scenario.endings.get(record.ending or "")
    words = QUALITIES[ending.quality] if ending else _("left early")
    return words if record.score is None else f"{record.score}, {words}"
