"""A plan written: all of it, with its memory, or nothing."""

from contextlib import closing
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError
from stores import NETWORK, Filling, commit_changes, content, new_store, territory

from ctg_data import store
from ctg_data.access import AccountRole, Denied, Viewer
from ctg_data.findings import found
from ctg_data.models import DOMAIN_TABLES, METADATA
from ctg_data.plan import Change, Needs, Plan, Source
from ctg_data.store import Database, PlanOutdated
from ctg_data.store.committing import DEFAULTS, REFERENCES

MARCH = date(2025, 3, 18)


def commit(db: Database, plan: Plan, **more: object) -> int:
    with db.writing() as tx:
        return store.commit(tx, plan, **{"name": "mars.xlsx", "origin": "workbook", **more})  # type: ignore[arg-type]


def meeting_of(db: Database) -> int:
    filling = Filling(db)
    filling.meeting(MARCH, place="Arras", starts_at=time(9, 30))
    filling.commit()
    return int(str(content(db, "meeting")["meeting"][0][0]))


def test_a_row_created_and_the_rows_that_refer_to_it_get_their_numbers(db: Database) -> None:
    filling = Filling(db)
    filling.attendance(filling.meeting(MARCH), filling.person("Un"), "present", territory(db))

    filling.commit()

    written = content(db, "meeting", "person", "attendance", "attendance_territory")
    (mark,), (place,) = written["attendance"], written["attendance_territory"]
    assert (mark[1], mark[2], place[1]) == (written["meeting"][0][0], written["person"][0][0], mark[0])


def test_a_column_left_out_takes_the_default_of_its_table(db: Database) -> None:
    filling = Filling(db)
    filling.attendance(filling.meeting(MARCH), filling.person("Un"), "present")

    filling.commit()

    assert content(db, "attendance")["attendance"][0][3:] == ("cct", "present", True, False, False, "")


def test_an_update_touches_only_its_columns_of_its_row(db: Database) -> None:
    number = meeting_of(db)
    decoy = Filling(db)
    decoy.meeting(date(2025, 6, 17), place="Arras")
    decoy.commit()

    commit_changes(db, Change("meeting", number, {"place": "Arras"}, {"place": "Lens"}))

    assert [(row[2], row[7], row[8]) for row in content(db, "meeting")["meeting"]] == [
        (MARCH, "Lens", time(9, 30)),
        (date(2025, 6, 17), "Arras", None),
    ]


@pytest.mark.parametrize(
    "change",
    [
        Change("meeting", 1, {"place": "Lens"}, {"place": "Béthune"}),
        Change("meeting", 1, {"place": "Lens"}, None),
        Change("meeting", 999, {"place": "Arras"}, {"place": "Béthune"}),
    ],
    ids=["changed since", "deleted but changed since", "gone since"],
)
def test_a_plan_made_on_other_values_is_refused_whole(db: Database, change: Change) -> None:
    number = meeting_of(db)
    moved = Change(change.table, number if change.id == 1 else change.id, change.before, change.after)
    before = content(db, *METADATA.tables)

    with pytest.raises(PlanOutdated, match="rien n’a été écrit"):
        commit_changes(db, Change("person", -1, None, {"last_name": "Un", "folded": "un"}), moved)

    assert content(db, *METADATA.tables) == before


def test_a_key_taken_since_the_plan_was_made_refuses_it_without_naming_anyone(db: Database) -> None:
    meeting_of(db)

    with pytest.raises(PlanOutdated) as refused:
        meeting_of(db)

    assert (refused.value.__cause__, refused.value.__suppress_context__) == (None, True)


def test_a_row_referred_to_that_is_gone_refuses_the_plan(db: Database) -> None:
    filling = Filling(db)
    filling.attendance(filling.meeting(MARCH), 999, "present")

    with pytest.raises(PlanOutdated):
        filling.commit()


def test_a_value_that_no_table_admits_is_an_error_not_an_outdated_plan(db: Database) -> None:
    filling = Filling(db)
    filling.meeting(MARCH, kind="pique-nique")

    with pytest.raises(IntegrityError, match="ck_meeting_kind"):
        filling.commit()


def test_an_error_of_the_database_names_nobody(db: Database) -> None:
    filling = Filling(db)
    filling.member(filling.person("Secret", "Zoé"), territory(db), role="inconnu")

    with pytest.raises(IntegrityError) as refused:
        filling.commit()

    assert "Secret" not in str(refused.value)


def test_each_change_is_remembered_with_its_values_and_its_cells(db: Database) -> None:
    source = Source("Rencontre", 3, {"date": "B3"})
    values = {"network_id": NETWORK, "date": MARCH, "kind": "quarterly", "starts_at": time(9, 30)}
    import_id = commit(db, Plan(NETWORK, (Change("meeting", -1, None, values, source),)))

    with db.reading() as tx:
        (told,) = store.import_changes(tx, import_id).to_dict("records")

    after = told.pop("after")
    assert (told["sheet"], told["row"], told["cells"], told["before"], after["date"], after["starts_at"]) == (
        *("Rencontre", 3, {"date": "B3"}, None),
        *("2025-03-18", "09:30:00"),
    )


