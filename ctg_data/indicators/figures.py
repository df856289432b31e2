"""All the figures in one flat table, that pages, charts, exports and the command line read.

A figure is a row of
`key` (str), `territory_id` (Int64, missing: the whole selection), `meeting_id` (Int64, missing: not one meeting),
`date` (object, the meeting's or campaign's day, or None), `period` (str, « 2025-T1 », or "" for the whole selection),
`value`, `numerator`, `denominator`, `low`, `high` (Float64), `n` (Int64), `masked`, `too_small`,
`provisional` (bool).
What is masked holds no number at all: value, numerator, denominator, low, high and n are missing.
A rate is a percentage from 0 to 100. Self-efficacy has a row per campaign, whatever the grain.
"""

import pandas as pd
from pandas import DataFrame

from ctg_data.counts import Counts
from ctg_data.indicators.attendance import attendance_figures, meeting_figures
from ctg_data.indicators.change import change_figures
from ctg_data.indicators.codev import codev_figures
from ctg_data.indicators.declarations import INDICATORS
from ctg_data.indicators.problems import problem_figures
from ctg_data.indicators.self_efficacy import self_efficacy_figures
from ctg_data.indicators.shape import COLUMNS

__all__ = ["COLUMNS", "figures"]


def figures(counts: Counts, by: tuple[str, ...] = ()) -> DataFrame:
    """Every figure at the grain of `by` (any of meeting, territory, period), in the order of the declarations."""
    parts = [
        attendance_figures(counts, by),
        meeting_figures(counts, by),
        codev_figures(counts, by),
        problem_figures(counts, by),
        self_efficacy_figures(counts, by),
        change_figures(counts, by),
    ]
    table = pd.concat([part for part in parts if len(part)], ignore_index=True)
    order = {key: place for place, key in enumerate(INDICATORS)}
    return table.sort_values("key", key=lambda keys: keys.map(order), kind="stable", ignore_index=True)
