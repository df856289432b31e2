"""The rows that an indicator counts, one by one, for those entitled to names."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pandas import DataFrame
from sqlalchemy import ColumnElement, Select, String, Subquery, and_, case, func, literal, select

from ctg_data.access import Right, needs
from ctg_data.counted import Allowed, Counted
from ctg_data.folding import fold
from ctg_data.selection import Selection
from ctg_data.store.counting import (
    ATTENDANCE,
    MEETING,
    PROBLEM,
    SERVED,
    TERRITORY,
    TOPIC,
    of_selection,
)
from ctg_data.store.counting import chosen as of_territory
from ctg_data.store.database import Transaction
from ctg_data.store.history import CHANGE, IMPORT
from ctg_data.store.lists import PERSON
from ctg_data.store.rows import TABLES, frame
from ctg_data.store.scoring import CAMPAIGN, RESPONSE
from ctg_data.store.topics import retreatments

MOST = 200  # rows read at once: beyond, one narrows the choice
COUNTED, EXPECTED, OUTSIDE = "counted", "expected", "outside"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is listed of the rows of an indicator; it never changes where a row stands in the calculation."""

    meeting: int | None = None
    parts: tuple[str, ...] = ()  # none: all of them
    search: str = ""


@needs(Right.NAMES)
def counted_rows(
    tx: Transaction, selection: Selection, rows: Counted, narrowed: Narrowed = Narrowed(), most: int = MOST
) -> DataFrame:
    """The rows that the indicator looks at, the latest first, `most` at once: row_id, part, name, status, …

    `part` is « counted » (above the line), « expected » (below it only) or « outside »; the other columns are those
    of the table: `_presences`, `_meetings`, `_topics` and `_problems` give them.
    """
    found = _told(selection, rows)
    told = [column for column in found.c if column.name != "folded"]
    latest = (found.c.date.desc(), found.c.part, found.c.name, found.c.row_id)
    return frame(tx, select(*told).where(*_within_choice(found, narrowed)).order_by(*latest).limit(most))


@needs(Right.NAMES)
def parts(tx: Transaction, selection: Selection, rows: Counted, narrowed: Narrowed = Narrowed()) -> dict[str, int]:
    """How many of these rows there are in each part."""
    found = _told(selection, rows)
    by_part = select(found.c.part, func.count()).where(*_within_choice(found, narrowed)).group_by(found.c.part)
    held = {part: int(number) for part, number in tx.connection.execute(by_part)}
    return {part: held.get(part, 0) for part in (COUNTED, EXPECTED, OUTSIDE)}


@needs(Right.NAMES)
def answer_sources(tx: Transaction, selection: Selection) -> DataFrame:
    """Where the forms of each campaign of the network come from, without code nor answer.

    campaign_id, territory_id (missing: not said), import_id, name, origin, at, author, sheet.
    """
    changed = and_(CHANGE.table_name == "response", CHANGE.row_id == RESPONSE.id)
    told = (RESPONSE.campaign_id, RESPONSE.territory_id, CHANGE.import_id)
    imported = (IMPORT.name, IMPORT.origin, IMPORT.at, IMPORT.author, CHANGE.sheet)
    query = (
        select(*told, *imported)
        .select_from(TABLES["response"].join(TABLES["campaign"]).join(TABLES["import_change"], changed))
        .join(TABLES["import"], IMPORT.id == CHANGE.import_id)
        .where(CAMPAIGN.network_id == selection.network_id, IMPORT.undone_at.is_(None))
        .distinct()
        .order_by(CHANGE.import_id, CHANGE.sheet)
    )
    return frame(tx, query)


def _told(selection: Selection, rows: Counted) -> Subquery:
    return LISTED[rows.table](selection, rows).subquery()


def _within_choice(found: Subquery, narrowed: Narrowed) -> list[ColumnElement[bool]]:
    words = [found.c.folded.contains(word, autoescape=True) for word in fold(narrowed.search).split()]
    of_parts = [found.c.part.in_(narrowed.parts)] if narrowed.parts else []
    of_meeting = [found.c.meeting_id == narrowed.meeting] if narrowed.meeting is not None else []
    return [*words, *of_parts, *of_meeting]


