"""What is still to be received of a selection: sheets, territories in them, marks, what became of topics; pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

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


class Gap(NamedTuple):
    """What one meeting lacks, of a territory or of all; the people or the topics that it is about, if any."""

    lack: Lack
    meeting_id: int
    date: date
    kind: str
    territory_id: int | None = None
    role: str = ""
    number: int | None = None
    out_of: int | None = None


OF_MEETING = (Lack.PAST, Lack.SHEET, Lack.COMING)
"""What the whole meeting lacks, whatever the territory."""
_TYPES = {"date": "object"} | dict.fromkeys(("meeting_id", "territory_id", "number", "out_of"), "Int64")
_ORDER = {lack: place for place, lack in enumerate(Lack)}
_MEETING = ("meeting_id", "date", "kind")


class _Meeting(NamedTuple):
    """A line of the plan."""

    meeting_id: int
    date: date
    kind: str
    status: str
    sheet: bool


def gaps(
    meetings: DataFrame, attendance: DataFrame, topics: DataFrame, expecting: DataFrame, today: date, end: date
) -> DataFrame:
    """One row per `Gap`, by date, from the frames of `Counts`.

    `territory_id` is missing for what the whole meeting or the whole selection lacks; `number` and `out_of` are people
    (unknown, then all those invited) or topics; a territory missing in a sheet has `out_of` 0 when nobody of it stands
    there at all. A period without an end has no meeting to come.
    """
    # One by one: they are few, and joining a frame of each kind takes pandas half the time of reading a page's counts.
    plan = [_Meeting(*line) for line in _lines(meetings, _Meeting._fields)]
    found = [*_of_meetings(plan, today, end), *_not_mentioned(plan, attendance, expecting)]
    found += [*_to_fill_in(attendance), *_proposed(plan, topics, today)]
    found.sort(key=lambda gap: (gap.date, _ORDER[gap.lack]))
    columns = zip(*found, strict=True) if found else ((),) * len(Gap._fields)
    typed = zip(Gap._fields, columns, strict=True)
    return DataFrame({name: Series(values, dtype=_TYPES.get(name, "str")) for name, values in typed})


def _of_meetings(plan: Iterable[_Meeting], today: date, end: date) -> Iterator[Gap]:
    for meeting in plan:
        if meeting.status == MeetingStatus.HELD and not meeting.sheet:
            yield Gap(Lack.SHEET, *meeting[:3])
        elif meeting.status == MeetingStatus.PLANNED and meeting.date < today:
            yield Gap(Lack.PAST, *meeting[:3])
        elif meeting.status == MeetingStatus.PLANNED and end < LAST_DAY:
            yield Gap(Lack.COMING, *meeting[:3])


def _not_mentioned(plan: Iterable[_Meeting], attendance: DataFrame, expecting: DataFrame) -> Iterator[Gap]:
    """The territories of which nobody stands on a sheet received; quarterly only: to a training, some are invited."""
    there = [each for each in plan if each.status == MeetingStatus.HELD and each.sheet]
    there = [each for each in there if each.kind == MeetingKind.QUARTERLY]
    meetings, places = pd.Index([each.meeting_id for each in there]), pd.Index(expecting["territory_id"].unique())
    days = np.array([each.date.toordinal() for each in there], dtype="int64")
    missing = np.zeros((len(meetings), len(places)), dtype=bool)
    for place, start, last in _lines(expecting, ("territory_id", "start_on", "end_on")):
        missing[:, places.get_loc(place)] |= (start.toordinal() <= days) & (days <= (last or LAST_DAY).toordinal())
    if missing.any():
        marked = attendance[(attendance["role"] == Role.CCT) & attendance["territory_id"].notna()]
        row = meetings.get_indexer(pd.Index(marked["meeting_id"]))
        column = places.get_indexer(pd.Index(marked["territory_id"]))
        known = (row >= 0) & (column >= 0)
        missing[row[known], column[known]] = False
    for at, of in np.argwhere(missing).tolist():
        yield Gap(Lack.TERRITORY, *there[at][:3], int(places[of]), Role.CCT, 0, 0)


def _to_fill_in(attendance: DataFrame) -> Iterator[Gap]:
    """Where marks are unknown; where a whole territory expected is, it is missing as if nobody stood there."""
    unknown = _people(attendance[attendance["status"] == AttendanceStatus.UNKNOWN])
    meetings = {place[0] for place in unknown}
    invited = _people(attendance[attendance["meeting_id"].isin(meetings)]) if meetings else unknown
    for place, number in unknown.items():
        meeting, day, kind, territory, role = place
        expected = territory is not None and role == Role.CCT and kind == MeetingKind.QUARTERLY
        lack = Lack.TERRITORY if expected and number == invited[place] else Lack.UNKNOWN
        yield Gap(lack, meeting, day, kind, territory, role, number, invited[place])


def _people(attendance: DataFrame) -> Counter[tuple[Any, ...]]:
    """The people invited, by meeting, territory (None: the whole) and role, in this order."""
    invited = attendance[attendance["invited"].astype(bool) & attendance["role"].isin([Role.CCT, Role.OPERATOR])]
    found: Counter[tuple[Any, ...]] = Counter()
    for *place, people in _lines(invited, (*_MEETING, "territory_id", "role", "people")):
        found[*place] += people
    return found


def _proposed(plan: Iterable[_Meeting], topics: DataFrame, today: date) -> Iterator[Gap]:
    """In each territory, then in all."""
    held = {each.meeting_id: each for each in plan if each.status == MeetingStatus.HELD and each.date < today}
    found: Counter[tuple[int, int | None]] = Counter()
    left = topics[topics["status"] == TopicStatus.PROPOSED]
    for meeting, territory, number in _lines(left, ("meeting_id", "territory_id", "topics")):
        if meeting in held:
            found[meeting, territory] += number
            found[meeting, None] += number
    for (meeting, territory), number in found.items():
        yield Gap(Lack.PROPOSED, *held[meeting][:3], territory, number=number)


def _lines(table: DataFrame, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows, as Python values; None where one is missing."""
    read = (table[name].tolist() for name in columns)
    return zip(*([None if value is pd.NA else value for value in values] for values in read), strict=True)
