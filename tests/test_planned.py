"""The yearly plan: a meeting moved is one meeting, one cancelled is missed by nobody, a choice and a need are kept."""

import tempfile
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from stores import NETWORK, Filling, content, new_store, territory

from ctg_data import store
from ctg_data.entries import planned
from ctg_data.imports import Preview, Receipt, Refused, confirm, consider, enter, preview
from ctg_data.intake.tables import Cell
from ctg_data.store import Database
from ctg_data.store.rows import TABLES
from ctg_data.workbooks import meeting_workbook
from tests.builders import MARCH
from tests.sheets import saved, xlsx

JUNE, APRIL, MAY, SEPTEMBER = date(2025, 6, 17), date(2025, 4, 1), date(2025, 5, 13), date(2025, 9, 16)


@pytest.fixture
def march(db: Database) -> Database:
    """A meeting planned in March with Zoé and Max expected, one held in June as a decoy, and a need brought in June."""
    filling, valleys = Filling(db), territory(db)
    for last, first in (("Un", "Zoé"), ("Deux", "Max")):
        filling.member(filling.person(last, first), valleys)
    filling.meeting(MARCH, status="planned", place="Arras", theme="Mobilité")
    june = filling.meeting(JUNE)
    filling.topic(june, valleys, "Parler en public", kind="need")
    filling.topic(june, valleys, "Écrire un budget", kind="need")
    filling.commit("annuaire.xlsx")
    return db


def held(db: Database, table: str = "meeting") -> list[dict[str, object]]:
    with db.reading() as tx:
        return [
            dict(row) for row in tx.connection.execute(TABLES[table].select().order_by(TABLES[table].c.id)).mappings()
        ]


def number(db: Database, day: date = MARCH) -> int:
    return next(int(str(row["id"])) for row in held(db) if row["date"] == day)


def topic(db: Database, title: str) -> int:
    return next(int(str(row["id"])) for row in held(db, "codev_topic") if row["title"] == title)


def say(db: Database, day: date = MARCH, **row: Cell) -> Receipt:
    """What a form says of the meeting of a day."""
    lists = {name: row.pop(name) for name in ("themes", "needs") if name in row}
    return enter(db, NETWORK, "Plan", *planned({"reference": number(db, day), "date": day, **row}, {}, **lists))  # type: ignore[arg-type]


def downloaded(db: Database, day: date = MARCH, marks: Mapping[str, str] | None = None) -> bytes:
    """The workbook of a meeting, with its marks filled in."""
    with db.reading() as tx:
        book = load_workbook(BytesIO(meeting_workbook(store.meeting_content(tx, number(db, day)))))
    for row in book["Émargement"].iter_rows(min_row=3, max_row=4):
        row[6].value = (marks or {"Un": "Présent", "Deux": "Absent"})[str(row[1].value)]
    return saved(book)


def given_back(db: Database, workbook: bytes, answers: Mapping[str, str] | None = None) -> Preview:
    seen = preview(db, "rencontre.xlsx", workbook, answers=answers or {})
    if seen.status == "ready":
        confirm(db, seen)
    return seen


def asked(seen: Preview) -> list[str]:
    """What stops the import until it is answered."""
    return [question.id for question in seen.questions if question.required]


def days(db: Database) -> list[tuple[date, str]]:
    return sorted((row["date"], row["status"]) for row in held(db))  # type: ignore[misc]


# Moved


def test_a_meeting_moved_keeps_its_attendance_and_its_topics(march: Database) -> None:
    given_back(march, downloaded(march))
    before = content(march, "attendance", "codev_topic")

    say(march, date=APRIL)

    assert (content(march, "attendance", "codev_topic"), days(march)) == (before, [(APRIL, "held"), (JUNE, "held")])


def test_a_workbook_downloaded_before_the_move_is_that_meeting_and_its_day_is_asked(march: Database) -> None:
    workbook = downloaded(march)
    say(march, date=APRIL)

    (question,) = given_back(march, workbook).questions

    assert ([choice.value for choice in question.choices], question.required, question.cell) == (
        ["2025-04-01", "2025-03-18"],
        True,
        "B3",
    )


