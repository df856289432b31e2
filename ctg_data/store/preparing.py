"""What the workbook of a meeting is filled with before it takes place."""

from datetime import date
from typing import Any

from sqlalchemy import Row, func, select

from ctg_data.access import Right, needs
from ctg_data.meeting_content import (
    Expected,
    MeetingContent,
    PostponedTopic,
    ProblemInProgress,
)
from ctg_data.selection import Selection
from ctg_data.store.counting import BELONGS as IN_NETWORK
from ctg_data.store.counting import MEETING, MEMBERSHIP, PROBLEM, TERRITORY, TOPIC, overlaps
from ctg_data.store.database import Transaction
from ctg_data.store.lists import problem_with_topic
from ctg_data.store.own_indicators import own_indicators
from ctg_data.store.questionnaires import questionnaire_content, questionnaire_on
from ctg_data.store.rows import TABLES
from ctg_data.vocabulary import MeetingKind, MeetingStatus, ProblemStatus, Role, TopicKind, TopicStatus

PERSON, CHOICE = TABLES["person"].c, TABLES["theme_choice"].c
# Those whose follow-up is not over: the three others are final.
IN_PROGRESS = (ProblemStatus.OPEN, ProblemStatus.PARTLY_OVERCOME, ProblemStatus.NO_FOLLOW_UP)
ROLES = tuple(Role)  # CCT first, guests last


@needs(Right.NAMES)
def meeting_content(tx: Transaction, meeting_id: int) -> MeetingContent:
    """The meeting, the people expected that day, and what comes back from the meetings before.

    Raises `LookupError` when no meeting has this number.
    """
    meeting = tx.connection.execute(select(TABLES["meeting"]).where(MEETING.id == meeting_id)).first()
    if meeting is None:
        raise LookupError(f"Aucune rencontre ne porte le numéro {meeting_id}.")
    told = ("starts_at", "ends_at", "place", "host", "theme", "next_theme", "facilitator_caf", "facilitator_msa")
    return MeetingContent(
        reference=meeting.id,
        date=meeting.date,
        kind=MeetingKind(meeting.kind),
        **{name: getattr(meeting, name) for name in told},
        previous_theme=_previous_theme(tx, meeting),
        choices=_choices(tx, meeting_id),
        expected=_expected(tx, meeting),
        problems=_problems(tx, meeting.network_id),
        topics=_topics(tx, meeting),
        territories=_territories(tx, meeting.network_id, meeting.date),
        indicators=tuple(own_indicators(tx, Selection(meeting.network_id))["name"]),
        questionnaire=questionnaire_content(tx, questionnaire_on(tx, meeting.network_id, meeting.date)),
    )


def _previous_theme(tx: Transaction, meeting: Row[Any]) -> str:
    """The theme chosen at the quarterly meeting just before: a choice is for the next one, not for those after."""
    if meeting.kind != MeetingKind.QUARTERLY:
        return ""
    before = (
        select(MEETING.next_theme)
        .where(MEETING.network_id == meeting.network_id, MEETING.date < meeting.date)
        .where(MEETING.status != MeetingStatus.CANCELLED.value, MEETING.kind == MeetingKind.QUARTERLY.value)
    )
    return tx.connection.execute(before.order_by(MEETING.date.desc()).limit(1)).scalar() or ""


def _choices(tx: Transaction, meeting_id: int) -> tuple[tuple[str, int], ...]:
    query = select(CHOICE.theme, CHOICE.choices).where(CHOICE.meeting_id == meeting_id)
    return tuple((theme, number) for theme, number in tx.connection.execute(query.order_by(CHOICE.id)))


def _expected(tx: Transaction, meeting: Row[Any]) -> tuple[Expected, ...]:
    """One line per person, whatever the number of memberships; of two roles, the first of the vocabulary."""
    query = (
        select(PERSON.id, PERSON.last_name, PERSON.first_name, PERSON.structure, MEMBERSHIP.role, TERRITORY.name)
        .select_from(TABLES["membership"].join(TABLES["person"]).outerjoin(TABLES["territory"]))
        .where(MEMBERSHIP.network_id == meeting.network_id, overlaps(MEMBERSHIP, meeting.date, meeting.date))
        .order_by(PERSON.last_name, PERSON.first_name, PERSON.id, TERRITORY.name)
    )
    people: dict[int, list[Any]] = {}
    for row in tx.connection.execute(query):
        people.setdefault(row.id, []).append(row)
    expected = [_person(memberships) for memberships in people.values()]
    return tuple(sorted(expected, key=lambda person: ROLES.index(person.role)))


def _person(memberships: list[Any]) -> Expected:
    first = memberships[0]
    territories = dict.fromkeys(row.name for row in memberships if row.name)
    role = min((Role(row.role) for row in memberships), key=ROLES.index)
    return Expected(first.last_name, first.first_name, first.structure, " ; ".join(territories), role)


def _problems(tx: Transaction, network_id: int) -> tuple[ProblemInProgress, ...]:
    query = (
        select(
            PROBLEM.number,
            PROBLEM.title,
            TERRITORY.name,
            func.coalesce(TOPIC.title, ""),
            PROBLEM.identified_on,
            PROBLEM.status,
            PROBLEM.overcome_on,
            PROBLEM.lever,
            PROBLEM.shareable,
        )
        .select_from(problem_with_topic())
        .where(PROBLEM.network_id == network_id, PROBLEM.status.in_([status.value for status in IN_PROGRESS]))
        .order_by(PROBLEM.number)
    )
    return tuple(
        ProblemInProgress(number, title, territory, topic, identified, ProblemStatus(status), *rest)
        for number, title, territory, topic, identified, status, *rest in tx.connection.execute(query)
    )


def _topics(tx: Transaction, meeting: Row[Any]) -> tuple[PostponedTopic, ...]:
    """The topics postponed before and not taken up since."""
    again = TABLES["codev_topic"].alias("again")
    taken_up = select(again.c.id).where(again.c.resumes_id == TOPIC.id)
    query = (
        select(TOPIC.id, TOPIC.title, TERRITORY.name, TOPIC.kind, TOPIC.theme, TOPIC.shareable)
        .select_from(TABLES["codev_topic"].join(TABLES["meeting"]).join(TABLES["territory"]))
        .where(MEETING.network_id == meeting.network_id, MEETING.date < meeting.date)
        .where(TOPIC.status == TopicStatus.POSTPONED.value, ~taken_up.exists())
        .order_by(MEETING.date, TOPIC.id)
    )
    return tuple(
        PostponedTopic(number, title, territory, TopicKind(kind), *rest)
        for number, title, territory, kind, *rest in tx.connection.execute(query)
    )


def _territories(tx: Transaction, network_id: int, day: date) -> tuple[str, ...]:
    query = (
        select(TERRITORY.name)
        .join(TABLES["network_territory"])
        .where(IN_NETWORK.network_id == network_id, overlaps(IN_NETWORK, day, day))
        .order_by(TERRITORY.name)
    )
    return tuple(tx.connection.execute(query).scalars())
