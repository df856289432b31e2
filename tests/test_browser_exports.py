"""A kit composed in a real browser: three charts and a comment, downloaded, opened and compared."""

from datetime import date

import pytest
from browser import chromium, drawn, open_page, served
from kits import drawn as charts_of
from kits import words_of
from playwright.sync_api import expect
from pptx import Presentation
from samples import committee_store
from stores import NETWORK

from ctg_data.kits.making import shelf
from ctg_data.selection import Selection
from ctg_data.store import open_database

pytestmark = pytest.mark.browser
OF_2026 = Selection(NETWORK, date(2026, 1, 1), date(2026, 12, 31))
CHOSEN = ("attendance_by_meeting", "codev_cumulative", "codev_by_territory")
COMMENT = "Deux postes sont restés vacants."


def described(url):
    """The charts chosen, as the pages of figures describe them."""
    database = open_database(url)
    with database.reading() as tx:
        known = {each.key: each for each in shelf(tx, OF_2026)}
    database.close()
    return [known[key] for key in CHOSEN]


def test_three_charts_and_a_comment_are_in_the_deck_as_on_screen(tmp_path):
    url = committee_store(tmp_path)
    chosen = described(url)
    with chromium() as browser, served(url) as server:
        page = open_page(browser, f"{server}/exports?periode=2026")
        drawn(page)
        for each in chosen:
            page.get_by_label("Graphiques, dans l’ordre où ils seront montrés").click()
            page.get_by_role("option", name=each.name, exact=True).click()
            page.keyboard.press("Escape")
            drawn(page)
        page.locator("summary").filter(has_text="Commentaires").click()
        page.get_by_role("textbox", name=chosen[0].name, exact=True).fill(COMMENT)
        page.keyboard.press("Tab")
        expect(page.locator(".st-key-kit-preview")).to_contain_text(COMMENT)
        drawn(page)
        with page.expect_download() as downloaded:
            page.get_by_role("button", name="PowerPoint").last.click()
        downloaded.value.save_as(tmp_path / "kit.pptx")
    deck = Presentation(str(tmp_path / "kit.pptx"))
    values = [tuple(chart.plots[0].series[0].values) for chart in charts_of(deck)]

    assert values == [each.chart.series[0].values for each in chosen]
    assert any(COMMENT in words_of(slide) for slide in deck.slides)