@pytest.mark.parametrize("day", [APRIL, MARCH], ids=["the plan's", "the workbook's"])
def test_the_day_answered_is_that_of_the_one_meeting(march: Database, day: date) -> None:
    workbook = downloaded(march)
    say(march, date=APRIL)

    given_back(march, workbook, {"moved:2025-03-18": day.isoformat()})

    assert (days(march), len(held(march, "attendance"))) == ([(day, "held"), (JUNE, "held")], 2)


def test_a_workbook_downloaded_after_the_move_asks_nothing(march: Database) -> None:
    say(march, date=APRIL)

    seen = given_back(march, downloaded(march, APRIL))

    assert (seen.questions, days(march)) == ((), [(APRIL, "held"), (JUNE, "held")])


def sheet(day: date) -> bytes:
    rows = (("Rencontre du réseau",), (f"Date : {day:%d/%m/%Y}",), ("Nom", "Prénom", "Présence"), ("Un", "Zoé", "P"))
    return xlsx({"Émargement": rows})


def test_a_sheet_of_the_new_date_lands_on_the_meeting_moved(march: Database) -> None:
    say(march, date=APRIL)

    given_back(march, sheet(APRIL))

    assert days(march) == [(APRIL, "held"), (JUNE, "held")]


def test_a_sheet_of_the_former_date_asks_which_meeting_it_is(march: Database) -> None:
    say(march, date=APRIL)

    question = next(each for each in given_back(march, sheet(MARCH)).questions if each.required)

    assert ([choice.value for choice in question.choices], len(held(march))) == (["2025-04-01", "2025-03-18", "new"], 2)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("2025-04-01", [(APRIL, "held"), (JUNE, "held")]),
        ("2025-03-18", [(MARCH, "held"), (JUNE, "held")]),
        ("new", [(MARCH, "held"), (APRIL, "planned"), (JUNE, "held")]),
    ],
)
def test_the_answer_says_whether_a_sheet_of_the_former_date_is_another_meeting(
    march: Database, answer: str, expected: list[tuple[date, str]]
) -> None:
    say(march, date=APRIL)

    given_back(march, sheet(MARCH), {"moved:2025-03-18": answer})

    assert days(march) == expected


def test_every_former_date_of_a_meeting_moved_twice_is_known(march: Database) -> None:
    say(march, date=APRIL)
    workbook = downloaded(march, APRIL)
    say(march, APRIL, date=MAY)

    assert [question.id for question in given_back(march, workbook).questions] == ["moved:2025-04-01"]


def test_a_meeting_moved_back_asks_nothing(march: Database) -> None:
    workbook = downloaded(march)
    say(march, date=APRIL)
    say(march, APRIL, date=MARCH)

    assert given_back(march, workbook).questions == ()


def test_a_meeting_planned_at_the_former_date_of_another_is_found_there(march: Database) -> None:
    say(march, date=APRIL)
    enter(march, NETWORK, "Plan", *planned({"date": MARCH, "kind": "Rencontre trimestrielle"}, {}))

    seen = given_back(march, sheet(MARCH))

    assert (asked(seen), days(march)) == ([], [(MARCH, "held"), (APRIL, "planned"), (JUNE, "held")])


def test_a_move_undone_is_forgotten(march: Database) -> None:
    before = content(march)
    moved = say(march, date=APRIL).import_id
    with march.writing() as tx:
        store.undo(tx, moved)

    assert (content(march), asked(given_back(march, sheet(MARCH)))) == (before, [])


def test_a_workbook_downloaded_before_a_change_of_place_names_it_before_it_takes_its_own(march: Database) -> None:
    workbook = downloaded(march)
    say(march, place="Lens")

    seen = given_back(march, workbook)

    assert "screen_correction_overwritten" in [finding.code for finding in seen.findings]


