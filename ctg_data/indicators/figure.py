"""One figure as a plain value, picked from the flat table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd
from pandas import DataFrame

from ctg_data.indicators.shape import COLUMNS

DIGITS_KEPT = 9  # what a sum of decimals is worth: beyond, 6.05 is 6.0499999999999998


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the flat table; what is missing is None, and what is masked holds no number."""

    key: str
    territory: int | None = None
    meeting: int | None = None
    day: date | None = None
    period: str = ""
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    masked: bool = False
    too_small: bool = False
    provisional: bool = False


def listed(figures: DataFrame, key: str) -> tuple[Figure, ...]:
    """The figures of one indicator, in the order of the table."""
    rows = figures[figures["key"] == key]
    return tuple(Figure(*map(_plain, row)) for row in _rows(rows))


def latest(figures: DataFrame, key: str, place: int = -1) -> Figure:
    """The last figure of one indicator (or another place from the end), or an empty one."""
    found = listed(figures, key)
    return found[place] if len(found) >= -place else Figure(key)


def of_territory(figures: DataFrame, key: str, territory: int) -> tuple[Figure, ...]:
    """The figures of one indicator for one territory."""
    return tuple(figure for figure in listed(figures, key) if figure.territory == territory)


def rounded(value: float, digits: int = 1) -> Decimal:
    """The value as it is shown, a half rounded up as spreadsheets do."""
    exact = Decimal(repr(round(float(value), DIGITS_KEPT)))
    return exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _rows(rows: DataFrame) -> Iterable[tuple[Any, ...]]:
    return zip(*(rows[column].tolist() for column in COLUMNS), strict=True)


def _plain(value: Any) -> Any:
    return None if pd.isna(value) else value
