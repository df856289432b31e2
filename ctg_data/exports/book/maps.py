"""A heat map as shaded cells, in the words and the shades of the screen; a cell without a value holds no number."""

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ctg_data.charts.contrast import ink_on
from ctg_data.charts.description import Chart, Series
from ctg_data.charts.marks import NO_RATE
from ctg_data.charts.template import INK, PAPER
from ctg_data.exports.book.looks import Looks, say
from ctg_data.exports.deck.tables import shade

NAMES, CELL = 240, 84  # pixels
DASHED, THICK = 3, 5  # borders of Excel


def widths_of(chart: Chart) -> list[int]:
    """The pixels of its columns."""
    return [NAMES, *[CELL] * len(chart.categories)]


def shaded(sheet: Worksheet, looks: Looks, chart: Chart, row: int, column: int) -> None:
    """A row per series under a row of categories, from this cell."""
    for place, name in enumerate(chart.shown, 1):
        say(sheet, row, column + place, name, looks.of(bold=True, text_wrap=True, align="center", valign="top"))
    for line, series in enumerate(chart.series, 1):
        say(sheet, row + line, column, series.name, looks.bold)
        labels = series.labels or ("",) * len(series.values)
        for place, label in enumerate(labels):
            say(sheet, row + line, column + 1 + place, label, _look(looks, chart, series, place))


def _look(looks: Looks, chart: Chart, series: Series, place: int) -> Format:
    value, absent = series.values[place], place in series.missing
    fill = PAPER if absent else NO_RATE if value is None else shade(chart, value)
    edge = {"border": DASHED, "border_color": INK} if absent else {"border": 1, "border_color": PAPER}
    parted = {"left": THICK, "left_color": INK} if place in series.breaks else {}
    centred = {"align": "center", "valign": "vcenter", "text_wrap": True}
    return looks.of(**edge, **centred, **parted, bg_color=fill, font_color=ink_on(fill))
