"""The lists that pages show: people, the plan of meetings, topics and difficulties by title."""

from datetime import date
from typing import Any

from pandas import DataFrame
from sqlalchemy import Date, Integer, Join, String, case, func, literal, null, select, type_coerce, union_all

from ctg_data.access import Right, needs
from ctg_data.selection import Selection
from ctg_data.store.counting import (
    ATTENDANCE,
    MEETING,
    MEMBERSHIP,
    PROBLEM,
    TERRITORY,
    TOPIC,
    WHOLE,
    chosen,
    of_selection,
    overlaps,
)
from ctg_data.store.database import Transaction
from ctg_data.store.rows import TABLES, frame
from ctg_data.store.topics import retreatments
from ctg_data.vocabulary import AttendanceStatus, MeetingStatus, Role

PERSON = TABLES["person"].c
IMPORT = TABLES["import"].c
CHANGE = TABLES["import_change"].c


@needs(Right.NAMES)
def people(tx: Transaction, selection: Selection) -> DataFrame:
    """One row per membership of the period, then one per guest who came, with the columns of `person` and its dates.

    person_id, last_name, first_name, structure, role, territory_id, territory, start_on, end_on, membership_id.
    """
    who = (PERSON.id.label("person_id"), PERSON.last_name, PERSON.first_name, PERSON.structure)
    place = (MEMBERSHIP.territory_id, TERRITORY.name.label("territory"))
    dates = (MEMBERSHIP.start_on, MEMBERSHIP.end_on, MEMBERSHIP.id.label("membership_id"))
    members = (
        select(*who, MEMBERSHIP.role, *place, *dates)
        .select_from(TABLES["membership"].join(TABLES["person"]).outerjoin(TABLES["territory"]))
        .where(MEMBERSHIP.network_id == selection.network_id, *chosen(MEMBERSHIP.territory_id, selection))
        .where(overlaps(MEMBERSHIP, selection.start, selection.end))
    )
    found = members if selection.territories else union_all(members, _guests(who, selection))
    return frame(tx, found.order_by("last_name", "first_name", "start_on"))


@needs(Right.FIGURES)
def plan_of_meetings(tx: Transaction, selection: Selection) -> DataFrame:
    """The meetings of the period by date, with the workbooks received and, of the CCT invited, how many came.

    meeting_id, date, kind, status, title, place, host, starts_at, ends_at, theme, next_theme, facilitator_caf,
    facilitator_msa (blank for a viewer without names), caf, msa (whether somebody facilitated for each), imports,
    present, expected (those marked), unknown.
    """
    mine = of_selection(selection)
    marks = _marks(selection)
    facilitators: list[Any] = [MEETING.facilitator_caf, MEETING.facilitator_msa]
    houses = [(MEETING[f"facilitator_{house}"] != "").label(house) for house in ("caf", "msa")]
    if not tx.viewer.may(Right.NAMES):
        facilitators = [literal("", String).label(column.name) for column in facilitators]
    columns = [column for column in MEETING if column.name not in {"id", "network_id", *(c.name for c in facilitators)}]
    counted = [func.coalesce(marks.c[name], 0).label(name) for name in ("present", "expected", "unknown")]
    query = (
        select(MEETING.id.label("meeting_id"), *columns, *facilitators, *houses, _received().label("imports"), *counted)
        .select_from(TABLES["meeting"].outerjoin(marks, marks.c.meeting_id == MEETING.id))
        .where(mine)
        .order_by(MEETING.date, MEETING.id)
    )
    return frame(tx, query)


@needs(Right.FIGURES)
def next_meeting(tx: Transaction, network_id: int) -> int | None:
    """The first meeting planned from today on; else the last one planned; None when none is."""
    planned = select(MEETING.id).where(MEETING.network_id == network_id, MEETING.status == MeetingStatus.PLANNED.value)
    coming = planned.where(MEETING.date >= date.today()).order_by(MEETING.date)
    found: int | None = tx.connection.execute(coming.limit(1)).scalar()
    return found or tx.connection.execute(planned.order_by(MEETING.date.desc()).limit(1)).scalar()


