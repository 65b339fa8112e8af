"""Claims of people are found by the account that they belong to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_reviews_account", "reviews", ["account"], sqlite_where=sa.text("account IS NOT NULL"))


def downgrade() -> None:
    """Remove the index."""
    op.drop_index("ix_reviews_account", "reviews")
