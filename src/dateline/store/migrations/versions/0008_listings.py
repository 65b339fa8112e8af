"""Lists over many records: whole documents apart from the rows, cards in them, and indices that hold all filters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_NARROWING = (
    "kind verdict mark status event_type country admin1 latest killed sources is_disputed certainty marking precision"
).split()
_INDICES = {
    "days": ["earliest", *_NARROWING, "actors", "place", "lat", "lon", "radius_km"],
    "gravest": ["severity", "earliest", *_NARROWING],
    "waiting": ["verdict", "severity", "earliest", *[name for name in _NARROWING if name != "verdict"]],
    "changed": ["changed", "kind", "country"],
}
_BEFORE = {
    "kind_status_earliest": ["kind", "status", "earliest"],
    "kind_status_severity": ["kind", "status", "severity"],
    "country_earliest": ["country", "earliest"],
    "lat_lon": ["lat", "lon"],
}


def upgrade() -> None:
    """Move the documents; the rows are derived anew when they are next asked for."""
    op.create_table(
        "documents",
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("record", name=op.f("pk_documents")),
    )
    op.create_table(
        "counters",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counters")),
    )
    op.execute("INSERT INTO documents SELECT record, document FROM listings")
    for name in ("changed", *_BEFORE):
        op.drop_index(op.f(f"ix_listings_{name}"), "listings")
    op.drop_column("listings", "document")
    op.add_column("listings", sa.Column("certainty", sa.Text()))
    op.add_column("listings", sa.Column("actors", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.add_column("listings", sa.Column("card", sa.JSON(), nullable=False, server_default=sa.text("'{}'")))
    for name, columns in _INDICES.items():
        op.create_index(op.f(f"ix_listings_{name}"), "listings", columns)
    op.execute("INSERT OR IGNORE INTO outdated SELECT record FROM listings")


def downgrade() -> None:
    """Put the documents back into the rows."""
    for name in _INDICES:
        op.drop_index(op.f(f"ix_listings_{name}"), "listings")
    for column in ("card", "actors", "certainty"):
        op.drop_column("listings", column)
    op.add_column("listings", sa.Column("document", sa.JSON(), nullable=False, server_default=sa.text("'{}'")))
    op.execute(
        "UPDATE listings SET document = (SELECT document FROM documents WHERE documents.record = listings.record)"
    )
    for name, columns in {"changed": ["changed"], **_BEFORE}.items():
        op.create_index(op.f(f"ix_listings_{name}"), "listings", columns)
    op.drop_table("counters")
    op.drop_table("documents")
