"""The sheet of a territory as a PDF holds what its page shows, on one sheet of paper."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from samples import sample_store
from test_pages import opened
from test_printed_report import blank

from ctg_data.exports.report import sheet
from ctg_data.ui.network import printed_sheet

PLACE = "CC des 7 Vallées"


@pytest.fixture
def page(tmp_path, monkeypatch):
    """The page of a territory, and the sheet that its button makes."""
    offered = []
    monkeypatch.setenv("CTG_DATABASE_URL", sample_store(tmp_path))
    monkeypatch.setattr(printed_sheet, "partial", lambda made, shown: offered.append(shown) or b"")
    return opened("territories.py", fiche=PLACE), offered[-1]


def test_the_sheet_is_that_of_the_territory_shown(page):
    app, shown = page
    assert (shown.territory, [one.value for one in shown.headlines]) == (PLACE, [card.value for card in app.metric])
    assert [chart.title for chart in shown.charts] == [each.value for each in app.header][-len(shown.charts) :]


def test_the_sheet_holds_on_one_page(page):
    assert len(PdfReader(BytesIO(sheet(page[1], blank))).pages) == 1
