"""The store of learners, encounters, their event logs and assessments."""

import datetime as dt
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from simtrainer.assessment.assess import Assessment
from simtrainer.content.library import Bundle
from simtrainer.encounter.events import EVENTS, Ended, Event, Started
from simtrainer.records import schema as t
from simtrainer.records.database import open_database
from simtrainer.records.folders import StoreError


@dataclass(frozen=True)
class LearnerRecord:
    """Somebody who practises on this machine."""

    id: str
    name: str
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class EncounterRecord:
    """An encounter in the store. `ending` is None while it is unfinished, `score` where it was never assessed."""

    id: str
    scenario: str
    learner: str | None
    started_at: dt.datetime
    updated_at: dt.datetime
    turns: int
    ending: str | None
    parent: str | None
    parent_turn: int | None
    score: int | None = None
    levels: dict[str, int] = field(default_factory=dict)


def now() -> dt.datetime:
    """Return the present time with its zone."""
    return dt.datetime.now(dt.UTC)


def new_id() -> str:
    """Return a new id for a learner or encounter."""
    return uuid.uuid4().hex


class Store:
    """Reads and writes the records. Every write is one transaction; it satisfies the encounter's `Sink`."""

    def __init__(self, engine: Engine) -> None:
        """Use an opened database; `Store.open` opens one."""
        self._engine = engine

    @classmethod
    def open(cls, url: str | None = None) -> "Store":
        """Open the store; see `open_database`.

        Raises:
            StoreError: If it cannot be opened.
        """
        return cls(open_database(url))

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    # Learners

    def learners(self) -> list[LearnerRecord]:
        """Return all learners, by name."""
        with self.transaction() as db:
            rows = db.execute(select(t.learners).order_by(func.lower(t.learners.c.name))).mappings()
            return [LearnerRecord(row["id"], row["name"], row["settings"]) for row in rows]

    def add_learner(self, name: str) -> LearnerRecord:
        """Add a learner.

        Raises:
            ValueError: If the name is empty or over 80 characters.
        """
        name = " ".join(name.split())
        if not 1 <= len(name) <= 80:
            raise ValueError("a name has 1 to 80 characters")
        learner = LearnerRecord(new_id(), name)
        with self.transaction() as db:
            db.execute(insert(t.learners).values(id=learner.id, name=name, created_at=now(), settings={}))
        return learner

    def save_settings(self, learner: str, settings: dict[str, Any]) -> None:
        """Keep a learner's settings."""
        with self.transaction() as db:
            db.execute(update(t.learners).where(t.learners.c.id == learner).values(settings=settings))

    # Encounters

    def begin(self, bundle: Bundle) -> None:
        """Keep the content that an encounter is about to depend on; nothing if it is there already."""
        with self.transaction() as db:
            if db.execute(select(t.contents.c.hash).where(t.contents.c.hash == bundle.hash)).first() is None:
                db.execute(insert(t.contents).values(hash=bundle.hash, body=bundle.to_json()))

    def append(self, encounter: str, events: list[Event]) -> None:
        """Keep events of an encounter, all or none; the event `started` makes its record.

        Raises:
            StoreError: If they could not be kept.
        """
        with self.transaction() as db:
            for event in events:
                if isinstance(event, Started):
                    db.execute(insert(t.encounters).values(_record(event)))
            last = db.execute(
                select(func.max(t.events.c.number)).where(t.events.c.encounter == encounter)
            ).scalar()
            first = 0 if last is None else last + 1
            db.execute(
                insert(t.events), [_row(encounter, first + i, event) for i, event in enumerate(events)]
            )
            db.execute(update(t.encounters).where(t.encounters.c.id == encounter).values(_progress(events)))

    def log(self, encounter: str) -> list[Event]:
        """Return an encounter's events in order; empty if there is no such encounter."""
        with self.transaction() as db:
            query = (
                select(t.events.c.body).where(t.events.c.encounter == encounter).order_by(t.events.c.number)
            )
            bodies = db.execute(query).scalars().all()
        return EVENTS.validate_json(f"[{','.join(bodies)}]")

    def content(self, encounter: str) -> Bundle:
        """Return the content that an encounter was played with.

        Raises:
            KeyError: If there is no such encounter.
        """
        with self.transaction() as db:
            query = (
                select(t.contents.c.body)
                .join(t.encounters, t.encounters.c.content == t.contents.c.hash)
                .where(t.encounters.c.id == encounter)
            )
            body = db.execute(query).scalar()
        if body is None:
            raise KeyError(encounter)
        return Bundle.from_json(body)

    def encounters(self, learner: str | None, *, scenario: str | None = None) -> list[EncounterRecord]:
        """Return a learner's encounters, the newest first, with their latest assessment."""
        query = select(t.encounters).where(t.encounters.c.learner == learner)
        if scenario:
            query = query.where(t.encounters.c.scenario == scenario)
        with self.transaction() as db:
            rows = db.execute(query.order_by(t.encounters.c.updated_at.desc())).mappings().all()
            marks = db.execute(
                select(t.assessments)
                .join(t.encounters, t.encounters.c.id == t.assessments.c.encounter)
                .where(t.encounters.c.learner == learner)
                .order_by(t.assessments.c.made_at)
            ).mappings()
            assessed = {row["encounter"]: row for row in marks}
        return [_encounter(row, assessed.get(row["id"])) for row in rows]

    def everybodys_encounters(self) -> list[EncounterRecord]:
        """Return all encounters of this machine, the newest first, without their assessments."""
        with self.transaction() as db:
            rows = (
                db.execute(select(t.encounters).order_by(t.encounters.c.updated_at.desc())).mappings().all()
            )
        return [_encounter(row, None) for row in rows]

    def unfinished(self, learner: str | None) -> list[EncounterRecord]:
        """Return a learner's encounters that have not ended, the newest first."""
        return [record for record in self.encounters(learner) if record.ending is None]

    def keep_assessment(self, encounter: str, assessment: Assessment) -> None:
        """Keep an assessment beside its encounter; the same recogniser and content take its place."""
        started = assessment.transcript.started
        key = {
            "encounter": encounter,
            "recogniser": f"{started.recogniser} {started.recogniser_version}",
            "content": started.content,
        }
        found = [t.assessments.c[name] == value for name, value in key.items()]
        with self.transaction() as db:
            db.execute(t.assessments.delete().where(*found))
            db.execute(
                insert(t.assessments).values(
                    **key,
                    made_at=now(),
                    score=assessment.score,
                    ending=assessment.ending,
                    levels=assessment.levels,
                    body=assessment.as_dict(),
                )
            )

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Lend a connection for one transaction, kept whole or not at all.

        Raises:
            StoreError: If the records cannot be read or written.
        """
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            reason = str(getattr(error, "orig", None) or error).splitlines()[0]
            raise StoreError(
                f"the records cannot be read or written: {reason}",
                "is the disk full, or the folder write-protected?",
            ) from error


def _record(event: Started) -> dict[str, Any]:
    return {
        "id": event.encounter,
        "learner": event.learner or None,
        "scenario": event.scenario,
        "content": event.content,
        "parent": event.parent,
        "parent_turn": event.parent_turn,
        "session": event.session,
        "course": event.course,
        "recogniser": f"{event.recogniser} {event.recogniser_version}",
        "started_at": now(),
        "updated_at": now(),
        "turns": 0,
        "ending": None,
    }


def _row(encounter: str, number: int, event: Event) -> dict[str, Any]:
    body = event.model_dump_json(exclude_defaults=False)
    return {"encounter": encounter, "number": number, "turn": event.turn, "type": event.type, "body": body}


def _progress(events: list[Event]) -> dict[str, Any]:
    progress: dict[str, Any] = {"updated_at": now(), "turns": max(event.turn for event in events)}
    ended = next((event for event in events if isinstance(event, Ended)), None)
    return {**progress, "ending": ended.ending} if ended else progress


def _encounter(row: Any, assessment: Any | None) -> EncounterRecord:
    return EncounterRecord(
        id=row["id"],
        scenario=row["scenario"],
        learner=row["learner"],
        started_at=row["started_at"],
        updated_at=row["updated_at"],
        turns=row["turns"],
        ending=row["ending"],
        parent=row["parent"],
        parent_turn=row["parent_turn"],
        score=assessment["score"] if assessment else None,
        levels=assessment["levels"] if assessment else {},
    )
