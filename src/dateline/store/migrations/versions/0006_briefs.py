"""What questions over the record need of each incident, beside its row in listings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the column; rows that were made before are derived anew when they are next asked for."""
    op.add_column("listings", sa.Column("brief", sa.JSON()))
    op.execute("INSERT OR IGNORE INTO outdated SELECT record FROM listings")


def downgrade() -> None:
    """Remove the column with all that is in it."""
    op.drop_column("listings", "brief")
