"""The page of the committee, as a co-animator writes it and as a reader reads it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import streamlit as st
from samples import empty_store, sample_store
from stores import NETWORK, Filling
from streamlit.testing.v1 import AppTest

from ctg_data import store
from ctg_data.access import AccountRole, Viewer
from ctg_data.committee.figures import shown_to_readers
from ctg_data.committee.planning import Decided, Sitting, decision_plan, sitting_plan
from ctg_data.committee.writing import record, write
from ctg_data.selection import Selection
from ctg_data.store import Database, open_database
from ctg_data.ui import data, frame

FRAME = Path(__file__).parents[1] / "pages" / "navigation.py"
SAT, LATE = date(2025, 12, 12), date(2026, 3, 31)


@pytest.fixture(autouse=True)
def _engine_given_back():
    yield
    st.cache_resource.clear()


@pytest.fixture
def sample(tmp_path, monkeypatch):
    """The sample network; its address."""
    url = sample_store(tmp_path)
    monkeypatch.setenv("CTG_DATABASE_URL", url)
    return url


@pytest.fixture
def sat(sample):
    """The sample network after a sitting with one decision, late."""
    db = open_database(sample)
    number = sitting(db, SAT)
    decided = Decided("Relancer *les élus*", "attendance_rate", "Coordination Caf", LATE)
    write(db, decision_plan(NETWORK, number, decided), label="Décision")
    db.close()


@pytest.fixture
def reader(monkeypatch):
    """Somebody of the steering committee looks."""
    somebody = Viewer("copil", AccountRole.READER)
    for module in (data, frame):
        monkeypatch.setattr(module, "viewer", lambda: somebody)


def sitting(db: Database, day: date) -> int:
    sat = Sitting(NETWORK, day, date(2025, 1, 1), date(2025, 12, 31))
    with db.reading() as tx:
        plan = sitting_plan(
            sat, shown_to_readers(store.counts_for_readers(tx, sat.selection), store.own_values(tx, sat.selection))
        )
    record(db, sat, plan)
    with db.reading() as tx:
        return int(store.committees(tx, Selection(NETWORK))["committee_id"].iloc[0])


def opened(page="decisions.py"):
    return AppTest.from_file(str(FRAME), default_timeout=60).run().switch_page(page).run()


def button(app, label):
    return next(each for each in app.button if each.label == label)


def field(elements, label):
    return next(each for each in elements if each.label == label)


def said(app):
    return "\n".join(each.value for each in (*app.markdown, *app.caption))


def test_a_store_without_a_committee_says_what_the_page_will_hold(tmp_path, monkeypatch):
    monkeypatch.setenv("CTG_DATABASE_URL", empty_store(tmp_path))

    assert "Aucun comité de pilotage" in opened().info[0].value


def test_a_sitting_recorded_on_screen_is_read_beside_today(sample):
    app = opened()
    field(app.selectbox, "Période des chiffres montrés").select("2025").run()
    button(app, "Enregistrer ce comité").click().run()

    assert ("comité du" in app.success[0].value, "inchangé aujourd’hui" in said(app)) == (True, True)


def test_the_form_of_a_sitting_just_recorded_does_not_refuse_it(sample):
    app = opened()
    button(app, "Enregistrer ce comité").click().run()

    assert not app.warning


def test_a_sitting_to_come_is_refused_in_words(sample):
    app = opened()
    field(app.date_input, "Date du comité").set_value(date.today() + timedelta(days=1)).run()

    assert "au plus tard aujourd’hui" in app.warning[0].value


def test_the_periods_offered_have_begun_by_the_day_of_the_sitting(sample):
    app = opened()
    field(app.date_input, "Date du comité").set_value(SAT).run()

    assert field(app.selectbox, "Période des chiffres montrés").value == "2025"


def test_last_times_decisions_come_first_and_the_late_one_is_said(sat):
    app = opened()

    headings = [each.value for each in app.header]
    assert (headings[0], "▲ En retard" in said(app)) == ("À suivre depuis les comités précédents", True)


def test_what_was_typed_in_a_decision_formats_nothing(sat):
    assert "**Relancer \\*les élus\\***" in [each.value for each in opened().markdown]


def test_a_decision_is_done_in_one_click_and_may_be_taken_up_again(sat):
    app = opened()
    button(app, "Faite").click().run()
    done = "✓ Faite" in said(app)
    button(app, "Rouvrir").click().run()

    assert (done, "▲ En retard" in said(app)) == (True, True)


def test_a_decision_settled_stays_in_its_place_so_that_a_second_click_spares_the_next(sat):
    app = opened()
    button(app, "Faite").click().run()

    assert ("✓ Faite" in said(app), "Aucune décision en cours." in said(app)) == (True, False)


def test_a_decision_settled_another_day_is_no_longer_to_follow(sat):
    button(opened(), "Faite").click().run()

    assert "Aucune décision en cours." in said(opened())


def test_a_decision_taken_on_screen_stands_with_its_sitting(sat):
    app = opened()
    field(app.text_area, "Décision").input("Prévoir une visite")
    button(app, "Ajouter cette décision").click().run()

    assert "**Prévoir une visite**" in [each.value for each in app.markdown]


def test_a_decision_may_be_attached_to_an_indicator_of_the_committees_own(sample):
    db = open_database(sample)
    filling = Filling(db)
    filling.add("custom_indicator", network_id=NETWORK, key="own:1", name="Élus rencontrés", definition="…")
    filling.commit()
    number = sitting(db, SAT)
    write(db, decision_plan(NETWORK, number, Decided("Les revoir", "own:1")), label="Décision")
    db.close()

    assert "Élus rencontrés" in said(opened())


def test_a_decision_without_words_is_refused(sat):
    app = opened()
    button(app, "Ajouter cette décision").click().run()

    assert "La décision est vide" in app.error[0].value


def test_a_reader_reads_the_sitting_and_its_decisions(sat, reader):
    app = opened()

    assert ("Relancer" in said(app), "au copil du 12\u00a0décembre" in said(app)) == (True, True)


def test_a_reader_changes_nothing(sat, reader):
    app = opened()

    assert ([each.label for each in app.button], [each.label for each in app.text_area]) == ([], [])


def links(app):
    return [each.proto.label for each in app.get("page_link")]


def test_the_overview_leads_to_the_decisions_under_way(sat):
    assert "Décisions en cours (1), 1 en retard" in links(opened("overview.py"))


def test_the_overview_says_nothing_where_nothing_was_decided(sample):
    found = links(opened("overview.py"))

    assert (bool(found), [each for each in found if "Décisions" in each]) == (True, [])
