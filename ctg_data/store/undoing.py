"""An import taken back: what is still its own is put back as before, the rest is left and named."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from ctg_data.access import Right, needs
from ctg_data.models import DOMAIN_TABLES
from ctg_data.naming import name
from ctg_data.store.committing import Values, audit, holds, present_values
from ctg_data.store.database import Transaction
from ctg_data.store.rows import TABLES, rows

IMPORT = TABLES["import"]
CHANGE = TABLES["import_change"]
CHANGED, REFERRED, TAKEN = (
    "une valeur a changé depuis, laissée en l’état",
    "d’autres données s’y rapportent, rien n’est retiré",
    "une autre ligne a pris sa place, rien n’est rétabli",
)
FROM_TEXT: dict[type, Callable[[str], Any]] = {date: date.fromisoformat, time: time.fromisoformat}


class NotUndoable(LookupError):
    """No such import, or one already undone."""


@dataclass(frozen=True, slots=True)
class Undone:
    """How many rows were put back, and in words those that were left, each with the reason."""

    restored: int
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remembered:
    """A change as the import wrote it."""

    table: str
    id: int
    before: Values | None
    after: Values | None


@needs(Right.WRITE)
def undo(tx: Transaction, import_id: int) -> Undone:
    """Put back what stood before the import, where the values are still its own; the history keeps both.

    Raises `NotUndoable` for an import that does not exist or is already undone.
    """
    _take_back(tx, import_id)
    told = select(CHANGE).where(CHANGE.c.import_id == import_id).order_by(CHANGE.c.id)
    changes = [_remembered(row) for row in rows(tx, told)]
    outcomes = [(change, _restore(tx, change)) for change in _backwards(changes)]
    audit(tx, next(tx.number(1)), "undo", "import", import_id)
    tx.raise_version()
    left = tuple(f"{_name_of(tx, change)} : {_why(tx, import_id, change, why)}" for change, why in outcomes if why)
    return Undone(len(outcomes) - len(left), left)


@needs(Right.WRITE)
def would_undo(tx: Transaction, import_id: int) -> Undone:
    """What `undo` would put back and leave: it is done, told, and given up."""
    with tx.connection.begin_nested() as trial:
        undone = undo(tx, import_id)
        trial.rollback()
    return undone


def _name_of(tx: Transaction, change: Remembered) -> str:
    """A row that is no longer there is named by the values that it had."""
    gone = {(change.table, change.id): change.before or {}}
    return name(
        change.table,
        change.id,
        lambda table, row_id: present_values(tx, table, [row_id]).get(row_id, gone.get((table, row_id), {})),
    )


def _why(tx: Transaction, import_id: int, change: Remembered, why: str) -> str:
    """The reason, with the name of what changed the row since."""
    same = (CHANGE.c.table_name == change.table) & (CHANGE.c.row_id == change.id)
    since = select(IMPORT.c.name).join_from(CHANGE, IMPORT).where(same, IMPORT.c.undone_at.is_(None))
    last = since.where(CHANGE.c.import_id > import_id).order_by(CHANGE.c.id.desc()).limit(1)
    name = tx.connection.execute(last).scalar() if why == CHANGED else None
    return f"{why} (« {name} »)" if name else why


def _take_back(tx: Transaction, import_id: int) -> None:
    found = tx.connection.execute(select(IMPORT.c.undone_at).where(IMPORT.c.id == import_id)).first()
    if found is None:
        raise NotUndoable(f"Aucun import ne porte le numéro {import_id}.")
    if found.undone_at:
        raise NotUndoable("Cet import est déjà annulé ; pour le reprendre, importez de nouveau le fichier.")
    tx.connection.execute(update(IMPORT).where(IMPORT.c.id == import_id).values(undone_at=datetime.now(UTC)))


def _backwards(changes: Sequence[Remembered]) -> Iterator[Remembered]:
    """The commit walked back: rows deleted come back, then values, then rows created go, the last one first."""
    last_first = tuple(reversed(changes))
    yield from sorted((change for change in last_first if change.after is None), key=_rank)
    yield from (change for change in last_first if change.before is not None and change.after is not None)
    yield from sorted((change for change in last_first if change.before is None), key=_rank, reverse=True)


def _rank(change: Remembered) -> int:
    return DOMAIN_TABLES.index(change.table)


def _restore(tx: Transaction, change: Remembered) -> str:
    """Why the row is left as it stands, or nothing once it is as before."""
    table = TABLES[change.table]
    this = table.c.id == change.id
    standing = present_values(tx, change.table, [change.id]).get(change.id)
    if change.after is None:
        return _try(tx, insert(table).values(id=change.id, **(change.before or {})), TAKEN)
    if change.before is None:
        if standing is None:
            return ""
        return _try(tx, delete(table).where(this), REFERRED) if holds(standing, change.after) else CHANGED
    own = {column: value for column, value in change.before.items() if holds(standing, {column: change.after[column]})}
    refused = _try(tx, update(table).where(this).values(own), TAKEN) if own else ""
    return refused or ("" if len(own) == len(change.before) else CHANGED)


def _try(tx: Transaction, statement: Any, refused: str) -> str:
    """The constraints of the database say what still depends on a row."""
    try:
        with tx.connection.begin_nested():
            tx.connection.execute(statement)
    except IntegrityError:
        return refused
    return ""


def _remembered(row: Values) -> Remembered:
    table = row["table_name"]
    return Remembered(table, row["row_id"], _typed(table, row["before"]), _typed(table, row["after"]))


def _typed(table: str, values: Values | None) -> Values | None:
    """The values as Python holds them: JSON keeps days and hours as text."""
    if values is None:
        return None
    kinds = {column: TABLES[table].c[column].type.python_type for column in values}
    return {
        column: FROM_TEXT[kinds[column]](value) if value is not None and kinds[column] in FROM_TEXT else value
        for column, value in values.items()
    }
