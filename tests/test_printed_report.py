"""The report and the sheet on paper: what is read in them, whatever was typed, with or without a browser."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from browser import REQUIRED
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from ctg_data.charts.description import Chart, Form
from ctg_data.charts.words import alternative, cells
from ctg_data.exports import pictures
from ctg_data.exports.kit import Followed
from ctg_data.exports.pictures import NO_BROWSER, TOO_LATE, Drawn, NotDrawn, drawable, without_words
from ctg_data.exports.report import Sheet, report, sheet
from ctg_data.exports.report.compiling import _BEYOND
from ctg_data.typography import spaced
from tests.kits import KIT, PEOPLE, RATE, charts, of
from tests.test_deck import masking

WHY = "Les graphiques manquent."
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><rect width="9" height="9"/><text>{}</text></svg>'
HOSTILE = [
    "#eval(1)",
    "$x$",
    "@label",
    "*gras*",
    "= titre",
    "#image('x')",
    "a\x00\x07\x1bb",
    "\\u{41}",
    "<x>",
    "```raw",
]
EMPTY = Chart("e", Form.BARS, "Aucune séance", "Présence – 2026", empty="Aucune feuille reçue.")
SHEET = Sheet("CC des 7 Vallées", KIT.network, KIT.period, KIT.dated, KIT.headlines * 4, (RATE, PEOPLE))


def blank(shown, width, height):
    """A picture for each chart, without a browser."""
    return Drawn(tuple(SVG.format("") for _ in shown))


def undrawn(shown, width, height):
    """No picture, and why."""
    return Drawn(("",) * len(shown), WHY)


def pages(content):
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def words(content):
    """All that is written, on one line, without the places where a line may break."""
    return squeezed(" ".join(pages(content)))


def squeezed(text):
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def objects(content):
    """Every dictionary of the file."""
    reader = PdfReader(BytesIO(content))
    found = (IndirectObject(number, 0, reader).get_object() for number in range(1, reader.trailer["/Size"]))
    return [each for each in found if isinstance(each, dict)]


def alternatives(content):
    return [each["/Alt"] for each in objects(content) if "/Alt" in each]


def written(hidden):
    """The report of charts that hide these answers."""
    return report(of(*masking(hidden)), undrawn)


def test_the_report_says_what_it_is_in_french_to_a_screen_reader():
    reader = PdfReader(BytesIO(report(KIT, blank)))
    about = reader.trailer["/Root"]
    assert (about["/Lang"], reader.metadata.title, about["/MarkInfo"]["/Marked"]) == ("fr", KIT.title, True)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in about["/Metadata"].get_data()


def test_the_paper_is_a4_and_its_pages_are_counted():
    content = report(replace(KIT, exhibits=KIT.exhibits * 3), blank)
    whole = len(pages(content))
    assert {tuple(map(round, page.mediabox)) for page in PdfReader(BytesIO(content)).pages} == {(0, 0, 595, 842)}
    assert [f"{place}\u00a0/\u00a0{whole}" in text for place, text in enumerate(pages(content), 1)] == [True] * whole


def test_every_figure_is_told_in_words_as_its_chart_is():
    told = [squeezed(one) for one in alternatives(report(of(RATE, PEOPLE), blank))]
    assert told == [squeezed(alternative(RATE)), squeezed(alternative(PEOPLE))]


def test_the_numbers_of_a_chart_are_under_it_as_its_description_says_them():
    expected = (
        "18/03/26",
        *cells(RATE, RATE.series[0])[:1],
        "75\u202f%",
        "17/06/26",
        "masqué (effectif < 5)",
        "80\u202f%",
    )
    assert squeezed("".join(expected)) in words(report(of(RATE), blank))


def test_a_kit_is_told_in_reading_order():
    told = words(report(KIT, blank))
    order = [
        KIT.title,
        KIT.news,
        "71,3",
        "Relancerlesstructures",
        RATE.title,
        "Deuxpostes",
        "Source:",
        "Campagned’auto",
    ]
    places = [told.find(squeezed(part)) for part in [*order, "Annexe:définitions"]]
    assert places == sorted(places)
    assert -1 not in places


def test_decisions_come_first_where_the_committee_wants_them_so():
    told = words(report(replace(KIT, decisions_first=True), blank))
    assert told.index("Relancerlesstructures") < told.index("L’essentiel")


def test_a_committee_without_decisions_says_so():
    assert "Aucunedécisionàsuivre." in words(report(replace(KIT, decisions=()), blank))


def test_an_empty_chart_says_why_and_has_no_picture():
    content = report(of(EMPTY), undrawn)
    assert squeezed(EMPTY.empty) in words(content)
    assert not alternatives(content)


def test_what_is_not_drawn_is_said_and_its_numbers_stay():
    told = words(report(of(RATE), undrawn))
    assert squeezed(WHY) in told
    assert squeezed("71,3 %, 62 / 87") in told


def test_a_server_without_a_browser_says_so(monkeypatch):
    monkeypatch.setattr(pictures, "drawable", lambda: False)
    assert without_words([RATE, PEOPLE], 700) == Drawn(("", ""), NO_BROWSER)


def test_pictures_that_come_too_late_are_left_and_said(monkeypatch):
    class Stuck:
        def draw(self, *_):
            raise NotDrawn("Trop tard.")

    monkeypatch.setattr(pictures, "drawable", lambda: True)
    monkeypatch.setattr(pictures, "_kept", Stuck)
    assert without_words([RATE, PEOPLE], 700) == Drawn(("", ""), TOO_LATE)


def test_a_picture_that_cannot_be_read_leaves_its_numbers_and_is_said():
    told = words(report(of(RATE), lambda *_: Drawn(("<svg",))))
    assert squeezed(TOO_LATE) in told
    assert squeezed("71,3 %, 62 / 87") in told


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_is_shown_and_never_run(text):
    kit = replace(KIT, news=text, next_steps=(text,), decisions=(Followed(text),))
    shown = squeezed(re.sub("[\x00-\x1f]", "", text))
    assert words(report(kit, blank)).count(shown) == 3


def test_a_text_of_five_thousand_letters_stays_within_the_page():
    told = words(report(replace(KIT, title="T" * 5000, next_steps=("W" * 5000,)), blank))
    assert told.count("W") == 5000


@pytest.mark.parametrize("letter", ["中", "\U0001f600", "\ufffe", "\U0010ffff"])
def test_a_letter_that_no_font_has_does_not_stop_the_report(letter):
    kit = replace(of(RATE), news=f"{letter} suite")
    assert "suite" in words(report(kit, lambda *_: Drawn((SVG.format(letter),))))


def test_every_letter_that_is_kept_is_one_that_the_fonts_have():
    kept = "".join(chr(code) for code in range(0x20, 0x3000) if not _BEYOND.match(chr(code)))
    assert "□" not in words(report(replace(KIT, news=kept.replace("□", ""), exhibits=()), undrawn))


@settings(max_examples=4, deadline=None)
@given(st.lists(st.floats(0, 10), min_size=3, max_size=3))
def test_the_same_kit_gives_the_same_bytes_of_which_none_depends_on_what_is_masked(hidden):
    assert written(hidden) == written((0.0, 5.0, 10.0))


def test_what_is_masked_says_so_in_the_report():
    assert "masqué" in words(report(of(*masking((0.0, 5.0, 10.0))), undrawn))


def test_what_is_shown_changes_the_report():
    shown = replace(RATE, series=(replace(RATE.series[0], labels=("71,4 %", "", "")),))
    assert report(of(shown), blank) != report(of(RATE), blank)


@settings(max_examples=8, deadline=None)
@given(charts(texts=st.text("abcé :%", max_size=12)))
def test_every_number_of_a_chart_is_read_back_as_the_description_says_it(chart):
    told = words(report(of(chart), blank))
    said = [cell for series in chart.series for cell in cells(chart, series)]
    assert [cell for cell in said if squeezed(spaced(cell)) not in told] == []


@settings(max_examples=8, deadline=None)
@given(charts(texts=st.text(max_size=60)))
def test_whatever_was_typed_in_a_chart_it_is_printed(chart):
    assert pages(report(of(chart), blank))


def test_the_sheet_of_a_territory_is_one_page_that_says_all():
    shown = replace(
        SHEET, own=("Plans d’action : 75 %",) * 9, notes=("18/03/2025 – Ctg",) * 9, charts=(RATE, PEOPLE) * 2
    )
    content = sheet(shown, blank)
    told = words(content)
    assert len(pages(content)) == 1
    assert all(squeezed(part) in told for part in (SHEET.territory, "71,3 %", "Plans d’action", "Ctg", RATE.title))
    assert len(alternatives(content)) == 4


def test_the_sheet_keeps_its_numbers_without_a_browser():
    told = words(sheet(SHEET, undrawn))
    assert squeezed(WHY) in told
    assert squeezed("71,3 %, 62 / 87") in told


@pytest.mark.browser
@pytest.mark.skipif(not drawable() and not REQUIRED, reason="no browser on this machine")
def test_the_charts_are_drawn_as_vectors_with_their_letters():
    content = report(of(RATE))
    drawn = [each for each in objects(content) if each.get("/Subtype") == "/Image"]
    assert not drawn
    assert words(content).count("masqué(effectif<5)") >= 2
