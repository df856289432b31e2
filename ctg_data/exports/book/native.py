"""A native chart of a sheet: XlsxWriter keeps its place, the drawing is that of the slides."""

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as Place
from xlsxwriter.worksheet import Worksheet

from ctg_data.charts.axes import has_legend
from ctg_data.charts.description import Chart
from ctg_data.charts.draw import height_of
from ctg_data.charts.words import alternative
from ctg_data.exports.deck.drawing import chart_xml
from ctg_data.exports.deck.sheet import Sheet
from ctg_data.exports.plain import clean

WIDTH, MARK, HIGHEST = 768, 30, 4_000  # pixels of a chart, of a column of bars, and of the highest chart
LEGEND, LEAST = 44, 380
LETTERS = 10  # points


class Native(Place):  # type: ignore[misc]
    """A chart whose drawing is given."""

    def __init__(self, drawing: str, width: int, height: int) -> None:
        super().__init__()
        self._drawing, self.embedded = drawing, True
        self.width, self.height = width, height
        self.series: list[object] = [drawing]  # XlsxWriter refuses a chart without any; ours are in the drawing

    def _assemble_xml_file(self) -> None:
        """Written when the workbook is closed."""
        self.fh.write(self._drawing)
        self._xml_close()


def size_of(chart: Chart) -> tuple[int, int]:
    """Its width and height, in pixels."""
    marks = len(chart.categories) * (1 if "STACKED" in chart.form.name else max(1, len(chart.series)))
    wide = WIDTH if "HORIZONTAL" in chart.form.name else max(WIDTH, MARK * marks)
    return min(wide, HIGHEST), min(max(LEAST, height_of(chart) + LEGEND * has_legend(chart)), HIGHEST)


def draw(book: Workbook, sheet: Worksheet, chart: Chart, read: Sheet, row: int, column: int) -> None:
    """Put the chart at this cell, told in words to those who do not see it."""
    native = Native(chart_xml(chart, read, LETTERS), *size_of(chart))
    book.charts.append(native)
    told = {"description": clean(alternative(chart)), "object_position": 2}
    sheet.insert_chart(row, column, native, told)
