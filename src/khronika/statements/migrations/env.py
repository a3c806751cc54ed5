"""Run by Alembic: applies the steps on the connection that the caller holds, within the caller's transaction."""

from alembic import context

from khronika.statements.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
