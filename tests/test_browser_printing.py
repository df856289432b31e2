"""On paper: the sheet of a territory holds on one A4 page, and nothing on it asks to be clicked."""

import re
from contextlib import closing

import pytest
from browser import chromium, drawn, open_page, served
from samples import sample_store

from ctg_data.demonstration import committee
from ctg_data.store import open_database

pytestmark = pytest.mark.browser
A4 = {"width": 718, "height": 1000}  # what its margins leave, in pixels of a browser
TERRITORIES = ("CA des 2 Baies en Montreuillois", "CC des 7 Vallées", "CC du Haut-Pays du Montreuillois")
OUT_OF_PLACE = """() => {
  const asked = '[data-testid=stSidebar], button, input, summary';
  const seen = [...document.querySelectorAll(asked)].filter((each) => each.checkVisibility());
  const charts = [...document.querySelectorAll('.js-plotly-plot .main-svg')];
  const whole = charts.filter((chart) => chart.hasAttribute('viewBox')
    && chart.getBoundingClientRect().right <= innerWidth);
  return [seen.map((each) => each.outerHTML.slice(0, 120)), charts.length > 0 && charts.length === whole.length];
}"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    url = sample_store(tmp_path_factory.mktemp("sample"))
    with closing(open_database(url)) as db:
        committee.aim(db)
    with served(url) as server, chromium() as browser:
        opened = open_page(browser, f"{server}/territoires")
        drawn(opened)
        yield opened


@pytest.mark.parametrize("territory", TERRITORIES)
def test_the_sheet_of_a_territory_is_printed_on_one_page(page, territory):
    page.goto(f"{page.url.split('?')[0]}?fiche={territory}")
    page.get_by_role("heading", level=2, name=territory).wait_for()
    drawn(page)
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_a_page_printed_bears_neither_menu_nor_button_and_its_charts_are_whole(page):
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(OUT_OF_PLACE) == [[], True]
