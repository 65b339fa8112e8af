"""What people decide of commitments, of the evidence for them, and of links between agreements."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "assessments",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("degree", sa.Integer()),
        sa.Column("passage", sa.JSON(), nullable=False),
        sa.Column("stance", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("why_withdrawn", sa.Text()),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_assessments")),
        sa.UniqueConstraint("id", name=op.f("uq_assessments_id")),
    )
    for column in ("record", "target", "decision"):
        op.create_index(op.f(f"ix_assessments_{column}"), "assessments", [column])


def downgrade() -> None:
    """Remove the table with all that is in it."""
    op.drop_table("assessments")
