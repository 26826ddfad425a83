"""Learners, contents, encounters, events, assessments."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "learners",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
    )
    op.create_table(
        "contents",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_table(
        "encounters",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("learner", sa.String(40), sa.ForeignKey("learners.id"), nullable=True),
        sa.Column("scenario", sa.String(80), nullable=False),
        sa.Column("content", sa.String(64), sa.ForeignKey("contents.hash"), nullable=False),
        sa.Column("parent", sa.String(40), nullable=True),
        sa.Column("parent_turn", sa.Integer(), nullable=True),
        sa.Column("session", sa.String(40), nullable=True),
        sa.Column("course", sa.String(80), nullable=True),
        sa.Column("recogniser", sa.String(80), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("ending", sa.String(80), nullable=True),
    )
    op.create_index("ix_encounters_learner_updated", "encounters", ["learner", "updated_at"])
    op.create_table(
        "events",
        sa.Column("encounter", sa.String(40), sa.ForeignKey("encounters.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(20), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_table(
        "assessments",
        sa.Column("encounter", sa.String(40), sa.ForeignKey("encounters.id"), primary_key=True),
        sa.Column("recogniser", sa.String(80), primary_key=True),
        sa.Column("content", sa.String(64), primary_key=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("ending", sa.String(80), nullable=False),
        sa.Column("levels", sa.JSON(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
    )


def downgrade() -> None:
    for table in ("assessments", "events", "encounters", "contents", "learners"):
        op.drop_table(table)
