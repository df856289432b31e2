"""A survey from its file to the store: what is kept, what is never kept, and the same file again."""

import logging
from datetime import date

import pytest

from ctg_data import store
from ctg_data.entries import typed
from ctg_data.imports import Refused, confirm, enter, preview
from ctg_data.intake.tables import TableKind
from tests.sheets import xlsx
from tests.stores import NETWORK, content, count, new_store
from tests.surveys import SAME, SECRET, as_csv, forms, limesurvey

DAY = {"date:Sheet1": "2025-03-18"}
UNSIGNED = {"unsigned_answers:Sheet1": "unpaired", **DAY}
CODES = ("MA14LE", "JO03AR")
SIGNED = (("Nom", "Prénom", "Présence"), ("LEROY", "Zoé", "Présent"))


@pytest.fixture
def db(tmp_path):
    database = new_store(tmp_path)
    yield database
    database.close()


def take(db, rows, answers, name="Départ.xlsx"):
    seen = preview(db, name, xlsx({"Sheet1": rows}), answers=answers)
    return seen, confirm(db, seen)


def test_an_export_of_forms_becomes_a_campaign(db):
    take(db, forms(SAME, SAME, codes=CODES), DAY)
    assert [count(db, table) for table in ("campaign", "response", "answer")] == [1, 2, 20]


def test_an_export_of_limesurvey_in_csv_becomes_the_same_campaign(db):
    seen = preview(db, "Départ.csv", as_csv(limesurvey(SAME, SAME, codes=CODES)))
    sheet = seen.reading.tables[0].sheet
    confirm(db, preview(db, "Départ.csv", seen.content, answers={f"date:{sheet}": "2025-03-18"}))
    assert sorted(row[2] for row in content(db, "response")["response"]) == sorted(CODES)


def test_nothing_of_what_stood_beside_the_answers_reaches_the_files_of_the_store(db, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    rows = forms(SAME, SAME, codes=CODES)
    with db.writing() as tx:
        number = store.save_draft(tx, NETWORK, "Départ.xlsx", xlsx({"Sheet1": rows}), {})
    seen, _ = take(db, rows, DAY)
    with db.writing() as tx:
        store.drop_draft(tx, number)
    db.close()
    written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"MA14LE" in written
    assert SECRET.encode() not in written
    assert SECRET not in caplog.text + repr((seen.outcome, seen.reading))


def test_more_responses_of_the_same_survey_add_only_those(db):
    take(db, forms(SAME), UNSIGNED)
    take(db, forms(SAME, SAME), UNSIGNED)
    assert count(db, "response") == 2


def test_the_same_file_again_writes_nothing(db):
    seen, _ = take(db, forms(SAME), UNSIGNED)
    assert preview(db, "copie.xlsx", seen.content, answers=UNSIGNED).status == "unchanged"


def test_the_same_answers_in_another_file_change_nothing(db):
    take(db, forms(SAME), UNSIGNED)
    again = preview(db, "Départ.csv", as_csv(forms(SAME)), answers={"unsigned_answers:Départ": "unpaired"})
    assert (again.status, again.plan.changes) == ("ready", ())


def test_a_survey_left_aside_is_not_kept_either(db):
    sheets = {"Émargement": SIGNED, "Sheet1": forms((4,), headers=("Avez-vous bien mangé ?",))}
    seen = preview(db, "18-03-2025.xlsx", xlsx(sheets), answers={"sheet:Sheet1": "ignore"})
    confirm(db, seen)
    assert seen.content not in [row[2] for row in content(db, "import_content")["import_content"]]


def test_a_code_is_found_again_in_a_later_campaign(db):
    take(db, forms(SAME, codes=["MA14LE"]), DAY)
    take(
        db,
        forms(SAME, codes=["ma-i4 le"]),
        {"campaign:Sheet1": "new", "date:Sheet1": "2025-06-17"},
        name="enquete.xlsx",
    )
    assert [row[2] for row in content(db, "response")["response"]] == ["MA14LE", "MA14LE"]


def test_a_form_typed_on_screen_with_a_near_code_waits_for_an_answer(db):
    take(db, forms(SAME, codes=["MA14LE"]), DAY)
    line = {"code": "MA14LF", "wave": "À un an", "Q1": 7}
    table = typed(
        TableKind.SELF_ASSESSMENT, [line], {"code": "Code", "wave": "Campagne", "Q1": "Q1"}, date(2026, 3, 10)
    )
    with pytest.raises(Refused) as refused:
        enter(db, NETWORK, "Formulaires", table)
    assert [question.id for question in refused.value.questions] == ["respondent:MA14LF"]


def test_the_statements_of_a_new_store_are_those_shipped(db):
    with db.reading() as tx:
        assert store.wordings(tx, NETWORK) == store.reference_wordings()
