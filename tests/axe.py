"""What axe finds on every page, whatever is open on it; `python -m tests.axe` tells it as a table.

A barrier that the page « Accessibilité » admits is told apart, where it stands; anything else is a fault.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from ctg_data.ui.accessibility import AXE, BARRIERS, WIDTHS
from ctg_data.ui.menu import MENU
from tests.browser import PATIENCE, chromium, drawn, served
from tests.samples import committee_store, empty_store

ENTRIES = {entry.address: entry for entries in MENU.values() for entry in entries}
KNOWN = {barrier.rule: barrier.where for barrier in BARRIERS if barrier.rule}
FOUND = """async ([known, within]) => {
  const results = await axe.run(within || document, {resultTypes: ['violations'], elementRef: true});
  const borne = ({id}, {element}) => !!(known[id] && element.closest(known[id]));
  const found = results.violations.flatMap((rule) => rule.nodes.filter(({element}) => element.isConnected)
    .map((node) => [rule.id, borne(rule, node), `${rule.id} ${node.target} ${node.html}`]));
  return [results.testEngine.version, found];
}"""
CLOSED = '[data-testid="stMain"] details:not([open]) > summary'
MENUS = '[data-testid="stMain"] [data-testid="stPopover"] button'
POPOVER = '[data-testid="stPopoverBody"]'
PLIED, UNPLIED, OPENED, NARROW = "plié", "déplié", "menus", f"{WIDTHS[1]} px"


@dataclass(frozen=True)
class Found:
    """What axe says of a page in one of its states: faults, and how often each known barrier stands."""

    state: str
    faults: tuple[str, ...]
    borne: Counter[str]


def visit(page: Page, address: str, width: int = WIDTHS[0]) -> None:
    """Open a page at that width, once it has drawn everything."""
    page.set_viewport_size({"width": width, "height": 1000})
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    drawn(page)


def look(page: Page, state: str, within: str = "") -> Found:
    """What axe finds on the page as it stands, or within what a selector names."""
    page.evaluate(Axe().axe_script)
    version, found = page.evaluate(FOUND, [KNOWN, within])
    assert version == AXE, "the page « Accessibilité » names another axe"
    faults = tuple(told for _, borne, told in found if not borne)
    return Found(state, faults, Counter(rule for rule, borne, _ in found if borne))


def unfold(page: Page) -> None:
    """Open every fold of the page, those within others too."""
    while folded := page.locator(CLOSED).count():
        page.locator(CLOSED).first.click()
        expect(page.locator(CLOSED)).not_to_have_count(folded)
        drawn(page)


def states(page: Page) -> Iterator[Found]:
    """A page as it opens, then with every fold open, with each of its menus open, and on a telephone."""
    yield look(page, PLIED)
    unfold(page)
    yield look(page, UNPLIED)
    yield _menus(page)
    page.set_viewport_size({"width": WIDTHS[1], "height": 1000})
    drawn(page)
    yield look(page, NARROW)


def _menus(page: Page) -> Found:
    faults: list[str] = []
    borne: Counter[str] = Counter()
    for place in range(page.locator(MENUS).count()):
        page.locator(MENUS).nth(place).click()
        expect(page.locator(POPOVER)).to_be_visible()
        found = look(page, OPENED, POPOVER)
        faults += found.faults
        borne += found.borne
        page.keyboard.press("Escape")
        expect(page.locator(POPOVER)).to_have_count(0)
    return Found(OPENED, tuple(faults), borne)


def main() -> None:
    """Print the table, then each fault; the exit code says whether there is one."""
    faults: list[str] = []
    rules = ", ".join(KNOWN)
    print(f"axe {AXE} ; fautes, puis obstacles connus de Streamlit ({rules})\n")
    print(f"{'page':<26}{'base':<8}" + "".join(f"{state:<14}" for state in (PLIED, UNPLIED, OPENED, NARROW)))
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        page = browser.new_context(locale="fr-FR", reduced_motion="reduce").new_page()
        page.set_default_timeout(PATIENCE)
        for name, store in (("pleine", committee_store), ("vide", empty_store)):
            kept = Path(folder, name)
            kept.mkdir()
            with served(store(kept)) as server:
                for address, entry in ENTRIES.items():
                    visit(page, f"{server}/{address}")
                    found = list(states(page))
                    said = "".join(f"{f'{len(each.faults)} + {each.borne.total()}':<14}" for each in found)
                    print(f"{entry.title:<26}{name:<8}{said}", flush=True)
                    faults += [
                        f"{entry.title}, {name}, {each.state} : {told}" for each in found for told in each.faults
                    ]
    print("\n" + ("\n".join(faults) or "Aucune faute."))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
