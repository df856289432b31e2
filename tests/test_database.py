"""One writer, readers that see one moment, and a store that a killed process leaves whole."""

import multiprocessing
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from stores import NETWORK, Filling, content, count, new_store

from ctg_data import store
from ctg_data.folding import fold
from ctg_data.plan import Plan
from ctg_data.store import Database, PlanOutdated, open_database
from ctg_data.store.seed import spellings

HOME = Path(__file__).parent.parent


def test_a_page_reads_one_moment_however_long_it_takes(db: Database) -> None:
    with db.reading() as tx:
        before = tx.version
        filling = Filling(db)
        filling.person("Un")
        filling.commit()
        seen = tx.connection.execute(text("select version, (select count(*) from person) from state")).one()

    assert tuple(seen) == (before, 0)


def test_what_fails_midway_writes_nothing(db: Database) -> None:
    before = content(db, "import", "audit", "state")

    with suppress(PlanOutdated), db.writing() as tx:
        for _ in range(2):
            store.commit(tx, Plan(NETWORK), name="a", origin="workbook", sha256="twice the same bytes")

    assert content(db, "import", "audit", "state") == before


def test_fifty_writers_at_once_are_all_written(db: Database) -> None:
    def write(_: int) -> None:
        filling = Filling(db)
        filling.person("Un")
        filling.commit()

    with ThreadPoolExecutor(50) as pool:
        list(pool.map(write, range(50)))

    assert (count(db, "person"), count(db, "import")) == (50, 50)


def _open(url: str) -> int:
    with closing(open_database(url)) as db, db.reading() as tx:
        return len(store.networks(tx))


def test_several_processes_may_open_a_new_store_at_the_same_moment(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.sqlite'}"

    with multiprocessing.get_context("spawn").Pool(3) as pool:
        assert pool.map(_open, [url] * 3) == [1, 1, 1]


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows")
@pytest.mark.parametrize("moment", ["apply", "_remember"])
def test_a_process_killed_in_a_commit_leaves_all_or_nothing(db: Database, moment: str) -> None:
    before = content(db, "person", "import", "import_change", "state")
    killed = f"""
import os, signal
from ctg_data.store import committing, open_database, commit
from ctg_data.plan import Change, Plan
real = committing.{moment}
def killing(*args):
    real(*args)
    os.kill(os.getpid(), signal.SIGKILL)
committing.{moment} = killing
with open_database({str(db.engine.url)!r}).writing() as tx:
    commit(tx, Plan(1, (Change("person", -1, None, dict(last_name="Un", folded="un")),)), name="a", origin="screen")
"""
    died = subprocess.run([sys.executable, "-c", killed], cwd=HOME, check=False)

    assert (died.returncode, content(db, "person", "import", "import_change", "state")) == (-signal.SIGKILL, before)


def test_after_a_kill_the_next_start_works(tmp_path: Path) -> None:
    first = new_store(tmp_path)
    connection = first.engine.connect()
    connection.execution_options(opening="begin immediate").execute(text("delete from item"))
    connection.invalidate()  # as a death leaves it: neither committed nor rolled back

    with closing(open_database(first.engine.url.render_as_string())) as again:
        assert count(again, "item") == 10
    first.close()


def test_the_address_hides_its_password() -> None:
    engine = store.database.create_engine("sqlite:///x.sqlite")
    engine.url = engine.url.set(username="ada", password="secret")

    assert "secret" not in Database(engine).url


def test_a_new_store_holds_the_twenty_epci_and_the_three_of_the_experiment(db: Database) -> None:
    assert (count(db, "territory"), count(db, "network_territory")) == (20, 3)


@pytest.mark.parametrize(
    ("written", "siren"),
    [
        ("HPM", "200069235"),
        ("haut pays du montreuillois", "200069235"),
        ("CC du Haut Pays du Montreuillois", "200069235"),
        ("ca2bm", "200069029"),
        ("CA des Deux Baies en Montreuillois", "200069029"),
        ("Communauté d'agglomération des 2 Baies en Montreuillois", "200069029"),
        ("7 VALLEES", "200044030"),
        ("200044030", "200044030"),
        ("Ternois", "200069672"),
        ("cc ternois", "200069672"),
        ("Béthune Bruay Artois Lys romane", "200072460"),
    ],
)
def test_a_territory_is_known_as_people_write_it(db: Database, written: str, siren: str) -> None:
    sirens = {row[0]: row[1] for row in content(db, "territory")["territory"]}
    aliases = {row[3]: sirens[row[1]] for row in content(db, "territory_alias")["territory_alias"]}

    assert aliases.get(fold(written)) == siren


def test_a_name_is_spelt_with_its_kind_in_full_and_without() -> None:
    assert spellings("CC de la Région d'Audruicq") == [
        "CC de la Région d'Audruicq",
        "Communauté de communes de la Région d'Audruicq",
        "CC Région d'Audruicq",
        "de la Région d'Audruicq",
        "Région d'Audruicq",
    ]


def test_the_default_questionnaire_has_ten_items_over_the_four_domains(db: Database) -> None:
    with db.reading() as tx:
        scale, items = store.questionnaire(tx, 1)

    assert (scale["scale_min"], scale["scale_max"], list(items["code"]), set(items["domain"])) == (
        0,
        10,
        [f"Q{number}" for number in range(1, 11)],
        {"knowledge", "skills", "problem_solving", "peers"},
    )


def test_the_reference_data_are_numbered_below_the_counter(db: Database) -> None:
    numbers = [row[0] for rows in content(db).values() for row in rows]
    ((_, _, following),) = content(db, "state")["state"]

    assert (len(numbers), max(map(int, map(str, numbers)))) == (len(set(numbers)), int(str(following)) - 1)


def test_dates_before_the_network_are_not_lost(db: Database) -> None:
    assert {row[3] for row in content(db, "network_territory")["network_territory"]} == {date(2000, 1, 1)}


def test_a_draft_dropped_leaves_no_byte_in_the_files_of_the_store(db: Database) -> None:
    marker = b"MARQUEUR-" * 3000
    with db.writing() as tx:
        number = store.save_draft(tx, NETWORK, "réponses.csv", marker, {})
    held = in_files(db, marker[:9])

    with db.writing() as tx:
        store.drop_draft(tx, number)

    assert (held, in_files(db, marker[:9])) == (True, False)


def in_files(db: Database, marker: bytes) -> bool:
    """Whether the bytes stand anywhere in the database or its journal, as they lie on the disk."""
    file = Path(db.engine.url.database or "")
    return any(marker in part.read_bytes() for part in file.parent.glob(f"{file.name}*"))
