"""Who came: pooled counts of the meetings held, never a mean of rates."""

import pandas as pd
from pandas import DataFrame

from ctg_data.counted import COUNTED, Counted
from ctg_data.counts import Counts
from ctg_data.indicators.following import hidden, masked
from ctg_data.indicators.provisional import with_provisional
from ctg_data.indicators.shape import (
    FEWEST,
    cells,
    of_statuses,
    of_territories,
    per_status,
    shaped,
    share,
    summed,
    with_period,
    within,
)
from ctg_data.vocabulary import AttendanceStatus, MeetingKind, MeetingStatus, Role

_RATES = {
    "attendance_rate": ("attendance_rate", "attendance_rate_excluding_excused", "structures_represented"),
    "operator_attendance_rate": ("operator_attendance_rate",),
    "training_attendance_rate": ("training_attendance_rate",),
}
"""The rates of the same people at the same meetings, whose marks are summed once."""
_INVITED = {
    MeetingKind.QUARTERLY: COUNTED["attendance_rate"],
    MeetingKind.TRAINING: COUNTED["training_attendance_rate"],
}


def held_meetings(counts: Counts, kind: MeetingKind | None = None) -> DataFrame:
    """The meetings held, of one kind or all, by date."""
    meetings = counts.meetings
    wanted = (meetings["status"] == MeetingStatus.HELD) & (kind is None or meetings["kind"] == kind)
    return meetings[wanted].sort_values("date")


def attendance_figures(counts: Counts, by: tuple[str, ...] = (), remote_is_present: bool = False) -> DataFrame:
    """The rates of presence with their counts; bounds while marks are unknown; no percentage under `FEWEST`.

    What a reader is not shown is masked (see `following`).
    """
    sums = {first: _sums(counts, by, COUNTED[first]) for first in _RATES}
    frames = [_rate(sums[first], key, remote_is_present) for first, keys in _RATES.items() for key in keys]
    full = pd.concat([*frames, _unknown(sums["attendance_rate"])], ignore_index=True)
    return with_provisional(full, counts, by)


def meeting_figures(counts: Counts, by: tuple[str, ...] = ()) -> DataFrame:
    """Quarterly meetings held out of those of the plan, cancelled ones included; by period or in all."""
    if {"meeting", "territory"} & set(by):
        return shaped(DataFrame({"value": []}), "meetings_held")
    rows = COUNTED["meetings_held"]
    planned = within(counts.meetings, rows.meetings)
    held = planned["status"].isin(rows.counted).astype(int)
    table = summed(
        with_period(planned.assign(value=held, planned=1)), cells(counts, by, planned), by, ("value", "planned")
    )
    full = table.assign(numerator=table["value"], denominator=table["planned"], n=table["planned"])
    return with_provisional(shaped(full, "meetings_held"), counts, by)


def composition(counts: Counts, kind: MeetingKind = MeetingKind.QUARTERLY) -> DataFrame:
    """The CCT invited to each meeting held, by status: meeting_id, date, one column of people per status, masked.

    What is masked holds nobody.
    """
    meetings = held_meetings(counts, kind)[["meeting_id", "date"]]
    marks = of_territories(counts.attendance, ())
    marks = marks[(marks["role"] == Role.CCT) & marks["invited"].astype(bool)]
    table = marks.pivot_table(index="meeting_id", columns="status", values="people", aggfunc="sum", fill_value=0)
    table = table.reindex(columns=[str(status) for status in AttendanceStatus], fill_value=0)
    full = meetings.merge(table.reset_index(), on="meeting_id", how="left").fillna(0)
    told = ~full["meeting_id"].isin([each.meeting for each in hidden(counts, _INVITED[kind]) if not each.seen])
    statuses = [str(status) for status in AttendanceStatus]
    return full.assign(masked=~told, **{status: full[status].where(told, 0) for status in statuses})


def _sums(counts: Counts, by: tuple[str, ...], rows: Counted) -> DataFrame:
    """The cells of the grid, with a column of people per status."""
    meetings = within(counts.meetings, rows.meetings).sort_values("date")
    marks = within(counts.attendance[counts.attendance["meeting_id"].isin(meetings["meeting_id"])], rows.entering)
    marks = per_status(with_period(of_territories(marks, by)), AttendanceStatus, "people")
    table = summed(marks, cells(counts, by, meetings), by, map(str, AttendanceStatus))
    return table.assign(masked=masked(table, counts, rows, by))


def _rate(table: DataFrame, key: str, remote_is_present: bool) -> DataFrame:
    rows, remote = COUNTED[key], (AttendanceStatus.REMOTE,) * remote_is_present
    present, expected = of_statuses(table, (*rows.counted, *remote)), of_statuses(table, rows.expected)
    unknown = table[AttendanceStatus.UNKNOWN]
    enough, doubtful = expected >= FEWEST, unknown > 0
    everyone = (expected + unknown).where(enough & doubtful)
    return shaped(
        table.assign(
            value=share(present, expected),
            numerator=present,
            denominator=expected,
            low=100 * present / everyone,
            high=100 * (present + unknown) / everyone,
            n=expected,
            too_small=(expected > 0) & ~enough,
        ),
        key,
    )


def _unknown(table: DataFrame) -> DataFrame:
    rows = COUNTED["unknown_marks"]
    unknown, invited = of_statuses(table, rows.counted), of_statuses(table, rows.expected)
    return shaped(table.assign(value=unknown, numerator=unknown, denominator=invited, n=invited), "unknown_marks")
