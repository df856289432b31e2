"""What came in and when, what each import changed, and the cells that a row was read from."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from pandas import DataFrame
from sqlalchemy import Integer, func, select, union

from ctg_data.access import Right, needs
from ctg_data.selection import day_label
from ctg_data.store.database import Transaction
from ctg_data.store.rows import TABLES, frame

IMPORT = TABLES["import"].c
CHANGE = TABLES["import_change"].c
FINDING = TABLES["import_finding"].c
CONTENT = TABLES["import_content"].c
OF_MEETINGS = {name: TABLES[name].c for name in ("attendance", "codev_topic")}
TOLD = (
    "at",
    "author",
    "origin",
    "name",
    "reason",
    "created",
    "updated",
    "unchanged",
    "ignored",
    "undone_at",
    "meetings",
)


@needs(Right.NAMES)
def history(tx: Transaction, network_id: int) -> DataFrame:
    """The imports of a network, latest first; an import undone stays there.

    import_id, number (its place in this history, for ever), at, author, origin, name, reason, created, updated,
    unchanged, ignored, undone_at (UTC), meetings (their days in words), findings (how many), kept (whether the original
    bytes are, or what may be kept of them) and kept_name.
    """
    findings = select(func.count()).where(FINDING.import_id == IMPORT.id).scalar_subquery()
    query = (
        select(
            IMPORT.id.label("import_id"),
            func.row_number(type_=Integer).over(order_by=IMPORT.id).label("number"),
            *(IMPORT[name] for name in TOLD),
            func.coalesce(IMPORT.reason, "").label("reason"),
            findings.label("findings"),
            CONTENT.id.is_not(None).label("kept"),
            func.coalesce(CONTENT.name, IMPORT.name).label("kept_name"),
        )
        .select_from(TABLES["import"].outerjoin(TABLES["import_content"]))
        .where(IMPORT.network_id == network_id)
        .order_by(IMPORT.id.desc())
    )
    found = frame(tx, query)
    return found.assign(meetings=[_days(meetings) for meetings in found["meetings"]])


@needs(Right.NAMES)
def import_number(tx: Transaction, import_id: int) -> int:
    """The place of an import in the history of its network, as people are told it; it never changes."""
    network = select(IMPORT.network_id).where(IMPORT.id == import_id).scalar_subquery()
    until = select(func.count()).where(IMPORT.network_id == network, IMPORT.id <= import_id)
    number: int = tx.connection.execute(until).scalar_one()
    return number


@needs(Right.NAMES)
def in_force(tx: Transaction, network_id: int, sha256: str) -> tuple[int, datetime, str] | None:
    """The import of the same bytes that has not been undone: its number, when, by whom."""
    same = select(IMPORT.id, IMPORT.at, IMPORT.author).where(
        IMPORT.network_id == network_id, IMPORT.sha256 == sha256, IMPORT.undone_at.is_(None)
    )
    found = tx.connection.execute(same).first()
    return (found.id, found.at, found.author) if found else None


@needs(Right.NAMES)
def import_changes(tx: Transaction, import_id: int) -> DataFrame:
    """Each row changed, in order: table_name, row_id, before, after (dates as ISO text), sheet, row, cells."""
    told = (CHANGE[name] for name in ("table_name", "row_id", "before", "after", "sheet", "row", "cells"))
    return frame(tx, select(*told).where(CHANGE.import_id == import_id).order_by(CHANGE.id))


@needs(Right.NAMES)
def meetings_changed(tx: Transaction, import_id: int) -> frozenset[int]:
    """The meetings that an import changed, or a mark or a topic of which it did."""

    def changed(table: str) -> Any:
        return select(CHANGE.row_id).where(CHANGE.import_id == import_id, CHANGE.table_name == table)

    held = [select(own.meeting_id).where(own.id.in_(changed(name))) for name, own in OF_MEETINGS.items()]
    return frozenset(tx.connection.execute(union(changed("meeting"), *held)).scalars())


@needs(Right.NAMES)
def import_findings(tx: Transaction, import_id: int) -> DataFrame:
    """code, severity, sheet, cell, message: what was said when the workbook was taken in, in order."""
    told = (FINDING[name] for name in ("code", "severity", "sheet", "cell", "message"))
    return frame(tx, select(*told).where(FINDING.import_id == import_id).order_by(FINDING.id))


@needs(Right.NAMES)
def import_content(tx: Transaction, import_id: int) -> bytes | None:
    """The bytes that are kept: the original's, or those of what may be kept of it."""
    found: bytes | None = tx.connection.execute(select(CONTENT.content).where(CONTENT.import_id == import_id)).scalar()
    return found


@needs(Right.NAMES)
def sources(tx: Transaction, table: str, row_ids: Iterable[int]) -> DataFrame:
    """Where the rows come from, latest first.

    row_id, import_id, name, origin, at, author, reason, then of the change: before, after, sheet, row, cells (by
    column).
    """
    told = (IMPORT[name] for name in ("name", "origin", "at", "author"))
    reason = func.coalesce(IMPORT.reason, "").label("reason")
    change = (CHANGE[name] for name in ("before", "after", "sheet", "row", "cells"))
    query = (
        select(CHANGE.row_id, CHANGE.import_id, *told, reason, *change)
        .join_from(TABLES["import_change"], TABLES["import"])
        .where(CHANGE.table_name == table, CHANGE.row_id.in_(list(map(int, row_ids))), IMPORT.undone_at.is_(None))
        .order_by(CHANGE.row_id, CHANGE.id.desc())
    )
    return frame(tx, query)


def _days(meetings: Any) -> str:
    return ", ".join(day_label(date.fromisoformat(day)) for day, _ in meetings)
