"""The main job in a real browser: workbooks in, figures out, and the way back."""

from datetime import date

import pytest
from browser import chromium, open_page, served
from playwright.sync_api import expect
from samples import directory_store, sample_store
from sheets import xlsx
from stores import NETWORK, content

from ctg_data import store
from ctg_data.charts.numbers import written
from ctg_data.demonstration import workbooks
from ctg_data.indicators.figure import latest
from ctg_data.indicators.figures import figures
from ctg_data.selection import Selection
from ctg_data.store import open_database
from ctg_data.store.rows import TABLES

PACE = 150  # milliseconds from one key to the next: the grid takes a value at the pace of a person
ROW_3 = {"x": 90, "y": 125}  # in the drawing of a sheet
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
        expect(page.get_by_text("Ce qui a été lu")).to_be_visible()
        page.get_by_role("button", name="Confirmer les 2 classeurs prêts").click()
        page.get_by_role("link", name="Voir la vue d’ensemble").click()
        expect(page.get_by_test_id("stMetricValue").first).to_have_text(rate(url))


def test_a_workbook_made_by_hand_is_mended_on_screen_to_a_committed_import(browser, tmp_path):
    url = directory_store(tmp_path)
    with served(url) as server:
        page = open_page(browser, f"{server}/importer")
        page.set_input_files("input[type=file]", made_by_hand(tmp_path))
        choose(page, "Que signifie la marque", "Présent")
        expect(page.get_by_text("Marque « X » : Présent")).to_be_visible()
        give_day(page, "18032025")
        page.get_by_text("C’est la même personne : Bruno DELATTRE").click()
        page.get_by_text("CC du Haut-Pays du Montreuillois", exact=True).click()
        page.get_by_role("button", name="Confirmer l’import").click()
        expect(page.get_by_text("Importé :")).to_be_visible()
    assert taken_in(url, date(2025, 3, 18)) == (
        {"CARLIER": "present", "DELATTRE": "present", "FOURNIER": "excused"},
        {"Mobiliser les élus": "CC du Haut-Pays du Montreuillois"},
    )


def test_a_header_and_a_column_pointed_at_in_the_sheet_are_still_read_once_the_tab_is_lost(browser, tmp_path):
    with served(directory_store(tmp_path)) as server:
        page = open_page(browser, f"{server}/importer")
        page.set_input_files("input[type=file]", without_a_header(tmp_path))
        page.locator(".dvn-scroller").first.click(position=ROW_3)
        page.get_by_text("La ligne 3 est une ligne d’en-tête").click()
        page.get_by_text("La seule", exact=True).click()
        page.get_by_role("button", name="Relire ainsi").last.click()
        expect(page.get_by_text("en-tête à la ligne 3", exact=True)).to_be_visible()
        page.get_by_text("La colonne A contient autre chose").click()
        choose(page, "Lire à la place", "Nom Prénom")
        page.get_by_role("button", name="Relire ainsi").last.click()
        expect(page.get_by_text("colonne de A3 : Nom Prénom")).to_be_visible()
        page.reload()
        expect(page.get_by_text("colonne de A3 : Nom Prénom")).to_be_visible()
        expect(page.get_by_text("en-tête à la ligne 3", exact=True)).to_be_visible()
        expect(page.get_by_text("prêt à confirmer")).to_be_visible()


def made_by_hand(folder):
    """A sheet with an X that may mean anything, a day that no month has, a name near a known one, a strange place."""
    people = (
        ("CARLIER", "Amandine", "CC du Haut-Pays", "X"),
        ("DELATRE", "Bruno", "CC du Haut-Pays", "X"),
        ("FOURNIER", "Céline", "CC du Haut-Pays", "EXC"),
    )
    titles = (("Réseau des chargés de coopération",), ("Date : 31/02/2025",), ())
    topics = (("Sujet", "Type", "Territoire"), ("Mobiliser les élus", "Besoin", "Montreuillois Nord"))
    file = folder / "mars.xlsx"
    file.write_bytes(xlsx({"Mars": (*titles, ("Nom", "Prénom", "Structure", "Présence"), *people), "CODEV": topics}))
    return file


