"""The schema brought to that of this version of the software, all of it or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from ctg_data.store.seed import seed

SCRIPTS = Path(__file__).parent.parent / "migrations"


class StoreRefused(Exception):
    """The database cannot be opened by this version of the software; the sentence says why."""


class StoreTooNew(StoreRefused):
    """The database was written by a later version of the software than this one."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"La base de données vient d’une version plus récente du logiciel (révision « {revision} », inconnue ici). "
            "Installez cette version, ou restaurez une sauvegarde plus ancienne : rien n’a été modifié."
        )


class BrokenReference(StoreRefused):
    """A migration left rows that refer to nothing; it was given up."""

    def __init__(self) -> None:
        super().__init__(
            "La mise à niveau de la base laisserait des lignes qui ne se rapportent à rien : elle a été abandonnée, "
            "rien n’a été modifié. Transmettez ce message à la personne qui administre le serveur."
        )


def migrate(engine: Engine) -> None:
    """Bring the schema to this version and, when it was empty, write the reference data in the same transaction."""
    with whole_database(engine) as connection:
        upgrade(connection)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """The migrations up to `revision` inside the caller's transaction."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    present = MigrationContext.configure(connection).get_current_revision()
    if present and present not in {script.revision for script in scripts.walk_revisions()}:
        raise StoreTooNew(present)
    if present == scripts.get_current_head():
        return
    command.upgrade(config, revision)
    if present is None and revision == "head":  # the reference data are those of this version's tables
        seed(connection)


@contextmanager
def whole_database(engine: Engine) -> Iterator[Connection]:
    """The only writer, with foreign keys off, then checked before the commit.

    With keys on, SQLite empties the tables that refer to a table rebuilt by a migration.
    """
    with engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            _foreign_keys(connection, "off")
        try:
            with connection.execution_options(opening="begin immediate").begin():
                yield connection
                if sqlite and connection.exec_driver_sql("pragma foreign_key_check").first():
                    raise BrokenReference
        finally:
            if sqlite:
                _foreign_keys(connection, "on")


def _foreign_keys(connection: Connection, state: str) -> None:
    # On the driver's connection: inside a transaction this pragma does nothing.
    cast(Any, connection.connection.driver_connection).execute(f"pragma foreign_keys = {state}")
