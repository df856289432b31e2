"""One of the committee's own indicators over its periods: all territories together, and territory by territory."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ctg_data.charts.description import Chart, Form, Series
from ctg_data.charts.numbers import SPACE, measured
from ctg_data.charts.words import NOTHING
from ctg_data.indicators.declarations import Indicator
from ctg_data.indicators.figure import Figure
from ctg_data.indicators.targets import Aim
from ctg_data.selection import following, period_name

ALL = "Tous les territoires"
NAVY, ROOM = "#1F4E79", 1.2
EMPTY = "Aucune valeur pour ce choix : élargissez la période ou les territoires, ou saisissez-en une."


def over_time(
    indicator: Indicator,
    found: Sequence[Figure],
    names: Mapping[int, str],
    scope: str,
    aim: Aim | None = None,
) -> list[Chart]:
    """What was typed for all territories together, then for each; quarters and years apart; one that is empty at least.

    Nothing is added up: a year is what was typed for the year, and all territories what was typed for all. `aim` gives
    the value aimed at for each.
    """
    charts = [
        _aimed(_chart(indicator, told, names, scope), told, names, aim)
        for quarterly in (True, False)
        for each in (False, True)
        if (told := [f for f in found if ("-" in f.period) == quarterly and (f.territory is not None) == each])
    ]
    return charts or [Chart(indicator.key, Form.BARS, indicator.label, scope, empty=EMPTY)]


def _aimed(chart: Chart, found: Sequence[Figure], names: Mapping[int, str], aim: Aim | None) -> Chart:
    """The chart with what is aimed at in each of its bars; a heat map has none."""
    if aim is None or chart.form is Form.HEAT_MAP:
        return chart
    over_places = chart.form is Form.HORIZONTAL_BARS
    at = {_place(figure, names) if over_places else _category(figure.period): aim(figure) for figure in found}
    aims = tuple(at.get(category) for category in chart.categories)
    highest = max([chart.high or 0, *(value * ROOM for value in aims if value is not None)])
    return replace(chart, targets=aims, high=highest if any(aims) and chart.unit != "%" else chart.high)


def _place(figure: Figure, names: Mapping[int, str]) -> str:
    return ALL if figure.territory is None else names.get(figure.territory, "")


def _chart(indicator: Indicator, found: Sequence[Figure], names: Mapping[int, str], scope: str) -> Chart:
    periods = list(_without_gap(sorted({figure.period for figure in found})))
    told = {figure.territory for figure in found}
    places = {place: name for place, name in ((None, ALL), *names.items()) if place in told}
    values = {(figure.territory, figure.period): figure.value for figure in found}
    key = f"{indicator.key}_{'all' if None in told else 'each'}_{periods[-1]}"
    unit = f" ({indicator.unit})" if indicator.unit else ""
    subtitle = f"{indicator.label}{unit} – {scope if len(places) > 1 else ', '.join(places.values())}"
    form, categories, series = _marks(indicator, places, periods, values)
    bounds = _bounds(indicator.unit, [value for value in values.values() if value is not None])
    title = _finding(indicator, places, periods, values)
    return Chart(key, form, title, subtitle, categories, series, indicator.unit, *bounds)


Places = Mapping[int | None, str]
Values = Mapping[tuple[int | None, str], float | None]


def _marks(
    indicator: Indicator, places: Places, periods: Sequence[str], values: Values
) -> tuple[Form, tuple[str, ...], tuple[Series, ...]]:
    """Bars of places for one period, bars over time for one place, a heat map of both."""
    if len(periods) == 1:
        one = _series("", indicator, [values.get((place, periods[0])) for place in places])
        return Form.HORIZONTAL_BARS, tuple(places.values()), (one,)
    if len(places) == 1:
        (place,) = places
        one = _series("", indicator, [values.get((place, period)) for period in periods])
        return Form.BARS, tuple(map(_category, periods)), (one,)
    rows = (
        _series(name, indicator, [values.get((place, period)) for period in periods]) for place, name in places.items()
    )
    return Form.HEAT_MAP, tuple(map(_category, periods)), tuple(rows)


def _finding(indicator: Indicator, places: Places, periods: Sequence[str], values: Values) -> str:
    """« T4 2025 : 42 élus, contre 35 au T3 2025 », « T4 2025 : de 62 % à 76 % selon le territoire »."""
    last = periods[-1]
    now = sorted(value for place in places if (value := values.get((place, last))) is not None)
    low, high = (measured(value, indicator.unit) for value in (now[0], now[-1]))
    said = f"{_category(last)} : "
    if len(places) > 1:
        return said + (f"de {low} à {high} selon le territoire" if low != high else f"{low} dans chaque territoire")
    (place,) = places
    before = values.get((place, periods[-2])) if len(periods) > 1 else None
    earlier = period_name(periods[-2]) if len(periods) > 1 else ""
    when = f"au{SPACE}{earlier}" if "-" in last else f"en{SPACE}{earlier}"
    return said + low + ("" if before is None else f", contre {measured(before, _mark_unit(indicator))} {when}")


def _without_gap(periods: Sequence[str]) -> Iterator[str]:
    """Every quarter, or year, from the first to the last: one that nobody typed is seen missing."""
    period = periods[0]
    while period < periods[-1]:
        yield period
        period = following(period) if "-" in period else str(int(period) + 1)
    yield period


def _bounds(unit: str, values: Sequence[float]) -> tuple[float, float]:
    """The axis from nought, or from below it; a percentage up to 100 at least."""
    low, high = min(0.0, *values), max(0.0, *values)
    if unit == "%" and low == 0 and high <= 100:
        return 0.0, 100.0
    return low * ROOM, high * ROOM or (1.0 if low == 0 else 0.0)


def _series(name: str, indicator: Indicator, values: Sequence[float | None]) -> Series:
    labels = tuple(NOTHING if value is None else measured(value, _mark_unit(indicator)) for value in values)
    return Series(name, tuple(values), labels, NAVY)


def _mark_unit(indicator: Indicator) -> str:
    """The unit that stands on a mark: the subtitle says the others."""
    return "%" if indicator.unit == "%" else ""


def _category(period: str) -> str:
    # A year alone would be read as a number, and the axis graduated between two years.
    return period_name(period) if "-" in period else f"Année{SPACE}{period}"
