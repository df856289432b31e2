"""The numbers of a chart as tables narrow enough for a page."""

from math import ceil
from typing import Any

from ctg_data.charts.description import Chart, Form
from ctg_data.charts.words import NOTHING, any_target, cells, one_line, valued

WIDEST = 10  # columns of numbers beside the first one
UNNAMED, FIRST = "Valeur", "Libellé"


def tables(chart: Chart) -> list[dict[str, Any]]:
    """Each a header and its rows of words: a row per category, or per series where these are more or drawn so."""
    names = [series.name or UNNAMED for series in chart.series]
    columns = [cells(chart, series) for series in chart.series]
    if any_target(chart):
        names.append("Cible")
        columns.append([NOTHING if aim is None else valued(chart, aim) for aim in chart.targets])
    shown = list(map(one_line, chart.shown))
    if chart.form is Form.HEAT_MAP or len(names) > len(shown):
        names, shown, columns = shown, names, [list(row) for row in zip(*columns, strict=True)]
    size = max(1, ceil(len(names) / ceil(len(names) / WIDEST)))
    starts = range(0, len(names), size)
    return [_table(shown, names[start : start + size], columns[start : start + size]) for start in starts]


def _table(shown: list[str], names: list[str], columns: list[list[str]]) -> dict[str, Any]:
    return {"header": [FIRST, *names], "rows": [list(row) for row in zip(shown, *columns, strict=True)]}
