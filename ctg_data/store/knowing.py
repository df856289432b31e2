"""What a plan must know of the store, read as far as the file asks."""

from typing import Any

from sqlalchemy import Select, bindparam, or_, select

from ctg_data.access import Right, needs
from ctg_data.folding import fold
from ctg_data.plan import Known, Needs, Row
from ctg_data.store.database import Transaction
from ctg_data.store.rows import TABLES, rows
from ctg_data.vocabulary import TopicStatus

MEETING, TOPIC = TABLES["meeting"], TABLES["codev_topic"]
ATTENDANCE, ATTENDANCE_TERRITORY = TABLES["attendance"], TABLES["attendance_territory"]
CAMPAIGN, RESPONSE, ANSWER = TABLES["campaign"], TABLES["response"], TABLES["answer"]
Tables = dict[str, tuple[Row, ...]]

ALWAYS: dict[str, Select[Any]] = {
    **{name: select(TABLES[name]) for name in ("territory", "territory_alias", "person")},
    **{
        name: select(TABLES[name]).where(TABLES[name].c.network_id == bindparam("network"))
        for name in ("network_territory", "membership", "remembered_answer")
    },
}


@needs(Right.NAMES)
def known(tx: Transaction, network_id: int, needs: Needs) -> Known:
    """The rows that a plan may touch or refer to, in one snapshot; the cost follows the needs."""
    tables: Tables = {name: rows(tx, statement, network=network_id) for name, statement in ALWAYS.items()}
    if needs.dates or needs.meeting_ids or needs.topics or needs.problems:
        tables |= _meetings(tx, network_id, needs)
    if needs.problems:
        problem = TABLES["problem"]
        tables["problem"] = rows(tx, select(problem).where(problem.c.network_id == network_id))
    if needs.self_assessments or needs.campaigns or needs.any_campaign:
        tables |= _self_assessments(tx, network_id, needs)
    return Known(network_id, tables)


def _meetings(tx: Transaction, network_id: int, needs: Needs) -> Tables:
    ours = MEETING.c.network_id == network_id
    named = select(MEETING.c.id).where(ours, or_(MEETING.c.date.in_(needs.dates), MEETING.c.id.in_(needs.meeting_ids)))
    ids = list(tx.connection.execute(named).scalars())
    attendance = rows(tx, select(ATTENDANCE).where(ATTENDANCE.c.meeting_id.in_(ids)))
    territories = select(ATTENDANCE_TERRITORY).join(ATTENDANCE).where(ATTENDANCE.c.meeting_id.in_(ids))
    topics = rows(tx, _topics(network_id, ids, needs))
    referred = {*ids, *(topic["meeting_id"] for topic in topics)}
    return {
        "meeting": rows(tx, select(MEETING).where(MEETING.c.id.in_(referred))),
        "attendance": attendance,
        "attendance_territory": rows(tx, territories),
        "codev_topic": topics,
    }


def _topics(network_id: int, meeting_ids: list[int], needs: Needs) -> Select[Any]:
    if needs.problems:  # a difficulty may name any topic of the network
        return select(TOPIC).join(MEETING).where(MEETING.c.network_id == network_id)
    wanted = TOPIC.c.meeting_id.in_(meeting_ids)
    if not needs.topics:
        return select(TOPIC).where(wanted)
    postponed = (TOPIC.c.status == TopicStatus.POSTPONED.value) & (MEETING.c.network_id == network_id)
    return select(TOPIC).join(MEETING).where(wanted | postponed)


def _self_assessments(tx: Transaction, network_id: int, needs: Needs) -> Tables:
    campaigns = rows(tx, select(CAMPAIGN).where(CAMPAIGN.c.network_id == network_id))
    names = {fold(name) for name in needs.campaigns}
    of_network = [campaign["id"] for campaign in campaigns]
    named = [campaign["id"] for campaign in campaigns if needs.any_campaign or fold(campaign["name"]) in names]
    return {
        "questionnaire": rows(tx, select(TABLES["questionnaire"])),
        "item": rows(tx, select(TABLES["item"])),
        "campaign": campaigns,
        "response": rows(tx, select(RESPONSE).where(RESPONSE.c.campaign_id.in_(of_network))),
        "answer": rows(tx, select(ANSWER).join(RESPONSE).where(RESPONSE.c.campaign_id.in_(named))),
    }
