"""A plan written: its rows in bulk, the memory that undo reads, and one line of audit."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

from sqlalchemy import bindparam, delete, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from ctg_data.access import Right, needs
from ctg_data.findings import Finding
from ctg_data.models import DOMAIN_TABLES
from ctg_data.plan import Change, Plan, Row
from ctg_data.store.database import Transaction
from ctg_data.store.rows import TABLES, insert_rows

REFERENCES = {name: tuple(c.name for c in TABLES[name].columns if c.foreign_keys) for name in DOMAIN_TABLES}
DEFAULTS: dict[str, dict[str, Any]] = {
    name: {
        column.name: cast(Any, column.default).arg if column.default else None
        for column in TABLES[name].columns
        if column.nullable or column.default
    }
    for name in DOMAIN_TABLES
}
Values = dict[str, Any]
Read = TypeVar("Read")


class PlanOutdated(Exception):
    """The store is no longer as the plan knew it; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "Les données ont changé depuis l’aperçu : rien n’a été écrit. Relisez l’aperçu mis à jour, puis confirmez."
        )


@dataclass(frozen=True, slots=True)
class Written:
    """A change with the numbers that the store gave."""

    table: str
    id: int
    before: Values | None
    after: Values | None
    change: Change


@needs(Right.WRITE)
def commit(
    tx: Transaction,
    plan: Plan,
    *,
    name: str,
    origin: str,
    sha256: str | None = None,
    size: int | None = None,
    content: bytes | None = None,
    content_name: str | None = None,
    findings: Iterable[Finding] = (),
    reason: str | None = None,
) -> int:
    """Write the plan and return the number of its import.

    `content` is kept only when given, under `content_name` if it is not the file itself; `reason` is that of a
    correction.

    Raises `PlanOutdated` when a row has changed since the plan was made, or when its key is now taken.
    """
    findings = tuple(findings)
    made = sum(change.before is None for change in plan.changes)
    numbers = tx.number(made + len(plan.changes) + len(findings) + len(plan.remembered) + 2)
    given = {change.id: next(numbers) for change in plan.changes if change.before is None}
    changes = [_numbered(change, given) for change in plan.changes]
    import_id = next(numbers)
    _check(tx, changes)
    told = {"name": name, "origin": origin, "sha256": sha256, "size": size, "reason": reason}
    try:
        apply(tx, changes)
        insert_rows(tx, "import", [_import(tx, plan, import_id, told)])
    except IntegrityError as error:
        if "unique" in str(error.orig).lower() or "foreign key" in str(error.orig).lower():
            raise PlanOutdated from None  # without its cause: PostgreSQL writes the values of the key in it
        raise
    insert_rows(tx, "import_change", [_memory(import_id, next(numbers), written) for written in changes])
    insert_rows(tx, "import_finding", [_finding(import_id, next(numbers), finding) for finding in findings])
    if content is not None:
        kept = {"id": import_id, "import_id": import_id, "content": content, "name": content_name}
        insert_rows(tx, "import_content", [kept])
    _remember(tx, plan, numbers, given)
    audit(tx, next(numbers), origin, "import", import_id)
    tx.raise_version()
    return import_id


@needs(Right.WRITE)
def would_give(tx: Transaction, plan: Plan, read: Callable[[Transaction], Read]) -> Read:
    """What a read would give once the plan is written: it is written, read, and given up. Raises `PlanOutdated`."""
    with tx.connection.begin_nested() as trial:
        commit(tx, plan, name="", origin="screen")
        given = read(tx)
        trial.rollback()
    return given


def apply(tx: Transaction, changes: Iterable[Written]) -> None:
    """Creations in the order of the tables, then updates, then deletions the other way round."""
    creations: dict[str, list[Values]] = {}
    updates: dict[tuple[str, ...], list[Values]] = {}
    deletions: dict[str, list[Values]] = {}
    for change in changes:
        if change.before is None:
            creations.setdefault(change.table, []).append({"id": change.id, **(change.after or {})})
        elif change.after is None:
            deletions.setdefault(change.table, []).append({"row": change.id})
        else:
            updates.setdefault((change.table, *change.after), []).append({"row": change.id, **change.after})
    for table in DOMAIN_TABLES:
        insert_rows(tx, table, creations.get(table, []))
    for (table, *_), values in updates.items():
        tx.connection.execute(update(TABLES[table]).where(TABLES[table].c.id == bindparam("row")), values)
    for table in reversed(DOMAIN_TABLES):
        if table in deletions:
            tx.connection.execute(delete(TABLES[table]).where(TABLES[table].c.id == bindparam("row")), deletions[table])


