"""How Alembic runs: on the connection that the store gives, inside the store's transaction."""

from alembic import context

from ctg_data.models import METADATA

# SQLite too changes its schema inside a transaction, once the driver starts none of its own.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
