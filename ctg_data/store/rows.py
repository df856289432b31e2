"""Results as DataFrames typed by their SQL columns, or as plain rows."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from operator import itemgetter
from typing import Any

from pandas import DataFrame, Series, array, to_datetime
from sqlalchemy import JSON, CompoundSelect, Dialect, Executable, Select, insert
from sqlalchemy.types import TypeEngine

from ctg_data.models import METADATA
from ctg_data.store.database import Transaction

TABLES = METADATA.tables
LOT = 500
Query = Select[Any] | CompoundSelect[Any]


def rows(tx: Transaction, statement: Executable, **values: object) -> tuple[dict[str, Any], ...]:
    """The rows as dictionaries of Python values."""
    result = tx.connection.execute(statement, values)
    names = tuple(result.keys())
    return tuple(dict(zip(names, row, strict=True)) for row in result)


def frame(tx: Transaction, query: Query) -> DataFrame:
    """The rows as columns: `Int64`, float64, bool, str, moments in UTC, objects (days, hours, JSON; None if missing).

    Read from the driver's own cursor: building a row object for each line costs more than the query.
    """
    cursor = tx.connection.execute(query).cursor
    read: list[list[Any]] = [[] for _ in query.selected_columns]
    # By small lots: half a million rows held as tuples cost as much again in garbage collection.
    while lot := cursor.fetchmany(LOT):
        for column, values in zip(read, zip(*lot, strict=True), strict=True):
            column.extend(values)
    typed = zip(query.selected_columns, read, strict=True)
    return DataFrame({column.name: _typed(column.type, values) for column, values in typed}, copy=False)


def insert_rows(tx: Transaction, table: str, values: Sequence[Mapping[str, Any]]) -> None:
    """Write rows that give every column of the table.

    Column by column and straight to the driver: half the time that SQLAlchemy takes, row by row, for an import.
    """
    if values:
        sql, conversions = _insertion(tx.connection.dialect, table)
        columns = (map(convert, map(itemgetter(name), values)) for name, convert in conversions)
        tx.connection.exec_driver_sql(sql, list(zip(*columns, strict=True)))


@lru_cache(maxsize=256)
def _insertion(dialect: Dialect, table: str) -> tuple[str, tuple[tuple[str, Callable[[Any], Any]], ...]]:
    """The statement of a table, and what makes of each column's values those that the driver takes."""
    kinds = {column.name: column.type.dialect_impl(dialect) for column in TABLES[table].columns}
    conversions = tuple((name, kind.bind_processor(dialect) or _as_it_is) for name, kind in kinds.items())
    return str(insert(TABLES[table]).compile(dialect=dialect)), conversions


def _as_it_is(value: Any) -> Any:
    return value


def _typed(kind: TypeEngine[Any], values: Sequence[Any]) -> Any:
    # SQLAlchemy gives JSON and SQLModel’s text the same Python type.
    convert = _parsed(json.loads) if isinstance(kind, JSON) else TYPED.get(kind.python_type, _words)
    return convert(values)


def _words(values: Sequence[Any]) -> Any:
    return Series(values, dtype="str")


def _parsed(parse: Callable[[str], Any]) -> Callable[[Sequence[Any]], Any]:
    """The objects that SQLite gives as text and PostgreSQL as they are; few of them stand for many rows."""

    def convert(values: Sequence[Any]) -> Any:
        objects = {text: parse(text) for text in {value for value in values if isinstance(value, str)}}
        return Series([objects[value] if isinstance(value, str) else value for value in values], dtype=object)

    return convert


TYPED: dict[type, Callable[[Sequence[Any]], Any]] = {
    bool: lambda values: Series(values, dtype="bool"),
    int: lambda values: array(values, dtype="Int64"),
    float: lambda values: Series(values, dtype="float64"),
    date: _parsed(date.fromisoformat),
    time: _parsed(time.fromisoformat),
    datetime: lambda values: to_datetime(Series(values, dtype=object), utc=True, format="ISO8601"),
}
