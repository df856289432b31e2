"""Results as DataFrames typed by their SQL columns, or as plain rows."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from pandas import DataFrame, Series, array
from sqlalchemy import CompoundSelect, Executable, Select
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
    """The rows as columns: `Int64`, float64, bool, str, or objects (days, None when missing), as SQL declares them.

    Read from the driver's own cursor: building a row object for each line costs more than the query.
    """
    cursor = tx.connection.execute(query).cursor
    read: list[Sequence[Any]] = list(zip(*cursor.fetchall(), strict=True)) or [()] * len(query.selected_columns)
    typed = zip(query.selected_columns, read, strict=True)
    return DataFrame({column.name: _typed(column.type, values) for column, values in typed}, copy=False)


def _typed(kind: TypeEngine[Any], values: Sequence[Any]) -> Any:
    return TYPED.get(kind.python_type, _words)(values)


def _words(values: Sequence[Any]) -> Any:
    return Series(values, dtype="str")


def _days(values: Sequence[Any]) -> Any:
    # SQLite gives text; few days stand for many rows.
    days = {value: date.fromisoformat(value) if isinstance(value, str) else value for value in set(values)}
    return Series([days[value] for value in values], dtype=object)


TYPED: dict[type, Callable[[Sequence[Any]], Any]] = {
    bool: lambda values: Series(values, dtype="bool"),
    int: lambda values: array(values, dtype="Int64"),
    float: lambda values: Series(values, dtype="float64"),
    date: _days,
}