@needs(Right.FIGURES)
def topic_list(tx: Transaction, selection: Selection) -> DataFrame:
    """The topics of the period by date; without the right to names, only those shareable, and of their text the title.

    topic_id, meeting_id, date, territory_id, territory, title, kind, theme, status, shareable, retreatment, then
    with names presenter_id, presenter, subgroup, recommendations.
    """
    again = retreatments(selection.network_id)
    columns = (
        TOPIC.id.label("topic_id"),
        TOPIC.meeting_id,
        MEETING.date,
        TOPIC.territory_id,
        TERRITORY.name.label("territory"),
        *(TOPIC[name] for name in ("title", "kind", "theme", "status", "shareable")),
        again.c.topic_id.is_not(None).label("retreatment"),
    )
    named = TABLES["codev_topic"].join(TABLES["meeting"]).join(TABLES["territory"])
    source = named.outerjoin(again, again.c.topic_id == TOPIC.id).outerjoin(TABLES["person"])
    query = select(*columns).select_from(source).where(of_selection(selection), *chosen(TOPIC.territory_id, selection))
    presenter = func.coalesce(func.trim(PERSON.first_name + " " + PERSON.last_name), "").label("presenter")
    with_names = (TOPIC.presenter_id, presenter, TOPIC.subgroup, TOPIC.recommendations)
    kept = _shared(tx, query, TOPIC, with_names)
    return frame(tx, kept.order_by(MEETING.date, TOPIC.id))


@needs(Right.FIGURES)
def problem_list(tx: Transaction, selection: Selection) -> DataFrame:
    """The difficulties identified in the period by number; without the right to names, only those shareable.

    problem_id, number, territory_id, territory, title, identified_on, status, overcome_on, shareable, then with names
    topic_id, topic, lever.
    """
    columns = (
        PROBLEM.id.label("problem_id"),
        PROBLEM.number,
        PROBLEM.territory_id,
        TERRITORY.name.label("territory"),
        *(PROBLEM[name] for name in ("title", "identified_on", "status", "overcome_on", "shareable")),
    )
    query = (
        select(*columns)
        .select_from(problem_with_topic())
        .where(PROBLEM.network_id == selection.network_id, *chosen(PROBLEM.territory_id, selection))
        .where(PROBLEM.identified_on.between(selection.start, selection.end))
    )
    topic = func.coalesce(TOPIC.title, "").label("topic")
    return frame(tx, _shared(tx, query, PROBLEM, (PROBLEM.topic_id, topic, PROBLEM.lever)).order_by(PROBLEM.number))


def problem_with_topic() -> Join:
    """Each difficulty with its territory and the topic that it was born of, if any."""
    # Said in full: of itself the join would go through the territory, which both have.
    topic = TOPIC.id == PROBLEM.topic_id
    return TABLES["problem"].join(TABLES["territory"]).outerjoin(TABLES["codev_topic"], topic)


def _shared(tx: Transaction, query: Any, table: Any, with_names: tuple[Any, ...]) -> Any:
    """Without the right to names, only the rows ticked « partageable »; with it, the columns that may hold some too."""
    return query.add_columns(*with_names) if tx.viewer.may(Right.NAMES) else query.where(table.shareable)


def _guests(who: tuple[Any, ...], selection: Selection) -> Any:
    """Those who came in the period without ever belonging to the network."""
    belongs = select(MEMBERSHIP.person_id).where(MEMBERSHIP.network_id == selection.network_id)
    came = select(ATTENDANCE.person_id).join(TABLES["meeting"]).where(of_selection(selection))
    day, number = type_coerce(null(), Date), type_coerce(null(), Integer)
    return select(
        *who,
        literal(Role.GUEST.value).label("role"),
        WHOLE,
        type_coerce(null(), String).label("territory"),
        day.label("start_on"),
        day.label("end_on"),
        number.label("membership_id"),
    ).where(PERSON.id.in_(came), PERSON.id.not_in(belongs))


def _marks(selection: Selection) -> Any:
    """meeting_id, present, expected, unknown: the CCT invited."""

    def how_many(condition: Any) -> Any:
        return func.sum(case((condition, 1), else_=0), type_=Integer)

    unknown = ATTENDANCE.status == AttendanceStatus.UNKNOWN.value
    return (
        select(
            ATTENDANCE.meeting_id,
            how_many(ATTENDANCE.status == AttendanceStatus.PRESENT.value).label("present"),
            how_many(~unknown).label("expected"),
            how_many(unknown).label("unknown"),
        )
        .join(TABLES["meeting"])
        .where(of_selection(selection), ATTENDANCE.role == Role.CCT.value, ATTENDANCE.invited)
        .group_by(ATTENDANCE.meeting_id)
        .subquery()
    )


def _received() -> Any:
    """How many workbooks in force hold a mark of the meeting."""
    marked = (CHANGE.table_name == "attendance") & (CHANGE.row_id == ATTENDANCE.id)
    return (
        select(func.count(IMPORT.id.distinct()))
        .select_from(TABLES["attendance"].join(TABLES["import_change"], marked).join(TABLES["import"]))
        .where(ATTENDANCE.meeting_id == MEETING.id, IMPORT.undone_at.is_(None), IMPORT.origin == "workbook")
        .correlate(TABLES["meeting"])
        .scalar_subquery()
    )
