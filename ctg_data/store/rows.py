"""Results as DataFrames typed by their SQL columns, or as plain rows."""

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

from pandas import DataFrame, Series, array, to_datetime
from sqlalchemy import JSON, CompoundSelect, Executable, Select
from sqlalchemy.types import TypeEngine

from ctg_data.models import METADATA
from ctg_data.store.database import Transaction

TABLES = METADATA.tables
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
    read: list[Sequence[Any]] = list(zip(*cursor.fetchall(), strict=True)) or [()] * len(query.selected_columns)
    typed = zip(query.selected_columns, read, strict=True)
    return DataFrame({column.name: _typed(column.type, values) for column, values in typed}, copy=False)


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
