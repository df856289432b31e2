"""The schema of a store: the models, no more and no less, all of it or nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, column, inspect, table, text
from stores import NETWORK, Filling, commit_changes, content, territory

from ctg_data import store
from ctg_data.models import METADATA
from ctg_data.plan import Change, Plan
from ctg_data.store import Database, StoreTooNew, open_database
from ctg_data.store.database import engine_for
from ctg_data.store.migrating import BrokenReference, migrate, upgrade, whole_database

MARCH = date(2025, 3, 18)
EVER = date(2000, 1, 1)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    engine = engine_for(f"sqlite:///{tmp_path / 'sub' / 'folder' / 'empty.sqlite'}")
    yield engine
    engine.dispose()


def definitions(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        found = connection.execute(text("select name, sql from sqlite_master where sql is not null")).all()
    plain = {name: " ".join(sql.replace('"', "").split()) for name, sql in found if "alembic" not in sql}
    # Alembic writes the constraints of a table in another order, and adds a column after them.
    return {f"{name}: {part.strip(' )')}" for name, sql in plain.items() for part in sql.split(", ")}


@pytest.mark.filterwarnings("ignore:autogenerate skipping metadata-specified expression-based index")
@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
def test_the_migrations_lead_to_the_models(db: Database) -> None:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})

        assert compare_metadata(context, METADATA) == []


def test_the_indexes_and_checks_that_alembic_leaves_are_those_of_the_models_too(db: Database, empty: Engine) -> None:
    METADATA.create_all(empty)

    assert definitions(db.engine) == definitions(empty)


def test_the_first_start_makes_the_folder_and_the_store(empty: Engine) -> None:
    migrate(empty)

    assert inspect(empty).has_table("attendance")


def test_a_second_start_changes_nothing(db: Database) -> None:
    before = content(db, *METADATA.tables)

    migrate(db.engine)

    assert content(db, *METADATA.tables) == before


def test_a_store_newer_than_the_software_is_refused_with_a_sentence(db: Database) -> None:
    with db.engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = 'demain'"))

    with pytest.raises(StoreTooNew, match=r"plus récente du logiciel \(révision « demain »"):
        open_database(db.engine.url.render_as_string(hide_password=False))


def test_a_migration_that_fails_midway_leaves_no_table(empty: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def power_cut(_: object) -> None:
        raise OSError("power cut")

    monkeypatch.setattr("ctg_data.store.migrating.seed", power_cut)
    with pytest.raises(OSError, match="power cut"):
        migrate(empty)

    assert inspect(empty).get_table_names() == []


def test_a_migration_that_leaves_a_broken_reference_is_given_up(db: Database) -> None:
    before = content(db)

    with pytest.raises(BrokenReference), whole_database(db.engine) as connection:
        connection.execute(text("delete from network"))

    assert content(db) == before


def filled(db: Database) -> Database:
    """A meeting with somebody present, a sitting with a figure and a decision, then the meeting moved on screen."""
    filling = Filling(db)
    march = filling.meeting(MARCH, place="Arras")
    filling.attendance(march, filling.person("Un", "Zoé"), "present", territory(db))
    sat = filling.add("committee", network_id=NETWORK, date=MARCH, start_on=EVER, end_on=MARCH)
    filling.add("committee_figure", committee_id=sat, indicator="attendance_rate", numerator=3.0, denominator=4.0)
    filling.add("decision", committee_id=sat, text="Relancer", indicator="attendance_rate", owner="Direction")
    with db.writing() as tx:
        store.commit(tx, filling.plan, name="a.xlsx", origin="workbook", sha256="abc", size=3, content=b"abc")
    commit_changes(
        db, Change("meeting", int(str(content(db, "meeting")["meeting"][0][0])), {"place": "Arras"}, {"place": "Lens"})
    )
    return db


def as_released(db: Database, empty: Engine, revision: str) -> None:
    """The rows of a store, in one of an older schema."""
    with whole_database(empty) as connection:
        upgrade(connection, revision)
        for name in inspect(connection).get_table_names():
            if name in METADATA.tables:
                # A bare table: that of the models would write its defaults in columns that are not there yet.
                columns = [column["name"] for column in inspect(connection).get_columns(name)]
                older = table(name, *(column(each, METADATA.tables[name].c[each].type) for each in columns))
                with db.reading() as tx:
                    rows = [dict(row) for row in tx.connection.execute(older.select()).mappings()]
                connection.execute(older.delete())
                if rows:
                    connection.execute(older.insert(), rows)


@pytest.mark.parametrize(
    ("revision", "name", "new"),
    [
        ("0001", "import", "reason"),
        ("0002", "committee", "start_on"),
        ("0003", "committee_figure", "provisional"),
        ("0003", "theme_choice", "choices"),
        ("0003", "training_need", "topic_id"),
        ("0004", "questionnaire", "scoring"),
    ],
)
def test_a_store_of_an_older_schema_is_brought_up_with_all_its_data(
    db: Database, empty: Engine, revision: str, name: str, new: str
) -> None:
    as_released(filled(db), empty, revision)
    held = inspect(empty).has_table(name) and new in {each["name"] for each in inspect(empty).get_columns(name)}

    migrate(empty)

    assert (held, content(Database(empty), *METADATA.tables)) == (False, content(db, *METADATA.tables))


@pytest.mark.parametrize("revision", ["0001", "0002", "0003", "0004"])
def test_a_store_brought_up_has_the_schema_of_a_new_one(db: Database, empty: Engine, revision: str) -> None:
    as_released(filled(db), empty, revision)

    migrate(empty)

    assert definitions(empty) == definitions(db.engine)


def test_a_store_brought_up_takes_a_correction_with_its_reason(db: Database, empty: Engine) -> None:
    as_released(filled(db), empty, "0001")
    migrate(empty)
    again = Database(empty)

    with again.writing() as tx:
        store.commit(tx, Plan(NETWORK), name="Correction", origin="screen", reason="erreur de saisie")

    with again.reading() as tx:
        assert list(store.history(tx, NETWORK)["reason"]) == ["erreur de saisie", "", ""]


def test_foreign_keys_hold_again_after_a_migration(db: Database) -> None:
    with db.engine.connect() as connection:
        assert connection.execute(text("pragma foreign_keys")).scalar_one() == 1
