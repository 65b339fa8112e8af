"""Edits of people that rest on words of a report: the words, and the account that they belong to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the columns; edits that were made before rest on no words."""
    op.add_column("reviews", sa.Column("evidence", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("reviews", sa.Column("account", sa.Text()))


def downgrade() -> None:
    """Remove the columns with all that is in them."""
    op.drop_column("reviews", "account")
    op.drop_column("reviews", "evidence")
