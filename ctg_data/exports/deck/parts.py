"""A chart too long for one slide, cut into charts that are read from the back of a room."""

from dataclasses import replace
from math import ceil
from typing import Any

from ctg_data.charts.description import Chart, Form, Series
from ctg_data.charts.numbers import decimal

ROWS, COLUMNS, MARKS = 12, 16, 24  # bars across, columns, and columns when several stand side by side
MAP_ROWS, MAP_ROWS_OF_TWO_LINES, MAP_COLUMNS = 10, 7, 10
SLIDES = 3  # more than that nobody turns
ACROSS = {Form.HORIZONTAL_BARS, Form.STACKED_HORIZONTAL_BARS}
STACKED = {Form.STACKED_BARS, Form.STACKED_HORIZONTAL_BARS}


def parts(chart: Chart) -> tuple[Chart, ...]:
    """The chart in as many slides as it takes; beyond three, its largest bars or its latest columns on one slide.

    What is left out is said in a note. Order, scale and title stay those of the whole.
    """
    if chart.form is Form.HEAT_MAP:
        return _maps(_latest(chart, MAP_COLUMNS))
    most = _most(chart)
    if len(chart.categories) <= most:
        return (chart,)
    if len(chart.categories) > SLIDES * most:
        return (_largest(chart, most) if chart.form in ACROSS else _latest(chart, most),)
    return _evenly(chart, most)


def _most(chart: Chart) -> int:
    side_by_side = 1 if chart.form in STACKED else max(1, len(chart.series))
    if chart.form in ACROSS:
        return max(4, ROWS // side_by_side)
    return COLUMNS if chart.form is Form.LINES else max(4, min(COLUMNS, MARKS // side_by_side))


def _evenly(chart: Chart, most: int) -> tuple[Chart, ...]:
    spans = _spans(len(chart.categories), most)
    return tuple(_part(_only(chart, list(span)), place, spans) for place, span in enumerate(spans))


def _spans(whole: int, most: int) -> list[range]:
    size = ceil(whole / ceil(whole / most))
    return [range(start, min(start + size, whole)) for start in range(0, whole, size)]


def _part(chart: Chart, place: int, spans: list[range]) -> Chart:
    note = f"De {spans[place].start + 1} à {spans[place].stop} sur {decimal(spans[-1].stop)}."
    return replace(chart, title=f"{chart.title} ({place + 1}/{len(spans)})", notes=(*chart.notes, note))


def _largest(chart: Chart, most: int) -> Chart:
    def size(place: int) -> float:
        return sum(series.values[place] or 0.0 for series in chart.series)

    kept = sorted(sorted(range(len(chart.categories)), key=size, reverse=True)[:most])
    left = len(chart.categories) - most
    note = f"Les {most} plus grandes valeurs, dans leur ordre ; les {decimal(left)} autres sont dans le classeur."
    return replace(_only(chart, kept), notes=(*chart.notes, note))


def _latest(chart: Chart, most: int) -> Chart:
    whole = len(chart.categories)
    if whole <= most:
        return chart
    note = f"Les {most} dernières colonnes ; les {decimal(whole - most)} précédentes sont dans le classeur."
    return replace(_only(chart, list(range(whole - most, whole))), notes=(*chart.notes, note))


def _maps(chart: Chart) -> tuple[Chart, ...]:
    rows = len(chart.series)
    two_lines = any("\n" in label for series in chart.series for label in series.labels)
    most = MAP_ROWS_OF_TWO_LINES if two_lines else MAP_ROWS
    if rows <= most:
        return (chart,)
    if rows > SLIDES * most:
        note = f"Les {most} premières lignes ; les {decimal(rows - most)} autres sont dans le classeur."
        return (replace(chart, series=chart.series[:most], notes=(*chart.notes, note)),)
    spans = _spans(rows, most)
    cut = [replace(chart, series=chart.series[span.start : span.stop]) for span in spans]
    return tuple(_part(part, place, spans) for place, part in enumerate(cut))


def _only(chart: Chart, places: list[int]) -> Chart:
    series = tuple(_cut(series, places) for series in chart.series)
    runs = (chart.categories, chart.targets, chart.provisional)
    categories, targets, provisional = (_at(run, places) for run in runs)
    return replace(chart, categories=categories, series=series, targets=targets, provisional=provisional)


def _cut(series: Series, places: list[int]) -> Series:
    runs = (series.values, series.labels, series.lows, series.highs)
    values, labels, lows, highs = (_at(run, places) for run in runs)
    missing, breaks = (_kept(marked, places) for marked in (series.missing, series.breaks))
    return replace(series, values=values, labels=labels, lows=lows, highs=highs, missing=missing, breaks=breaks)


def _kept(marked: tuple[int, ...], places: list[int]) -> tuple[int, ...]:
    return tuple(now for now, before in enumerate(places) if before in marked)


def _at(cells: tuple[Any, ...], places: list[int]) -> tuple[Any, ...]:
    return tuple(cells[place] for place in places) if cells else ()
