"""Stores to test with: new ones, and ones filled through plans, as the software itself fills them."""

import functools
import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from ctg_data import store
from ctg_data.folding import fold, fold_name
from ctg_data.models import DOMAIN_TABLES
from ctg_data.plan import Change, Plan, Value
from ctg_data.store import Database, open_database
from ctg_data.store.rows import TABLES

NETWORK = 1
SEVEN_VALLEYS, TWO_BAYS, HIGH_COUNTRY = "200044030", "200069029", "200069235"


@functools.cache
def _new_store() -> Path:
    file = Path(tempfile.mkdtemp()) / "new.sqlite"
    open_database(f"sqlite:///{file}").close()
    return file


def new_store(folder: Path) -> Database:
    """A store that holds the reference data only; a copy, since migrating costs a tenth of a second."""
    file = folder / "ctg.sqlite"
    shutil.copy(_new_store(), file)
    return open_database(f"sqlite:///{file}")


class Filling:
    """A plan under way: each row is given its negative number, so that later rows may refer to it."""

    def __init__(self, db: Database, network_id: int = NETWORK) -> None:
        self.db, self.network_id = db, network_id
        self.changes: list[Change] = []

    def add(self, table: str, **values: Value) -> int:
        number = -1 - len(self.changes)
        self.changes.append(Change(table, number, None, values))
        return number

    def person(self, last_name: str, first_name: str = "", structure: str = "") -> int:
        folded = fold_name(last_name, first_name)
        return self.add("person", last_name=last_name, first_name=first_name, folded=folded, structure=structure)

    def member(
        self,
        person: int,
        territory: int | None,
        role: str = "cct",
        start_on: date = date(2024, 1, 1),
        end_on: date | None = None,
    ) -> int:
        return self.add(
            "membership",
            network_id=self.network_id,
            person_id=person,
            territory_id=territory,
            role=role,
            start_on=start_on,
            end_on=end_on,
        )

    def meeting(self, day: date, kind: str = "quarterly", status: str = "held", **more: Value) -> int:
        return self.add("meeting", network_id=self.network_id, date=day, kind=kind, status=status, **more)

    def attendance(
        self, meeting: int, person: int, status: str, *territories: int, role: str = "cct", **more: Value
    ) -> int:
        row = self.add("attendance", meeting_id=meeting, person_id=person, role=role, status=status, **more)
        for territory in territories:
            self.add("attendance_territory", attendance_id=row, territory_id=territory)
        return row

    def topic(self, meeting: int, territory: int, title: str, status: str = "processed", **more: Value) -> int:
        more = {"folded": fold(title), "status": status, **more}
        return self.add("codev_topic", meeting_id=meeting, territory_id=territory, title=title, **more)

    def problem(
        self, number: int, territory: int, title: str, identified_on: date, status: str = "open", **more: Value
    ) -> int:
        more = {"folded": fold(title), "identified_on": identified_on, "status": status, **more}
        network = self.network_id
        return self.add("problem", network_id=network, number=number, territory_id=territory, title=title, **more)

    @property
    def plan(self) -> Plan:
        return Plan(self.network_id, tuple(self.changes))

    def commit(self, name: str = "classeur.xlsx", origin: str = "workbook") -> int:
        with self.db.writing() as tx:
            return store.commit(tx, self.plan, name=name, origin=origin)


def commit_changes(db: Database, *changes: Change, name: str = "correction", origin: str = "screen") -> int:
    """Commit the changes and return the number of the import."""
    with db.writing() as tx:
        return store.commit(tx, Plan(NETWORK, changes), name=name, origin=origin)


def territory(db: Database, siren: str = SEVEN_VALLEYS) -> int:
    """The number of an EPCI."""
    with db.reading() as tx:
        table = TABLES["territory"]
        return int(tx.connection.execute(table.select().where(table.c.siren == siren)).one().id)


def content(db: Database, *tables: str) -> Mapping[str, list[tuple[object, ...]]]:
    """Every row of the tables (all those of the domain unless told), in the order of their numbers."""
    with db.reading() as tx:
        return {
            name: [tuple(row) for row in tx.connection.execute(TABLES[name].select().order_by(TABLES[name].c.id))]
            for name in tables or DOMAIN_TABLES
        }


def count(db: Database, table: str) -> int:
    """How many rows a table holds."""
    return len(content(db, table)[table])
