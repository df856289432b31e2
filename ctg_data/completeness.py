"""What is still to be received of a selection: sheets, territories in them, marks, what became of topics; pure."""

from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd
from pandas import DataFrame, Series

from ctg_data.selection import LAST_DAY
from ctg_data.vocabulary import AttendanceStatus, MeetingKind, MeetingStatus, Role, TopicStatus


class Lack(StrEnum):
    """Why a figure may still move."""

    PAST = "past"  # a meeting planned whose day is past: nothing says whether it was held
    SHEET = "sheet"  # a meeting held without a sheet
    TERRITORY = "territory"  # a sheet received where an expected territory has no known mark
    UNKNOWN = "unknown"  # marks to fill in
    PROPOSED = "proposed"  # topics of a meeting held, of which nobody said what became
    COMING = "coming"  # a meeting to come in a period that has an end


OF_MEETING = (Lack.PAST, Lack.SHEET, Lack.COMING)
"""What the whole meeting lacks, whatever the territory."""
COLUMNS = ("lack", "meeting_id", "date", "kind", "territory_id", "role", "number", "out_of")
_TYPES = dict.fromkeys(("meeting_id", "territory_id", "number", "out_of"), "Int64")
_PLACE = ["meeting_id", "date", "kind", "territory_id"]


def gaps(
    meetings: DataFrame, attendance: DataFrame, topics: DataFrame, expecting: DataFrame, today: date, end: date
) -> DataFrame:
    """One row per gap, by date: `COLUMNS`, from the frames of `Counts`.

    `territory_id` is missing for what the whole meeting or the whole selection lacks; `number` and `out_of` are people
    (unknown, then all those invited) or topics; a territory missing in a sheet has `out_of` 0 when nobody of it stands
    there at all. A period without an end has no meeting to come.
    """
    marks = _marks(attendance)
    found = [
        _of_meetings(meetings, today, end),
        _territories(meetings, marks, attendance, expecting),
        _unknown(marks),
        _proposed(meetings, topics, today),
    ]
    kept = [each.reindex(columns=list(COLUMNS)) for each in found if len(each)]
    full = pd.concat(kept) if kept else DataFrame(columns=list(COLUMNS))
    return full.astype(_TYPES).sort_values("date", kind="stable", ignore_index=True)


def received(meetings: DataFrame) -> DataFrame:
    """The meetings held whose sheet is there."""
    return meetings[(meetings["status"] == MeetingStatus.HELD) & meetings["sheet"].astype(bool)]


def _of_meetings(meetings: DataFrame, today: date, end: date) -> DataFrame:
    planned, held = meetings["status"] == MeetingStatus.PLANNED, meetings["status"] == MeetingStatus.HELD
    past = Series([day < today for day in meetings["date"]], index=meetings.index, dtype=bool)
    without = held & ~meetings["sheet"].astype(bool)
    coming = planned & ~past & (end < LAST_DAY)
    lacks = ((Lack.PAST, planned & past), (Lack.SHEET, without), (Lack.COMING, coming))
    columns = ["meeting_id", "date", "kind"]
    return pd.concat([meetings.loc[where, columns].assign(lack=lack) for lack, where in lacks]).assign(role="")


def _marks(attendance: DataFrame) -> DataFrame:
    """The people invited to each meeting, by territory and role, and how many of them are unknown."""
    invited = attendance[attendance["invited"].astype(bool) & attendance["role"].isin([Role.CCT, Role.OPERATOR])]
    unknown = invited["people"].where(invited["status"] == AttendanceStatus.UNKNOWN, 0)
    grouped = invited.assign(number=unknown).groupby([*_PLACE, "role"], as_index=False, dropna=False)
    return grouped[["number", "people"]].sum().rename(columns={"people": "out_of"})


def _unknown(marks: DataFrame) -> DataFrame:
    """Where some are unknown; of a territory where all are, `_territories` tells."""
    whole = marks["territory_id"].isna()
    some = marks["number"].gt(0) & (whole | marks["role"].ne(Role.CCT) | marks["number"].lt(marks["out_of"]))
    return marks[some | (marks["number"].gt(0) & marks["kind"].ne(MeetingKind.QUARTERLY))].assign(lack=Lack.UNKNOWN)


def _territories(meetings: DataFrame, marks: DataFrame, attendance: DataFrame, expecting: DataFrame) -> DataFrame:
    """Quarterly meetings only: to a training, some are invited."""
    there = received(meetings)
    there = there[there["kind"] == MeetingKind.QUARTERLY]
    absent = _not_mentioned(there, attendance[attendance["role"] == Role.CCT], expecting)
    cct = marks[(marks["role"] == Role.CCT) & marks["territory_id"].notna() & (marks["kind"] == MeetingKind.QUARTERLY)]
    blank = cct[cct["number"].eq(cct["out_of"])]
    return pd.concat([each for each in (absent, blank) if len(each)] or [blank]).assign(lack=Lack.TERRITORY)


def _not_mentioned(there: DataFrame, marked: DataFrame, expecting: DataFrame) -> DataFrame:
    days = np.array([day.toordinal() for day in there["date"]], dtype="int64")
    meetings, territories = pd.Index(there["meeting_id"]), pd.Index(expecting["territory_id"].unique())
    missing = np.zeros((len(meetings), len(territories)), dtype=bool)
    for territory, start, end in expecting[["territory_id", "start_on", "end_on"]].itertuples(index=False, name=None):
        last = end if isinstance(end, date) else LAST_DAY
        expected = (days >= start.toordinal()) & (days <= last.toordinal())
        missing[:, territories.get_loc(territory)] |= expected
    known = marked[marked["meeting_id"].isin(meetings) & marked["territory_id"].isin(territories)]
    missing[meetings.get_indexer(known["meeting_id"]), territories.get_indexer(known["territory_id"])] = False
    at, of = np.nonzero(missing)
    found = there.iloc[at][["meeting_id", "date", "kind"]]
    return found.assign(territory_id=territories[of], role=Role.CCT.value, number=0, out_of=0)


def _proposed(meetings: DataFrame, topics: DataFrame, today: date) -> DataFrame:
    """In each territory, then in all."""
    held = meetings[(meetings["status"] == MeetingStatus.HELD) & (meetings["date"] < today)]
    left = topics[(topics["status"] == TopicStatus.PROPOSED) & topics["meeting_id"].isin(held["meeting_id"])]
    left = left.drop(columns="kind").merge(held[["meeting_id", "kind"]], on="meeting_id")
    each = left.groupby(_PLACE, as_index=False)["topics"].sum()
    whole = each.groupby(["meeting_id", "date", "kind"], as_index=False)["topics"].sum()
    both: DataFrame = pd.concat([each, whole])
    return both.rename(columns={"topics": "number"}).assign(lack=Lack.PROPOSED, role="")
