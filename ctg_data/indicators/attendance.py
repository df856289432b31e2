"""Who came: pooled counts of the meetings held, never a mean of rates."""

import pandas as pd
from pandas import DataFrame

from ctg_data.counts import Counts
from ctg_data.indicators.masking import mask_members
from ctg_data.indicators.shape import FEWEST, cells, of_territories, shaped, share, summed, with_period
from ctg_data.vocabulary import AttendanceStatus, MeetingKind, MeetingStatus, Role

FEWEST_TO_FOLLOW = 3  # a reader sees a territory of one or two CCT pooled over the period only
_MEASURES = ("present", "excused", "stood_in", "unknown", "invited_people")


def held_meetings(counts: Counts, kind: MeetingKind | None = None) -> DataFrame:
    """The meetings held, of one kind or all, by date."""
    meetings = counts.meetings
    wanted = (meetings["status"] == MeetingStatus.HELD) & (kind is None or meetings["kind"] == kind)
    return meetings[wanted].sort_values("date")


def sums(
    counts: Counts,
    by: tuple[str, ...] = (),
    role: Role = Role.CCT,
    kind: MeetingKind = MeetingKind.QUARTERLY,
    remote_is_present: bool = False,
) -> DataFrame:
    """The cells of the grain with present, excused, stood_in (represented), unknown, expected, in people.

    Expected are those invited whose mark is known.
    """
    meetings = held_meetings(counts, kind)
    marks = counts.attendance[counts.attendance["meeting_id"].isin(meetings["meeting_id"])]
    marks = with_period(of_territories(marks[marks["role"] == role], by))
    measured = _measured(marks, remote_is_present)
    table = summed(measured, cells(counts, by, meetings), by, _MEASURES)
    return table.assign(expected=table["invited_people"] - table["unknown"])


def attendance_figures(counts: Counts, by: tuple[str, ...] = (), remote_is_present: bool = False) -> DataFrame:
    """The rates of presence with their counts; bounds while marks are unknown; no percentage under `FEWEST`."""
    own = sums(counts, by, remote_is_present=remote_is_present)
    operators = sums(counts, by, role=Role.OPERATOR, remote_is_present=remote_is_present)
    training = sums(counts, by, kind=MeetingKind.TRAINING, remote_is_present=remote_is_present)
    without_excused = own.assign(expected=own["expected"] - own["excused"])
    stood_for = own.assign(present=own["present"] + own["stood_in"])
    frames = [
        _rate(own, "attendance_rate"),
        _rate(without_excused, "attendance_rate_excluding_excused"),
        _rate(stood_for, "structures_represented"),
        _unknown(own),
        _rate(operators, "operator_attendance_rate"),
        _rate(training, "training_attendance_rate"),
    ]
    return pd.concat(frames, ignore_index=True)


def meeting_figures(counts: Counts, by: tuple[str, ...] = ()) -> DataFrame:
    """Quarterly meetings held out of those of the plan, cancelled ones included; by period or in all."""
    if {"meeting", "territory"} & set(by):
        return shaped(DataFrame({"value": []}), "meetings_held")
    planned = counts.meetings[counts.meetings["kind"] == MeetingKind.QUARTERLY]
    held = (planned["status"] == MeetingStatus.HELD).astype(int)
    rows = with_period(planned.assign(value=held, planned=1))
    table = summed(rows, cells(counts, by, planned), by, ("value", "planned"))
    full = table.assign(numerator=table["value"], denominator=table["planned"], n=table["planned"])
    return shaped(full, "meetings_held")


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


def _measured(marks: DataFrame, remote_is_present: bool) -> DataFrame:
    invited = marks["people"].where(marks["invited"].astype(bool), 0)

    def people(*statuses: AttendanceStatus) -> pd.Series:
        return invited.where(marks["status"].isin([str(status) for status in statuses]), 0)

    there = (AttendanceStatus.PRESENT, AttendanceStatus.REMOTE)[: 1 + remote_is_present]
    return marks.assign(
        present=people(*there),
        excused=people(AttendanceStatus.EXCUSED),
        stood_in=people(AttendanceStatus.REPRESENTED),
        unknown=people(AttendanceStatus.UNKNOWN),
        invited_people=invited,
    )


def _rate(table: DataFrame, key: str) -> DataFrame:
    expected, unknown = table["expected"], table["unknown"]
    enough, doubtful = expected >= FEWEST, unknown > 0
    everyone = (expected + unknown).where(enough & doubtful)
    return shaped(
        table.assign(
            value=share(table["present"], expected),
            numerator=table["present"],
            denominator=expected,
            low=100 * table["present"] / everyone,
            high=100 * (table["present"] + unknown) / everyone,
            n=expected,
            too_small=(expected > 0) & ~enough,
        ),
        key,
    )


def _unknown(table: DataFrame) -> DataFrame:
    return shaped(
        table.assign(
            value=table["unknown"],
            numerator=table["unknown"],
            denominator=table["invited_people"],
            n=table["invited_people"],
        ),
        "unknown_marks",
    )