def present_values(tx: Transaction, table: str, ids: Iterable[int]) -> dict[int, Values]:
    """The rows of a table as they stand, by number."""
    found = tx.connection.execute(select(TABLES[table]).where(TABLES[table].c.id.in_(list(ids))))
    return {row["id"]: dict(row) for row in found.mappings()}


def holds(row: Values | None, values: Row) -> bool:
    """Whether a row (or none) still has these values."""
    return row is not None and all(row[column] == value for column, value in values.items())


def audit(tx: Transaction, number: int, act: str, table: str, row: int) -> None:
    """One line of the audit log: who, what, which row; never a name of the domain or a value."""
    line = {"id": number, "at": datetime.now(UTC), "actor": tx.viewer.name, "act": act}
    insert_rows(tx, "audit", [{**line, "object_table": table, "object_id": row}])


def _numbered(change: Change, given: Mapping[int, int]) -> Written:
    if change.after is None:
        return Written(change.table, change.id, dict(change.before or {}), None, change)
    after = {**(DEFAULTS[change.table] if change.before is None else {}), **change.after}
    for column in REFERENCES[change.table]:
        if (after.get(column) or 0) < 0:
            after[column] = given[after[column]]
    before = None if change.before is None else dict(change.before)
    return Written(change.table, given.get(change.id, change.id), before, after, change)


def _check(tx: Transaction, changes: Iterable[Written]) -> None:
    touched: dict[str, list[Written]] = {}
    for change in changes:
        if change.before is not None:
            touched.setdefault(change.table, []).append(change)
    for table, written in touched.items():
        standing = present_values(tx, table, (change.id for change in written))
        if not all(holds(standing.get(change.id), change.before or {}) for change in written):
            raise PlanOutdated


def _import(tx: Transaction, plan: Plan, number: int, told: Mapping[str, object]) -> Values:
    return {
        "id": number,
        "network_id": plan.network_id,
        "author": tx.viewer.name,
        "at": datetime.now(UTC),
        "undone_at": None,
        "created": plan.created,
        "updated": plan.updated,
        "unchanged": plan.unchanged,
        "ignored": plan.ignored,
        "meetings": [[day.isoformat(), kind] for day, kind in plan.meetings],
        **told,
    }


def _memory(import_id: int, number: int, written: Written) -> Values:
    source = written.change.source
    return {
        "id": number,
        "import_id": import_id,
        "table_name": written.table,
        "row_id": written.id,
        "before": written.before,
        "after": written.after,
        "sheet": source and source.sheet,
        "row": source and source.row,
        "cells": source and dict(source.cells),
    }


def _finding(import_id: int, number: int, finding: Finding) -> Values:
    return {
        "id": number,
        "import_id": import_id,
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "message": finding.message,
    }


def _remember(tx: Transaction, plan: Plan, numbers: Iterator[int], given: Mapping[int, int]) -> None:
    if not plan.remembered:
        return
    table = TABLES["remembered_answer"]
    asked = [(scope, question) for scope, question, _ in plan.remembered]
    same_network = table.c.network_id == plan.network_id
    tx.connection.execute(delete(table).where(same_network, tuple_(table.c.scope, table.c.question).in_(asked)))
    created = {str(row): str(number) for row, number in given.items()}  # an answer may name a row of this plan
    answers = {(scope, question): created.get(answer, answer) for scope, question, answer in plan.remembered}
    insert_rows(
        tx,
        "remembered_answer",
        [
            {"id": next(numbers), "network_id": plan.network_id, "scope": scope, "question": question, "answer": answer}
            for (scope, question), answer in answers.items()
        ],
    )
