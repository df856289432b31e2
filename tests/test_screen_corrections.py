"""A correction from the meeting's page to the store and back: its memory, its undo, the file that comes again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from pandas import Series
from sqlalchemy import event
from stores import NETWORK, Filling, commit_changes, content, territory

from ctg_data import store
from ctg_data.access import AccountRole, Denied, Viewer
from ctg_data.entries import corrected
from ctg_data.imports import confirm, consider, enter, preview
from ctg_data.intake.tables import MeetingRead, TableKind
from ctg_data.plan import Change, Known, Needs
from ctg_data.store import Database, PlanOutdated, Recorded
from ctg_data.store.rows import TABLES
from ctg_data.vocabulary import MeetingKind
from tests.sheets import xlsx

MARCH, JUNE = date(2025, 3, 18), date(2025, 6, 17)
REASON = "arrivée après l’appel"
PLACE = "CC des 7 Vallées"


@pytest.fixture
def march(db: Database) -> Database:
    """A meeting of March with Zoé absent, two topics and the difficulty of one; a meeting of June as a decoy."""
    filling, valleys = Filling(db), territory(db)
    zoe, max_ = filling.person("Un", "Zoé"), filling.person("Deux", "Max")
    for person in (zoe, max_):
        filling.member(person, valleys)
    meeting = {day: filling.meeting(day) for day in (MARCH, JUNE)}
    for each in meeting.values():
        filling.attendance(each, zoe, "absent", valleys)
        filling.attendance(each, max_, "present", valleys)
    topic = filling.topic(meeting[MARCH], valleys, "Mobilité", theme="Transports")
    filling.topic(meeting[MARCH], valleys, "Logement")
    filling.problem(1, valleys, "Trouver un bus", MARCH, topic_id=topic)
    filling.problem(2, valleys, "Recruter", JUNE)
    filling.commit("rencontre.xlsx")
    return db


def row(db: Database, table: str, **values: object) -> dict[str, object]:
    """The only row of a table that has these values."""
    with db.reading() as tx:
        rows = [dict(each) for each in tx.connection.execute(TABLES[table].select()).mappings()]
    (found,) = [each for each in rows if values.items() <= each.items()]
    return found


def meeting_of(db: Database, day: date = MARCH) -> MeetingRead:
    return MeetingRead(day, "", kind=MeetingKind.QUARTERLY, id=int(str(row(db, "meeting", date=day)["id"])))


def correct(db: Database, kind: TableKind, said: Mapping[str, object], *, withdrawn: bool = False) -> int | None:
    tables = corrected(kind, said, {}, meeting_of(db), withdrawn=withdrawn)  # type: ignore[arg-type]
    return enter(db, NETWORK, "Correction", *tables, reason=REASON).import_id


def excuse(db: Database) -> int:
    """Zoé, absent in March on the sheet, is excused on screen; the number of the correction."""
    number = correct(db, TableKind.ATTENDANCE, {"person": person_id(db), "status": "excused"})
    assert number is not None
    return number


def person_id(db: Database) -> int:
    return int(str(row(db, "person", first_name="Zoé")["id"]))


def mark_of(db: Database, day: date = MARCH) -> str:
    held = row(db, "attendance", meeting_id=meeting_of(db, day).id, person_id=person_id(db))
    return str(held["status"])


def sheet(mark: str, day: date = MARCH, place: str = "Arras") -> bytes:
    """The sign-in sheet of a meeting as somebody typed it."""
    head = (("Rencontre du réseau",), (f"Date : {day:%d/%m/%Y}",), (f"Lieu : {place}",))
    people = (("Nom", "Prénom", "Présence"), ("Un", "Zoé", mark), ("Deux", "Max", "P"))
    return xlsx({"Émargement": (*head, *people)})


def known(db: Database) -> Known:
    with db.reading() as tx:
        return store.known(tx, NETWORK, Needs(dates=frozenset({MARCH}), problems=True))


def corrected_columns(db: Database) -> list[tuple[str, str]]:
    return [(table, column) for table, _, column in known(db).corrected]


def test_a_correction_is_written_with_its_reason(march: Database) -> None:
    number = excuse(march)

    with march.reading() as tx:
        told = store.history(tx, NETWORK).set_index("import_id").loc[number]

    assert (mark_of(march), told["origin"], told["reason"], told["meetings"]) == (
        "excused",
        "screen",
        REASON,
        "mardi 18 mars 2025",
    )


def test_the_mark_of_another_meeting_stays(march: Database) -> None:
    excuse(march)

    assert mark_of(march, JUNE) == "absent"


def test_a_correction_undone_gives_the_former_mark_back(march: Database) -> None:
    before = content(march)
    number = excuse(march)

    with march.writing() as tx:
        store.undo(tx, number)

    assert content(march) == before


def test_a_topic_withdrawn_comes_back_when_that_is_undone(march: Database) -> None:
    before = content(march)
    topic = row(march, "codev_topic", title="Logement")
    number = correct(
        march, TableKind.CODEV, {"reference": topic["id"], "title": "Logement", "territory": PLACE}, withdrawn=True
    )
    gone = len(content(march, "codev_topic")["codev_topic"])

    with march.writing() as tx:
        store.undo(tx, number or 0)

    assert (gone, content(march)) == (1, before)


def test_what_was_seen_is_what_is_written(march: Database) -> None:
    tables = corrected(TableKind.ATTENDANCE, {"person": person_id(march), "status": "excused"}, {}, meeting_of(march))
    seen, _ = consider(march, NETWORK, *tables)
    held = row(march, "attendance", meeting_id=meeting_of(march).id, person_id=person_id(march))
    commit_changes(march, Change("attendance", int(str(held["id"])), {"status": "absent"}, {"status": "remote"}))

    with pytest.raises(PlanOutdated):
        enter(march, NETWORK, "Correction", *tables, reason=REASON, seen=seen.plan)


def test_looking_at_a_correction_writes_nothing(march: Database) -> None:
    before = content(march)
    tables = corrected(TableKind.ATTENDANCE, {"person": person_id(march), "status": "excused"}, {}, meeting_of(march))

    consider(march, NETWORK, *tables)

    assert content(march) == before


def test_a_reader_corrects_nothing(march: Database) -> None:
    tables = corrected(TableKind.ATTENDANCE, {"person": person_id(march), "status": "excused"}, {}, meeting_of(march))
    reader = march.seen_by(Viewer("copil", AccountRole.READER))

    with pytest.raises(Denied):
        enter(reader, NETWORK, "Correction", *tables, reason=REASON)


def test_the_audit_log_holds_no_reason(march: Database) -> None:
    excuse(march)

    assert REASON not in str(content(march, "audit"))


# What the next file is told


def test_only_what_was_set_on_screen_is_a_correction(march: Database) -> None:
    excuse(march)

    assert corrected_columns(march) == [("attendance", "status")]


def test_a_correction_undone_is_one_no_more(march: Database) -> None:
    number = excuse(march)
    with march.writing() as tx:
        store.undo(tx, number)

    assert corrected_columns(march) == []


def test_a_value_that_a_workbook_set_since_is_a_correction_no_more(march: Database) -> None:
    excuse(march)
    confirm(march, preview(march, "mars.xlsx", sheet("P")))

    assert corrected_columns(march) == []


def test_a_correction_is_one_again_once_the_workbook_is_undone(march: Database) -> None:
    excuse(march)
    receipt = confirm(march, preview(march, "mars.xlsx", sheet("P")))
    with march.writing() as tx:
        store.undo(tx, receipt.import_id or 0)

    assert corrected_columns(march) == [("attendance", "status")]


def test_the_same_sheet_again_names_the_correction_before_it_replaces_it(march: Database) -> None:
    excuse(march)

    seen = preview(march, "mars.xlsx", sheet("ABS"))
    named = [finding for finding in seen.findings if finding.code == "screen_correction_overwritten"]

    assert [(each.cell, REASON in each.message, "utilisateur local" in each.message) for each in named] == [
        ("C5", True, True)
    ]


def test_the_sheet_confirmed_without_an_answer_wins(march: Database) -> None:
    excuse(march)

    confirm(march, preview(march, "mars.xlsx", sheet("ABS")))

    assert mark_of(march) == "absent"


def test_the_correction_kept_stays_after_the_sheet(march: Database) -> None:
    excuse(march)

    confirm(march, preview(march, "mars.xlsx", sheet("ABS"), answers={"corrections:Émargement": "keep"}))

    assert mark_of(march) == "excused"


def test_a_correction_of_another_meeting_is_not_named(march: Database) -> None:
    excuse(march)

    seen = preview(march, "juin.xlsx", sheet("P", JUNE))

    assert [finding.code for finding in seen.findings if finding.code.startswith("screen_")] == []


def test_however_many_workbooks_came_in_only_what_was_typed_is_looked_at(march: Database) -> None:
    asked: list[tuple[str, Any]] = []
    event.listen(march.engine, "before_cursor_execute", lambda *told: asked.append((told[2], told[3])))
    known(march)
    statement, given = next(each for each in asked if "import_change" in each[0])

    with march.reading() as tx:
        steps = tx.connection.exec_driver_sql(f"explain query plan {statement}", given).all()

    assert "ix_import_screen_in_force" in str(steps)


def test_a_value_corrected_twice_tells_what_the_workbook_had_said(march: Database) -> None:
    for status in ("excused", "remote"):
        correct(march, TableKind.ATTENDANCE, {"person": person_id(march), "status": status})

    assert [told.before for told in known(march).corrected.values()] == ["absent"]


def test_a_row_withdrawn_is_told_with_its_values(march: Database) -> None:
    topic = row(march, "codev_topic", title="Logement")
    said = {"reference": topic["id"], "title": "Logement", "territory": PLACE}
    correct(march, TableKind.CODEV, said, withdrawn=True)

    assert [(table, gone["title"], told.reason) for table, gone, told in known(march).withdrawn] == [
        ("codev_topic", "Logement", REASON)
    ]


# What the page of a meeting shows


def recorded(db: Database, day: date = MARCH) -> Recorded:
    with db.reading() as tx:
        return store.recorded(tx, meeting_of(db, day).id or 0)


def test_a_mark_stands_with_the_cell_that_it_was_read_from(march: Database) -> None:
    confirm(march, preview(march, "mars.xlsx", sheet("P")))

    assert origin_of(march)[["name", "sheet", "cells"]].to_list() == ["mars.xlsx", "Émargement", {"status": "C5"}]


def test_a_mark_corrected_stands_with_who_did_it_and_why(march: Database) -> None:
    confirm(march, preview(march, "mars.xlsx", sheet("P")))
    excuse(march)

    assert origin_of(march)[["origin", "author", "reason"]].to_list() == ["screen", "utilisateur local", REASON]


def origin_of(db: Database) -> Series:
    """Where the mark of Zoé in March comes from."""
    held = recorded(db)
    mark = held.marks.set_index("person").loc["Un Zoé", "attendance_id"]
    return held.sources.set_index("row_id").loc[mark]


def test_the_topics_of_a_meeting_are_its_own(march: Database) -> None:
    assert [list(recorded(march, day).topics["title"]) for day in (MARCH, JUNE)] == [["Mobilité", "Logement"], []]


def test_a_difficulty_stands_at_the_meeting_where_it_was_identified(march: Database) -> None:
    assert [list(recorded(march, day).problems["number"]) for day in (MARCH, JUNE)] == [[1], [2]]


def test_a_difficulty_followed_up_in_the_file_of_a_later_meeting_stands_there_too(march: Database) -> None:
    follow_up = xlsx(
        {
            "Rencontre": (("Date", JUNE),),
            "Difficultés": (
                ("N°", "Intitulé", "Territoire", "Statut", "Surmonté le"),
                (1, "Trouver un bus", PLACE, "Surmontée", JUNE),
            ),
        }
    )
    confirm(march, preview(march, "juin.xlsx", follow_up, answers={"date:Difficultés": JUNE.isoformat()}))

    assert list(recorded(march, JUNE).problems["number"]) == [1, 2]