def _presences(selection: Selection, rows: Counted) -> Select[Any]:
    """meeting_id, date, kind, territory (each one served), role, invited, late, partial."""
    conditions = {name: ATTENDANCE[name] for name in ("role", "invited", "status")}
    served = (
        select(func.aggregate_strings(TERRITORY.name, " ; "))
        .select_from(TABLES["attendance_territory"].join(TABLES["territory"]))
        .where(SERVED.attendance_id == ATTENDANCE.id)
        .scalar_subquery()
    )
    query = (
        select(
            *_row(ATTENDANCE.id, _full_name(), PERSON.folded, rows, conditions),
            *(MEETING.id.label("meeting_id"), MEETING.date, MEETING.kind),
            func.coalesce(served, "").label("territory"),
            *(ATTENDANCE[name] for name in ("status", "role", "invited", "late", "partial")),
        )
        .select_from(TABLES["meeting"].join(TABLES["attendance"]).join(TABLES["person"]))
        .where(of_selection(selection), *_within({"kind": MEETING.kind, "status": MEETING.status}, rows.meetings))
    )
    if selection.territories:
        query = query.where(
            ATTENDANCE.id.in_(select(SERVED.attendance_id).where(SERVED.territory_id.in_(selection.territories)))
        )
    return query


def _meetings(selection: Selection, rows: Counted) -> Select[Any]:
    """meeting_id, date, kind."""
    conditions = {"kind": MEETING.kind, "status": MEETING.status}
    no_words = literal("", String)
    return select(
        *_row(MEETING.id, no_words, no_words, rows, conditions),
        *(MEETING.id.label("meeting_id"), MEETING.date, MEETING.kind, MEETING.status),
    ).where(of_selection(selection), *_within(conditions, rows.meetings))


def _topics(selection: Selection, rows: Counted) -> Select[Any]:
    """meeting_id, date, territory_id, territory, presenter, retreatment, presented_first."""
    again = retreatments(selection.network_id)
    # Ranked among those of one status: that of the topics processed is what counts.
    turn = func.row_number().over(partition_by=(TOPIC.presenter_id, TOPIC.status), order_by=(MEETING.date, TOPIC.id))
    conditions: dict[str, ColumnElement[Any]] = {
        "status": TOPIC.status,
        "retreatment": again.c.topic_id.is_not(None),
        "presented_first": and_(TOPIC.presenter_id.is_not(None), turn == 1),
    }
    named = TABLES["codev_topic"].join(TABLES["meeting"]).join(TABLES["territory"])
    return (
        select(
            *_row(TOPIC.id, TOPIC.title, TOPIC.folded, rows, conditions),
            *(TOPIC.meeting_id, MEETING.date, TOPIC.territory_id, TERRITORY.name.label("territory")),
            func.coalesce(_full_name(), "").label("presenter"),
            *(condition.label(name) for name, condition in conditions.items()),
        )
        .select_from(named.outerjoin(again, again.c.topic_id == TOPIC.id).outerjoin(TABLES["person"]))
        .where(of_selection(selection), *of_territory(TOPIC.territory_id, selection))
    )


def _problems(selection: Selection, rows: Counted) -> Select[Any]:
    """number, date (identified), overcome_on, territory_id, territory."""
    conditions = {"status": PROBLEM.status, "dated": PROBLEM.overcome_on.is_not(None)}
    return (
        select(
            *_row(PROBLEM.id, PROBLEM.title, PROBLEM.folded, rows, conditions),
            *(PROBLEM.number, PROBLEM.identified_on.label("date"), PROBLEM.overcome_on, PROBLEM.status),
            *(PROBLEM.territory_id, TERRITORY.name.label("territory")),
        )
        .select_from(TABLES["problem"].join(TABLES["territory"]))
        .where(PROBLEM.network_id == selection.network_id, *of_territory(PROBLEM.territory_id, selection))
        .where(PROBLEM.identified_on.between(selection.start, selection.end))
    )


LISTED: dict[str, Callable[[Selection, Counted], Select[Any]]] = {
    "attendance": _presences,
    "meeting": _meetings,
    "codev_topic": _topics,
    "problem": _problems,
}


def _row(row_id: Any, name: Any, folded: Any, rows: Counted, conditions: dict[str, Any]) -> tuple[Any, ...]:
    """What every row has: its number, its name, that name as it is searched, and where it stands."""
    enters = and_(True, *_within(conditions, rows.entering))
    part = case(
        (and_(enters, conditions["status"].in_(_plain(rows.counted))), COUNTED),
        (and_(enters, conditions["status"].in_(_plain(rows.expected))), EXPECTED),
        else_=OUTSIDE,
    )
    return row_id.label("row_id"), name.label("name"), folded.label("folded"), part.label("part")


def _within(columns: dict[str, Any], allowed: Allowed) -> list[ColumnElement[bool]]:
    return [columns[name].in_(_plain(values)) for name, values in allowed.items()]


def _plain(values: tuple[Any, ...]) -> list[Any]:
    return [value if isinstance(value, bool) else str(value) for value in values]


def _full_name() -> ColumnElement[str]:
    return func.trim(PERSON.last_name + " " + PERSON.first_name, type_=String)
