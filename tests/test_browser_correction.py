"""The mistake found six months later, in a real browser: corrected with a reason, named when its sheet comes again."""

import pytest
from browser import chromium, drawn, open_page, served
from playwright.sync_api import expect
from samples import sample_store
from stores import NETWORK

from ctg_data import store
from ctg_data.demonstration import workbooks
from ctg_data.selection import Selection
from ctg_data.store import open_database

pytestmark = pytest.mark.browser
SHEET = next(file for file in workbooks() if "2026-06-16" in file.name and "emargement" in file.name)
REASON = "arrivé·e après l’appel"


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


def choose(page, label, words):
    """One choice of a list, by keyboard, once what holds it has unfolded and the page has nothing left to draw."""
    listed = page.get_by_role("combobox", name=label)
    listed.click(trial=True)
    drawn(page)
    listed.focus()
    page.keyboard.type(words, delay=20)
    expect(page.get_by_role("option").first).to_contain_text(words)
    page.keyboard.press("Enter")


def correct_a_mark(page):
    choose(page, "Rencontre à voir, à préparer ou à modifier", "16 juin 2026")
    expect(page.get_by_text("Présences (27)")).to_be_attached()  # those of June, once the page has run again
    page.locator("summary").filter(has_text="Voir et corriger ce qui est enregistré").click()
    # The grid above the list comes last, and closes a list opened before it.
    expect(page.get_by_label("Présences de la rencontre").locator("canvas").first).to_be_visible()
    choose(page, "Ligne à corriger", "BÉCU Gaspard")
    choose(page, "Statut", "Excusé")
    page.get_by_label("Motif de la correction").fill(REASON)
    page.get_by_role("button", name="Enregistrer la correction").click()
    expect(page.get_by_text("Enregistré – Correction")).to_be_visible()


def mark(url):
    """What is recorded of the person whose mark was corrected."""
    database = open_database(url)
    with database.reading() as tx:
        plan = store.plan_of_meetings(tx, Selection(NETWORK)).set_index("date")
        (day,) = [each for each in plan.index if each.isoformat() == "2026-06-16"]
        marks = store.recorded(tx, int(plan.loc[day, "meeting_id"])).marks.set_index("person")
    database.close()
    return marks.loc["BÉCU Gaspard", "status"]


def test_a_mark_corrected_is_named_before_the_same_sheet_replaces_it(browser, tmp_path):
    url = sample_store(tmp_path)
    with served(url) as server:
        page = open_page(browser, f"{server}/rencontres")
        correct_a_mark(page)
        corrected = mark(url)
        page.goto(f"{server}/importer")
        again = {"name": "juin.xlsx", "mimeType": "application/octet-stream", "buffer": SHEET.read_bytes() + b"\0"}
        page.set_input_files("input[type=file]", [again])
        expect(page.get_by_text("corrigé à l’écran par utilisateur local").first).to_contain_text(REASON)
        page.get_by_role("button", name="Confirmer l’import").click()
        expect(page.get_by_text("Importé").first).to_be_visible()
    assert (corrected, mark(url)) == ("excused", "absent")
