"""Which file the import page puts before the eyes, and what it says of the others; what a form keeps chosen."""

from datetime import date

import pytest
from samples import sample_store
from stores import NETWORK
from test_pages import button, field, opened

from ctg_data import store
from ctg_data.demonstration import workbooks
from ctg_data.store import open_database

TO_MEND, MENDED, LAST = workbooks()[12:15]


@pytest.fixture
def url(tmp_path, monkeypatch):
    """The sample network."""
    address = sample_store(tmp_path)
    monkeypatch.setenv("CTG_DATABASE_URL", address)
    return address


def drop(url, *files):
    """Each (name, content) waits to be confirmed."""
    database = open_database(url)
    with database.writing() as tx:
        for name, content in files:
            store.save_draft(tx, NETWORK, name, content, {})
    database.close()


def waiting(app):
    """The files on their way in, by name: whether they are unfolded."""
    named = (each for each in app.expander if each.label.startswith("**"))
    return {each.label.split("**")[1]: each.proto.expanded for each in named}


def test_the_first_file_to_correct_is_unfolded_among_others(url):
    drop(url, ("déjà là.xlsx", LAST.read_bytes()), ("à revoir.xlsx", TO_MEND.read_bytes()))
    assert waiting(opened("import_workbooks.py")) == {"déjà là.xlsx": False, "à revoir.xlsx": True}


def test_a_file_to_correct_gives_way_to_its_correction_of_the_same_name(url):
    drop(url, ("rencontre.xlsx", TO_MEND.read_bytes()))
    drop(url, ("rencontre.xlsx", MENDED.read_bytes()), ("autre.xlsx", TO_MEND.read_bytes() + b"\0"))
    labels = [each.label for each in opened("import_workbooks.py").expander if "**rencontre.xlsx**" in each.label]
    assert [("à corriger" in label) for label in labels] == [False]


def test_a_file_that_cannot_be_opened_is_not_said_to_have_cells_to_correct(url):
    drop(url, ("cassé.xlsx", b"PK\x03\x04"))
    said = [each.value for each in opened("import_workbooks.py").markdown]
    assert not any("Corrigez ces cellules" in each for each in said)


def test_a_meeting_just_cancelled_stays_chosen_so_that_no_other_is_cancelled_by_a_second_click(url):
    app = opened("meetings.py")
    cancelled = field(app.selectbox, "Rencontre à préparer ou à modifier").value
    button(app, "Oui, annuler la rencontre").click().run()
    chosen = field(app.selectbox, "Rencontre à préparer ou à modifier").value
    asked = [each.label for each in app.button if each.label == "Oui, annuler la rencontre"]
    assert (chosen, asked) == (cancelled, [])


def test_the_form_of_a_meeting_is_blank_again_once_it_is_planned(url):
    app = opened("meetings.py")
    app.date_input[-1].set_value(date(2027, 6, 15))
    [each for each in app.text_input if each.label == "Lieu"][-1].input("Étaples")
    button(app, "Prévoir cette rencontre").click().run()
    assert [each for each in app.text_input if each.label == "Lieu"][-1].value == ""
