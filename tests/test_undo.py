"""An import taken back: as before where nothing came after, and in words where something did."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import Filling, commit_changes, content, count, new_store, territory

from ctg_data import store
from ctg_data.models import DOMAIN_TABLES
from ctg_data.naming import LABELS, name
from ctg_data.plan import Change
from ctg_data.store import Database, NotUndoable, Undone

MARCH, JUNE = date(2025, 3, 18), date(2025, 6, 17)


def undo(db: Database, import_id: int) -> Undone:
    with db.writing() as tx:
        return store.undo(tx, import_id)


def only(db: Database, table: str) -> int:
    """The number of the only row of a table."""
    ((number, *_),) = content(db, table)[table]
    return int(str(number))


@pytest.fixture
def meeting(db: Database) -> tuple[Database, int]:
    """A meeting with one person present, a topic and its difficulty, and the number of its import."""
    filling = Filling(db)
    valleys = territory(db)
    zoe = filling.person("Un", "Zoé")
    march = filling.meeting(MARCH, place="Arras")
    filling.attendance(march, zoe, "present", valleys)
    topic = filling.topic(march, valleys, "Mobilité", presenter_id=zoe)
    filling.problem(1, valleys, "Trouver un local", MARCH, topic_id=topic)
    return db, filling.commit()


def test_undo_gives_the_tables_back_as_they_were(db: Database) -> None:
    before = content(db)
    filling = Filling(db)
    filling.attendance(filling.meeting(MARCH), filling.person("Un"), "present", territory(db))

    undo(db, filling.commit())

    assert content(db) == before


def test_undo_counts_what_it_put_back(meeting: tuple[Database, int]) -> None:
    db, import_id = meeting

    assert undo(db, import_id) == Undone(6, ())


def test_undo_gives_the_former_value_back(meeting: tuple[Database, int]) -> None:
    db, _ = meeting
    before = content(db)
    number = only(db, "meeting")

    undo(db, commit_changes(db, Change("meeting", number, {"place": "Arras"}, {"place": "Lens"})))

    assert content(db) == before


def test_undo_brings_a_deleted_row_back_with_its_days(meeting: tuple[Database, int]) -> None:
    db, _ = meeting
    before = content(db)
    with db.reading() as tx:
        problem = dict(store.rows.rows(tx, store.rows.TABLES["problem"].select())[0])
    number = problem.pop("id")

    undo(db, commit_changes(db, Change("problem", number, problem, None)))

    assert content(db) == before


def test_a_value_changed_since_is_left_and_named(meeting: tuple[Database, int]) -> None:
    db, import_id = meeting
    commit_changes(db, Change("meeting", only(db, "meeting"), {"place": "Arras"}, {"place": "Lens"}))

    assert undo(db, import_id).left == (
        "Rencontre du mardi 18 mars 2025 : une valeur a changé depuis, laissée en l’état (« correction »)",
    )


def test_the_rest_of_a_row_changed_since_is_put_back(meeting: tuple[Database, int]) -> None:
    db, _ = meeting
    number = only(db, "meeting")
    before, after = {"place": "Arras", "host": ""}, {"place": "Lens", "host": "Caf"}
    import_id = commit_changes(db, Change("meeting", number, before, after))
    commit_changes(db, Change("meeting", number, {"place": "Lens"}, {"place": "Béthune"}))

    undo(db, import_id)

    (row,) = content(db, "meeting")["meeting"]
    assert ("Béthune" in row, "Caf" in row) == (True, False)


def test_a_person_to_whom_something_else_refers_is_left_and_named(meeting: tuple[Database, int]) -> None:
    db, import_id = meeting
    later = Filling(db)
    later.member(only(db, "person"), territory(db))
    later.commit("annuaire.xlsx")

    assert undo(db, import_id).left == ("Personne – Un Zoé : d’autres données s’y rapportent, rien n’est retiré",)


def test_a_row_deleted_whose_place_is_taken_stays_deleted(meeting: tuple[Database, int]) -> None:
    db, _ = meeting
    with db.reading() as tx:
        problem = dict(store.rows.rows(tx, store.rows.TABLES["problem"].select())[0])
    import_id = commit_changes(db, Change("problem", problem.pop("id"), problem, None))
    other = Filling(db)
    other.problem(1, territory(db), "Un autre numéro un", JUNE)
    other.commit()

    assert undo(db, import_id).left == (
        "Difficulté – n° 1 « Trouver un local », « CC des 7 Vallées » : "
        "une autre ligne a pris sa place, rien n’est rétabli",
    )


def test_an_import_is_undone_once(meeting: tuple[Database, int]) -> None:
    db, import_id = meeting
    undo(db, import_id)

    with pytest.raises(NotUndoable, match="déjà annulé"):
        undo(db, import_id)


def test_an_unknown_import_is_refused_by_its_number(db: Database) -> None:
    with pytest.raises(NotUndoable, match="999"):
        undo(db, 999)


def test_history_and_audit_remain(meeting: tuple[Database, int]) -> None:
    db, import_id = meeting
    undo(db, import_id)

    assert [row[3] for row in content(db, "audit")["audit"]] == ["workbook", "undo"]


def test_undo_raises_the_version(meeting: tuple[Database, int]) -> None:
    db, import_id = meeting
    with db.reading() as tx:
        before = tx.version

    undo(db, import_id)

    with db.reading() as tx:
        assert tx.version == before + 1


def test_numbers_are_never_used_twice(meeting: tuple[Database, int]) -> None:
    db, import_id = meeting
    first = only(db, "meeting")
    undo(db, import_id)
    again = Filling(db)
    again.meeting(MARCH)
    again.commit()

    assert only(db, "meeting") > first


def test_the_same_bytes_may_come_again_after_an_undo(db: Database) -> None:
    plan = Filling(db).plan
    with db.writing() as tx:
        first = store.commit(tx, plan, name="a.xlsx", origin="workbook", sha256="abc")
    undo(db, first)

    with db.writing() as tx:
        second = store.commit(tx, plan, name="a.xlsx", origin="workbook", sha256="abc")

    assert (count(db, "import"), second > first) == (2, True)


def test_every_table_of_the_domain_has_its_word() -> None:
    assert set(LABELS) == set(DOMAIN_TABLES)


def test_a_row_without_a_word_of_its_own_is_named_by_its_number() -> None:
    assert name("answer", 12, lambda table, row_id: {}) == "Réponse n° 12"


def test_the_name_of_an_answer_bears_no_code() -> None:
    held = {"answer": {"response_id": 3}, "response": {"code": "MA14LE", "campaign_id": 4}, "campaign": {"name": "T0"}}
    assert name("answer", 12, lambda table, row_id: held[table]) == "Réponse – « T0 »"


# Random workbooks over a small world: four people, three days, two places. Told absent twice, a mark is deleted.
Workbook = tuple[date, str, dict[str, str]]
WORKBOOKS: st.SearchStrategy[list[Workbook]] = st.lists(
    st.tuples(
        st.sampled_from([MARCH, JUNE, date(2025, 9, 16)]),
        st.sampled_from(["Arras", "Lens"]),
        st.dictionaries(st.sampled_from("PQRS"), st.sampled_from(["present", "absent", "excused"]), max_size=4),
    ),
    min_size=1,
    max_size=6,
)


def take(db: Database, workbook: Workbook) -> int:
    """What an import does: create what is missing, change what differs, delete now and then."""
    day, place, marks = workbook
    filling = Filling(db)
    standing = content(db, "person", "meeting", "attendance")
    meetings = {row[2]: (row[0], row[7]) for row in standing["meeting"]}
    people = {row[1]: row[0] for row in standing["person"]}
    meeting, known_place = meetings.get(day) or (filling.meeting(day, place=place), place)
    if known_place != place:
        filling.changes.append(Change("meeting", meeting, {"place": known_place}, {"place": place}))
    for person_name, status in marks.items():
        person = people.get(person_name) or filling.person(person_name)
        row = next((row for row in standing["attendance"] if row[1:3] == (meeting, person)), None)
        if row is None:
            filling.attendance(meeting, person, status)
        elif row[4] == status == "absent":
            filling.changes.append(Change("attendance", row[0], dict(zip(MARK, row[1:], strict=True)), None))
        elif row[4] != status:
            filling.changes.append(Change("attendance", row[0], {"status": row[4]}, {"status": status}))
    return filling.commit()


MARK = ("meeting_id", "person_id", "role", "status", "invited", "late", "partial", "remark")


@pytest.fixture(scope="module")
def world() -> Iterator[Database]:
    """One store for all the examples: each gives it back as it was, which is the law under test."""
    with tempfile.TemporaryDirectory() as folder, closing(new_store(Path(folder))) as db:
        yield db


@settings(max_examples=60, deadline=None)
@given(workbooks=WORKBOOKS)
def test_undoing_every_import_latest_first_gives_every_table_back(world: Database, workbooks: list[Workbook]) -> None:
    before = content(world)
    done = [take(world, workbook) for workbook in workbooks]

    left = [undo(world, import_id).left for import_id in reversed(done)]

    assert (content(world), set(left)) == (before, {()})


@settings(max_examples=30, deadline=None)
@given(workbooks=WORKBOOKS, order=st.randoms(use_true_random=False))
def test_whatever_the_order_of_the_undoing_the_store_stays_whole(workbooks: list[Workbook], order: Random) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(new_store(Path(folder))) as db:
        done = [take(db, workbook) for workbook in workbooks]
        order.shuffle(done)

        for import_id in done:
            undo(db, import_id)

        with db.reading() as tx:
            assert store.faults(tx) == ()
