"""The sheet of a chart: its finding, its table under frozen headers, beside it the chart and what is to know."""

from collections.abc import Iterator
from itertools import count

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ctg_data.charts.description import Chart, Form
from ctg_data.charts.numbers import day
from ctg_data.exports.book.columns import drawn_from, table_of
from ctg_data.exports.book.looks import LETTER, LINE, Looks, lines_of, say, say_across, to_print
from ctg_data.exports.book.maps import shaded, widths_of
from ctg_data.exports.book.native import draw, size_of
from ctg_data.exports.extract import Column
from ctg_data.exports.kit import Exhibit, Kit
from ctg_data.exports.tables import add_table

HEADER = 4  # the row of headers, under the finding, the measure and the source
ARROW = 24  # pixels of the filter of a header
GAP, STEP, STEPS = 24, 64, 12  # pixels between table and chart, and of each column under the chart
NUMBERS, LEAST, MOST = 84, 84, 260  # pixels of a column of numbers, of words
NOTHING_TO_SHOW = "Rien à montrer pour ce choix."


def exhibit(book: Workbook, looks: Looks, kit: Kit, shown: Exhibit, name: str, place: int) -> None:
    """Write the sheet `name`, the `place`-th of the kit."""
    chart, sheet = shown.chart, book.add_worksheet(name)
    source = f"Source : {shown.source}. " if shown.source else ""
    say(sheet, 0, 0, chart.title, looks.title)
    say(sheet, 1, 0, chart.subtitle, looks.of())
    say(sheet, 2, 0, f"{source}Données du {day(kit.dated)}.", looks.faint)
    if chart.empty or not chart.categories or not chart.series:
        _without(sheet, looks, shown)
    else:
        _with(book, sheet, looks, shown, name, place)
    to_print(sheet)


def _without(sheet: Worksheet, looks: Looks, shown: Exhibit) -> None:
    """A sheet that says why there is nothing to draw."""
    say(sheet, HEADER, 0, shown.chart.empty or NOTHING_TO_SHOW, looks.of(bold=True))
    _tell(sheet, looks, shown, HEADER + 2, 0, [STEP] * STEPS, {})


def _with(book: Workbook, sheet: Worksheet, looks: Looks, shown: Exhibit, name: str, place: int) -> None:
    chart, columns = shown.chart, table_of(shown.chart, book.doc_properties["created"].date())
    mapped = chart.form is Form.HEAT_MAP
    if not mapped:
        columns, read = drawn_from(chart, columns, name, HEADER)
    beside = len(columns) + 1
    widths = widths_of(chart) if mapped else [STEP] * -(-size_of(chart)[0] // STEP)
    heights = _lay(sheet, columns, widths, chart)
    add_table(book, sheet, columns, f"Donnees_{place}", HEADER, looks.header, looks.cell)
    sheet.freeze_panes(HEADER + 1, 0)
    sheet.repeat_rows(HEADER)
    if mapped:
        shaded(sheet, looks, chart, HEADER, beside)
        below = HEADER + 1 + len(chart.series)
    else:
        draw(book, sheet, chart, read, HEADER, beside)
        below = _under(HEADER, size_of(chart)[1], heights)
    _tell(sheet, looks, shown, below + 1, beside, widths, heights)


def _lay(sheet: Worksheet, columns: tuple[Column, ...], widths: list[int], chart: Chart) -> dict[int, int]:
    """Give each column its width and each row its height, in pixels; the heights that are not those of a line."""
    ours = [_width(column) for column in columns]
    for place, pixels in enumerate([*ours, GAP, *widths]):
        sheet.set_column_pixels(place, place, pixels)
    headed = max(lines_of(column.header, pixels - ARROW) for column, pixels in zip(columns, ours, strict=True))
    heights = {HEADER: LINE * headed} | {
        row: LINE * lines for row, lines in enumerate(_lines(columns, ours, chart), HEADER + 1) if lines > 1
    }
    for row, pixels in heights.items():
        sheet.set_row_pixels(row, pixels)
    return heights


def _lines(columns: tuple[Column, ...], widths: list[int], chart: Chart) -> Iterator[int]:
    """The lines of each row of the table, and of the shaded row beside it."""
    rows = zip(*(column.cells for column in columns), strict=True)
    for row, cells in enumerate(rows):
        told = (lines_of(cell, pixels) for cell, pixels in zip(cells, widths, strict=True) if isinstance(cell, str))
        yield max([1, *told, *_shaded_lines(chart, row)])


def _shaded_lines(chart: Chart, row: int) -> Iterator[int]:
    if chart.form is Form.HEAT_MAP and row < len(chart.series):
        series, (names, *each) = chart.series[row], widths_of(chart)
        yield lines_of(series.name, names)
        yield from (lines_of(label, pixels) for label, pixels in zip(series.labels, each, strict=False))


def _width(column: Column) -> int:
    texts = [cell for cell in column.cells if isinstance(cell, str)]
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    return min(MOST, max(LEAST, longest * LETTER + 20)) if texts else NUMBERS


def _under(row: int, pixels: int, heights: dict[int, int]) -> int:
    """The first row wholly under so many pixels."""
    for below in count(row):
        if pixels <= 0:
            return below
        pixels -= heights.get(below, LINE)
    raise AssertionError


def _tell(
    sheet: Worksheet, looks: Looks, shown: Exhibit, row: int, column: int, widths: list[int], heights: dict[int, int]
) -> None:
    """What is to know under the chart: a block of cells each, so that the rows of the table keep their height."""
    last = column + len(widths) - 1
    for about, said in _said(shown):
        end = _under(row + 1, LINE * lines_of(said, sum(widths)), heights) - 1
        say(sheet, row, column, about, looks.of(bold=True))
        say_across(sheet, (row + 1, column), (end, last), said, looks.words)
        row = end + 1


def _said(shown: Exhibit) -> Iterator[tuple[str, str]]:
    if shown.comment:
        yield "Commentaire", shown.comment
    if shown.chart.notes:
        yield "À savoir", "\n".join(shown.chart.notes)
    for label, definition in shown.definitions:
        yield f"Définition : {label}", definition
