"""Who came: pooled counts of the meetings held, never a mean of rates."""

import pandas as pd
from pandas import DataFrame

from ctg_data.counted import COUNTED, Counted
from ctg_data.counts import Counts
from ctg_data.indicators.masking import FEWEST_TO_FOLLOW, mask_members
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


def held_meetings(counts: Counts, kind: MeetingKind | None = None) -> DataFrame:
    """The meetings held, of one kind or all, by date."""
    meetings = counts.meetings
    wanted = (meetings["status"] == MeetingStatus.HELD) & (kind is None or meetings["kind"] == kind)
    return meetings[wanted].sort_values("date")


def attendance_figures(counts: Counts, by: tuple[str, ...] = (), remote_is_present: bool = False) -> DataFrame:
    """The rates of presence with their counts; bounds while marks are unknown; no percentage under `FEWEST`."""
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
    """The CCT invited to each meeting held, by status: meeting_id, date, one column of people per status."""
    meetings = held_meetings(counts, kind)[["meeting_id", "date"]]
    marks = of_territories(counts.attendance, ())
    marks = marks[(marks["role"] == Role.CCT) & marks["invited"].astype(bool)]
    table = marks.pivot_table(index="meeting_id", columns="status", values="people", aggfunc="sum", fill_value=0)
    table = table.reindex(columns=[str(status) for status in AttendanceStatus], fill_value=0)
    return meetings.merge(table.reset_index(), on="meeting_id", how="left").fillna(0)


def for_readers(figures: DataFrame, counts: Counts) -> DataFrame:
    """The figures without the moments of a territory of one or two CCT: a reader sees it pooled over the period."""
    moment = figures["meeting_id"].notna() | (figures["period"] != "")
    small = figures["territory_id"].isin(list(mask_members(counts, FEWEST_TO_FOLLOW).hidden))
    if not shows_moments(counts):
        small |= figures["territory_id"].isna()
    return figures[~(moment & small)]


def shows_moments(counts: Counts) -> bool:
    """Whether a reader may see the selection meeting by meeting: not that of one or two CCT."""
    return mask_members(counts, FEWEST_TO_FOLLOW).shows(counts.territories["territory_id"])


def _sums(counts: Counts, by: tuple[str, ...], rows: Counted) -> DataFrame:
    """The cells of the grid, with a column of people per status."""
    meetings = within(counts.meetings, rows.meetings).sort_values("date")
    marks = within(counts.attendance[counts.attendance["meeting_id"].isin(meetings["meeting_id"])], rows.entering)
    marks = per_status(with_period(of_territories(marks, by)), AttendanceStatus, "people")
    return summed(marks, cells(counts, by, meetings), by, map(str, AttendanceStatus))


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
