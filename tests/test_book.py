"""The workbook of a kit: its tables hold the numbers of the charts, its charts read them, nothing is a formula."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from ctg_data.charts.description import Chart, Form, Series
from ctg_data.charts.words import alternative
from ctg_data.exports.book import book
from ctg_data.exports.book.names import LONGEST, sheet_names
from ctg_data.exports.extract import name_of
from ctg_data.exports.kit import Exhibit, Followed, Headline
from tests.kits import KIT, PEOPLE, RATE, charts, of, parts_of
from tests.test_exports import DANGEROUS, chart_of

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MAP = Chart(
    "map",
    Form.HEAT_MAP,
    "Le constat",
    "La mesure",
    ("18/03/26", "17/06/26"),
    (
        Series("CC du Ternois", (40.0, 100.0), ("4 / 10", "10 / 10"), "#1F4E79", breaks=(1,)),
        Series("CC des 7 Vallées", (80.0, None), ("8 / 10", "masqué"), "#1F4E79", missing=(1,)),
    ),
    "%",
    0,
    100,
)
EMPTY = Chart("none", Form.BARS, "Présence", "La mesure", empty="Aucune feuille reçue.")


def opened(kit):
    """The workbook of a kit, read by openpyxl."""
    return load_workbook(BytesIO(book(kit)))


def sheet_of(chart):
    """The sheet of a chart, the second of its workbook."""
    return opened(of(chart)).worksheets[1]


def table_of(sheet):
    """The real table of a sheet, its headers then its rows."""
    (table,) = sheet.tables.values()
    return [[cell.value for cell in row] for row in sheet[table.ref]]


def words_of(sheet):
    """All that is written on a sheet."""
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


def plotted(sheet):
    """For each series of the native chart, the cells that it reads."""
    (chart,) = sheet._charts
    series = [series for plot in chart._charts for series in plot.series]
    return [_at(sheet, one.val.numRef.f) for one in series]


def cached(sheet):
    """For each series of the native chart, the numbers that it was saved with."""
    (chart,) = sheet._charts
    caches = [one.val.numRef.numCache for plot in chart._charts for one in plot.series]
    known = [{point.idx: float(point.v) for point in cache.pt} for cache in caches]
    return [[points.get(at) for at in range(cache.ptCount)] for points, cache in zip(known, caches, strict=True)]


def _at(sheet, reference):
    left, top, right, bottom = range_boundaries(reference.rpartition("!")[2].replace("$", ""))
    return [cell.value for row in sheet.iter_rows(top, bottom, left, right) for cell in row]


def as_kept(chart, cells):
    return [None if cell is None else round(cell / 100, 11) if chart.unit == "%" else cell for cell in cells]


def numbers_of(sheet):
    return {cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "n" and cell.value is not None}


drawn = charts(tuple(form for form in Form if form is not Form.HEAT_MAP))


@few
@given(drawn)
def test_every_chart_reads_the_numbers_of_its_description_in_the_table_beside(chart):
    sheet = sheet_of(chart)

    told = [as_kept(chart, series.values) for series in chart.series]
    assert (plotted(sheet)[: len(told)], cached(sheet)[: len(told)]) == (told, told)


@few
@given(charts())
def test_no_sheet_holds_a_number_that_its_chart_does_not(chart):
    series = [run for one in chart.series for run in (one.values, one.lows, one.highs)]
    reaches = [
        abs(end - value)
        for one in chart.series
        for ends in (one.lows, one.highs)
        for value, end in zip(one.values, ends, strict=False)
        if value is not None and end is not None
    ]
    told = [number for run in (*series, chart.targets, reaches) for number in run if number is not None]

    kept = {round(number / 100, 11) if chart.unit == "%" else round(number, 9) for number in told}
    assert numbers_of(sheet_of(chart)) <= kept


@settings(few, max_examples=10)
@given(st.lists(st.integers(0, 10).map(float), min_size=3, max_size=3))
def test_what_is_masked_changes_no_byte_of_a_workbook(hidden):
    assert parts_of(book(of(chart_of(hidden)))) == parts_of(book(of(chart_of((0.0, 5.0, 10.0)))))


def test_what_is_shown_changes_the_workbook():
    first, second = (parts_of(book(of(chart_of(hidden)))) for hidden in ((0.0, 5, 10, 3, 4, 7), (0.0, 5, 10, 3, 4, 1)))
    assert first != second


@few
@given(charts(texts=st.text(st.characters(), max_size=60)))
def test_no_text_whatever_breaks_a_workbook(chart):
    assert len(opened(of(chart, chart)).sheetnames) == 4


@pytest.mark.parametrize("hostile", [*DANGEROUS, "{=1+1}", "'", "&[Path]", "x" * 40_000, "\ud800 _x0041_ \x00\ufffe"])
@pytest.mark.parametrize("form", [Form.BARS, Form.HEAT_MAP])
def test_nothing_typed_is_ever_a_formula_or_an_address(hostile, form):
    series = (Series(hostile, (1.0, None), (hostile, hostile), "#1F4E79"),)
    chart = Chart(hostile, form, hostile, hostile, (hostile, "b"), series, hostile, notes=(hostile,))
    kit = replace(
        KIT,
        **dict.fromkeys(("title", "network", "scope", "period", "news", "sitting"), hostile),
        headlines=(Headline(*[hostile] * 5),),
        exhibits=(Exhibit(chart, ((hostile, hostile),), hostile, hostile),),
        decisions=(Followed(hostile, hostile, date(2026, 1, 1), hostile, True, hostile),),
        next_steps=(hostile,),
        definitions=((hostile, hostile),),
        notes=(hostile,),
    )

    cells = [cell for sheet in opened(kit) for row in sheet.iter_rows() for cell in row]
    addresses = {cell.hyperlink.target for cell in cells if cell.hyperlink}
    assert ("f" in {cell.data_type for cell in cells}, addresses) == (False, {None})


@few
@given(charts(texts=st.text(st.characters(), max_size=60)))
def test_the_headers_of_a_table_are_those_of_its_cells(chart):
    sheet = sheet_of(chart)

    (table,) = sheet.tables.values()
    cells = table_of(sheet)[0]
    assert ([column.name for column in table.tableColumns], len({cell.casefold() for cell in cells})) == (
        cells,
        len(cells),
    )


def test_a_gap_is_an_empty_cell_and_its_words_stand_beside():
    _, _, row, _ = table_of(sheet_of(RATE))

    masked = "masqué (effectif < 5)"
    assert (row[1], row[4], row[6]) == (None, masked, f"17/06/26\n{masked}")


def test_a_percentage_is_one_and_a_day_is_a_day():
    sheet = sheet_of(RATE)

    assert [(cell.value, cell.number_format) for cell in (sheet["B6"], sheet["A6"])] == [
        (0.713, "0.0 %"),
        (sheet["A6"].value.replace(2026, 3, 18), "dd/mm/yyyy"),
    ]


def test_headers_are_frozen_and_filtered_and_printed_on_every_page():
    sheet = sheet_of(RATE)

    (table,) = sheet.tables.values()
    assert (sheet.freeze_panes, table.autoFilter.ref, sheet.print_title_rows) == ("A6", table.ref, "$5:$5")


def test_every_sheet_is_printed_across_on_a4_as_wide_as_the_page():
    looks = {
        (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight)
        for sheet in opened(replace(of(RATE, MAP, EMPTY)))
    }
    assert looks == {("landscape", 9, 0)}


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        (Form.BARS, "barChart"),
        (Form.STACKED_BARS, "barChart"),
        (Form.HORIZONTAL_BARS, "barChart"),
        (Form.STACKED_HORIZONTAL_BARS, "barChart"),
        (Form.LINES, "lineChart"),
        (Form.INTERVALS, "lineChart"),
    ],
)
def test_every_form_has_its_chart(form, kind):
    (chart,) = sheet_of(replace(RATE, form=form))._charts

    assert chart._charts[0].tagname == kind


def test_marks_keep_their_order_their_colours_and_their_names():
    (chart,) = sheet_of(PEOPLE)._charts

    (present, unknown) = chart.series
    inks = (present.spPr.solidFill.srgbClr, unknown.spPr.pattFill.bgClr.srgbClr)
    assert (present.tx.v, unknown.tx.v, *(getattr(ink, "val", ink) for ink in inks)) == (
        "Présents",
        "À renseigner",
        "00694B",
        "9BA1AC",
    )


def test_the_target_is_read_in_the_column_of_the_target():
    sheet = sheet_of(replace(RATE, targets=(80.0, 80.0, 80.0)))

    headers = table_of(sheet)[0]
    assert ([header for header in headers if "Cible" in header], plotted(sheet)[-1]) == (["Cible (%)"], [0.8] * 3)


def test_a_rate_keeps_its_full_scale_in_parts_of_one():
    (chart,) = sheet_of(RATE)._charts

    scale = chart._charts[0].y_axis.scaling
    assert (scale.min, scale.max) == (0, 1)


def test_a_heat_map_is_shaded_cells_in_the_words_of_the_screen():
    sheet = sheet_of(MAP)

    shown = {cell.value: cell.fill.fgColor.rgb for row in sheet.iter_rows(min_col=6) for cell in row if cell.value}
    assert {words: shown[words] for words in ("8 / 10", "10 / 10")} == {"8 / 10": "FF457199", "10 / 10": "FF1F4E79"}


def test_a_cell_not_received_is_dashed_and_another_trend_is_parted():
    cells = {cell.value: cell for row in sheet_of(MAP).iter_rows(min_col=6) for cell in row}

    assert (cells["masqué"].border.left.style, cells["10 / 10"].border.left.style) == ("dashed", "thick")


def test_the_table_of_a_heat_map_has_a_row_per_cell():
    _, *rows = table_of(sheet_of(MAP))

    assert [(row[0], row[2], row[3]) for row in rows][1:] == [
        ("CC du Ternois", 1, "10 / 10"),
        ("CC des 7 Vallées", 0.8, "8 / 10"),
        ("CC des 7 Vallées", None, "masqué"),
    ]


@pytest.mark.parametrize("chart", [RATE, PEOPLE], ids=["rate", "people"])
def test_every_chart_has_its_alternative_text(chart):
    (drawing,) = [part.decode() for name, part in parts_of(book(of(chart))).items() if "drawings/drawing" in name]

    (described,) = re.findall(r'descr="([^"]*)"', drawing)
    assert re.sub(r"\s", " ", described) == re.sub(r"\s", " ", alternative(chart)).replace("<", "&lt;")


def test_a_chart_with_nothing_to_show_says_why():
    sheet = sheet_of(EMPTY)

    assert (sheet._charts, "Aucune feuille reçue." in words_of(sheet)) == ([], True)


def test_a_sheet_says_its_finding_measure_source_comment_what_is_to_know_and_its_definition():
    said = words_of(opened(KIT).worksheets[1]).replace("\u00a0", " ")

    told = (RATE.title, RATE.subtitle, "Source : feuilles d’émargement. Données du 23 novembre 2026.")
    around = ("Deux postes vacants.", RATE.notes[0], "Présents sur attendus.")
    assert [words for words in (*told, *around) if words not in said] == []


def test_the_first_sheet_says_scope_period_date_news_figures_notes_and_definitions():
    said = words_of(opened(KIT)["Lisez-moi"]).replace("\u00a0", " ").replace("\u202f", " ")

    told = (KIT.title, KIT.network, KIT.scope, KIT.period, "23 novembre 2026", KIT.notes[0], "Présents sur attendus.")
    figures = ("71,3 %", "62 / 87", "+2,1 pts", "Cible : 80 % – Non atteint")
    news = KIT.news.replace("\u00a0", " ")
    assert [words for words in (*told, *figures, news, RATE.title) if words not in said] == []


def test_each_sheet_is_reached_from_the_first():
    workbook = opened(of(RATE, MAP))

    links = [cell.hyperlink.location for row in workbook["Lisez-moi"].iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in workbook.sheetnames[1:3]]


def test_decisions_and_next_steps_have_their_sheet_last_or_first():
    last, first = (opened(replace(KIT, decisions_first=before)).sheetnames for before in (False, True))

    assert (last[-1], first[1]) == ("Décisions et suites",) * 2


def test_a_decision_keeps_its_owner_its_due_day_its_state_and_what_is_late():
    sheet = opened(KIT)["Décisions et suites"]

    _, (text, owner, due, *rest) = [[cell.value for cell in row] for row in sheet[sheet.tables["Decisions"].ref]]
    told = (text, owner, due.date(), *rest)
    assert told == ("Relancer les structures absentes", "coordination Caf", date(2026, 6, 30), "En cours", "oui", "—")


def test_without_a_committee_nor_next_steps_there_is_no_such_sheet():
    assert len(opened(replace(KIT, sitting="", decisions=(), next_steps=())).sheetnames) == 2


def test_a_workbook_says_its_title_its_day_and_nobody():
    about = opened(KIT).properties

    told = (about.title, about.creator, about.lastModifiedBy, about.created.date())
    assert told == (KIT.title, None, None, KIT.dated)


def test_the_same_kit_gives_the_same_bytes():
    assert book(KIT) == book(KIT)


@few
@given(st.lists(st.text(max_size=50), max_size=12))
def test_every_name_of_a_sheet_is_legal_and_its_own(wanted):
    names = sheet_names(wanted)

    illegal = [name for name in names if not name or len(name.encode("utf-16-le")) > 2 * LONGEST]
    refused = [name for name in names if set(name) & set("[]:*?/\\'") or name.casefold() in {"history", "historique"}]
    assert (len(names), illegal, refused) == (len({name.casefold() for name in names}), [], [])


def test_two_charts_of_one_long_name_keep_a_sheet_each():
    twice = [name_of(replace(MAP, key="attendance_heat_map"))] * 2

    assert sheet_names(twice) == ["Présence par rencontre et terr…", "Présence par rencontre et… (2)"]


def test_an_empty_kit_is_a_workbook():
    bare = replace(KIT, exhibits=(), headlines=(), definitions=(), notes=(), decisions=(), next_steps=(), sitting="")

    assert opened(bare).sheetnames == ["Lisez-moi"]


def test_twelve_hundred_territories_are_all_in_the_table():
    names = tuple(f"Territoire {place}" for place in range(1200))
    run = Series("Présents", tuple(map(float, range(1200))), (), "#1F4E79")

    sheet = sheet_of(Chart("long", Form.HORIZONTAL_BARS, "Un", "Deux", names, (run,), "personnes"))
    assert len(table_of(sheet)) == 1201