def test_the_import_keeps_its_counts_its_author_and_its_meetings(db: Database) -> None:
    db = db.seen_by(Viewer("Ada", AccountRole.CO_ANIMATOR))
    commit(db, Plan(NETWORK, meetings=((MARCH, "quarterly"),), unchanged=4, ignored=2), sha256="abc", size=12)

    with db.reading() as tx:
        (told,) = store.history(tx, NETWORK).drop(columns=["import_id", "at", "undone_at"]).to_dict("records")

    assert told == {
        "author": "Ada",
        "origin": "workbook",
        "name": "mars.xlsx",
        "created": 0,
        "updated": 0,
        "unchanged": 4,
        "ignored": 2,
        "meetings": "mardi 18 mars 2025",
        "number": 1,
        "reason": "",
        "findings": 0,
        "kept": False,
        "kept_name": "mars.xlsx",
    }


def test_findings_stay_with_the_import(db: Database) -> None:
    finding = found("date_invalid", "Rencontre", "B3", value="hier")
    import_id = commit(db, Plan(NETWORK), findings=[finding])

    with db.reading() as tx:
        told = store.import_findings(tx, import_id)

    assert told.to_dict("records") == [
        {"code": "date_invalid", "severity": "blocks", "sheet": "Rencontre", "cell": "B3", "message": finding.message}
    ]


@pytest.mark.parametrize("kept", [b"PK\x03\x04", None])
def test_the_bytes_are_kept_only_when_given(db: Database, kept: bytes | None) -> None:
    import_id = commit(db, Plan(NETWORK), content=kept)

    with db.reading() as tx:
        assert store.import_content(tx, import_id) == kept


def test_the_same_bytes_are_found_in_force_with_who_and_when(db: Database) -> None:
    import_id = commit(db, Plan(NETWORK), sha256="abc")
    commit(db, Plan(NETWORK), sha256="leurre")

    with db.reading() as tx:
        number, at, author = store.in_force(tx, NETWORK, "abc") or (0, datetime.min, "")

    assert (number, at.tzinfo, author) == (import_id, UTC, "utilisateur local")


def test_the_same_bytes_cannot_be_in_force_twice(db: Database) -> None:
    commit(db, Plan(NETWORK), sha256="abc")

    with pytest.raises(PlanOutdated):
        commit(db, Plan(NETWORK), sha256="abc")


def test_an_answer_is_remembered_and_the_last_one_wins(db: Database) -> None:
    commit(db, Plan(NETWORK, remembered=(("layout", "X", "present"), ("layout", "R", "excused"))))
    commit(db, Plan(NETWORK, remembered=(("layout", "X", "absent"),)))

    with db.reading() as tx:
        kept = store.known(tx, NETWORK, Needs())["remembered_answer"]

    assert {(row["scope"], row["question"], row["answer"]) for row in kept} == {
        ("layout", "X", "absent"),
        ("layout", "R", "excused"),
    }


def test_the_audit_log_says_who_and_which_row_and_no_name(db: Database) -> None:
    filling = Filling(db.seen_by(Viewer("Ada", AccountRole.CO_ANIMATOR)))
    filling.person("Secret", "Zoé")
    import_id = filling.commit()

    (line,) = content(db, "audit")["audit"]
    assert line[2:] == ("Ada", "workbook", "import", import_id)


def test_a_commit_raises_the_version_once(db: Database) -> None:
    with db.writing() as tx:
        before = tx.version
        store.commit(tx, Filling(db).plan, name="a", origin="screen")
        store.commit(tx, Filling(db).plan, name="b", origin="screen")

    with db.reading() as tx:
        assert tx.version == before + 1


def test_a_reader_writes_nothing(db: Database) -> None:
    with pytest.raises(Denied), db.seen_by(Viewer("copil", AccountRole.READER)).writing() as tx:
        store.commit(tx, Plan(NETWORK), name="a", origin="screen")


def test_the_defaults_and_references_are_known_for_every_table() -> None:
    assert (set(DEFAULTS), set(REFERENCES)) == (set(DOMAIN_TABLES), set(DOMAIN_TABLES))


def test_a_row_is_created_after_those_it_refers_to() -> None:
    order = {table: position for position, table in enumerate(DOMAIN_TABLES)}
    references = [
        (table, key.column.table.name)
        for table in DOMAIN_TABLES
        for key in METADATA.tables[table].foreign_keys
        if key.column.table.name != table
    ]

    assert [pair for pair in references if order[pair[0]] < order[pair[1]]] == []


NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=30)


@given(names=st.lists(NAMES, min_size=1, max_size=8))
def test_what_is_written_is_read_back_exactly(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    with closing(new_store(tmp_path_factory.mktemp("names"))) as db:
        filling = Filling(db)
        for name in names:
            filling.person(name)

        filling.commit()

        assert [row[1] for row in content(db, "person")["person"]] == names
