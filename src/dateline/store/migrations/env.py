"""What Alembic runs: the steps, on the connection that `store.sqlite.migrate` hands over, in its transaction."""

from __future__ import annotations

from alembic import context

from dateline.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
