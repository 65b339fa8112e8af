"""Records: members, judgements, conflicts, families, blocks, reconciled."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables; what was read before is reconciled when records are next asked for."""
    _make_members_and_judgements()
    _make_families_and_blocks()


def downgrade() -> None:
    """Remove the tables with all that is in them."""
    for name in ("reconciled", "blocks", "families", "conflicts", "judgements", "members"):
        op.drop_table(name)


def _make_members_and_judgements() -> None:
    op.create_table(
        "members",
        sa.Column("age", sa.Integer(), nullable=False),
        sa.Column("lineage", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("account", sa.Text()),
        sa.Column("record", sa.Text()),
        sa.Column("since", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_members_report_reports")),
        sa.PrimaryKeyConstraint("age", name=op.f("pk_members")),
        sa.UniqueConstraint("lineage", name=op.f("uq_members_lineage")),
    )
    for column in ("report", "account", "record"):
        op.create_index(op.f(f"ix_members_{column}"), "members", [column])
    op.create_table(
        "judgements",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("score", sa.Float()),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("why_withdrawn", sa.Text()),
        sa.CheckConstraint('"left" < "right"', name=op.f("ck_judgements_order")),
        sa.ForeignKeyConstraint(["left"], ["members.lineage"], name=op.f("fk_judgements_left_members")),
        sa.ForeignKeyConstraint(["right"], ["members.lineage"], name=op.f("fk_judgements_right_members")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_judgements")),
    )
    for column in ("left", "right", "decision"):
        op.create_index(op.f(f"ix_judgements_{column}"), "judgements", [column])
    op.create_table(
        "conflicts",
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("meanwhile", sa.Text(), nullable=False),
        sa.Column("by_person", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["left"], ["members.lineage"], name=op.f("fk_conflicts_left_members")),
        sa.ForeignKeyConstraint(["right"], ["members.lineage"], name=op.f("fk_conflicts_right_members")),
        sa.PrimaryKeyConstraint("left", "right", name=op.f("pk_conflicts")),
    )
    op.create_index(op.f("ix_conflicts_right"), "conflicts", ["right"])


def _make_families_and_blocks() -> None:
    op.create_table(
        "families",
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_families_report_reports")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_families")),
    )
    op.create_index(op.f("ix_families_family"), "families", ["family"])
    op.create_table(
        "blocks",
        sa.Column("space", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("space", "key", "item", name=op.f("pk_blocks")),
    )
    op.create_index(op.f("ix_blocks_item"), "blocks", ["item"])
    op.create_table(
        "reconciled",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("matcher", sa.Text(), nullable=False),
        sa.Column("done", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.key"], name=op.f("fk_reconciled_reading_readings")),
        sa.PrimaryKeyConstraint("reading", name=op.f("pk_reconciled")),
    )
