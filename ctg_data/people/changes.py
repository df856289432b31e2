"""Rows known, changed or removed, as a plan says it."""

from collections.abc import Mapping
from typing import cast

from ctg_data.plan import Change, Row, Value


def updated(table: str, row: Row, after: Mapping[str, Value]) -> tuple[Change, ...]:
    """The columns of a row that are to differ, if any."""
    differing = {column: value for column, value in after.items() if row[column] != value}
    before = {column: row[column] for column in differing}
    return (Change(table, number(row), before, differing),) if differing else ()


def deleted(table: str, row: Row) -> Change:
    """A row that is to go, with all that brings it back."""
    return Change(table, number(row), {column: value for column, value in row.items() if column != "id"}, None)


def number(row: Row, column: str = "id") -> int:
    """The number that a column holds."""
    return cast(int, row[column])