def test_a_meeting_planned_on_screen_is_no_correction(march: Database) -> None:
    enter(march, NETWORK, "Plan", *planned({"date": SEPTEMBER, "kind": "Rencontre trimestrielle", "place": "Lens"}, {}))
    book = load_workbook(BytesIO(downloaded(march, SEPTEMBER)))
    book["Rencontre"]["B7"] = "Arras"

    codes = [finding.code for finding in given_back(march, saved(book)).findings]

    assert [code for code in codes if code.startswith("screen_")] == []


# Cancelled


def test_a_meeting_planned_where_one_is_known_never_writes_over_it(march: Database) -> None:
    before = held(march)
    with pytest.raises(Refused):
        enter(march, NETWORK, "Plan", *planned({"date": MARCH, "kind": "Rencontre trimestrielle", "place": ""}, {}))
    assert held(march) == before


def test_a_move_typed_on_screen_speaks_of_no_workbook(march: Database) -> None:
    row = {"reference": number(march), "date": APRIL}
    assert not consider(march, NETWORK, *planned(row, {}))[0].findings


def test_a_meeting_cancelled_then_planned_again_is_the_same(march: Database) -> None:
    before = content(march, "meeting")
    say(march, status="Annulée")
    say(march, status="Prévue")

    assert content(march, "meeting") == before


def test_a_sheet_of_a_meeting_cancelled_makes_it_held_and_says_so_first(march: Database) -> None:
    say(march, status="Annulée")

    seen = given_back(march, downloaded(march))

    told = [finding.code for finding in seen.findings if "cancelled" in finding.code or "screen" in finding.code]
    assert (told, days(march)) == (["meeting_was_cancelled"], [(MARCH, "held"), (JUNE, "held")])


def test_a_cancellation_undone_gives_the_plan_back(march: Database) -> None:
    before = content(march)
    cancelled = say(march, status="Annulée").import_id
    with march.writing() as tx:
        store.undo(tx, cancelled)

    assert content(march) == before


# What a form says


def test_a_blank_typed_over_a_meeting_empties_the_field(march: Database) -> None:
    say(march, place="", theme=None)

    row = next(row for row in held(march) if row["date"] == MARCH)
    assert (row["place"], row["theme"]) == ("", "")


def test_what_a_form_does_not_hold_stays(march: Database) -> None:
    say(march, host="Caf")

    row = next(row for row in held(march) if row["date"] == MARCH)
    assert (row["place"], row["host"]) == ("Arras", "Caf")


# The choice of the group


def test_the_theme_chosen_follows_from_the_counts(march: Database) -> None:
    say(march, themes={"Logement": 5, "Santé": 3})

    row = next(row for row in held(march) if row["date"] == MARCH)
    assert (row["next_theme"], [each["choices"] for each in held(march, "theme_choice")]) == ("Logement", [5, 3])


def test_the_theme_written_stands_over_the_counts_and_they_are_told(march: Database) -> None:
    seen = say(march, next_theme="Santé", themes={"Logement": 5, "Santé": 3})

    with march.reading() as tx:
        (finding,) = store.import_findings(tx, seen.import_id)["message"]
    row = next(row for row in held(march) if row["date"] == MARCH)
    assert (row["next_theme"], "« Logement »" in finding) == ("Santé", True)


def test_two_themes_as_much_chosen_choose_none(march: Database) -> None:
    say(march, themes={"Logement": 5, "Santé": 5})

    assert next(row["next_theme"] for row in held(march) if row["date"] == MARCH) == ""


def test_a_theme_taken_off_the_grid_goes_and_the_others_stay(march: Database) -> None:
    say(march, themes={"Logement": 5, "Santé": 3})
    say(march, themes={"Logement": 6, "Santé": None})

    assert [(row["theme"], row["choices"]) for row in held(march, "theme_choice")] == [("Logement", 6)]


