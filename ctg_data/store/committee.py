"""The sittings of the committee, the figures kept of each, what has changed since, and the decisions."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from pandas import DataFrame
from sqlalchemy import ColumnElement, Integer, Select, Subquery, and_, exists, func, literal, or_, select, union_all

from ctg_data.access import Right, needs
from ctg_data.selection import Selection
from ctg_data.store.counting import ATTENDANCE, MEETING, PROBLEM, SERVED, TOPIC, WHOLE
from ctg_data.store.database import Transaction
from ctg_data.store.history import CHANGE, IMPORT
from ctg_data.store.rows import TABLES, frame
from ctg_data.vocabulary import MeetingKind, Role

COMMITTEE = TABLES["committee"].c
FIGURE = TABLES["committee_figure"].c
DECISION = TABLES["decision"].c
COUNTING = {
    "attendance": ("status", "role", "invited"),
    "meeting": ("date", "kind", "status"),
    "codev_topic": ("status", "meeting_id", "territory_id", "resumes_id"),
    "problem": ("status", "territory_id", "identified_on"),
}
"""The columns that a headline figure is counted from: another one corrected moves none."""


class _Sitting(NamedTuple):
    """A sitting, and the import that wrote it."""

    id: int
    network_id: int
    start: date
    end: date
    import_id: int
    at: datetime


@needs(Right.FIGURES)
def committees(tx: Transaction, selection: Selection) -> DataFrame:
    """committee_id, date, start_on, end_on: the sittings of the network, the latest first."""
    columns = (COMMITTEE.id.label("committee_id"), COMMITTEE.date, COMMITTEE.start_on, COMMITTEE.end_on)
    ours = COMMITTEE.network_id == selection.network_id
    return frame(tx, select(*columns).where(ours).order_by(COMMITTEE.date.desc()))


@needs(Right.FIGURES)
def committee_figures(tx: Transaction, selection: Selection) -> DataFrame:
    """committee_id, indicator, territory_id (missing: the network), value and counts, masked, provisional: as kept.

    The counts are numerator and denominator.
    """
    columns = (
        "committee_id",
        "indicator",
        "territory_id",
        "value",
        "numerator",
        "denominator",
        "masked",
        "provisional",
    )
    query = select(*(FIGURE[name] for name in columns)).join(TABLES["committee"])
    return frame(tx, query.where(COMMITTEE.network_id == selection.network_id).order_by(FIGURE.id))


@needs(Right.FIGURES)
def decisions(tx: Transaction, selection: Selection) -> DataFrame:
    """decision_id, committee_id, date (the sitting’s), indicator, text, owner, due_on, state: the latest sitting first.

    The owner is a function.
    """
    said = (DECISION[name] for name in ("committee_id", "indicator", "text", "owner", "due_on", "state"))
    query = select(DECISION.id.label("decision_id"), *said, COMMITTEE.date).join(TABLES["committee"])
    ours = COMMITTEE.network_id == selection.network_id
    return frame(tx, query.where(ours).order_by(COMMITTEE.date.desc(), DECISION.id))


@needs(Right.FIGURES)
def changes_since(tx: Transaction, committee_id: int) -> DataFrame:
    """reason, territory_id (missing: the network), rows: what moved the figures of a sitting since it was recorded.

    Reasons: marks (of sheets already received), sheets, meetings, topics, problems. Imports undone since count too.
    """
    sitting = _sitting(tx, committee_id)
    touched = _touched(sitting)
    parts = [*_marks(sitting, touched), *_sheets(sitting), _meetings(sitting, touched)]
    parts += [*_topics(sitting, touched), *_problems(sitting, touched)]
    found = frame(tx, union_all(*parts))
    return found.groupby(["reason", "territory_id"], as_index=False, dropna=False)[["rows"]].sum()


def _sitting(tx: Transaction, committee_id: int) -> _Sitting:
    written = and_(CHANGE.table_name == "committee", CHANGE.row_id == COMMITTEE.id, CHANGE.before.is_(None))
    told = (COMMITTEE.id, COMMITTEE.network_id, COMMITTEE.start_on, COMMITTEE.end_on, IMPORT.id, IMPORT.at)
    source = TABLES["committee"].join(TABLES["import_change"], written).join(TABLES["import"])
    return _Sitting(*tx.connection.execute(select(*told).select_from(source).where(COMMITTEE.id == committee_id)).one())


def _touched(sitting: _Sitting) -> Subquery:
    """The rows written since, and those that an import undone since had written before."""
    since = and_(IMPORT.id > sitting.import_id, IMPORT.undone_at.is_(None))
    undone = and_(IMPORT.id < sitting.import_id, IMPORT.undone_at > sitting.at)
    written = select(CHANGE.table_name, CHANGE.row_id, CHANGE.before, CHANGE.after).join(TABLES["import"])
    return written.where(IMPORT.network_id == sitting.network_id, or_(since, undone)).subquery("touched")


def _counting(touched: Subquery, table: str) -> ColumnElement[bool]:
    """What came, went, or changed in a column that is counted."""
    values = (touched.c.after[column].as_string().is_not(None) for column in COUNTING[table])
    whole = (touched.c.before.is_(None), touched.c.after.is_(None))
    return and_(touched.c.table_name == table, or_(*whole, *values))


def _gone(touched: Subquery, table: str, column: str) -> ColumnElement[Any]:
    """A value of a row that is no longer there, as the history has it."""
    return func.coalesce(touched.c.before[column].as_string(), touched.c.after[column].as_string())


def _not_there(touched: Subquery, table: str) -> ColumnElement[bool]:
    return and_(_counting(touched, table), touched.c.row_id.not_in(select(TABLES[table].c.id)))


def _rows(reason: str, number: ColumnElement[Any], territory: ColumnElement[Any] | None = None) -> Select[Any]:
    """How many different rows, in all or for each territory."""
    counted = func.count(number.distinct()).label("rows")
    place = WHOLE if territory is None else territory.label("territory_id")
    told = select(literal(reason).label("reason"), place, counted)
    return told if territory is None else told.group_by(territory)


def _both(reason: str, number: Any, territory: Any, joined: Any, where: Iterable[Any]) -> Iterator[Select[Any]]:
    """In all, then for each territory."""
    conditions = list(where)
    for place in (None, territory):
        yield _rows(reason, number, place).select_from(joined).where(*conditions)


def _in_period(sitting: _Sitting) -> ColumnElement[bool]:
    return and_(MEETING.network_id == sitting.network_id, MEETING.date.between(sitting.start, sitting.end))


def _marked(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the meeting has a mark that meets these conditions."""
    return exists().where(ATTENDANCE.meeting_id == MEETING.id, *conditions).correlate(TABLES["meeting"])


