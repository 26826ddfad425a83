"""The tables of the store."""

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)


class Utc(TypeDecorator[dt.datetime]):
    """A point in time, kept without zone in UTC and read back with it."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, _dialect: Dialect) -> dt.datetime | None:
        """Turn a time with zone into UTC."""
        if value is not None and value.tzinfo is None:
            raise ValueError("times carry their zone")
        return value.astimezone(dt.UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> dt.datetime | None:
        """Put the zone back."""
        return value.replace(tzinfo=dt.UTC) if value else None


METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

learners = Table(
    "learners",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("name", String(80), nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("settings", JSON, nullable=False),
)

contents = Table(
    "contents",
    METADATA,
    Column("hash", String(64), primary_key=True),
    Column("body", Text, nullable=False),
)

encounters = Table(
    "encounters",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("learner", String(40), ForeignKey("learners.id"), nullable=True),
    Column("scenario", String(80), nullable=False),
    Column("content", String(64), ForeignKey("contents.hash"), nullable=False),
    Column("parent", String(40), nullable=True),
    Column("parent_turn", Integer, nullable=True),
    Column("session", String(40), nullable=True),
    Column("course", String(80), nullable=True),
    Column("recogniser", String(80), nullable=False),
    Column("started_at", Utc, nullable=False),
    Column("updated_at", Utc, nullable=False),
    Column("turns", Integer, nullable=False),
    Column("ending", String(80), nullable=True),
    Index("ix_encounters_learner_updated", "learner", "updated_at"),
)

events = Table(
    "events",
    METADATA,
    Column("encounter", String(40), ForeignKey("encounters.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("turn", Integer, nullable=False),
    Column("type", String(20), nullable=False),
    Column("body", Text, nullable=False),
)

assessments = Table(
    "assessments",
    METADATA,
    Column("encounter", String(40), ForeignKey("encounters.id"), primary_key=True),
    Column("recogniser", String(80), primary_key=True),
    Column("content", String(64), primary_key=True),
    Column("made_at", Utc, nullable=False),
    Column("score", Integer, nullable=False),
    Column("ending", String(80), nullable=False),
    Column("levels", JSON, nullable=False),
    Column("body", JSON, nullable=False),
)

heard = Table(
    "heard",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("scenario", String(80), nullable=False),
    Column("state", String(80), nullable=False),
    Column("line", Text, nullable=False),
    Column("reply", Text, nullable=False),
    Column("why", String(20), nullable=False),
    Column("behaviour", String(40), nullable=True),
    Column("meant", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("status", String(20), nullable=False),
)
"""Replies that learners let their tutor read; no learner, no encounter."""

gathered = Table(
    "gathered",
    METADATA,
    Column("encounter", String(40), ForeignKey("encounters.id"), primary_key=True),
    Column("what", String(60), primary_key=True),
)
"""What of an encounter has been gathered, so that it is gathered once; it does not say which row of `heard` that is."""
