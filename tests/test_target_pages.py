"""The targets on screen: set and changed in the settings, told on cards and in what asks for attention."""

from datetime import date

import pytest
import streamlit as st
from samples import empty_store, sample_store
from stores import NETWORK, TWO_BAYS, Filling, territory
from test_pages import button, field, opened

from ctg_data import store
from ctg_data.access import AccountRole, Viewer
from ctg_data.indicators.targets import WATCH_POINTS, WATCH_SHARE, Target, listed_targets
from ctg_data.selection import Selection
from ctg_data.store import open_database
from ctg_data.ui import data, frame
from ctg_data.vocabulary import TargetStatus

TWO_BAYS_NAME = "CA des 2 Baies en Montreuillois"
YEAR = (date(2025, 1, 1), date(2025, 12, 31))


@pytest.fixture(autouse=True)
def _engine_given_back():
    yield
    st.cache_resource.clear()


@pytest.fixture
def filled(tmp_path, monkeypatch):
    """The sample network; its address."""
    url = sample_store(tmp_path)
    monkeypatch.setenv("CTG_DATABASE_URL", url)
    return url


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """A new store; its address."""
    url = empty_store(tmp_path)
    monkeypatch.setenv("CTG_DATABASE_URL", url)
    return url


def aimed(url, indicator, value, place=None, start=YEAR[0], end=YEAR[1]):
    db = open_database(url)
    filling = Filling(db)
    where = None if place is None else territory(db, place)
    row = {"network_id": NETWORK, "territory_id": where, "start_on": start, "end_on": end}
    filling.add("target", indicator=indicator, value=value, **row)
    filling.commit(origin="screen")
    db.close()


def known(url) -> tuple[Target, ...]:
    db = open_database(url)
    with db.reading() as tx:
        found = listed_targets(store.targets(tx, Selection(NETWORK)))
    db.close()
    return found


def said(app):
    return "\n".join(each.value for each in (*app.markdown, *app.caption)).replace("\u202f", " ").replace("\xa0", " ")


def test_a_target_set_on_screen_is_in_the_list(empty):
    app = opened("settings.py")
    field(app.number_input, "Valeur visée (%)").set_value(80.0)
    button(app, "Fixer cette cible").click().run()

    (target,) = known(empty)
    row = app.dataframe[0].value.iloc[0].tolist()
    assert (target.value, row[:2], row[-2]) == (80.0, ["Taux de présence aux séances", "Tout le réseau"], "En vigueur")


def test_a_target_without_a_value_is_asked_for_and_nothing_is_written(empty):
    app = button(opened("settings.py"), "Fixer cette cible").click().run()

    assert ("attendu" in app.error[0].value, known(empty)) == (True, ())


def test_a_number_without_the_end_of_its_period_is_refused_on_screen(empty):
    app = opened("settings.py")
    field(app.selectbox, "Indicateur").select("Sujets traités en CODEV").run()
    field(app.number_input, "Valeur visée (sujets)").set_value(20.0)
    button(app, "Fixer cette cible").click().run()

    assert ("dernier jour" in app.error[0].value, known(empty)) == (True, ())


def test_a_target_ended_on_screen_keeps_its_value(empty):
    aimed(empty, "attendance_rate", 80.0, end=None)
    app = opened("settings.py")
    choice = field(app.selectbox, "Cible à changer")
    choice.select(choice.options[0]).run()
    [each for each in app.date_input if each.label == "Dernier jour"][1].set_value(YEAR[1])
    button(app, "Enregistrer").click().run()

    assert [(target.value, target.end) for target in known(empty)] == [(80.0, YEAR[1])]


def test_a_target_withdrawn_on_screen_is_gone(empty):
    aimed(empty, "attendance_rate", 80.0)
    app = opened("settings.py")
    choice = field(app.selectbox, "Cible à changer")
    choice.select(choice.options[0]).run()
    button(app, "Retirer cette cible").click().run()

    assert known(empty) == ()


