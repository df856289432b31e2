"""One engine per database, and the two ways in: a snapshot to read, the one writer to write."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, bindparam, create_engine, event, make_url, select, update
from sqlalchemy.pool import ConnectionPoolEntry

from ctg_data.access import LOCAL, Viewer
from ctg_data.models import METADATA
from ctg_data.store.migrating import migrate

STATE = METADATA.tables["state"]
TAKE = update(STATE).values(next_id=STATE.c.next_id + bindparam("count")).returning(STATE.c.next_id)
RAISE = update(STATE).values(version=bindparam("following"))
NO_TRACE = "no trace"
WAIT_SECONDS = 30  # fifty imports at once stand in line; none is told « database is locked »


@dataclass(frozen=True, slots=True)
class Transaction:
    """An open transaction: its connection, who asks, and the data version of its snapshot."""

    connection: Connection
    viewer: Viewer
    version: int

    def number(self, count: int) -> Iterator[int]:
        """The next `count` row numbers, given once for ever."""
        following: int = self.connection.execute(TAKE, {"count": count}).scalar_one()
        return iter(range(following - count, following))

    def raise_version(self) -> None:
        """Say that what the screens show has changed: once per transaction, however often it is said."""
        self.connection.execute(RAISE, {"following": self.version + 1})

    def leave_no_trace(self) -> None:
        """Say that what is deleted must be gone from the files themselves, once this is committed."""
        self.connection.info[NO_TRACE] = True


@dataclass(frozen=True, slots=True)
class Database:
    """A store opened for somebody; every read and write goes through one of its transactions."""

    engine: Engine
    viewer: Viewer = LOCAL

    @property
    def url(self) -> str:
        """The address, without its password."""
        return self.engine.url.render_as_string()

    def seen_by(self, viewer: Viewer) -> "Database":
        """The same store for somebody else."""
        return replace(self, viewer=viewer)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """One snapshot: the data version and the data are of the same moment."""
        with self.engine.connect() as connection:
            snapshot = connection.execution_options(**READING[connection.dialect.name])
            with snapshot.begin():
                yield Transaction(snapshot, self.viewer, snapshot.execute(select(STATE.c.version)).scalar_one())

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """The only writer, until the end of the block: all of it is written, or nothing if it raises."""
        with self.engine.connect() as connection:
            writer = connection.execution_options(**WRITING[connection.dialect.name])
            writer.info.pop(NO_TRACE, None)
            with writer.begin():
                locked = select(STATE.c.version).with_for_update()
                yield Transaction(writer, self.viewer, writer.execute(locked).scalar_one())
            if writer.info.pop(NO_TRACE, False) and writer.dialect.name == "sqlite":
                # The journal keeps the pages as they were until it is written over.
                cast(Any, writer.connection.driver_connection).execute("pragma wal_checkpoint(truncate)")

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()


# On SQLite a plain BEGIN that reads then writes loses the race; on PostgreSQL the row of `state` is the lock.
READING: dict[str, dict[str, Any]] = {
    "sqlite": {"opening": "begin"},
    "postgresql": {"isolation_level": "REPEATABLE READ"},
}
WRITING: dict[str, dict[str, Any]] = {"sqlite": {"opening": "begin immediate"}, "postgresql": {}}


def open_database(url: str, viewer: Viewer = LOCAL) -> Database:
    """The store at `url`, brought to the schema of this version, and filled with the reference data when new.

    Raises `StoreRefused` when it cannot be brought there: a later version of the software has written it, for one.
    """
    engine = engine_for(url)
    try:
        migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return Database(engine, viewer)


def engine_for(url: str) -> Engine:
    """An engine that hides names from logs and errors; for SQLite, the folder of its file is made."""
    address = make_url(url)
    # `hide_parameters`: SQLAlchemy's errors print the names of people otherwise.
    common: dict[str, Any] = {
        "hide_parameters": True,
        "json_serializer": json.JSONEncoder(default=lambda day: day.isoformat(), ensure_ascii=False).encode,
    }
    if address.get_backend_name() != "sqlite":
        # `format`: the store gives the values of its bulk writes in order, as SQLite takes them.
        return create_engine(address, pool_pre_ping=True, paramstyle="format", **common)
    Path(address.database or "").parent.mkdir(parents=True, exist_ok=True)
    # `isolation_level=None`: the driver starts no transaction behind our back.
    engine = create_engine(address, connect_args={"timeout": WAIT_SECONDS, "isolation_level": None}, **common)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(driver: Any, _: ConnectionPoolEntry) -> None:
    driver.execute("pragma foreign_keys = on")
    driver.execute("pragma journal_mode = wal")
    # What is deleted leaves no trace in the file: a draft may hold answers beside names.
    driver.execute("pragma secure_delete = on")
    # A killed process loses nothing; only a power cut could lose the last commits, and never half of one.
    driver.execute("pragma synchronous = normal")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("opening", "begin"))
