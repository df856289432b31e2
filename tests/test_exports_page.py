"""The page of exports: kits ready in one click, and one composed."""

import os
from datetime import date

import pytest
from samples import committee_store, empty_store
from stores import NETWORK
from test_pages import opened

from ctg_data.kits.files import FORMATS
from ctg_data.kits.making import shelf
from ctg_data.selection import Selection
from ctg_data.store import open_database
from ctg_data.ui.markdown import plain

OF_2026 = Selection(NETWORK, date(2026, 1, 1), date(2026, 12, 31))
CHOSEN = ["codev_themes", "attendance_by_meeting", "problem_flow"]


@pytest.fixture
def filled(tmp_path, monkeypatch):
    monkeypatch.setenv("CTG_DATABASE_URL", committee_store(tmp_path))


def texts(app):
    return "\n".join(each.value for each in (*app.markdown, *app.caption)).replace("\xa0", " ")


def titles():
    """The titles of the charts chosen, in order, as the page may write them."""
    database = open_database(os.environ["CTG_DATABASE_URL"])
    with database.reading() as tx:
        known = {each.key: each.chart.title for each in shelf(tx, OF_2026)}
    database.close()
    return [plain(known[key]) for key in CHOSEN]


def test_two_kits_are_ready_in_every_format_whatever_the_period_that_of_the_committee_since_it_sat(filled):
    app = opened("exports.py", periode="2025")

    assert (len(app.get("download_button")), "Période : du 30/09/2026 au" in texts(app)) == (2 * len(FORMATS), True)


def test_what_the_kit_will_hold_follows_the_order_chosen(filled):
    app = opened("exports.py", periode="2026")
    app.multiselect(key="kit-charts").set_value(CHOSEN).run()
    (held,) = (
        each.value.splitlines() for each in app.markdown if "L’essentiel" in each.value and "Annexe" in each.value
    )
    starts = ["1. Comité de pilotage", "1. L’essentiel", *(f"1. {title}" for title in titles())]

    assert all(line.startswith(start) for line, start in zip(held, starts, strict=False))


def test_a_new_store_says_what_comes_first(tmp_path, monkeypatch):
    monkeypatch.setenv("CTG_DATABASE_URL", empty_store(tmp_path))

    assert len(opened("exports.py").info) == 1
