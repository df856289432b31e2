"""The history on screen: what is told of an import, and what an undo would do before it does it."""

from datetime import date

import pytest
from samples import sample_store
from stores import NETWORK, Filling, commit_changes, content
from test_pages import button, field, opened

from ctg_data import store
from ctg_data.findings import found
from ctg_data.plan import Change, Plan
from ctg_data.store import Database, open_database
from ctg_data.ui.importing.history import as_table


@pytest.fixture
def url(tmp_path, monkeypatch):
    """The sample network."""
    address = sample_store(tmp_path)
    monkeypatch.setenv("CTG_DATABASE_URL", address)
    return address


def chosen(place):
    """The history with one import chosen, the latest being 0."""
    app = opened("import_workbooks.py")
    return field(app.selectbox, "Voir un import").select_index(place).run()


def written(app):
    return [each.value for each in app.markdown]


def with_correction(url, reason="erreur de saisie"):
    """A mark corrected on screen; its name and its reason look like formatting."""
    database = open_database(url)
    number, _, _, _, status, *_ = content(database, "attendance")["attendance"][0]
    change = Change("attendance", int(str(number)), {"status": status}, {"status": "remote"})
    with database.writing() as tx:
        store.commit(tx, Plan(NETWORK, (change,)), name="Correction **1**", origin="screen", reason=reason)
    database.close()


def test_the_numbers_shown_count_from_one(url):
    assert list(opened("import_workbooks.py").dataframe[0].value["N°"])[-2:] == [2, 1]


def test_who_when_and_how_many_rows_stand_above_the_rest(url):
    assert any("N°\u00a01 – 00" in each and "par utilisateur local" in each for each in written(chosen(-1)))


def test_a_reason_stands_as_it_was_typed(url):
    with_correction(url, "[lien](http://ici) $x$")
    assert any(r"Motif : \[lien\]" in each.replace("\u00a0", " ") for each in written(chosen(0)))


def test_a_name_is_no_formatting(url):
    with_correction(url)
    assert any(r"Correction \*\*1\*\*" in each for each in written(chosen(0)))


def test_a_row_corrected_is_named_by_its_person_and_its_day(url):
    with_correction(url)
    changed = next(each.value for each in reversed(chosen(0).dataframe) if "Quoi" in each.value)
    assert changed["Quoi"].str.fullmatch(r"Présence – .+, du \w+ \d+ \w+ \d{4}").all()


def test_what_an_undo_would_do_is_told_before_it_does_it(url):
    app = button(chosen(0), "Annuler cet import…").click().run()
    states = list(app.dataframe[0].value["État"])
    assert (any("remises comme avant" in each for each in written(app)), states[0]) == (True, "en vigueur")


def test_an_undo_may_be_given_up(url):
    app = button(chosen(0), "Annuler cet import…").click().run()
    app = button(app, "Ne rien annuler").click().run()
    assert "Oui, annuler cet import" not in {each.label for each in app.button}


def test_looking_at_an_undo_writes_nothing(url):
    database = open_database(url)
    before = content(database, "meeting", "attendance", "import", "audit", "state")
    button(chosen(0), "Annuler cet import…").click().run()
    after = content(database, "meeting", "attendance", "import", "audit", "state")
    database.close()
    assert after == before


def test_the_findings_of_an_import_are_shown_with_it(url):
    database = open_database(url)
    with database.writing() as tx:
        said = found("row_twice", "Émargement", "A9", value="Un sujet", first="CODEV", row=4)
        store.commit(tx, Plan(NETWORK), name="a.xlsx", origin="workbook", findings=[said])
    database.close()
    app = chosen(0)
    assert any("Un sujet" in each.value for each in (*app.error, *app.markdown))


def test_the_history_tells_its_reasons_and_its_meetings(db: Database):
    Filling(db).commit()
    commit_changes(db)
    with db.writing() as tx:
        store.commit(tx, Plan(NETWORK), name="c", origin="screen", reason="oubli")
    with db.reading() as tx:
        table = as_table(store.history(tx, NETWORK))
    assert (list(table["N°"]), list(table["Motif"])) == ([3, 2, 1], ["oubli", "", ""])


def test_a_trial_tells_what_the_undo_then_does(db: Database):
    filling = Filling(db)
    filling.meeting(date(2025, 3, 18))
    number = filling.commit()
    with db.writing() as tx:
        trial = store.would_undo(tx, number)
    with db.writing() as tx:
        assert store.undo(tx, number) == trial
