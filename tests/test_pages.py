"""Every page through its frame, on the sample network and on a new store."""

from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from samples import directory_store, empty_store, sample_store
from stores import NETWORK, Filling
from streamlit.testing.v1 import AppTest

from ctg_data import store
from ctg_data.access import AccountRole, Viewer
from ctg_data.demonstration import workbooks
from ctg_data.store import open_database
from ctg_data.ui import data, frame

FRAME = Path(__file__).parents[1] / "pages" / "navigation.py"
PAGES = sorted(page.name for page in FRAME.parent.glob("*.py") if page != FRAME)
INDICATORS = ("overview.py", "attendance.py", "codev.py", "problems.py", "self_efficacy.py", "territories.py")


@pytest.fixture(autouse=True)
def _engine_given_back():
    yield
    st.cache_resource.clear()


@pytest.fixture
def filled(tmp_path, monkeypatch):
    """The sample network."""
    monkeypatch.setenv("CTG_DATABASE_URL", sample_store(tmp_path))


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """A new store; its address."""
    url = empty_store(tmp_path)
    monkeypatch.setenv("CTG_DATABASE_URL", url)
    return url


@pytest.fixture
def reader(monkeypatch):
    """Somebody of the steering committee looks."""
    somebody = Viewer("copil", AccountRole.READER)
    for module in (data, frame):
        monkeypatch.setattr(module, "viewer", lambda: somebody)


