"""The one shape of every figure, and the cells that a grain asks for."""

from collections.abc import Iterable
from functools import reduce
from operator import add
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas import DataFrame, Series

from ctg_data.counted import Allowed
from ctg_data.counts import Counts
from ctg_data.selection import quarter
from ctg_data.settings import Settings
from ctg_data.vocabulary import Word

COLUMNS = (
    "key",
    "territory_id",
    "meeting_id",
    "date",
    "period",
    "value",
    "numerator",
    "denominator",
    "low",
    "high",
    "n",
    "masked",
    "too_small",
    "provisional",
)
NUMBERS = ("value", "numerator", "denominator", "low", "high", "n")
# Read once: a figure and the words that say why it is hidden never know two different thresholds.
FEWEST = Settings().small_number

KEYS = {"meeting": "meeting_id", "territory": "territory_id", "period": "period"}
"""The column of each dimension of a grain."""
_TYPES: dict[str, Any] = {
    "territory_id": "Int64",
    "meeting_id": "Int64",
    "n": "Int64",
    "masked": "bool",
    "too_small": "bool",
    "provisional": "bool",
    "key": "str",
    "period": "str",
    "date": "object",
} | dict.fromkeys(("value", "numerator", "denominator", "low", "high"), "Float64")

_ABSENT: dict[str, Any] = {"masked": False, "too_small": False, "provisional": False, "period": "", "date": None}
_UNTOLD = {*NUMBERS, "too_small"}


def with_period(frame: DataFrame, day: str = "date") -> DataFrame:
    """The rows with the quarter of their day, « 2025-T1 »."""
    return frame.assign(period=pd.array([quarter(value) for value in frame[day]], dtype="str"))


def cells(counts: Counts, by: tuple[str, ...], dated: DataFrame, day: str = "date") -> DataFrame:
    """Every cell that the grain asks for, even where nothing was counted; `dated` gives the meetings or the days.

    At the grain meeting × territory, which a country would make millions, `summed` keeps those counted only.
    """
    grid = DataFrame({"everything": [0]})
    if "meeting" in by:
        grid = grid.merge(with_period(dated[["meeting_id", "date"]].drop_duplicates("meeting_id")), how="cross")
    elif "period" in by:
        periods = sorted(set(with_period(dated, day)["period"]))
        grid = grid.merge(DataFrame({"period": pd.array(periods, dtype="str")}), how="cross")
    if "territory" in by and "meeting" not in by:
        grid = grid.merge(counts.territories[["territory_id"]], how="cross")
    return grid


def summed(frame: DataFrame, grid: DataFrame, by: tuple[str, ...], measures: Iterable[str]) -> DataFrame:
    """The grid with the measures summed in each cell, nought where nothing was counted."""
    keys = ["everything", *(KEYS[dimension] for dimension in by)]
    measures = list(measures)
    totals = frame.assign(everything=0).groupby(keys, as_index=False)[measures].sum()
    shared = [key for key in keys if key in grid]
    return grid.merge(totals, how="left" if shared == keys else "inner", on=shared).fillna(dict.fromkeys(measures, 0))


def within(frame: DataFrame, allowed: Allowed) -> DataFrame:
    """The rows whose columns hold only what is allowed."""
    for column, values in allowed.items():
        frame = frame[frame[column].isin(values)]
    return frame


def per_status(frame: DataFrame, statuses: Iterable[Word], measure: str) -> DataFrame:
    """The rows with a column per status: the measure where it is that of the row, nought elsewhere."""
    return frame.assign(**{str(each): frame[measure].where(frame["status"] == each, 0) for each in statuses})


def of_statuses(table: DataFrame, statuses: Iterable[Word]) -> Series:
    """What `per_status` set apart, added for some statuses."""
    return reduce(add, (table[str(each)] for each in statuses))


def of_territories(frame: DataFrame, by: tuple[str, ...]) -> DataFrame:
    """The rows of the territories, or those of the whole selection, where a person counts once."""
    each = frame["territory_id"].notna()
    return frame[each if "territory" in by else ~each]


def share(numerator: Series, denominator: Series) -> Series:
    """The percentage (0 to 100), missing under `FEWEST`."""
    return 100 * numerator / denominator.where(denominator >= FEWEST)


def shaped(frame: DataFrame, key: str) -> DataFrame:
    """The columns of a figure, what is not there being missing; what is masked holds no number."""
    told = frame.assign(key=key).reset_index(drop=True)
    hidden = told["masked"].to_numpy(dtype=bool) if "masked" in told else np.zeros(len(told), dtype=bool)
    # One by one: pandas takes longer to add them, then to set the types of the whole.
    return DataFrame({name: _column(told, name, hidden) for name in COLUMNS})


def _column(frame: DataFrame, name: str, hidden: NDArray[np.bool_]) -> Series:
    """A column with its type, and without what is hidden."""
    absent = Series([_ABSENT.get(name, pd.NA)] * len(frame), dtype=_TYPES[name])
    given = frame[name].astype(_TYPES[name]) if name in frame else absent
    return given.mask(hidden, _ABSENT.get(name, pd.NA)) if name in _UNTOLD and hidden.any() else given
