"""The committee's own indicators: the card of each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ctg_data.boards.board import Card, Direction
from ctg_data.charts import own_indicators as charts
from ctg_data.charts.numbers import measured, points
from ctg_data.charts.words import NOTHING
from ctg_data.indicators.declarations import Indicator
from ctg_data.indicators.figure import Figure
from ctg_data.selection import period_name

NOT_ADDED = "Chaque territoire a ses valeurs, à côté : rien ne dit comment elles s’additionnent."


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