def opened(page="overview.py", **address):
    app = AppTest.from_file(str(FRAME), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    return app if page == "overview.py" else app.switch_page(page).run()


def button(app, label):
    return next(each for each in app.button if each.label == label)


def field(elements, label):
    return next(each for each in elements if each.label == label)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_sample_network_opens(filled, page):
    assert not opened(page).exception


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_a_new_store_opens(empty, page):
    assert not opened(page).exception


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_title_and_says_what_it_is_for(empty, page):
    app = opened(page)
    assert (len(app.title), bool(app.caption[0].value)) == (1, True)


@pytest.mark.parametrize("page", ["meetings.py", "import_workbooks.py", "people.py", "self_assessments.py"])
def test_a_page_without_data_says_what_to_do_first(empty, page):
    assert opened(page).info


STEPS = ("L’annuaire", "Le plan de l’année", "La première rencontre")


def steps(app):
    return [each.value for each in app.markdown if any(f"**{step}**" in each.value for step in STEPS)]


@pytest.mark.parametrize("page", ["overview.py", "attendance.py", "territories.py"])
def test_a_new_store_shows_three_steps_and_that_none_is_done(empty, page):
    assert [each.rpartition(" – ")[2] for each in steps(opened(page))] == ["à faire"] * 3


def test_with_the_directory_and_the_plan_only_the_first_meeting_is_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("CTG_DATABASE_URL", directory_store(tmp_path))

    assert [each.rpartition(" – ")[2].replace("\xa0", " ") for each in steps(opened())] == [
        "fait : 18 chargés de coopération",
        "fait : 10 rencontres au plan",
        "à faire",
    ]


def test_a_reader_of_a_new_store_is_not_asked_to_import(empty, reader):
    assert not steps(opened())


@pytest.mark.parametrize("page", INDICATORS)
def test_an_indicator_page_offers_the_period_and_the_territories(filled, page):
    app = opened(page)
    assert (field(app.selectbox, "Période").value, field(app.multiselect, "Territoires").value) == (
        "Toute la période",
        [],
    )


@pytest.mark.parametrize("page", [*INDICATORS, "meetings.py", "method.py"])
def test_a_reader_opens_the_figures(filled, reader, page):
    assert not opened(page).exception


@pytest.mark.parametrize("page", ["import_workbooks.py", "people.py", "self_assessments.py"])
def test_a_reader_cannot_open_what_holds_names(filled, reader, page):
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        opened(page)


def test_a_reader_is_offered_no_form(filled, reader):
    assert [each.label for each in opened("meetings.py").button] == []


def test_the_address_gives_the_period(filled):
    view = opened(periode="T1 2025").session_state["view"]
    assert (view.selection.start.isoformat(), view.selection.end.isoformat()) == ("2025-01-01", "2025-03-31")


def test_an_unknown_period_in_the_address_is_the_whole_period(filled):
    assert opened(periode="T9 1789").session_state["view"].period == "Toute la période"


def test_the_period_survives_a_page_without_filters(filled):
    app = opened(periode="2025")
    app.switch_page("meetings.py").run()
    app.switch_page("codev.py").run()
    assert app.session_state["view"].period == "2025"


def test_the_whole_network_is_not_a_choice_while_there_is_only_one(filled):
    assert "Réseau" not in [each.label for each in opened().selectbox]


def test_a_person_added_on_screen_is_in_the_list(empty):
    app = opened("people.py")
    field(app.text_input, "Nom").input("Vasseur")
    field(app.text_input, "Prénom").input("Zoé")
    field(app.selectbox, "Territoire").select("CC des 7 Vallées")
    button(app, "Ajouter cette personne").click().run()
    assert list(app.dataframe[0].value["Nom"]) == ["Vasseur"]


def test_a_membership_known_since_another_day_is_not_moved_unseen(empty):
    app = opened("people.py")
    for start in (date(2025, 1, 1), date(2026, 1, 1)):
        field(app.text_input, "Nom").input("Vasseur")
        field(app.selectbox, "Territoire").select("CC des 7 Vallées")
        field(app.date_input, "Depuis le").set_value(start)
        button(app, "Ajouter cette personne").click().run()
    shown, kept = app.dataframe[-1].value, app.dataframe[0].value
    assert (list(shown["Avant"]), list(kept["Depuis le"])) == (["01/01/2025"], ["01/01/2025"])


def test_a_person_without_a_name_is_refused_in_words_and_nothing_is_written(empty):
    app = opened("people.py")
    field(app.text_input, "Prénom").input("Zoé")
    button(app, "Ajouter cette personne").click().run()
    assert ("*Nom*" in app.error[0].value, len(app.dataframe)) == (True, 0)


def test_a_form_below_the_fold_says_that_what_is_missing_stands_above(empty):
    app = opened("people.py")
    button(app, "Ajouter cette personne").click().run()
    assert "en haut de la page" in app.toast[0].value


def test_an_import_undone_on_screen_stays_in_the_history(filled):
    app = opened("import_workbooks.py")
    field(app.selectbox, "Voir un import").select_index(0).run()
    button(app, "Annuler cet import…").click().run()
    button(app, "Oui, annuler cet import").click().run()
    assert list(app.dataframe[0].value["État"])[:2] == ["annulé", "en vigueur"]


def test_a_draft_waits_for_whoever_comes_back(empty):
    database = open_database(empty)
    with database.writing() as tx:
        store.save_draft(tx, NETWORK, "annuaire.xlsx", workbooks()[0].read_bytes(), {})
    database.close()
    assert "annuaire.xlsx" in opened("import_workbooks.py").expander[0].label


def test_a_draft_confirmed_is_imported(empty):
    database = open_database(empty)
    with database.writing() as tx:
        store.save_draft(tx, NETWORK, "annuaire.xlsx", workbooks()[0].read_bytes(), {})
    database.close()
    app = opened("import_workbooks.py")
    button(app, "Confirmer l’import").click().run()
    assert "annuaire.xlsx" in app.success[0].value


def test_a_membership_ended_on_screen_leaves_the_list_of_those_present(filled):
    app = opened("people.py")
    listed = set(app.dataframe[0].value["Nom"])
    field(app.selectbox, "Rattachement").select_index(0).run()
    field(app.date_input, "Dernier jour").set_value(date(2026, 10, 31)).run()
    button(app, "Enregistrer").click().run()
    assert len(listed - set(app.dataframe[0].value["Nom"])) == 1


def test_a_change_of_role_ends_one_membership_and_begins_another(filled):
    app = opened("people.py")
    before = len(app.dataframe[0].value)
    field(app.selectbox, "Rattachement").select_index(0).run()
    act = field(app.radio, "Que faut-il en faire ?")
    act.set_value(act.options[1]).run()
    field(app.selectbox, "Nouveau rôle").select_index(1).run()
    button(app, "Enregistrer").click().run()
    assert (len(app.dataframe[0].value) - before, "modifié" in app.success[0].value) == (1, True)


def test_a_new_territory_never_changes_the_role_of_who_keeps_it(filled):
    app = opened("people.py")
    field(app.selectbox, "Rattachement").select_index(0).run()  # an operator
    act = field(app.radio, "Que faut-il en faire ?")
    act.set_value(act.options[1]).run()
    field(app.selectbox, "Nouveau territoire").select("CC des 7 Vallées").run()
    shown = app.dataframe[-1].value
    assert set(shown.loc[shown["Donnée"] == "Rôle", "Après"]) == {"Opérateur associé"}


def test_a_membership_yet_to_begin_can_be_changed(empty):
    app = opened("people.py")
    field(app.text_input, "Nom").input("Vasseur")
    field(app.selectbox, "Territoire").select("CC des 7 Vallées")
    field(app.date_input, "Depuis le").set_value(date(2199, 1, 1))
    button(app, "Ajouter cette personne").click().run()
    field(app.selectbox, "Rattachement").select_index(0).run()
    assert not app.exception


@pytest.fixture
def twins(empty):
    """A new store with Claire Leroy-Martin and Claire Leroy, who are one person."""
    database = open_database(empty)
    filling = Filling(database)
    claire, twin = filling.person("Leroy-Martin", "Claire"), filling.person("Leroy", "Claire", "Caf *62*")
    march = filling.meeting(date(2025, 3, 18))
    for person, status in ((claire, "absent"), (twin, "present")):
        filling.member(person, None, "facilitator")
        filling.attendance(march, person, status, role="facilitator")
    filling.commit()
    database.close()


def test_two_records_that_resemble_each_other_are_proposed_and_made_one(twins):
    app = opened("people.py")
    field(app.selectbox, "Fiches qui se ressemblent").select_index(0).run()
    app.radio[-1].set_value("present").run()
    button(app, "Réunir ces deux fiches").click().run()
    assert ("fiche réunie" in app.success[0].value, len(app.dataframe[0].value)) == (True, 1)


def test_two_records_are_not_made_one_while_their_marks_differ(twins):
    app = opened("people.py")
    field(app.selectbox, "Fiches qui se ressemblent").select_index(0).run()
    assert button(app, "Réunir ces deux fiches").disabled


def test_the_same_record_twice_is_said(twins):
    app = opened("people.py")
    for words in ("Fiche à garder", "Fiche en double"):
        field(app.selectbox, words).select_index(0)
    app.run()
    assert "attendu : deux fiches" in app.warning[0].value


def test_a_record_corrected_on_screen_is_in_the_list(twins):
    app = opened("people.py")
    field(app.selectbox, "Fiche à corriger").select_index(0).run()
    field([each for each in app.text_input if each.value], "Nom").input("Le Roy")
    button(app, "Enregistrer la correction").click().run()
    assert list(app.dataframe[0].value["Nom"]) == ["Le Roy", "Leroy-Martin"]


def test_a_record_without_a_name_is_refused_in_words(twins):
    app = opened("people.py")
    field(app.selectbox, "Fiche à corriger").select_index(0).run()
    for label in ("Nom", "Prénom"):
        field([each for each in app.text_input if each.value], label).input("")
    button(app, "Enregistrer la correction").click().run()
    assert "attendu" in app.error[0].value


def test_the_campaign_chosen_opens_a_grid_with_a_column_per_question(filled):
    app = opened("self_assessments.py")
    field(app.selectbox, "Campagne").select_index(0).run()
    grid = next(each.value for each in app.dataframe if "Q1" in each.value)
    assert [heading for heading in grid if heading.startswith("Q")] == [f"Q{number}" for number in range(1, 11)]


def test_two_networks_offer_the_choice_of_the_network(empty):
    database = open_database(empty)
    second = Filling(database)
    second.add("network", name="Réseau départemental")
    second.commit()
    database.close()
    app = opened()
    assert field(app.selectbox, "Réseau").options[0] == app.session_state["view"].network
