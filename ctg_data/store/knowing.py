"""What a plan must know of the store, read as far as the file asks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Select, bindparam, or_, select

from ctg_data.access import Right, needs
from ctg_data.folding import fold
from ctg_data.plan import Known, Needs, Row, SetOnScreen
from ctg_data.store.database import Transaction
from ctg_data.store.own_indicators import own_rows
from ctg_data.store.rows import TABLES, rows
from ctg_data.vocabulary import TopicStatus

MEETING, TOPIC = TABLES["meeting"], TABLES["codev_topic"]
ATTENDANCE, ATTENDANCE_TERRITORY = TABLES["attendance"], TABLES["attendance_territory"]
CHOICE, NEED = TABLES["theme_choice"], TABLES["training_need"]
CAMPAIGN, RESPONSE, ANSWER = TABLES["campaign"], TABLES["response"], TABLES["answer"]
CHANGE, IMPORT = TABLES["import_change"], TABLES["import"]
CORRECTABLE = ("meeting", "attendance", "codev_topic", "theme_choice", "problem", "custom_value")
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
    on_screen = rows(tx, ON_SCREEN, network=network_id)
    moved = _moved_from(on_screen, needs.dates)
    if needs.dates or needs.meeting_ids or needs.topics or needs.topic_ids or needs.problems:
        came = frozenset(meeting for _, meeting in moved)
        tables |= _meetings(tx, network_id, replace(needs, meeting_ids=needs.meeting_ids | came))
    if needs.problems:
        problem = TABLES["problem"]
        tables["problem"] = rows(tx, select(problem).where(problem.c.network_id == network_id))
    if needs.self_assessments or needs.campaigns or needs.any_campaign:
        tables |= _self_assessments(tx, network_id, needs)
    if needs.indicators:
        tables |= own_rows(tx, network_id)
    return Known(network_id, tables, *_set_on_screen(tx, on_screen, tables), moved)


def _moved_from(on_screen: Iterable[dict[str, Any]], days: frozenset[date]) -> tuple[tuple[date, int], ...]:
    """The meetings that were on one of these days before somebody moved them on screen."""
    texts = {day.isoformat(): day for day in days}  # the history keeps a day as text
    of_meetings = (change for change in on_screen if change["table_name"] == "meeting" and change["before"])
    former = {(texts.get(change["before"].get("date")), change["row_id"]) for change in of_meetings if change["after"]}
    return tuple(sorted((day, meeting) for day, meeting in former if day))


def _set_on_screen(
    tx: Transaction, on_screen: Sequence[dict[str, Any]], tables: Tables
) -> tuple[Mapping[tuple[str, int, str], SetOnScreen], tuple[tuple[str, Row, SetOnScreen], ...]]:
    """Among these rows, the columns last set on screen and still so; and the rows of their meetings taken away."""
    if not on_screen:
        return {}, ()
    held = {(table, row["id"]) for table in CORRECTABLE for row in tables.get(table, ())}
    touched = {(change["table_name"], change["row_id"]) for change in on_screen} & held
    corrected: dict[tuple[str, int, str], SetOnScreen] = {}
    for change in rows(tx, _in_force(touched)) if touched else ():
        key = change["table_name"], change["row_id"]
        planned = change["before"] is None and key[0] == "meeting"  # planning a meeting corrects nothing
        for column in (change["after"] or {}) if key in touched and not planned else ():
            former = corrected.pop((*key, column), None)
            if change["origin"] == "screen":
                before = former.before if former else (change["before"] or {}).get(column)
                corrected[(*key, column)] = replace(_told(change), before=before)
    gone = (change for change in on_screen if change["after"] is None)
    return corrected, tuple((change["table_name"], change["before"], _told(change)) for change in gone)


def _in_force(touched: Iterable[tuple[str, int]]) -> Select[Any]:
    """All that was ever written in these rows and is not undone, in order."""
    ids = {row_id for _, row_id in touched}  # one counter numbers the rows of all tables
    return _changes().where(CHANGE.c.row_id.in_(ids), CHANGE.c.table_name.in_(CORRECTABLE)).order_by(CHANGE.c.id)


def _changes() -> Select[Any]:
    told = (CHANGE.c[name] for name in ("table_name", "row_id", "before", "after"))
    who = (IMPORT.c[name] for name in ("origin", "author", "at", "reason"))
    return select(*told, *who).join_from(CHANGE, IMPORT).where(IMPORT.c.undone_at.is_(None))


def _told(change: Row) -> SetOnScreen:
    return SetOnScreen(cast(str, change["author"]), cast(datetime, change["at"]), cast(str, change["reason"] or ""))


ON_SCREEN = (
    _changes()
    .where(IMPORT.c.origin == "screen", IMPORT.c.network_id == bindparam("network"))
    .where(CHANGE.c.table_name.in_(CORRECTABLE))
)


def _meetings(tx: Transaction, network_id: int, needs: Needs) -> Tables:
    ours = MEETING.c.network_id == network_id
    named = select(MEETING.c.id).where(ours, or_(MEETING.c.date.in_(needs.dates), MEETING.c.id.in_(needs.meeting_ids)))
    ids = list(tx.connection.execute(named).scalars())
    attendance = rows(tx, select(ATTENDANCE).where(ATTENDANCE.c.meeting_id.in_(ids)))
    choices = select(CHOICE).where(CHOICE.c.meeting_id.in_(ids))
    territories = select(ATTENDANCE_TERRITORY).join(ATTENDANCE).where(ATTENDANCE.c.meeting_id.in_(ids))
    topics = rows(tx, _topics(network_id, ids, needs))
    needs_met = rows(tx, _training_needs(ids, topics))
    referred = {*ids, *(row["meeting_id"] for row in (*topics, *needs_met))}
    return {
        "meeting": rows(tx, select(MEETING).where(MEETING.c.id.in_(referred))),
        "attendance": attendance,
        "attendance_territory": rows(tx, territories),
        "codev_topic": topics,
        "theme_choice": rows(tx, choices),
        "training_need": needs_met,
    }


def _training_needs(meeting_ids: list[int], topics: Iterable[Row]) -> Select[Any]:
    """The needs of these trainings, and the trainings that these topics called for."""
    of_topics = NEED.c.topic_id.in_([topic["id"] for topic in topics])
    return select(NEED).where(or_(NEED.c.meeting_id.in_(meeting_ids), of_topics))


def _topics(network_id: int, meeting_ids: list[int], needs: Needs) -> Select[Any]:
    if needs.problems:  # a difficulty may name any topic of the network
        return select(TOPIC).join(MEETING).where(MEETING.c.network_id == network_id)
    wanted = or_(TOPIC.c.meeting_id.in_(meeting_ids), TOPIC.c.id.in_(needs.topic_ids))
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
