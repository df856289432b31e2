"""The records of people: the list to choose from, and all that refers to some of them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pandas import DataFrame
from sqlalchemy import Integer, and_, func, or_, select

from ctg_data.access import Right, needs
from ctg_data.plan import Known, Needs
from ctg_data.selection import Selection
from ctg_data.store.counting import ATTENDANCE, BELONGS, MEETING, MEMBERSHIP, SERVED, TERRITORY, TOPIC
from ctg_data.store.database import Transaction
from ctg_data.store.knowing import known
from ctg_data.store.rows import TABLES, frame, rows
from ctg_data.vocabulary import MeetingStatus

PERSON = TABLES["person"].c


@needs(Right.NAMES)
def people_records(tx: Transaction, selection: Selection) -> DataFrame:
    """Everybody who ever belonged to the network or came, whatever the period.

    person_id, last_name, first_name, structure, territories (names, joined), meetings (how many they are marked at).
    """
    network = selection.network_id
    came = (
        select(ATTENDANCE.person_id, func.count(type_=Integer).label("meetings"))
        .join(TABLES["meeting"])
        .where(MEETING.network_id == network)
        .group_by(ATTENDANCE.person_id)
        .subquery()
    )
    belongs = PERSON.id.in_(select(MEMBERSHIP.person_id).where(MEMBERSHIP.network_id == network))
    columns = (PERSON.id.label("person_id"), PERSON.last_name, PERSON.first_name, PERSON.structure)
    query = (
        select(*columns, func.coalesce(came.c.meetings, 0).label("meetings"))
        .select_from(TABLES["person"].outerjoin(came, came.c.person_id == PERSON.id))
        .where(or_(belongs, came.c.meetings.is_not(None)))
        .order_by(PERSON.id)
    )
    served = _territories(tx, network)
    found = frame(tx, query)
    return found.assign(territories=[served.get(person, "") for person in found["person_id"]])


@needs(Right.NAMES)
def known_people(tx: Transaction, network_id: int, people: Iterable[int]) -> Known:
    """What a plan on the records of some people may touch: all that refers to them, in every network."""
    ids = list(people)
    attendance = select(TABLES["attendance"]).where(ATTENDANCE.person_id.in_(ids))
    served = select(TABLES["attendance_territory"]).join(TABLES["attendance"]).where(ATTENDANCE.person_id.in_(ids))
    topics = select(TABLES["codev_topic"]).where(TOPIC.presenter_id.in_(ids))
    held = or_(
        MEETING.id.in_(attendance.with_only_columns(ATTENDANCE.meeting_id)),
        MEETING.id.in_(topics.with_only_columns(TOPIC.meeting_id)),
    )
    statements: dict[str, Any] = {
        "membership": select(TABLES["membership"]).where(MEMBERSHIP.person_id.in_(ids)).order_by(MEMBERSHIP.id),
        "attendance": attendance.order_by(ATTENDANCE.id),
        "attendance_territory": served.order_by(SERVED.id),
        "codev_topic": topics.order_by(TOPIC.id),
        "meeting": select(TABLES["meeting"]).where(held),
    }
    before = known(tx, network_id, Needs())
    referring = {table: rows(tx, statement) for table, statement in statements.items()}
    return replace(before, tables={**before.tables, **referring})


@needs(Right.NAMES)
def known_memberships(tx: Transaction, network_id: int, person_id: int) -> Known:
    """What a change of the memberships of a person may touch: theirs, and their marks in the network.

    The meetings are those held whose sheet was received: at the others nobody is marked yet.
    """
    marked = select(ATTENDANCE.meeting_id)
    held = and_(MEETING.network_id == network_id, MEETING.status == MeetingStatus.HELD.value, MEETING.id.in_(marked))
    of_person = and_(ATTENDANCE.person_id == person_id, ATTENDANCE.meeting_id.in_(select(MEETING.id).where(held)))
    served = select(TABLES["attendance_territory"]).join(TABLES["attendance"]).where(of_person)
    belongs = and_(MEMBERSHIP.network_id == network_id, MEMBERSHIP.person_id == person_id)
    statements: dict[str, Any] = {
        "person": select(TABLES["person"]).where(PERSON.id == person_id),
        "territory": select(TABLES["territory"]),
        "network_territory": select(TABLES["network_territory"]).where(BELONGS.network_id == network_id),
        "membership": select(TABLES["membership"]).where(belongs).order_by(MEMBERSHIP.id),
        "meeting": select(TABLES["meeting"]).where(held).order_by(MEETING.date, MEETING.id),
        "attendance": select(TABLES["attendance"]).where(of_person).order_by(ATTENDANCE.id),
        "attendance_territory": served.order_by(SERVED.id),
    }
    return Known(network_id, {table: rows(tx, statement) for table, statement in statements.items()})


def _territories(tx: Transaction, network_id: int) -> dict[int, str]:
    query = (
        select(MEMBERSHIP.person_id, TERRITORY.name)
        .join_from(TABLES["membership"], TABLES["territory"])
        .where(MEMBERSHIP.network_id == network_id)
        .distinct()
        .order_by(TERRITORY.name)
    )
    served: dict[int, list[str]] = {}
    for person, territory in tx.connection.execute(query):
        served.setdefault(person, []).append(territory)
    return {person: ", ".join(names) for person, names in served.items()}