def _known_sheet(sitting: _Sitting) -> ColumnElement[bool]:
    """Whether a mark of the meeting is older than the sitting: numbers only grow, and are never used twice."""
    return _marked(ATTENDANCE.id < sitting.id)


def _quarterly(sitting: _Sitting) -> tuple[ColumnElement[bool], ...]:
    return _in_period(sitting), MEETING.kind == MeetingKind.QUARTERLY.value


def _marks(sitting: _Sitting, touched: Subquery) -> Iterator[Select[Any]]:
    known = _known_sheet(sitting)
    marks = TABLES["attendance"].join(TABLES["meeting"]).outerjoin(TABLES["attendance_territory"])
    joined = marks.join(touched, touched.c.row_id == ATTENDANCE.id)
    expected = (*_quarterly(sitting), known, ATTENDANCE.role == Role.CCT.value, _counting(touched, "attendance"))
    yield from _both("marks", ATTENDANCE.id, SERVED.territory_id, joined, expected)
    of_meeting = _gone(touched, "attendance", "meeting_id").cast(Integer) == MEETING.id
    was_cct = _gone(touched, "attendance", "role") == Role.CCT.value
    withdrawn = (*_quarterly(sitting), known, was_cct, _not_there(touched, "attendance"))
    yield _rows("marks", touched.c.row_id).select_from(TABLES["meeting"].join(touched, of_meeting)).where(*withdrawn)


def _sheets(sitting: _Sitting) -> Iterator[Select[Any]]:
    joined = TABLES["meeting"].join(TABLES["attendance"]).outerjoin(TABLES["attendance_territory"])
    received = (*_quarterly(sitting), ~_known_sheet(sitting))
    yield from _both("sheets", MEETING.id, SERVED.territory_id, joined, received)


def _meetings(sitting: _Sitting, touched: Subquery) -> Select[Any]:
    """Those moved, held or cancelled, whose sheet has not come since."""
    left = touched.c.before["date"].as_string().between(sitting.start.isoformat(), sitting.end.isoformat())
    joined = TABLES["meeting"].join(touched, touched.c.row_id == MEETING.id)
    changed = (_counting(touched, "meeting"), touched.c.before.is_not(None))
    there = (MEETING.network_id == sitting.network_id, or_(_in_period(sitting), left))
    not_new = or_(_known_sheet(sitting), ~_marked())
    return _rows("meetings", MEETING.id).select_from(joined).where(*changed, *there, not_new)


def _topics(sitting: _Sitting, touched: Subquery) -> Iterator[Select[Any]]:
    topics = TABLES["codev_topic"].join(TABLES["meeting"]).join(touched, touched.c.row_id == TOPIC.id)
    yield from _both(
        "topics", TOPIC.id, TOPIC.territory_id, topics, (_in_period(sitting), _counting(touched, "codev_topic"))
    )
    of_meeting = _gone(touched, "codev_topic", "meeting_id").cast(Integer) == MEETING.id
    withdrawn = (_in_period(sitting), _not_there(touched, "codev_topic"))
    yield _rows("topics", touched.c.row_id).select_from(TABLES["meeting"].join(touched, of_meeting)).where(*withdrawn)


def _problems(sitting: _Sitting, touched: Subquery) -> Iterator[Select[Any]]:
    there = (PROBLEM.network_id == sitting.network_id, PROBLEM.identified_on.between(sitting.start, sitting.end))
    joined = TABLES["problem"].join(touched, touched.c.row_id == PROBLEM.id)
    yield from _both("problems", PROBLEM.id, PROBLEM.territory_id, joined, (*there, _counting(touched, "problem")))
    day = _gone(touched, "problem", "identified_on")
    withdrawn = (day.between(sitting.start.isoformat(), sitting.end.isoformat()), _not_there(touched, "problem"))
    yield _rows("problems", touched.c.row_id).select_from(touched).where(*withdrawn)
