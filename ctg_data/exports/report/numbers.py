"""The numbers of a chart as tables narrow enough for a page."""

from typing import Any

from ctg_data.charts.description import Chart
from ctg_data.charts.words import NOTHING, any_target, cells, one_line, valued

WIDEST = 7  # columns of numbers beside the first one
UNNAMED, FIRST = "Valeur", "Libellé"


def tables(chart: Chart) -> list[dict[str, Any]]:
    """Each a header and its rows of words: a row per category, or per series where there are more of these."""
    names = [series.name or UNNAMED for series in chart.series]
    columns = [cells(chart, series) for series in chart.series]
    if any_target(chart):
        names.append("Cible")
        columns.append([NOTHING if aim is None else valued(chart, aim) for aim in chart.targets])
    shown = list(map(one_line, chart.shown))
    if len(names) > len(shown):
        names, shown, columns = shown, names, [list(row) for row in zip(*columns, strict=True)]
    starts = range(0, len(names), WIDEST)
    return [_table(shown, names[start : start + WIDEST], columns[start : start + WIDEST]) for start in starts]


def _table(shown: list[str], names: list[str], columns: list[list[str]]) -> dict[str, Any]:
    return {"header": [FIRST, *names], "rows": [list(row) for row in zip(shown, *columns, strict=True)]}
