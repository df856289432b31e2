"""Everyone can use every page: what axe sees, zoom, narrow screens, keyboard, motion. The lists stand with the page."""

from contextlib import suppress

import openpyxl
import pytest
from playwright.sync_api import TimeoutError, expect

from ctg_data.demonstration import workbooks
from ctg_data.ui.accessibility import ZOOMED
from tests import axe
from tests.axe import ENTRIES
from tests.browser import PATIENCE, chromium, drawn, served
from tests.french import english, plurals_of_one
from tests.samples import committee_store, directory_store, empty_store

pytestmark = pytest.mark.browser
TITLES = [entry.title for entry in ENTRIES.values()]
EVERY_PAGE = pytest.mark.parametrize("address", ENTRIES)
CUT = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  const drawn = '.js-plotly-plot, [data-testid=stDataFrame], [data-testid=stMetricChart]';
  const words = (node) => node.textContent.trim().slice(0, 60);
  const cut = (node) => {
    const style = getComputedStyle(node);
    const sideways = node.scrollWidth > node.clientWidth + 1 && /hidden|clip/.test(style.overflowX);
    const down = node.scrollHeight > node.clientHeight + 2 && /hidden|clip/.test(style.overflowY);
    return (sideways || down) && node.clientWidth > 1 && words(node);
  };
  const seen = [...main.querySelectorAll('*')].filter((node) => !node.closest(drawn) && node.checkVisibility());
  const wide = main.scrollWidth > main.clientWidth ? ['the page, sideways'] : [];
  return [...wide, ...seen.filter(cut).map(words)];
}"""
FOCUS = """async () => {
  const held = document.activeElement;
  if (held === document.body) return null;
  if (held.tagName === 'CANVAS') return ['a table drawn, which frames its own cell', true];
  const around = [held];
  while (around.length < 5 && around.at(-1).parentElement) around.push(around.at(-1).parentElement);
  const look = () => around.map((node) => {
    const style = getComputedStyle(node);
    return [style.outline, style.boxShadow, style.borderColor, style.backgroundColor].join();
  }).join('|');
  const name = `${held.tagName} ${held.getAttribute('aria-label') || held.textContent.trim().slice(0, 40)}`;
  const focused = look();
  held.blur();
  for (let frame = 0; frame < 60 && look() === focused; frame += 1) await new Promise(requestAnimationFrame);
  return [name, focused !== look()];
}"""
REDRAWN = 15_000  # milliseconds
STOPS = 60  # more than a page of indicators has


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def page(browser):
    """One window for the module, which keeps what it downloaded; nothing in it moves."""
    context = browser.new_context(locale="fr-FR", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    return context.new_page()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with served(committee_store(tmp_path_factory.mktemp("sample"))) as address:
        yield address


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    with served(empty_store(tmp_path_factory.mktemp("empty"))) as address:
        yield address


def faults(page, *states):
    """What axe finds beyond the barriers known, in each state of the page."""
    return [fault for found in states or (axe.look(page, "as it stands"),) for fault in found.faults]


@EVERY_PAGE
def test_axe_finds_nothing_but_the_known_barriers_whatever_is_open(page, server, address):
    axe.visit(page, f"{server}/{address}")
    assert faults(page, *axe.states(page)) == []


@EVERY_PAGE
def test_axe_finds_nothing_more_where_there_is_no_data(page, empty, address):
    axe.visit(page, f"{empty}/{address}")
    assert faults(page, *axe.states(page)) == []


def cut(page):
    """What is cut or goes past the page, once the marks have found their new width."""
    with suppress(TimeoutError):
        page.wait_for_function(f"!({CUT})().length", timeout=REDRAWN)
    return page.evaluate(CUT)


@EVERY_PAGE
def test_nothing_is_cut_on_a_page_zoomed_or_narrow(page, server, address):
    axe.visit(page, f"{server}/{address}", ZOOMED[0])
    found = cut(page)
    page.set_viewport_size({"width": ZOOMED[1], "height": 1000})
    assert found + cut(page) == []


def test_a_page_has_one_first_title_which_is_that_of_its_tab(page, server):
    axe.visit(page, server)
    told = {}
    for title in TITLES:
        page.get_by_role("link", name=title, exact=True).first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        told[title] = page.title()
    assert told == {title: title for title in TITLES}


def test_axe_finds_nothing_more_in_the_rows_that_a_figure_counts(page, server):
    axe.visit(page, f"{server}/presence")
    page.get_by_role("button", name="D’où vient ce chiffre").first.click()
    expect(page.get_by_role("dialog").get_by_text("Ouvrir une ligne")).to_be_visible()
    assert faults(page) == []


def test_axe_finds_nothing_more_in_a_workbook_unfolded(page, tmp_path):
    with served(directory_store(tmp_path)) as server:
        axe.visit(page, f"{server}/importer")
        page.set_input_files("input[type=file]", workbooks()[1])
        expect(page.get_by_test_id("stDataFrame").first).to_be_visible()
        drawn(page)
        assert faults(page) == []


def test_the_first_link_of_a_page_leads_past_the_menu(page, server):
    axe.visit(page, f"{server}/presence")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Période")).to_be_focused()


def test_the_data_of_a_chart_is_exported_from_a_filter_by_keyboard_alone(page, server, tmp_path):
    axe.visit(page, f"{server}/presence")
    tab_to(page, page.get_by_role("combobox", name="Période"))
    page.keyboard.type("T1 2025")
    expect(page.get_by_role("option").first).to_have_text("T1 2025")
    page.keyboard.press("Enter")
    expect(page.get_by_text("tous les territoires, T1 2025").first).to_be_visible()
    drawn(page)
    tab_to(page, page.locator("summary").filter(has_text="Voir les chiffres").first)
    page.keyboard.press("Enter")
    shown = page.get_by_role("table").first.get_by_role("row").nth(1)
    expect(shown).to_contain_text("18/03/25")
    tab_to(page, page.get_by_role("button", name="Exporter").first)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Exporter")).to_be_focused()
    tab_to(page, page.get_by_role("button", name="Données Excel"))
    with page.expect_download() as downloading:
        page.keyboard.press("Enter")
    downloading.value.save_as(tmp_path / downloading.value.suggested_filename)
    (file,) = tmp_path.iterdir()
    _, (day, *told) = openpyxl.load_workbook(file)["Données"].iter_rows(values_only=True)
    on_page = shown.get_by_role("cell").all_inner_texts()
    assert (file.name, [f"{day:%d/%m/%y}", *told[1:]]) == (
        "presence-par-rencontre_t1-2025_tous-les-territoires.xlsx",
        on_page,
    )


def test_the_picture_of_a_chart_is_exported_by_keyboard_alone(page, server):
    axe.visit(page, f"{server}/presence")
    tab_to(page, page.get_by_role("button", name="Exporter").first)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Image PNG"))
    with page.expect_download() as downloading:
        page.keyboard.press("Enter")
    assert downloading.value.path().read_bytes().startswith(b"\x89PNG")


def test_a_menu_opened_by_keyboard_is_left_to_where_it_was_opened(page, server):
    axe.visit(page, f"{server}/presence")
    button = page.get_by_role("button", name="Exporter").first
    tab_to(page, button)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Données CSV"))
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)


def tab_to(page, place):
    """Press Tab until the focus is there."""
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if place.evaluate("node => node === document.activeElement"):
            return
    pytest.fail(f"{STOPS} times Tab, and still not at {place}")


@pytest.mark.parametrize("address", ["presence", "rencontres"])
def test_whatever_takes_the_focus_shows_it(page, server, address):
    axe.visit(page, f"{server}/{address}")
    stops = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        stops.append(stop)
    assert (len(stops) > len(ENTRIES), [name for name, seen in stops if not seen]) == (True, [])


def test_nothing_moves_for_whoever_asked_so(page, server):
    axe.visit(page, f"{server}/presence")
    lasting = """() => [...document.querySelectorAll('*')].map((node) => getComputedStyle(node))
      .filter((style) => Math.max(...`${style.transitionDuration},${style.animationDuration}`.split(',')
        .map(Number.parseFloat)) > 0.001).length"""
    assert page.evaluate(lasting) == 0


WRITTEN = """() => {
  const drawn = '[data-testid=stIconMaterial], script, style, svg .modebar';
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (data.trim() && parentElement.checkVisibility() && !parentElement.closest(drawn)) texts.push(data);
  }
  const named = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-roledescription'];
  for (const node of document.querySelectorAll(named.map((name) => `[${name}]`).join())) {
    if (node.checkVisibility()) texts.push(...named.map((name) => node.getAttribute(name) || ''));
  }
  return texts;
}"""


def amiss(page):
    """The English words of the page, and the plurals after nought or one, each in its sentence."""
    return sorted({text for text in page.evaluate(WRITTEN) if english(text) or plurals_of_one(text)})


@EVERY_PAGE
def test_nothing_on_a_page_is_in_english_nor_disagrees_with_its_number(page, server, empty, address):
    axe.visit(page, f"{empty}/{address}")
    found = amiss(page)
    axe.visit(page, f"{server}/{address}")
    axe.unfold(page)
    assert found + amiss(page) == []


def test_nothing_that_a_field_opens_is_in_english(page, server):
    axe.visit(page, f"{server}/presence?periode=Dates+libres")
    for field in (page.get_by_role("combobox", name="Période"), page.get_by_role("combobox", name="Territoires")):
        field.click()
        expect(page.get_by_role("option").first).to_be_visible()
        assert amiss(page) == []
        page.keyboard.press("Escape")
    page.get_by_test_id("stDateInput").first.get_by_role("button").click()
    expect(page.get_by_role("grid")).to_be_visible()
    assert amiss(page) == []
