"""The inbox: replies that learners let their tutor read. Nothing in a row tells who said it or in which talk."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import RowMapping, delete, insert, select, update

from simtrainer.assessment.heard import HeardReply
from simtrainer.records import schema as t
from simtrainer.records.store import Store, new_id, now

Status = Literal["open", "used", "aside"]
MOST: Final = 20_000
"""Rows up to which an import may fill the inbox; what comes later is left."""


@dataclass(frozen=True)
class InboxRow:
    """A reply in the inbox.

    Attributes:
        id: Says nothing about talk or learner.
        heard: The reply.
        day: When it was gathered; the day alone.
        status: Waiting, used in a scenario or cue file, or set aside.
    """

    id: str
    heard: HeardReply
    day: dt.date
    status: Status


class Inbox:
    """Reads and writes the inbox of a store."""

    def __init__(self, store: Store) -> None:
        """Use an opened store."""
        self._store = store

    def gather(self, encounter: str, replies: Iterable[tuple[str, HeardReply]]) -> int:
        """Keep replies of a talk that have not been gathered from it before.

        Args:
            encounter: The talk; it is noted that it was gathered from, apart from what was gathered.
            replies: Keys unique in the talk, and replies without names.

        Returns:
            How many were new.
        """
        with self._store.transaction() as db:
            query = select(t.gathered.c.what).where(t.gathered.c.encounter == encounter)
            known = set(db.execute(query).scalars())
            fresh = {what: reply for what, reply in replies if what not in known}
            for what, reply in fresh.items():
                db.execute(insert(t.gathered).values(encounter=encounter, what=what))
                db.execute(insert(t.heard).values(_values(reply)))
        return len(fresh)

    def add(self, replies: Iterable[HeardReply]) -> int:
        """Add replies that came from another machine; those that stand here already, in any status, are passed over."""
        with self._store.transaction() as db:
            known = {_row(row).heard for row in db.execute(select(t.heard)).mappings()}
            fresh = [reply for reply in dict.fromkeys(replies) if reply not in known]
            fresh = fresh[: max(0, MOST - len(known))]
            if fresh:
                db.execute(insert(t.heard), [_values(reply) for reply in fresh])
        return len(fresh)

    def rows(self, scenario: str | None = None, *, status: Status = "open") -> list[InboxRow]:
        """Return what lies in the inbox, in no order that tells who said it."""
        query = select(t.heard).where(t.heard.c.status == status).order_by(t.heard.c.id)
        if scenario is not None:
            query = query.where(t.heard.c.scenario == scenario)
        with self._store.transaction() as db:
            return [_row(row) for row in db.execute(query).mappings()]

    def mark(self, ids: Iterable[str], status: Status) -> None:
        """Give rows another status."""
        with self._store.transaction() as db:
            for name in ids:
                db.execute(update(t.heard).where(t.heard.c.id == name).values(status=status))

    def forget(self) -> int:
        """Delete everything in the inbox; return how much it was. It is not gathered again from old talks."""
        with self._store.transaction() as db:
            count = len(db.execute(select(t.heard.c.id)).all())
            db.execute(delete(t.heard))
        return count


def _values(reply: HeardReply) -> dict[str, object]:
    return {"id": new_id(), **vars(reply), "day": now().date(), "status": "open"}


def _row(row: RowMapping) -> InboxRow:
    names = ("scenario", "state", "line", "reply", "why", "behaviour", "meant")
    return InboxRow(row["id"], HeardReply(**{name: row[name] for name in names}), row["day"], row["status"])