def without_a_header(folder):
    """A sheet whose header no synonym knows."""
    rows = (("Réseau, le 18/03/2025",), (), ("Qui", "Là"), ("CARLIER Amandine", "P"), ("COPPIN Julien", "P"))
    file = folder / "sans_en_tete.xlsx"
    file.write_bytes(xlsx({"Mars": rows}))
    return file


def choose(page, label, option):
    """Choose in a list, once it shows what is wanted."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).click()


def give_day(page, digits):
    """Type a day in the first calendar of the page."""
    page.get_by_test_id("stDateInput").first.get_by_role("spinbutton").first.click()
    page.keyboard.type(digits, delay=PACE)
    page.keyboard.press("Escape")


def taken_in(url, day):
    """The presences known of a meeting by name, and its topics with their territory, as the store holds them."""
    database = open_database(url)
    held = {
        table: rows_of(database, table) for table in ("meeting", "attendance", "person", "codev_topic", "territory")
    }
    database.close()
    meeting = next(row["id"] for row in held["meeting"] if row["date"] == day)
    names = {row["id"]: row["last_name"] for row in held["person"]}
    places = {row["id"]: row["name"] for row in held["territory"]}
    presences = {names[row["person_id"]]: row["status"] for row in held["attendance"] if row["meeting_id"] == meeting}
    topics = {row["title"]: places[row["territory_id"]] for row in held["codev_topic"] if row["meeting_id"] == meeting}
    return {name: status for name, status in presences.items() if status != "unknown"}, topics


def rows_of(database, table):
    return [dict(zip(TABLES[table].c.keys(), row, strict=True)) for row in content(database, table)[table]]


def test_an_import_is_undone_from_its_history(browser, tmp_path):
    with served(sample_store(tmp_path)) as server:
        page = open_page(browser, f"{server}/importer")
        page.get_by_role("tab", name="Historique").click()
        page.get_by_label("Voir un import").click()
        page.get_by_role("option").first.click()
        page.get_by_role("button", name="Annuler cet import…").click()
        page.get_by_role("button", name="Oui, annuler cet import").click()
        expect(page.get_by_test_id("stAlert").get_by_text("remises comme avant")).to_be_visible()


def test_paper_forms_are_typed_in_by_keyboard_alone(browser, tmp_path):
    with served(sample_store(tmp_path)) as server:
        page = open_page(browser, f"{server}/auto-evaluations")
        page.locator("summary", has_text="Prévoir une campagne").press("Enter")
        page.get_by_label("Nom", exact=True).fill("24 mois")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Prévoir cette campagne").press("Enter")
        expect(page.get_by_text("Enregistré – « 24 mois »")).to_be_visible()
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


def test_an_answer_given_by_keyboard_leads_to_the_next_question(browser, tmp_path):
    with served(directory_store(tmp_path)) as server:
        page = open_page(browser, f"{server}/importer")
        page.set_input_files("input[type=file]", two_marks_open(tmp_path))
        page.get_by_role("combobox", name="Que signifie la marque « X »").focus()
        page.keyboard.type("présent", delay=PACE)
        page.keyboard.press("Enter")
        expect(page.get_by_text("Marque « X » : Présent")).to_be_visible()
        expect(page.get_by_role("combobox", name="Que signifie la marque « A »")).to_be_focused()


def two_marks_open(folder):
    """A sheet with two marks that may mean several things."""
    people = (("CARLIER", "Amandine", "X"), ("COPPIN", "Julien", "A"))
    file = folder / "mars.xlsx"
    file.write_bytes(xlsx({"Mars": (("Séance du 18/03/2025",), (), ("Nom", "Prénom", "Présence"), *people)}))
    return file
