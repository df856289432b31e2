"""The main job in a real browser: workbooks in, figures out, and the way back."""

import pytest
from browser import chromium, open_page, served
from playwright.sync_api import expect
from samples import directory_store, sample_store

from ctg_data.demonstration import workbooks

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


def test_a_deep_link_on_a_cold_server_opens_its_page_in_its_frame(browser, tmp_path):
    with served(sample_store(tmp_path)) as server:
        page = open_page(browser, f"{server}/presence?periode=2025")
        told = (
            page.get_by_role("heading", level=1).inner_text(),
            page.get_by_label("Période").input_value(),
            page.locator("html").get_attribute("lang"),
        )
    assert told == ("Présence", "2025", "fr")


def test_what_streamlit_says_by_itself_is_in_french(browser, tmp_path):
    with served(sample_store(tmp_path)) as server:
        page = open_page(browser, f"{server}/importer")
        expect(page.get_by_role("button", name="Choisir des fichiers")).to_be_visible()


def test_two_workbooks_dropped_and_confirmed_change_the_overview(browser, tmp_path):
    with served(directory_store(tmp_path)) as server:
        page = open_page(browser, f"{server}/importer")
        page.set_input_files("input[type=file]", workbooks()[1:3])
        page.get_by_role("button", name="Confirmer les 2 classeurs prêts").click()
        page.get_by_role("link", name="Voir la vue d’ensemble").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Vue d’ensemble")


def test_an_import_is_undone_from_its_history(browser, tmp_path):
    with served(sample_store(tmp_path)) as server:
        page = open_page(browser, f"{server}/importer")
        page.get_by_role("tab", name="Historique").click()
        page.get_by_label("Voir un import").click()
        page.get_by_role("option").first.click()
        page.get_by_role("button", name="Annuler cet import…").click()
        page.get_by_role("button", name="Oui, annuler cet import").click()
        expect(page.get_by_text("remises comme avant")).to_be_visible()
