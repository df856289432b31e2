"""What leaves the screen as a file: the numbers and the words of the chart, never a formula, nothing that is masked."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from browser import REQUIRED
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas import DataFrame

from ctg_data.charts import self_efficacy
from ctg_data.charts.description import Chart, Form, Series
from ctg_data.charts.numbers import MASKED
from ctg_data.charts.printing import to_print
from ctg_data.exports import pictures
from ctg_data.exports.delimited import to_csv
from ctg_data.exports.extract import of_chart, of_list, stem
from ctg_data.exports.pictures import NotDrawn, _told, drawable, to_picture
from ctg_data.exports.workbook import to_xlsx
from ctg_data.indicators.self_efficacy import self_efficacy_figures
from tests.counted import CAMPAIGNS, DEPART, answers, counts, people
from tests.test_charts import EVERY, FULL

TODAY = date(2026, 3, 18)
RATES = Chart(
    "attendance_by_meeting",
    Form.BARS,
    "8 présents sur 9 à la dernière rencontre",
    "Présents parmi les attendus, par rencontre – tous les territoires, 2026",
    ("18/03/26", "17/06/26", "16/09/26"),
    (
        Series(
            "Présence",
            (71.25, None, 1234.5),
            ("71,3 %\n57\u00a0/\u00a080", "3\u00a0/\u00a04", MASKED),
            "#1F4E79",
            lows=(70.0, None, None),
            highs=(75.0, None, None),
        ),
    ),
    "%",
    0,
    100,
    targets=(80.0, 80.0, 80.0),
    notes=("Chiffres provisoires.",),
)
DEFINED = (("Taux de présence", "Présents ÷ attendus."),)
HEADERS = ["Date", "Présence (%)", "Présence, au moins (%)", "Présence, au plus (%)"]
HEADERS += ["Présence, tel qu’affiché", "Cible (%)"]
DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", '=HYPERLINK("http://x")']


def workbook_of(extract):
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(extract)))


def rows_of(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def csv_of(extract):
    text = to_csv(extract).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def every_byte(extract):
    """Both files of an extract, unzipped."""
    with zipfile.ZipFile(io.BytesIO(to_xlsx(extract))) as parts:
        return to_csv(extract) + b"".join(parts.read(name) for name in parts.namelist())


def test_a_workbook_holds_the_numbers_of_the_chart_and_its_words():
    header, first, second, _ = rows_of(workbook_of(of_chart(RATES, TODAY))["Données"])
    assert header == HEADERS
    assert [first[0].date(), *first[1:]] == [date(2026, 3, 18), 0.7125, 0.7, 0.75, "71,3 %, 57\u00a0/\u00a080", 0.8]
    assert second[1:5] == [None, None, None, "3\u00a0/\u00a04"]


def test_a_percentage_of_a_workbook_is_one():
    cell = workbook_of(of_chart(RATES, TODAY))["Données"]["B2"]
    assert (cell.value, cell.number_format) == (0.7125, "0.0 %")


def test_the_data_of_a_workbook_is_a_real_table_under_a_frozen_header():
    sheet = workbook_of(of_chart(RATES, TODAY))["Données"]
    assert ([table.ref for table in sheet.tables.values()], sheet.freeze_panes) == (["A1:F4"], "A2")


def test_a_workbook_says_how_to_read_it():
    said = dict(rows_of(workbook_of(of_chart(RATES, TODAY, DEFINED))["Lisez-moi"]))
    assert said == {
        "Ce que c’est": "Présence par rencontre",
        "Constat": RATES.title,
        "Mesure et périmètre": RATES.subtitle,
        "Extrait le": "18\u00a0mars\u00a02026",
        "À savoir": "Chiffres provisoires.",
        "Définition : Taux de présence": "Présents ÷ attendus.",
    }


def test_a_csv_is_what_a_french_excel_opens():
    written = to_csv(of_chart(RATES, TODAY))
    assert written.startswith(b"\xef\xbb\xbfDate;")
    assert "18/03/2026;71,25;70;75;71,3 %, 57 sur 80;80;Chiffres provisoires.\r\n" in written.decode("utf-8-sig")


def test_counts_are_never_a_day_of_the_year_in_a_csv():
    assert csv_of(of_chart(RATES, TODAY))[2][4] == "3 sur 4"


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_was_typed_is_never_a_formula_of_a_workbook(text):
    sheet = workbook_of(of_list(DataFrame({text: [text]}), text, text, TODAY))["Données"]
    assert [cell.data_type for row in sheet.iter_rows() for cell in row] == ["s", "s"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_was_typed_is_never_run_from_a_csv(text):
    assert csv_of(of_list(DataFrame({text: [text]}), "Liste", "2026", TODAY)) == [[f"'{text}"], [f"'{text}"]]


@pytest.mark.parametrize("text", ["Un = deux", "besoin - urgent", "a@b", "«\u00a0x\u00a0»", "−2 présents", "—"])
def test_words_that_are_no_formula_stay_as_they_are(text):
    assert csv_of(of_list(DataFrame({"Sujet": [text]}), "Liste", "2026", TODAY)) == [["Sujet"], [text]]


def test_a_list_keeps_its_days_its_numbers_and_its_blanks():
    table = DataFrame({"Date": [date(2026, 3, 18), None], "N°": [3, 4], "Levier": ["Un appui", None]})
    assert csv_of(of_list(table, "Liste", "2026", TODAY))[1:] == [["18/03/2026", "3", "Un appui"], ["", "4", ""]]


def test_two_series_of_one_name_keep_a_column_each():
    twice = Chart("own_1", Form.BARS, "T", "M – 2026", ("a",), tuple(Series("Même", (n,), (), "#000") for n in (1, 2)))
    assert csv_of(of_chart(twice, TODAY))[1] == ["a", "1", "2"]
    assert rows_of(workbook_of(of_chart(twice, TODAY))["Données"])[0] == ["Libellé", "Même", "Même (2)"]


def test_the_name_of_a_file_says_what_when_and_where():
    extract = of_chart(RATES, TODAY)
    assert stem(extract.name, extract.scope) == "presence-par-rencontre_2026_tous-les-territoires"


@pytest.mark.parametrize("chart", FULL)
def test_the_name_of_a_file_is_made_of_plain_letters_and_says_its_period(chart):
    extract = of_chart(chart, TODAY)
    name, *rest = stem(extract.name, extract.scope).split("_")
    assert name.replace("-", "").isalnum()
    assert name.isascii()
    assert rest[0] == "2025"


@pytest.mark.parametrize("chart", FULL)
def test_no_file_holds_a_number_that_the_chart_does_not(chart):
    told = {value for series in chart.series for run in (series.values, series.lows, series.highs) for value in run}
    columns = of_chart(chart, TODAY).columns
    numbers = {cell for column in columns for cell in column.cells if isinstance(cell, float | int)}
    assert numbers <= told | set(chart.targets)


def chart_of(hidden):
    """The chart of two large territories and one of so many people, whose scores are hidden."""
    sizes = {1: (1.0, 2, 3, 4, 5, 6, 7), 2: (2.0, 4, 6, 8, 9, 10), 3: tuple(hidden)}
    scores = [row for place, values in sizes.items() for row in answers(DEPART, place, values)]
    known = counts(members=people(7, 6, len(hidden)), campaigns=CAMPAIGNS[:1], scores=scores)
    found = self_efficacy_figures(known, ("territory",))
    return self_efficacy.territories(found, [CAMPAIGNS[0][1]], known.names, (0.0, 10.0), "tous les territoires, 2025")


def files_of(hidden):
    """The table of that chart, from which its files are made."""
    return of_chart(chart_of(hidden), TODAY)


@settings(max_examples=40)
@given(st.lists(st.integers(0, 10).map(float), min_size=3, max_size=3))
def test_what_is_masked_changes_no_byte_of_any_file(hidden):
    assert every_byte(files_of(hidden)) == every_byte(files_of((0.0, 5.0, 10.0)))


def test_what_is_shown_changes_the_file():
    assert every_byte(files_of((0.0, 5, 10, 3, 4, 7))) != every_byte(files_of((0.0, 5, 10, 3, 4, 1)))


def test_what_is_masked_says_so_in_the_file():
    assert "masqué" in {cell for column in files_of((0.0, 5.0, 10.0)).columns for cell in column.cells}


@pytest.mark.parametrize("chart", EVERY)
def test_a_picture_says_what_the_page_says_around_the_chart(chart):
    figure = to_print(chart, TODAY)
    written = f"{figure.layout.title.text} {' '.join(each.text for each in figure.layout.annotations)}"
    around = (chart.title, chart.subtitle, *chart.notes, "Édité le 18\u00a0mars\u00a02026.")
    assert [words for words in around if words not in written.replace("<br>", " ")] == []


def test_what_is_masked_changes_nothing_of_the_picture():
    pictures = [to_print(chart_of(hidden), TODAY).to_json() for hidden in ((0.0, 5.0, 10.0), (7.0, 8.0, 9.0))]
    assert pictures[0] == pictures[1]


def test_a_picture_says_itself_in_words():
    drawing = _told(b'<svg class="main-svg"><g/></svg>', RATES).decode()
    assert drawing.startswith('<svg class="main-svg" role="img" lang="fr"><title>8 présents sur 9')
    assert "71,3\u202f%" in drawing or "71,3 %" in drawing


def test_words_typed_by_somebody_are_no_mark_up_in_a_drawing():
    typed = replace(RATES, title="<script>alert(1)</script>")
    assert "<script>" not in _told(b"<svg><g/></svg>", typed).decode()


@pytest.mark.browser
@pytest.mark.skipif(not drawable() and not REQUIRED, reason="no browser on this machine")
def test_a_picture_is_drawn_at_print_size_by_a_browser_kept():
    first, second = (to_picture(RATES, "png", TODAY) for _ in range(2))
    assert (first[:8], int.from_bytes(first[16:20], "big")) == (b"\x89PNG\r\n\x1a\n", 3000)
    assert second[:8] == first[:8]


@pytest.mark.browser
@pytest.mark.skipif(not drawable() and not REQUIRED, reason="no browser on this machine")
def test_after_a_browser_that_died_the_next_picture_is_drawn_by_another(monkeypatch):
    broken = Chart("own_1", Form.BARS, "T", "M", ("a",), (Series("S", (1.0,), (), "#000"),))
    to_picture(broken, "svg", TODAY)
    monkeypatch.setattr(pictures, "SECONDS", 0.0)
    with pytest.raises(NotDrawn):
        to_picture(broken, "svg", TODAY)
    monkeypatch.undo()
    assert to_picture(broken, "svg", TODAY).startswith(b"<svg")
