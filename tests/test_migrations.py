"""The schema of a store: the models, no more and no less, all of it or nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, text
from stores import content

from ctg_data.models import METADATA
from ctg_data.store import Database, StoreTooNew, open_database
from ctg_data.store.database import engine_for
from ctg_data.store.migrating import BrokenReference, migrate, whole_database


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    engine = engine_for(f"sqlite:///{tmp_path / 'sub' / 'folder' / 'empty.sqlite'}")
    yield engine
    engine.dispose()


def definitions(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        found = connection.execute(text("select sql from sqlite_master where sql is not null")).scalars().all()
    plain = (" ".join(sql.replace('"', "").split()) for sql in found)
    # Alembic writes the constraints of a table in another order.
    return {part for sql in plain if "alembic" not in sql for part in sql.removesuffix(" )").split(", CONSTRAINT ")}


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


def test_foreign_keys_hold_again_after_a_migration(db: Database) -> None:
    with db.engine.connect() as connection:
        assert connection.execute(text("pragma foreign_keys")).scalar_one() == 1
