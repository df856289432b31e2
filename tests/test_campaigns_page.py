"""The page of self-assessments: campaigns planned and changed, and what is typed kept."""

import pytest
import streamlit as st
from samples import empty_store, sample_store
from stores import content
from test_pages import button, field, opened
from test_planned_campaigns import another_version, done, number, planned

from ctg_data.self_assessments.campaigns import Planned, change_campaign
from ctg_data.store import open_database


@pytest.fixture(autouse=True)
def _engine_given_back():
    yield
    st.cache_resource.clear()


@pytest.fixture
def filled(tmp_path, monkeypatch):
    monkeypatch.setenv("CTG_DATABASE_URL", sample_store(tmp_path))


@pytest.fixture
def database(tmp_path, monkeypatch):
    """A new store, opened beside the page."""
    url = empty_store(tmp_path)
    monkeypatch.setenv("CTG_DATABASE_URL", url)
    opened_beside = open_database(url)
    yield opened_beside
    opened_beside.close()


def said(app):
    return [each.value.replace("\xa0", " ") for each in (*app.success, *app.warning, *app.error, *app.info)]


def test_a_campaign_planned_is_listed_with_what_it_expects_and_chosen(filled):
    app = opened("self_assessments.py")
    field(app.text_input, "Nom").input("Mars 2027").run()
    button(app, "Prévoir cette campagne").click().run()
    row = app.dataframe[0].value.iloc[0]
    assert (row["Campagne"], "0 réponse sur 17" in row["Formulaires reçus"].replace("\xa0", " ")) == ("Mars 2027", True)


def test_a_change_is_shown_before_it_is_written_and_asks_why_once_answered(filled):
    app = opened("self_assessments.py")
    field(app.selectbox, "Campagne à changer").select_index(0).run()
    field(app.number_input[1:], "Réponses attendues").set_value(20).run()
    shown = next(each.value for each in app.dataframe if "Avant" in each.value).iloc[0]
    save = button(app, "Enregistrer la campagne")
    assert (shown["Avant"], shown["Après"], save.disabled) == ("17", "20", True)


def test_a_change_with_its_reason_is_in_the_history(filled):
    app = opened("self_assessments.py")
    field(app.selectbox, "Campagne à changer").select_index(0).run()
    field(app.number_input[1:], "Réponses attendues").set_value(20).run()
    field(app.text_input, "Motif").input("Trois arrivées").run()
    button(app, "Enregistrer la campagne").click().run()
    assert "20 attendues" in app.dataframe[0].value["Formulaires reçus"].iloc[0].replace("\xa0", " ")


def test_a_campaign_without_a_name_is_refused_in_words(database):
    app = opened("self_assessments.py")
    button(app, "Prévoir cette campagne").click().run()
    assert "attendu" in app.error[0].value


def test_the_lines_being_typed_keep_their_columns_when_the_questionnaire_changes(database):
    first = content(database, "questionnaire")["questionnaire"][0][0]
    planned(database, first)
    app = opened("self_assessments.py")
    field(app.selectbox, "Campagne").select_index(0).run()
    other = another_version(database, first, "Q1", "Q11")
    change = Planned("Mars 2026", planned_day(database), other, 17)
    done(database, lambda known: change_campaign(known, number(database), change))

    app.run()

    kept = [
        heading
        for heading in next(each.value for each in app.dataframe if "Q1" in each.value)
        if heading.startswith("Q")
    ]
    assert (len(kept), any("changé pendant votre saisie" in words for words in said(app))) == (10, True)


def planned_day(database):
    (row,) = content(database, "campaign")["campaign"]
    return row[4]


def test_the_questionnaires_are_listed_with_their_statements_and_campaigns(filled):
    app = opened("self_assessments.py")
    shown = next(each.value for each in app.dataframe if "Affirmation" in each.value)
    assert (len(shown), any("Campagnes" in each.value and "20 mois" in each.value for each in app.caption)) == (
        10,
        True,
    )


def test_a_title_corrected_is_told_to_make_no_version_before_it_is_written(filled):
    app = opened("self_assessments.py")
    field(app.selectbox, "Questionnaire à changer").select_index(0).run()
    field(app.text_input, "Titre").input("Notre questionnaire")
    button(app, "Voir ce qui change").click().run()
    before = any("Aucune nouvelle version" in each.value for each in app.markdown)
    button(app, "Enregistrer le questionnaire").click().run()
    assert (before, "Notre questionnaire" in app.dataframe[0].value["Questionnaire"].iloc[0]) == (True, True)


def test_a_questionnaire_without_a_statement_is_refused_in_words(database):
    app = opened("self_assessments.py")
    button(app, "Ajouter ce questionnaire").click().run()
    assert "attendu" in app.error[0].value
