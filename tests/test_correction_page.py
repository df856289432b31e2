"""The page of a meeting: the row chosen, what would change, the reason, and what it becomes."""

import pytest
from samples import sample_store
from stores import NETWORK
from test_pages import button, field, opened

from ctg_data import store
from ctg_data.access import AccountRole, Viewer
from ctg_data.store import open_database
from ctg_data.ui import data, frame

REASON = "Motif de la correction (obligatoire)"


@pytest.fixture
def url(tmp_path, monkeypatch):
    """The sample network."""
    address = sample_store(tmp_path)
    monkeypatch.setenv("CTG_DATABASE_URL", address)
    return address


def at_the_meeting_of_june():
    app = opened("meetings.py")
    chosen = field(app.selectbox, "Rencontre à voir, à préparer ou à modifier")
    return chosen.select_index(next(i for i, each in enumerate(chosen.options) if "16 juin 2026" in each)).run()


def part(app, title):
    control = app.button_group[0]
    return control.set_value(next(each for each in control.options if str(each).startswith(title))).run()


def choose(app, words):
    rows = field(app.selectbox, "Ligne à corriger")
    return rows.select_index(next(i for i, each in enumerate(rows.options) if words in each)).run()


def excused(app):
    choose(app, "BÉCU Gaspard")
    return field(app.selectbox, "Statut").select("excused").run()


def told(app, word):
    """The last table that has a column of that name: what would change, for one."""
    return next(each.value for each in reversed(app.dataframe) if word in each.value)


def of_the_row(elements, label):
    """The field of the correction, the last outside a form: those that change the meeting come before."""
    return next(each for each in reversed(elements) if each.label == label and not each.form_id)


def latest(url):
    database = open_database(url)
    with database.reading() as tx:
        first = store.history(tx, NETWORK).iloc[0]
    database.close()
    return first


def test_the_marks_of_the_meeting_stand_with_their_cells(url):
    marks = told(at_the_meeting_of_june(), "Source").set_index("Personne")
    assert list(marks.loc["BÉCU Gaspard", ["Statut", "Source"]]) == [
        "○ Absent",
        "10_emargement_2026-06-16.xlsx, feuille Emargement juin, E16",
    ]


def test_before_and_after_stand_before_anything_is_written(url):
    change = told(excused(at_the_meeting_of_june()), "Après")
    assert list(change.iloc[0][["Avant", "Après"]]) == ["Absent", "Excusé"]


def test_a_correction_without_a_reason_is_not_written(url):
    app = excused(at_the_meeting_of_june())
    button(app, "Enregistrer la correction").click().run()
    assert (len(app.error), latest(url)["origin"]) == (1, "workbook")


def test_a_correction_is_written_with_its_reason_and_told(url):
    app = excused(at_the_meeting_of_june())
    field(app.text_input, REASON).input("erreur de saisie")
    button(app, "Enregistrer la correction").click().run()
    marks = told(app, "Source").set_index("Personne")
    assert (marks.loc["BÉCU Gaspard", "Statut"], latest(url)["reason"]) == ("◐ Excusé", "erreur de saisie")


def test_a_date_emptied_is_said_to_become_blank(url):
    app = part(at_the_meeting_of_june(), "Difficultés")
    choose(app, "Surmontée")
    field(app.date_input, "Surmontée le").set_value(None)
    field(app.selectbox, "Statut").select("open").run()
    change = told(app, "Après").set_index("Donnée")
    assert change.loc["Surmonté le", "Après"] == ""


def test_a_topic_forgotten_is_added_to_the_meeting(url):
    app = part(at_the_meeting_of_june(), "Sujets CODEV")
    choose(app, "Ajouter un sujet oublié")
    of_the_row(app.text_input, "Intitulé").input("L’accueil du samedi")
    field(app.selectbox, "Territoire").select("CC des 7 Vallées").run()
    field(app.text_input, REASON).input("oublié dans le classeur")
    button(app, "Enregistrer la correction").click().run()
    app = part(app, "Sujets CODEV")
    assert "L’accueil du samedi" in set(told(app, "Source")["Intitulé"])


def test_a_title_that_looks_like_formatting_stands_as_typed(url):
    app = part(at_the_meeting_of_june(), "Sujets CODEV")
    choose(app, "Ajouter un sujet oublié")
    of_the_row(app.text_input, "Intitulé").input("[a](b) **c**")
    field(app.selectbox, "Territoire").select("CC des 7 Vallées").run()
    field(app.text_input, REASON).input("oublié")
    button(app, "Enregistrer la correction").click().run()
    assert r"\[a\](b) \*\*c\*\*" in app.success[0].value


def test_a_line_withdrawn_is_seen_to_go(url):
    app = choose(part(at_the_meeting_of_june(), "Difficultés"), " – ")
    field(app.checkbox, "Retirer cette ligne, entrée par erreur").check().run()
    shown = told(app, "Après")
    assert (any("va être retirée" in each.value for each in app.markdown), set(shown["Après"])) == (True, {""})


def test_a_reader_is_shown_no_mark_and_no_form(url, monkeypatch):
    somebody = Viewer("copil", AccountRole.READER)
    for module in (data, frame):
        monkeypatch.setattr(module, "viewer", lambda: somebody)
    app = opened("meetings.py")
    columns = {str(column) for each in app.dataframe for column in each.value.columns}
    assert ([each.label for each in app.expander], columns & {"Nom", "Personne", "Marque"}) == ([], set())
