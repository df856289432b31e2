"""What writing a meeting costs, against the same rows given bare to the database: `python benchmarks/import_floor.py`.

The commit of a meeting of 60 people (presences, topics, memory, original bytes, audit) is timed; then the very rows
that it wrote are inserted into a twin store by sqlite3 alone, in the same tables and one transaction.
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

HOME = Path(__file__).parents[1]
sys.path[:0] = [str(HOME), str(HOME / "tests")]

from stores import NETWORK, Filling, content, new_store, territory  # noqa: E402

from ctg_data import store  # noqa: E402
from ctg_data.models import METADATA  # noqa: E402
from ctg_data.plan import Change, Plan, Source  # noqa: E402
from ctg_data.store import Database  # noqa: E402

PEOPLE, ROUNDS = 60, 60
Tables = list[tuple[str, list[tuple[object, ...]]]]


def workbook(db: Database, people: list[int], day: date) -> Plan:
    """The plan of one meeting: everybody marked, three topics, and the cell that each value came from."""
    filling, place = Filling(db), territory(db)
    meeting = filling.meeting(day)
    for person in people:
        filling.attendance(meeting, person, "present", place)
    for number in range(3):
        filling.topic(meeting, place, f"Sujet {number}")
    changes = (
        Change(change.table, change.id, None, change.after, Source("Émargement", row, {"status": f"G{row}"}))
        for row, change in enumerate(filling.changes, start=7)
    )
    return Plan(NETWORK, tuple(changes))


def written_since(file: Path, first: int) -> Tables:
    """The rows numbered from `first` on, by table, as the file holds them; a table after those it refers to."""
    connection = sqlite3.connect(file)
    names = [table.name for table in METADATA.sorted_tables if table.name != "state"]
    rows = [(name, connection.execute(f'select * from "{name}" where id >= ?', (first,)).fetchall()) for name in names]
    connection.close()
    return [(name, found) for name, found in rows if found]


def insert(connection: sqlite3.Connection, tables: Tables) -> None:
    """One transaction of bare inserts."""
    connection.execute("begin immediate")
    for name, rows in tables:
        connection.executemany(f'insert into "{name}" values ({", ".join("?" * len(rows[0]))})', rows)
    connection.execute("commit")


def seconds(work: Callable[..., None], *arguments: object) -> float:
    start = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - start


def commit(db: Database, plan: Plan, sha256: str) -> None:
    size = 20_000
    with db.writing() as tx:
        store.commit(tx, plan, name="mars.xlsx", origin="workbook", sha256=sha256, size=size, content=bytes(size))


def following(db: Database) -> int:
    return int(str(content(db, "state")["state"][0][2]))


def measure(folder: Path) -> tuple[float, float]:
    """The median times of a commit and of its floor, taken in turn."""
    (folder / "twin").mkdir()
    db, twin = new_store(folder), new_store(folder / "twin")
    bare = sqlite3.connect(folder / "twin" / "ctg.sqlite", isolation_level=None)
    for pragma in ("synchronous = normal", "foreign_keys = on"):
        bare.execute(f"pragma {pragma}")
    filling = Filling(db)
    for number in range(PEOPLE):
        filling.person(f"Nom {number}")
    filling.commit()
    insert(bare, written_since(folder / "ctg.sqlite", following(twin)))
    people = [int(str(row[0])) for row in content(db, "person")["person"]]
    commits, floors = [], []
    for turn in range(ROUNDS):
        plan, first = workbook(db, people, date(2010, 1, 1) + timedelta(days=turn)), following(db)
        commits.append(seconds(commit, db, plan, str(turn)))
        floors.append(seconds(insert, bare, written_since(folder / "ctg.sqlite", first)))
    for opened in (bare, db, twin):
        opened.close()
    return statistics.median(commits), statistics.median(floors)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        ours, floor = (1000 * time for time in measure(Path(folder)))
    print(f"commit of {PEOPLE} people {ours:.2f} ms · the same rows bare {floor:.2f} ms · × {ours / floor:.2f}")
