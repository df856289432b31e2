"""A meeting planned, moved then cancelled by keyboard alone, in a real browser."""

from datetime import date

import pytest
from browser import chromium, drawn, open_page, served
from playwright.sync_api import Page, expect
from samples import sample_store
from stores import NETWORK

from ctg_data import store
from ctg_data.selection import Selection
from ctg_data.store import open_database

pytestmark = pytest.mark.browser
FIRST, MOVED = date(2027, 6, 15), date(2027, 6, 22)


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def open_by_keyboard(page: Page, words: str) -> None:
    page.locator("summary").filter(has_text=words).focus()
    press(page, "Enter")
    drawn(page)


def type_day(page: Page, place: int, day: date) -> None:
    """Day, month and year in the three parts of the field."""
    page.get_by_test_id("stDateInput").nth(place).get_by_role("spinbutton").first.focus()
    page.keyboard.type(f"{day:%d%m%Y}")
    press(page, "Tab", "Escape", "Tab")  # the calendar opens on the way out, and the day counts once it is left
    drawn(page)


def enter_on(page: Page, button: str) -> None:
    page.get_by_role("button", name=button).focus()
    press(page, "Enter")
    drawn(page)


def statuses(url: str) -> dict[date, str]:
    database = open_database(url)
    with database.reading() as tx:
        plan = store.plan_of_meetings(tx, Selection(NETWORK))
    database.close()
    return dict(zip(plan["date"], plan["status"], strict=True))


def test_a_meeting_is_planned_moved_and_cancelled_by_keyboard(browser, tmp_path):
    url = sample_store(tmp_path)
    with served(url) as server:
        page = open_page(browser, f"{server}/rencontres")
        drawn(page)
        open_by_keyboard(page, "Prévoir une nouvelle rencontre")
        type_day(page, -1, FIRST)
        enter_on(page, "Prévoir cette rencontre")
        expect(page.get_by_text("Enregistré – Rencontre du 15/06/2027 prévue")).to_be_visible()
        drawn(page)
        expect(page.get_by_label("Rencontre à voir")).to_have_count(1)  # the former list is gone
        page.get_by_label("Rencontre à voir").focus()
        page.keyboard.type("15 juin 2027")
        press(page, "Enter")
        drawn(page)
        open_by_keyboard(page, "Modifier ou déplacer")
        type_day(page, 0, MOVED)
        enter_on(page, "Enregistrer les changements")
        expect(page.get_by_text("déplacée")).to_be_visible()
        enter_on(page, "Annuler cette rencontre")
        expect(page.get_by_role("button", name="Oui, annuler la rencontre")).to_be_visible()
        enter_on(page, "Oui, annuler la rencontre")
        expect(page.get_by_text("Enregistré – Rencontre du 22/06/2027 annulée")).to_be_visible()
    held = statuses(url)
    assert (held.get(FIRST), held[MOVED]) == (None, "cancelled")
