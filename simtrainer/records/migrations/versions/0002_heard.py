"""What learners let their tutor read, and what of which talk was gathered already."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "heard",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("scenario", sa.String(80), nullable=False),
        sa.Column("state", sa.String(80), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("why", sa.String(20), nullable=False),
        sa.Column("behaviour", sa.String(40), nullable=True),
        sa.Column("meant", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
    )
    op.create_table(
        "gathered",
        sa.Column("encounter", sa.String(40), sa.ForeignKey("encounters.id"), primary_key=True),
        sa.Column("what", sa.String(60), primary_key=True),
    )


def downgrade() -> None:
    for table in ("gathered", "heard"):
        op.drop_table(table)
