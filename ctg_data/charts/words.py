"""A chart told in words and listed as a table, from the same description as its drawing."""

import re

from pandas import DataFrame

from ctg_data.charts.description import Chart, Series
from ctg_data.charts.numbers import decimal

NOTHING = "—"
COUNTED = ("personnes", "sujets", "difficultés", "points")
"""The units of ours that agree with their number; those of the committee are said as they were typed."""


def alternative(chart: Chart) -> str:
    """The text for those who do not see the chart: finding, measure, every number, target and notes."""
    sentences = [chart.title, chart.subtitle, chart.empty, *(_told(chart, series) for series in chart.series)]
    if any_target(chart):
        sentences.append(_aimed(chart))
    return " ".join(f"{sentence.rstrip('.')}." for sentence in (*sentences, *chart.notes) if sentence)


def table(chart: Chart) -> DataFrame:
    """One row per category, one column of text per series, as the marks say it."""
    columns = {series.name or chart.unit or "Valeur": cells(chart, series) for series in chart.series}
    if any_target(chart):
        columns["Cible"] = [NOTHING if aim is None else valued(chart, aim) for aim in chart.targets]
    return DataFrame({"Libellé": list(map(one_line, chart.shown)), **columns})


def any_target(chart: Chart) -> bool:
    """Whether a value is aimed at in some category."""
    return any(aim is not None for aim in chart.targets)


def valued(chart: Chart, value: float) -> str:
    """A value with the unit of the chart: « 80 % », « 12 sujets », « 1 sujet »."""
    unit = chart.unit.removesuffix("s") if abs(value) < 2 and chart.unit in COUNTED else chart.unit
    return f"{decimal(value)}\u202f{unit}".strip()


def said(chart: Chart, series: Series) -> list[str]:
    """What each mark says: its label on one line, or its value with its unit."""
    return [_said(chart, series, place) for place in range(len(chart.categories))]


def cells(chart: Chart, series: Series) -> list[str]:
    """What each mark says, with its bounds: « 71,3 % (de 68 à 75) »."""
    return [_said(chart, series, place) + _between(series, place) for place in range(len(chart.categories))]


def measure(chart: Chart) -> str:
    """What the subtitle says is measured, without its scope."""
    return _parts(chart)[0]


def scope(chart: Chart) -> str:
    """« tous les territoires, T1 2025 »: the scope and the period, as the subtitle ends with them."""
    return _parts(chart)[1]


def one_line(text: str) -> str:
    """A label of several lines on one, its parts separated by a comma."""
    return re.sub(r"\s*\n\s*", ", ", text)


def _parts(chart: Chart) -> tuple[str, str]:
    head, dash, tail = chart.subtitle.rpartition(" – ")
    if dash:
        return head, tail
    head, _, tail = chart.subtitle.rpartition(", ")  # a small chart says only its period
    return head or tail, tail if head else ""


def _told(chart: Chart, series: Series) -> str:
    pairs = zip(chart.shown, cells(chart, series), strict=True)
    said = " ; ".join(f"{one_line(category)} {cell}" for category, cell in pairs if cell != NOTHING)
    return f"{series.name} : {said}" if series.name and said else said


def _aimed(chart: Chart) -> str:
    """« Cible 80 % », or that of each category where they differ."""
    if len(set(chart.targets)) == 1:
        return f"Cible {valued(chart, chart.targets[0] or 0)}"
    aims = zip(chart.shown, chart.targets, strict=True)
    told = (f"{one_line(category)} {valued(chart, aim)}" for category, aim in aims if aim is not None)
    return f"Cible : {' ; '.join(told)}"


def _said(chart: Chart, series: Series, place: int) -> str:
    value = series.values[place]
    label = one_line(series.labels[place]) if series.labels else ""
    return label or (NOTHING if value is None else valued(chart, value))


def _between(series: Series, place: int) -> str:
    if not series.lows or not series.highs:
        return ""
    low, high = series.lows[place], series.highs[place]
    return "" if low is None or high is None else f" (de {decimal(low)} à {decimal(high)})"
