"""How Alembic runs: on the connection given by the store, or on the database of the settings from its own command."""

from alembic import context
from sqlalchemy import Connection

from ctg_data.models import METADATA
from ctg_data.settings import Settings
from ctg_data.store.database import engine_for
from ctg_data.store.migrating import whole_database


def run(connection: Connection) -> None:
    """The migrations asked for, in the transaction of the connection."""
    # SQLite too changes its schema inside a transaction, once the driver starts none of its own.
    context.configure(connection, target_metadata=METADATA, transactional_ddl=True, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


if given := context.config.attributes.get("connection"):
    run(given)
else:
    with whole_database(engine_for(Settings().database_url)) as connection:
        run(connection)