def test_the_workbook_carries_the_counts_there_and_back(march: Database) -> None:
    say(march, themes={"Logement": 5, "Santé": 0})
    before = content(march, "theme_choice")

    seen = given_back(march, downloaded(march))

    assert (
        [change for change in seen.plan.changes if change.table == "theme_choice"],
        content(march, "theme_choice"),
    ) == (
        [],
        before,
    )


def test_the_choice_is_offered_to_the_next_meeting_and_to_no_other(march: Database) -> None:
    enter(march, NETWORK, "Plan", *planned({"date": SEPTEMBER, "kind": "Rencontre trimestrielle"}, {}))
    say(march, themes={"Logement": 5})

    with march.reading() as tx:
        offered = [store.meeting_content(tx, number(march, day)).previous_theme for day in (JUNE, SEPTEMBER)]

    assert offered == ["Logement", ""]


# The need behind a training


@pytest.fixture
def training(march: Database) -> Database:
    """A training planned in May that a need called for."""
    row: dict[str, Cell] = {"date": MAY, "kind": "Formation mutualisée", "title": "Prendre la parole"}
    enter(march, NETWORK, "Plan", *planned(row, {}, needs={topic(march, "Parler en public"): True}))
    return march


def links(db: Database) -> list[tuple[object, object]]:
    return [(row["meeting_id"], row["topic_id"]) for row in held(db, "training_need")]


def test_a_training_is_linked_to_the_need_that_called_for_it(training: Database) -> None:
    assert links(training) == [(number(training, MAY), topic(training, "Parler en public"))]


def test_a_need_taken_off_loosens_its_link_only(training: Database) -> None:
    first, second = topic(training, "Parler en public"), topic(training, "Écrire un budget")
    say(training, MAY, needs={second: True})
    say(training, MAY, needs={first: None, second: True})

    assert links(training) == [(number(training, MAY), second)]


def test_a_training_moved_keeps_its_need(training: Database) -> None:
    before = links(training)
    say(training, MAY, date=SEPTEMBER)

    assert links(training) == before


def test_a_need_that_nobody_knows_is_said_and_linked_to_nothing(march: Database) -> None:
    say(march, needs={999: True})

    assert links(march) == []


def test_a_training_planned_and_undone_leaves_the_store_as_before(march: Database) -> None:
    before = content(march)
    row: dict[str, Cell] = {"date": MAY, "kind": "Formation mutualisée"}
    made = enter(
        march, NETWORK, "Plan", *planned(row, {}, themes={"Santé": 2}, needs={topic(march, "Écrire un budget"): True})
    )
    with march.writing() as tx:
        store.undo(tx, made.import_id)

    assert content(march) == before


COUNTS = st.dictionaries(st.sampled_from(["Santé", "Logement"]), st.sampled_from([None, 0, 4]), min_size=1)
EDITS = st.lists(
    st.one_of(
        st.fixed_dictionaries({"date": st.sampled_from([MARCH, APRIL, MAY, SEPTEMBER])}),
        st.fixed_dictionaries({"status": st.sampled_from(["Annulée", "Prévue"])}),
        st.fixed_dictionaries({"theme": st.sampled_from(["", "Santé", "Mobilité"])}),
        st.fixed_dictionaries(
            {
                "themes": st.dictionaries(
                    st.sampled_from(["Santé", "Logement"]), st.sampled_from([None, 0, 4]), min_size=1
                )
            }
        ),
    ),
    max_size=6,
)


@given(EDITS)
@settings(max_examples=15)
def test_edits_of_the_plan_undone_latest_first_leave_the_store_as_before(edits: list[dict[str, object]]) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(new_store(Path(folder))) as db:
        filling = Filling(db)
        filling.meeting(MARCH, status="planned")
        filling.commit()
        before, (first,) = content(db), [row["id"] for row in held(db)]
        made = [say(db, held(db)[0]["date"], **edit).import_id for edit in edits]  # type: ignore[arg-type]
        moved = [row["id"] for row in held(db)]
        for each in reversed([number for number in made if number]):
            with db.writing() as tx:
                store.undo(tx, each)

        assert (moved, content(db)) == ([first], before)
