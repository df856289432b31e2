"""What the indicators count: SQL aggregates at the grain shown, with the columns of `ctg_data.counts`."""

from datetime import date
from typing import Any

from pandas import DataFrame
from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    and_,
    case,
    exists,
    func,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)

from ctg_data.access import Right, needs
from ctg_data.counted import COUNTED
from ctg_data.selection import Selection
from ctg_data.store.database import Transaction
from ctg_data.store.rows import TABLES, frame
from ctg_data.store.topics import retreatments
from ctg_data.vocabulary import Role

MEETING = TABLES["meeting"].c
ATTENDANCE = TABLES["attendance"].c
SERVED = TABLES["attendance_territory"].c
MEMBERSHIP = TABLES["membership"].c
TOPIC = TABLES["codev_topic"].c
PROBLEM = TABLES["problem"].c
TERRITORY = TABLES["territory"].c
BELONGS = TABLES["network_territory"].c
WHOLE = type_coerce(null(), Integer).label("territory_id")


@needs(Right.FIGURES)
def territories(tx: Transaction, selection: Selection) -> DataFrame:
    """territory_id, siren, name: those chosen, or all of the network in the period, by name."""
    belongs = select(BELONGS.territory_id).where(
        BELONGS.network_id == selection.network_id, overlaps(BELONGS, selection.start, selection.end)
    )
    query = (
        select(TERRITORY.id.label("territory_id"), TERRITORY.siren, TERRITORY.name)
        .where(TERRITORY.id.in_(belongs), *chosen(TERRITORY.id, selection))
        .order_by(TERRITORY.name)
    )
    return frame(tx, query)


@needs(Right.FIGURES)
def meetings(tx: Transaction, selection: Selection) -> DataFrame:
    """meeting_id, date, kind, status, sheet (whether a CCT is marked): of the period and the kinds, by date."""
    marked = exists().where(ATTENDANCE.meeting_id == MEETING.id, ATTENDANCE.role == Role.CCT.value)
    columns = (MEETING.id.label("meeting_id"), MEETING.date, MEETING.kind, MEETING.status, marked.label("sheet"))
    return frame(tx, select(*columns).where(of_selection(selection)).order_by(MEETING.date, MEETING.id))


@needs(Right.FIGURES)
def attendance(tx: Transaction, selection: Selection) -> DataFrame:
    """meeting_id, date, kind, territory_id, role, status, invited, people: each territory, then (missing) the whole.

    Somebody who serves two of the territories counts once in each and once in the whole.
    """
    meeting = (MEETING.id.label("meeting_id"), MEETING.date, MEETING.kind)
    marked = (ATTENDANCE.role, ATTENDANCE.status, ATTENDANCE.invited, func.count().label("people"))
    groups = (MEETING.id, ATTENDANCE.role, ATTENDANCE.status, ATTENDANCE.invited)
    came = TABLES["meeting"].join(TABLES["attendance"])
    served = _served(selection)
    each = (
        select(*meeting, served.c.territory_id, *marked)
        .select_from(came.join(served, served.c.attendance_id == ATTENDANCE.id))
        .where(of_selection(selection))
        .group_by(*groups, served.c.territory_id)
    )
    whole = select(*meeting, WHOLE, *marked).select_from(came).where(of_selection(selection)).group_by(*groups)
    if selection.territories:
        whole = whole.where(ATTENDANCE.id.in_(select(served.c.attendance_id)))
    return frame(tx, union_all(each, whole))


def _served(selection: Selection) -> FromClause:
    """attendance_id, territory_id, of the territories chosen."""
    if not selection.territories:
        return TABLES["attendance_territory"]
    # Read apart: joined directly, SQLite looks for each territory at each of 480 000 rows (29 s for 400 territories).
    serving = select(SERVED.attendance_id, SERVED.territory_id).where(SERVED.territory_id.in_(selection.territories))
    return serving.cte("served").prefix_with("materialized")


@needs(Right.FIGURES)
def members(tx: Transaction, selection: Selection) -> DataFrame:
    """territory_id, role, people, today whatever the period: two periods must not hide different territories.

    Each territory that ever belonged to the network is there, selected or not (role "" where nobody is): masking
    needs them. The missing one is the selection.
    """
    day = date.today()
    there = and_(MEMBERSHIP.network_id == selection.network_id, overlaps(MEMBERSHIP, day, day))
    role = func.coalesce(MEMBERSHIP.role, "").label("role")
    counted = (role, func.count(MEMBERSHIP.person_id.distinct()).label("people"))
    serving = and_(MEMBERSHIP.territory_id == BELONGS.territory_id, there)
    each = (
        select(BELONGS.territory_id, *counted)
        .select_from(TABLES["network_territory"].outerjoin(TABLES["membership"], serving))
        .where(BELONGS.network_id == selection.network_id)
    )
    whole = select(WHOLE, *counted).where(there, *chosen(MEMBERSHIP.territory_id, selection))
    return frame(
        tx,
        union_all(each.group_by(BELONGS.territory_id, MEMBERSHIP.role), whole.group_by(MEMBERSHIP.role)),
    )


