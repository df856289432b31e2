"""The main job in a real browser: workbooks in, figures out, and the way back."""

import pytest
from browser import chromium, open_page, served
from playwright.sync_api import expect
from samples import directory_store, sample_store
from stores import NETWORK

from ctg_data import store
from ctg_data.charts.numbers import written
from ctg_data.demonstration import workbooks
from ctg_data.indicators.figure import latest
from ctg_data.indicators.figures import figures
from ctg_data.selection import Selection
from ctg_data.store import open_database

PACE = 150  # milliseconds from one key to the next: the grid takes a value at the pace of a person
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


def rate(url):
    """The rate of presence of the whole network, as the store counts it and a card writes it."""
    database = open_database(url)
    with database.reading() as tx:
        counted = figures(store.counts(tx, Selection(NETWORK)))
    database.close()
    return written(latest(counted, "attendance_rate"))


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
    url = directory_store(tmp_path)
    with served(url) as server:
        page = open_page(browser, f"{server}/importer")
        page.set_input_files("input[type=file]", workbooks()[1:3])
        page.locator("summary").filter(has_text="02_emargement_2025-06-17.xlsx").click()
        expect(page.get_by_text("Pour information (").last).to_be_visible()
        page.get_by_role("button", name="Confirmer les 2 classeurs prêts").click()
        page.get_by_role("link", name="Voir la vue d’ensemble").click()
        expect(page.get_by_test_id("stMetricValue").first).to_have_text(rate(url))


def test_an_import_is_undone_from_its_history(browser, tmp_path):
    with served(sample_store(tmp_path)) as server:
        page = open_page(browser, f"{server}/importer")
        page.get_by_role("tab", name="Historique").click()
        page.get_by_label("Voir un import").click()
        page.get_by_role("option").first.click()
        page.get_by_role("button", name="Annuler cet import…").click()
        page.get_by_role("button", name="Oui, annuler cet import").click()
        expect(page.get_by_text("remises comme avant")).to_be_visible()


def test_paper_forms_are_typed_in_by_keyboard_alone(browser, tmp_path):
    with served(sample_store(tmp_path)) as server:
        page = open_page(browser, f"{server}/auto-evaluations")
        page.get_by_role("combobox", name="Campagne").fill("24 mois")
        page.keyboard.press("Enter")
        grid = page.get_by_role("region", name="Saisie des formulaires")
        cells = [grid.get_by_test_id(f"glide-cell-{column}-0") for column in range(1, 13)]
        cells[0].wait_for(state="attached")
        grid.get_by_test_id("data-grid-canvas").focus()
        for cell, value in zip(cells, ("AB12", "", *"7777777777"), strict=True):
            type_in(page, cell, value)
        page.get_by_role("button", name="Enregistrer les formulaires").click()
        expect(page.get_by_text("Enregistré – Campagne")).to_be_visible()


def type_in(page, cell, value):
    """Type a value in the cell that holds the focus, and go to the next one."""
    expect(cell).to_have_attribute("aria-selected", "true")
    if value:
        page.keyboard.press("Enter")
        editor = page.locator("#portal textarea, #portal input")
        expect(editor).to_be_focused()
        page.keyboard.type(value, delay=PACE)
        expect(editor).to_have_value(value)
    page.keyboard.press("Tab")
    expect(cell).to_have_text(value)


def test_a_figure_is_followed_to_its_cell_and_its_workbook_by_keyboard_alone(browser, tmp_path):
    with served(sample_store(tmp_path)) as server:
        page = open_page(browser, f"{server}/presence")
        page.get_by_role("button", name="D’où vient ce chiffre").first.focus()
        page.keyboard.press("Enter")
        rows = page.get_by_role("dialog")
        row = rows.get_by_role("combobox", name="Ouvrir une ligne")
        row.focus()
        page.keyboard.type("coppin julien, 16/06", delay=PACE)
        expect(page.get_by_role("option").first).to_contain_text("COPPIN Julien, 16/06/2026")
        page.keyboard.press("Enter")
        cell = "Présent – 10_emargement_2026-06-16.xlsx, feuille Emargement juin, E18"
        expect(rows.get_by_text(cell)).to_be_visible()
        rows.get_by_role("link", name="dans l’historique").focus()
        page.keyboard.press("Enter")
        with page.expect_download() as original:
            page.get_by_role("button", name="Télécharger l’original").focus()
            page.keyboard.press("Enter")
    assert original.value.suggested_filename == "10_emargement_2026-06-16.xlsx"
