"""The one shape of every figure: a flat table that pages, charts, exports and the command line read.

A figure is a row of
`key` (str), `territory_id` (Int64, missing: the whole selection), `meeting_id` (Int64, missing: not one meeting),
`date` (object, the meeting's or campaign's day, or None), `period` (str, « 2025-T1 », or "" for the whole selection),
`value`, `numerator`, `denominator`, `low`, `high` (Float64), `n` (Int64), `masked`, `too_small` (bool).
What is masked holds no number at all: value, numerator, denominator, low, high and n are missing.
"""

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
)
