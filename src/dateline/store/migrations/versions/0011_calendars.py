"""Outlet and time of publication stand beside the index of texts, and what each outlet published is counted by day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dateline.store.calendars import Calendars

revision = "0011"
down_revision = "0010"

_SEARCHABLE = (
    "CREATE TRIGGER reports_searchable AFTER INSERT ON reports BEGIN "
    "INSERT INTO searchable(report, outlet, published) VALUES (new.id, new.outlet, new.published); "
    "INSERT INTO search_text(rowid, title, text) "
    "SELECT key, coalesce(new.title, ''), new.text FROM searchable WHERE report = new.id; END"
)
_BEFORE = (
    "CREATE TRIGGER reports_searchable AFTER INSERT ON reports BEGIN "
    "INSERT INTO searchable(report) VALUES (new.id); INSERT INTO search_text(rowid, title, text) "
    "SELECT key, coalesce(new.title, ''), new.text FROM searchable WHERE report = new.id; END"
)


def upgrade() -> None:
    """Copy what is asked for, and count."""
    op.execute("DROP TRIGGER reports_searchable")
    op.add_column("searchable", sa.Column("outlet", sa.Text()))
    op.add_column("searchable", sa.Column("published", sa.Text()))
    op.execute(
        "UPDATE searchable SET outlet = reports.outlet, published = reports.published "
        "FROM reports WHERE reports.id = searchable.report"
    )
    op.execute(_SEARCHABLE)
    op.create_table(
        "calendars",
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("reports", sa.LargeBinary(), nullable=False),
        sa.Column("relevant", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("outlet", "year", name=op.f("pk_calendars")),
    )
    Calendars(op.get_bind()).recount()


def downgrade() -> None:
    """Remove both."""
    op.drop_table("calendars")
    op.execute("DROP TRIGGER reports_searchable")
    op.drop_column("searchable", "published")
    op.drop_column("searchable", "outlet")
    op.execute(_BEFORE)
