"""What is recorded of one meeting, row by row, with the cell that each row comes from: what a person may correct."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pandas import DataFrame, Series, concat
from sqlalchemy import CompoundSelect, Select, String, cast, func, select, union

from ctg_data.access import Right, needs
from ctg_data.selection import Selection
from ctg_data.store.counting import ATTENDANCE, MEETING, PROBLEM, TOPIC
from ctg_data.store.database import Transaction
from ctg_data.store.history import sources
from ctg_data.store.lists import CHANGE, IMPORT, PERSON, problem_list, topic_list
from ctg_data.store.rows import TABLES, frame

MARK = ("role", "status", "invited", "late", "partial", "remark")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is recorded of a meeting, and where each row was last read or typed.

    marks: attendance_id, person_id, person, role, status, invited, late, partial, remark, by name; topics and problems:
    the columns of `topic_list` and `problem_list`; sources: those of `sources`, one line per row.
    """

    marks: DataFrame
    topics: DataFrame
    problems: DataFrame
    sources: DataFrame


@needs(Right.NAMES)
def recorded(tx: Transaction, meeting_id: int) -> Recorded:
    """The rows of a meeting; its difficulties are those of its day, of its topics, or that its files tell of."""
    where = select(MEETING.network_id, MEETING.date).where(MEETING.id == meeting_id)
    network_id, day = tx.connection.execute(where).one()
    topics, problems = topic_list(tx, Selection(network_id, day, day)), problem_list(tx, Selection(network_id))
    told = set(tx.connection.execute(_problems(network_id, meeting_id, day)).scalars())
    marks = frame(tx, _marks(meeting_id))
    topics, problems = topics[topics["meeting_id"] == meeting_id], problems[problems["problem_id"].isin(told)]
    origins = _sources(
        tx, attendance=marks["attendance_id"], codev_topic=topics["topic_id"], problem=problems["problem_id"]
    )
    return Recorded(marks, topics, problems, origins)


def _marks(meeting_id: int) -> Select[Any]:
    name = func.trim(PERSON.last_name + " " + PERSON.first_name).label("person")
    columns = (ATTENDANCE.id.label("attendance_id"), ATTENDANCE.person_id, name, *(ATTENDANCE[each] for each in MARK))
    marked = select(*columns).join_from(TABLES["attendance"], TABLES["person"])
    return marked.where(ATTENDANCE.meeting_id == meeting_id).order_by(PERSON.last_name, PERSON.first_name)


def _problems(network_id: int, meeting_id: int, day: date) -> CompoundSelect[Any]:
    ours = select(PROBLEM.id).where(PROBLEM.network_id == network_id)
    of_files = (
        select(CHANGE.row_id)
        .join_from(TABLES["import_change"], TABLES["import"])
        .where(IMPORT.network_id == network_id, IMPORT.undone_at.is_(None), CHANGE.table_name == "problem")
    )
    return union(
        ours.where(PROBLEM.identified_on == day),
        ours.where(PROBLEM.topic_id.in_(select(TOPIC.id).where(TOPIC.meeting_id == meeting_id))),
        of_files.where(cast(IMPORT.meetings, String).contains(day.isoformat())),
    )


def _sources(tx: Transaction, **ids: Series) -> DataFrame:
    told = [sources(tx, table, numbers) for table, numbers in ids.items()]
    return concat(told).drop_duplicates("row_id")
