"""The committee's own indicators: the card and the charts of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pandas import DataFrame

from ctg_data import store
from ctg_data.boards import targets
from ctg_data.boards.board import Card, Direction
from ctg_data.boards.view import View
from ctg_data.charts import own_indicators as charts
from ctg_data.charts.description import Chart
from ctg_data.charts.numbers import measured, points
from ctg_data.charts.words import NOTHING
from ctg_data.indicators.declarations import Indicator
from ctg_data.indicators.figure import Figure, listed
from ctg_data.indicators.own import own_declarations, own_figures
from ctg_data.selection import period_name

NOT_ADDED = "Chaque territoire a ses valeurs, à côté : rien ne dit comment elles s’additionnent."


def drawn(view: View) -> Iterator[tuple[Indicator, list[Chart]]]:
    """The charts of each indicator declared, over its periods."""
    declared, values = view.load(view.selection, store.own_indicators, store.own_values)
    for indicator in own_declarations(declared).values():
        yield indicator, over_time(view, indicator, typed(indicator, values))


def typed(indicator: Indicator, values: DataFrame) -> list[Figure]:
    """What was typed for all territories together, then for each."""
    return [*listed(own_figures(values), indicator.key), *listed(own_figures(values, ("territory",)), indicator.key)]


def over_time(view: View, indicator: Indicator, found: Sequence[Figure]) -> list[Chart]:
    """The charts of an indicator, with what is aimed at."""
    return charts.over_time(indicator, found, places(view), view.words, targets.aim(view, indicator.key))


def places(view: View) -> dict[int, str]:
    """The territories of the network, by their number."""
    return dict(zip(view.territories["territory_id"].tolist(), view.territories["name"].tolist(), strict=True))


def card(indicator: Indicator, every: Sequence[Figure], names: Mapping[int, str]) -> Card:
    """The latest value of all territories together, or of the only one told, and how it moved since the one before."""
    places = {figure.territory for figure in every}
    place = next(iter(places)) if len(places) == 1 else None
    told = [figure for figure in every if figure.territory == place and figure.value is not None]
    if not told:
        return Card(indicator, NOTHING, _nothing(every))
    newest = max(told, key=lambda figure: (str(figure.day), figure.period))
    run = [figure for figure in told if ("-" in figure.period) == ("-" in newest.period)]
    where = charts.ALL if place is None else names.get(place, "")
    when = " · ".join(filter(None, (period_name(newest.period), where)))
    said = Card(indicator, measured(newest.value or 0, indicator.unit), when)
    return _moved(said, run) if len(run) > 1 else said


def _nothing(every: Sequence[Figure]) -> str:
    """Why there is no value for what is chosen: nothing typed, or territories whose values nothing says how to add."""
    return NOT_ADDED if every else charts.EMPTY


def _moved(said: Card, run: Sequence[Figure]) -> Card:
    *_, before, now = run
    difference = (now.value or 0) - (before.value or 0)
    return replace(
        said,
        change=_change(difference, said.indicator.unit),
        since=f"depuis {period_name(before.period)}",
        direction=_direction(difference, said.indicator.direction),
        points=tuple(figure.value for figure in run),
    )


def _change(difference: float, unit: str) -> str:
    """« +2,1 pts », « −3 élus », « stable »."""
    if not difference:
        return "stable"
    return points(difference) if unit == "%" else f"{'+' if difference > 0 else '−'}{measured(abs(difference), unit)}"


def _direction(difference: float, hoped: str) -> Direction:
    if not difference or hoped == "none":
        return "stable"
    return "better" if (difference > 0) == (hoped == "up") else "worse"
