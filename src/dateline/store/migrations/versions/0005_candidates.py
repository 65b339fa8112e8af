"""Candidates by integer keys: blocks anew, bands, sides, owed; `reconciled` has what waits, too; chains by index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables. All that was read is reconciled anew when records are next asked for: its keys are others."""
    op.drop_table("blocks")
    _make_pairs("blocks", "member", "members.age")
    _make_pairs("bands", "reading", "readings.key")
    op.create_table(
        "sides",
        sa.Column("member", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stamp", sa.Text(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["members.age"], name=op.f("fk_sides_member_members")),
        sa.PrimaryKeyConstraint("member", name=op.f("pk_sides")),
    )
    op.create_table(
        "owed",
        sa.Column("member", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["member"], ["members.age"], name=op.f("fk_owed_member_members")),
        sa.PrimaryKeyConstraint("member", name=op.f("pk_owed")),
    )
    op.execute("DELETE FROM reconciled")
    op.execute(
        "INSERT INTO reconciled (reading, matcher, done) "
        "SELECT max(key), '', '' FROM readings GROUP BY report ORDER BY max(key)"
    )
    op.create_index(op.f("ix_reconciled_matcher"), "reconciled", ["matcher"])
    for one, other in (("left", "right"), ("right", "left")):
        op.drop_index(f"ix_judgements_{one}", "judgements")
        op.create_index(f"ix_judgements_{one}", "judgements", [one, "verdict", "withdrawn", other, "by"])
        op.create_index(f"ix_judgements_decided_{one}", "judgements", [one], sqlite_where=sa.text("decision > ''"))


def downgrade() -> None:
    """Make what 0002 had."""
    op.drop_index(op.f("ix_reconciled_matcher"), "reconciled")
    for side in ("left", "right"):
        op.drop_index(f"ix_judgements_{side}", "judgements")
        op.create_index(f"ix_judgements_{side}", "judgements", [side])
        op.drop_index(f"ix_judgements_decided_{side}", "judgements")
    op.execute("DELETE FROM reconciled")
    for name in ("owed", "sides", "bands", "blocks"):
        op.drop_table(name)
    op.create_table(
        "blocks",
        sa.Column("space", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("space", "key", "item", name=op.f("pk_blocks")),
    )
    op.create_index(op.f("ix_blocks_item"), "blocks", ["item"])


def _make_pairs(name: str, item: str, of: str) -> None:
    op.create_table(
        name,
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(item, sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint([item], [of], name=op.f(f"fk_{name}_{item}_{of.split('.')[0]}")),
        sa.PrimaryKeyConstraint("key", item, name=op.f(f"pk_{name}")),
        sqlite_with_rowid=False,
    )