@needs(Right.FIGURES)
def expecting(tx: Transaction, selection: Selection) -> DataFrame:
    """territory_id, start_on, end_on: when a territory both belongs to the network and has a CCT."""
    same = and_(MEMBERSHIP.network_id == BELONGS.network_id, MEMBERSHIP.territory_id == BELONGS.territory_id)
    start = case((MEMBERSHIP.start_on > BELONGS.start_on, MEMBERSHIP.start_on), else_=BELONGS.start_on)
    left_first = or_(MEMBERSHIP.end_on.is_(None), MEMBERSHIP.end_on > BELONGS.end_on)
    end = case((left_first, BELONGS.end_on), else_=MEMBERSHIP.end_on)
    query = (
        select(BELONGS.territory_id, start.label("start_on"), end.label("end_on"))
        .select_from(TABLES["network_territory"].join(TABLES["membership"], same))
        .where(BELONGS.network_id == selection.network_id, MEMBERSHIP.role == Role.CCT.value)
        .where(*(overlaps(dated, selection.start, selection.end) for dated in (BELONGS, MEMBERSHIP)))
        .where(*chosen(BELONGS.territory_id, selection))
        .distinct()
    )
    return frame(tx, query)


@needs(Right.FIGURES)
def topics(tx: Transaction, selection: Selection) -> DataFrame:
    """meeting_id, date, territory_id, kind, theme, status, retreatment, topics.

    A re-treatment is a topic processed after another of the same family (the topics that it resumes, near or far).
    """
    again = retreatments(selection.network_id)
    grain = (TOPIC.territory_id, TOPIC.kind, TOPIC.theme, TOPIC.status, again.c.topic_id.is_not(None))
    query = (
        select(
            TOPIC.meeting_id, MEETING.date, *grain[:-1], grain[-1].label("retreatment"), func.count().label("topics")
        )
        .select_from(TABLES["codev_topic"].join(TABLES["meeting"]).outerjoin(again, again.c.topic_id == TOPIC.id))
        .where(of_selection(selection), *chosen(TOPIC.territory_id, selection))
        .group_by(TOPIC.meeting_id, MEETING.date, *grain)
    )
    return frame(tx, query)


@needs(Right.FIGURES)
def presenters(tx: Transaction, selection: Selection) -> DataFrame:
    """territory_id, people: who presented at least one topic processed, in each territory, then in the whole."""
    presented = (
        select(func.count(TOPIC.presenter_id.distinct()).label("people"))
        .select_from(TABLES["codev_topic"].join(TABLES["meeting"]))
        .where(of_selection(selection), *chosen(TOPIC.territory_id, selection))
        .where(TOPIC.status.in_(COUNTED["codev_presenters"].counted), TOPIC.presenter_id.is_not(None))
    )
    people = presented.selected_columns.people
    each = presented.with_only_columns(TOPIC.territory_id, people).group_by(TOPIC.territory_id)
    return frame(tx, union_all(each, presented.with_only_columns(WHOLE, people)))


@needs(Right.FIGURES)
def problems(tx: Transaction, selection: Selection) -> DataFrame:
    """territory_id, status, identified_on, overcome_on, problems: the cohort identified in the period."""
    grain = (PROBLEM.territory_id, PROBLEM.status, PROBLEM.identified_on, PROBLEM.overcome_on)
    query = (
        select(*grain, func.count().label("problems"))
        .where(PROBLEM.network_id == selection.network_id, *chosen(PROBLEM.territory_id, selection))
        .where(PROBLEM.identified_on.between(selection.start, selection.end))
        .group_by(*grain)
    )
    return frame(tx, query)


def of_selection(selection: Selection) -> ColumnElement[bool]:
    """The meetings of the selection: its network, its period, its kinds."""
    kinds = [MEETING.kind.in_([kind.value for kind in selection.kinds])] if selection.kinds else []
    return and_(
        MEETING.network_id == selection.network_id, MEETING.date.between(selection.start, selection.end), *kinds
    )


def overlaps(dated: Any, start: date, end: date) -> ColumnElement[bool]:
    """What holds on at least one day of a period; both its dates are included, the second optional."""
    return and_(dated.start_on <= end, or_(dated.end_on.is_(None), dated.end_on >= start))


def chosen(territory: ColumnElement[Any], selection: Selection) -> list[ColumnElement[bool]]:
    """The condition on the territory, none when all are chosen."""
    return [territory.in_(selection.territories)] if selection.territories else []
