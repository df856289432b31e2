"""What would differ in the store: the rows read are laid over the known ones, then both are compared."""

from collections.abc import Iterable, Iterator
from typing import cast

from ctg_data.plan import Change, Known, Row, Source, Value
from ctg_data.vocabulary import AttendanceStatus, ProblemStatus, Word

KEYS: dict[str, tuple[str, ...]] = {
    "membership": ("network_id", "person_id", "role", "territory_id", "start_on"),
    "meeting": ("network_id", "date", "kind"),
    "attendance": ("meeting_id", "person_id"),
    "attendance_territory": ("attendance_id", "territory_id"),
    "codev_topic": ("meeting_id", "folded"),
    "theme_choice": ("meeting_id", "folded"),
    "training_need": ("meeting_id", "topic_id"),
    "problem": ("network_id", "number"),
    "campaign": ("network_id", "name"),
    "response": ("campaign_id", "code"),
    "answer": ("response_id", "item_id"),
    "custom_indicator": ("network_id", "key"),
    "custom_value": ("custom_indicator_id", "territory_id", "period"),
}
"""What makes two rows of a table the same; a person has no such key, and is found by `reconcile`."""

FROZEN: dict[str, frozenset[str]] = {"attendance": frozenset({"role"})}
"""What is written once: the role of that day, whatever the memberships become."""

PARTS = frozenset({"attendance_territory"})
"""What is nothing without the row that it belongs to."""

SILENT = frozenset({AttendanceStatus.UNKNOWN.value, ProblemStatus.NO_FOLLOW_UP.value})


def identifier(row: Row, column: str = "id") -> int:
    """The number in a column that identifies a row, or refers to one."""
    return cast(int, row[column])


def says(column: str, value: Value) -> bool:
    """Whether a value read says something: a blank or an unknown status never overwrites what is known."""
    return value is not None and value != "" and not (column == "status" and value in SILENT)


class WorkingCopy:
    """The rows as the store would hold them; only `changes` tells what that would write."""

    def __init__(self, known: Known) -> None:
        self._known = {table: {identifier(row): row for row in rows} for table, rows in known.tables.items()}
        self._rows = {table: dict(rows) for table, rows in self._known.items()}
        self._keys: dict[str, dict[tuple[Value, ...], int]] = {}
        self._referring: dict[tuple[str, str], dict[Value, dict[int, None]]] = {}
        self._laid: dict[tuple[str, int], Source | None] = {}
        self._next = -1

    def all(self, table: str) -> Iterator[tuple[int, Row]]:
        """The rows of a table by id, those of this plan (negative) last."""
        return iter(self._rows.get(table, {}).items())

    def row(self, table: str, row_id: int) -> Row | None:
        """A row by its id."""
        return self._rows.get(table, {}).get(row_id)

    def referring(self, table: str, column: str, row_id: int) -> Iterator[tuple[int, Row]]:
        """The rows of a table that refer to another by a column, found without going through the table."""
        if (table, column) not in self._referring:
            self._referring[table, column] = {}
            for known, row in self.all(table):
                self._refer(table, known, row)
        for found in self._referring[table, column].get(row_id, ()):
            row = self._rows[table].get(found, {})
            if row.get(column) == row_id:
                yield found, row

    def find(self, table: str, values: Row) -> int | None:
        """The id of the row that has the natural key of these values."""
        return self._by_key(table).get(_key(table, values)) if table in KEYS else None

    def lay(
        self,
        table: str,
        values: Row,
        source: Source | None = None,
        row_id: int | None = None,
        told: frozenset[str] = frozenset(),
    ) -> int:
        """Lay what was read over the row of that id, or of that key, or over a new one; its id.

        The columns `told` count whatever they say: a value typed over another on screen may be a blank.
        """
        found = self.find(table, values) if row_id is None else row_id
        if found is None:
            found = self._number()
            self._put(table, found, {column: _plain(value) for column, value in values.items()})
        else:
            frozen, before = FROZEN.get(table, frozenset()), self._rows[table][found]
            read = ((c, value) for c, value in values.items() if c not in frozen)
            said = {c: _plain(value) for c, value in read if c in told or says(c, value)}
            self._put(table, found, {**before, **said})
        if self._laid.get((table, found)) is None:
            self._laid[table, found] = source
        return found

    def withdraw(self, table: str, row_id: int, source: Source | None = None) -> None:
        """Take a row away."""
        row = self._rows[table].pop(row_id)
        if table in KEYS:
            self._by_key(table).pop(_key(table, row), None)
        self._laid[table, row_id] = source

    def leave(self, table: str, row_id: int, columns: Iterable[str]) -> None:
        """Leave some columns of a row as they are known."""
        known = self._known[table][row_id]
        self._put(table, row_id, {**self._rows[table][row_id], **{column: known.get(column) for column in columns}})

    def forget(self, table: str, row_id: int) -> None:
        """Lay a row of this plan no more: what is nothing without it goes too, what refers to it lets go of it."""
        del self._rows[table][row_id], self._laid[table, row_id]
        for other, other_id in list(self._laid):
            row = self._rows[other].get(other_id, {})
            referring = [column for column, value in row.items() if value == row_id and column.endswith("_id")]
            if referring and other in PARTS:
                self.forget(other, other_id)
            elif referring:
                self._put(other, other_id, {**row, **dict.fromkeys(referring)})

    def changes(self) -> tuple[Change, ...]:
        """What to write, in the order in which rows were laid: what a row refers to stands before it."""
        every = (self._change(table, row_id, source) for (table, row_id), source in self._laid.items())
        return tuple(change for change in every if change)

    @property
    def laid(self) -> int:
        """How many rows were read, changed or not."""
        return len(self._laid)

    def _number(self) -> int:
        number, self._next = self._next, self._next - 1
        return number

    def _by_key(self, table: str) -> dict[tuple[Value, ...], int]:
        if table not in self._keys:
            self._keys[table] = {_key(table, row): row_id for row_id, row in self.all(table)}
        return self._keys[table]

    def _put(self, table: str, row_id: int, row: Row) -> None:
        rows = self._rows.setdefault(table, {})
        if table in KEYS:
            keys = self._by_key(table)
            if row_id in rows:
                keys.pop(_key(table, rows[row_id]), None)
            keys[_key(table, row)] = row_id
        rows[row_id] = row
        self._refer(table, row_id, row)

    def _refer(self, table: str, row_id: int, row: Row) -> None:
        for (indexed, column), rows in self._referring.items():
            if indexed == table:
                rows.setdefault(row.get(column), {})[row_id] = None

    def _change(self, table: str, row_id: int, source: Source | None) -> Change | None:
        after = self._rows[table].get(row_id)
        known = self._known.get(table, {}).get(row_id)
        if known is None:
            return Change(table, row_id, None, after, source)
        if after is None:
            gone = {column: value for column, value in known.items() if column != "id"}
            return Change(table, row_id, gone, None, source)
        differing = {column: value for column, value in after.items() if known.get(column) != value}
        before = {column: known.get(column) for column in differing}
        return Change(table, row_id, before, differing, source) if differing else None


def _key(table: str, values: Row) -> tuple[Value, ...]:
    return tuple(values.get(column) for column in KEYS[table])


def _plain(value: Value) -> Value:
    return value.value if isinstance(value, Word) else value
