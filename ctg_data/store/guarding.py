"""All that the indicators count, in one snapshot, guarded for who may not read names."""

from datetime import date

from pandas import DataFrame
from sqlalchemy import Integer, case, func, select

from ctg_data.access import Right, needs
from ctg_data.completeness import gaps
from ctg_data.counts import Counts, Guard
from ctg_data.selection import Selection
from ctg_data.store.counting import (
    ATTENDANCE,
    MEETING,
    SERVED,
    attendance,
    expecting,
    meetings,
    members,
    of_selection,
    presenters,
    problems,
    territories,
    topics,
)
from ctg_data.store.database import Transaction
from ctg_data.store.rows import TABLES, frame
from ctg_data.store.scoring import campaigns, items, scores
from ctg_data.vocabulary import AttendanceStatus, MeetingStatus


@needs(Right.FIGURES)
def counts(tx: Transaction, selection: Selection) -> Counts:
    """Every frame that the indicators read, in one snapshot; guarded for a viewer without names."""
    guard = None if tx.viewer.may(Right.NAMES) else _guard(tx, selection)
    return _counts(tx, selection, guard)


@needs(Right.FIGURES)
def counts_for_readers(tx: Transaction, selection: Selection) -> Counts:
    """The same, guarded whoever asks: what readers are told of it."""
    return _counts(tx, selection, _guard(tx, selection))


def _counts(tx: Transaction, selection: Selection, guard: Guard | None) -> Counts:
    today, planned, marks = date.today(), meetings(tx, selection), attendance(tx, selection)
    brought = topics(tx, selection)
    return Counts(
        territories=territories(tx, selection),
        meetings=planned,
        attendance=marks,
        members=members(tx, selection),
        topics=brought,
        presenters=presenters(tx, selection),
        problems=problems(tx, selection),
        campaigns=campaigns(tx, selection),
        scores=scores(tx, selection),
        items=items(tx, selection),
        gaps=gaps(planned, marks, brought, expecting(tx, selection), today, selection.end),
        today=today,
        guard=guard,
    )


def _guard(tx: Transaction, selection: Selection) -> Guard:
    days = {"start": selection.start, "end": selection.end, "today": date.today()}
    return Guard(_marked(tx, selection), chosen=frozenset(selection.territories), **days)


def _marked(tx: Transaction, selection: Selection) -> DataFrame:
    """Those invited to the meetings held, by meeting, role and territory, none included; how many serve another too."""
    places = func.count().over(partition_by=SERVED.attendance_id).label("places")
    served = select(SERVED.attendance_id, SERVED.territory_id, places).subquery("served")
    marks = TABLES["meeting"].join(TABLES["attendance"]).outerjoin(served, served.c.attendance_id == ATTENDANCE.id)
    grain, known = (ATTENDANCE.role, served.c.territory_id), ATTENDANCE.status != AttendanceStatus.UNKNOWN.value
    parts = {"people": known, "shared": known & (served.c.places > 1), "unknown": ~known}
    counted = (func.sum(case((part, 1), else_=0), type_=Integer).label(name) for name, part in parts.items())
    query = (
        select(MEETING.id.label("meeting_id"), MEETING.date, MEETING.kind, *grain, *counted)
        .select_from(marks)
        .where(of_selection(selection), MEETING.status == MeetingStatus.HELD.value, ATTENDANCE.invited)
        .group_by(MEETING.id, *grain)
    )
    return frame(tx, query)