def test_the_settings_say_what_became_of_each_target_in_its_own_place_and_days(filled):
    aimed(filled, "attendance_rate", 70.0)
    aimed(filled, "attendance_rate", 99.0, TWO_BAYS)
    aimed(filled, "attendance_rate", 10.0, start=date(2099, 1, 1), end=None)

    listed = opened("settings.py").dataframe[0].value
    told = dict(zip(zip(listed["Territoire"], listed["Cible"].str[:2], strict=True), listed["Statut"], strict=True))
    assert {place: status.replace("\xa0", " ") for place, status in told.items()} == {
        ("Tout le réseau", "70"): "✓ Atteint (provisoire)",
        (TWO_BAYS_NAME, "99"): "✗ Non atteint (provisoire)",
        ("Tout le réseau", "10"): "–",
    }


def test_a_reader_has_no_settings(empty, monkeypatch):
    for module in (data, frame):
        monkeypatch.setattr(module, "viewer", lambda: Viewer("copil", AccountRole.READER))

    with pytest.raises(ValueError, match="Could not find a navigation page"):
        opened("settings.py")


@pytest.mark.parametrize("page", ["overview.py", "attendance.py", "codev.py", "problems.py", "territories.py"])
def test_without_a_target_no_page_says_anything_of_it(filled, page):
    assert "Cible" not in said(opened(page))


def test_a_card_says_its_target_its_status_and_its_threshold(filled):
    aimed(filled, "attendance_rate", 70.0)

    told = said(opened("attendance.py", periode="2025"))

    assert ("Cible : 70 % – **✓ Atteint (provisoire)**" in told, "à surveiller dès 65 %" in told) == (True, True)


def test_a_target_of_another_year_says_nothing_of_this_one(filled):
    aimed(filled, "attendance_rate", 70.0)

    assert "Cible" not in said(opened("attendance.py", periode="2026"))


def test_a_target_not_reached_asks_for_attention_there_and_in_its_territories(filled):
    aimed(filled, "attendance_rate", 95.0)

    links = [each.proto.label for each in opened(periode="2025").get("page_link") if "cible" in each.proto.label]

    assert [("non atteinte, 7" in link, "3\xa0territoires" in link) for link in links] == [(True, False), (False, True)]


def test_a_target_reached_asks_for_nothing(filled):
    aimed(filled, "attendance_rate", 10.0)

    assert [each for each in opened().get("page_link") if "cible" in each.proto.label] == []


def test_the_sheet_of_a_territory_is_held_to_its_own_target(filled):
    aimed(filled, "attendance_rate", 70.0)
    aimed(filled, "attendance_rate", 99.0, TWO_BAYS)

    shown = {place: said(opened("territories.py", fiche=place)) for place in PLACES}

    assert [("Cible : 99 %" in told, "Cible du réseau : 70 %" in told) for told in shown.values()] == [
        (True, False),
        (False, True),
    ]


PLACES = ("CA des 2 Baies en Montreuillois", "CC des 7 Vallées")


def test_what_the_committee_typed_is_no_markup_beside_a_target(empty):
    filling = Filling(open_database(empty))
    told = {"network_id": NETWORK, "key": "own_1", "name": "Élus", "definition": "Élus venus.", "unit": "*élus*"}
    indicator = filling.add("custom_indicator", direction="up", **told)
    filling.add("custom_value", custom_indicator_id=indicator, period="2025", value=8.0)
    filling.commit(origin="screen")
    filling.db.close()
    aimed(empty, "own_1", 12.0)

    assert r"Cible : 12 \*élus\* – **✗ Non atteint**" in said(opened("own_indicators.py"))


def test_the_method_page_gives_the_rule_of_every_status_with_its_thresholds(empty):
    told = said(opened("method.py"))

    thresholds = (f"de {WATCH_POINTS} points au plus", f"de {WATCH_SHARE} % de la cible")
    assert [
        part for part in (*(f"**{status.label}**" for status in TargetStatus), *thresholds) if part not in told
    ] == []
