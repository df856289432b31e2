"""The committee's own indicators on a page: the card and the chart of each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st
from pandas import DataFrame

from ctg_data.charts import own_indicators as charts
from ctg_data.charts import targets as words
from ctg_data.charts.numbers import measured, points
from ctg_data.charts.words import NOTHING
from ctg_data.indicators.declarations import Indicator
from ctg_data.indicators.figure import Figure, listed, of_territory
from ctg_data.indicators.own import OWN, own_declarations, own_figures
from ctg_data.indicators.targets import Judged
from ctg_data.selection import Selection, period_name
from ctg_data.ui import frame
from ctg_data.ui.figures import cards, chart, targets
from ctg_data.ui.figures.cards import Card, Direction
from ctg_data.ui.markdown import plain

NOT_ADDED = "Chaque territoire a ses valeurs, à côté : rien ne dit comment elles s’additionnent."


def show(indicator: Indicator, values: DataFrame, names: Mapping[int, str], scope: str) -> None:
    """The latest value on a card beside its chart over time, then the other charts."""
    every = [*listed(own_figures(values), indicator.key), *listed(own_figures(values, ("territory",)), indicator.key)]
    aim = targets.aim(indicator.key, frame.current().selection)
    first, *others = charts.over_time(indicator, every, names, scope, aim)
    left, right = st.columns([1, 2])
    with left:
        cards.row([card(indicator, every, names)])
    with right:
        chart.show(first)
    chart.side_by_side(others, per_row=2)


def on_sheet(declared: DataFrame, values: DataFrame, place: int, selection: Selection) -> None:
    """A line on the sheet of a territory for each indicator with a value typed for it: how it moved, and its target."""
    figures = own_figures(values, ("territory",))
    every = ((each, of_territory(figures, key, place)) for key, each in own_declarations(declared).items())
    told = [card(indicator, found, {}) for indicator, found in every if found]
    if not told:
        return
    st.header(OWN, anchor=False)
    judged = targets.judged([each.indicator for each in told], selection)
    for each in told:
        with st.container(horizontal=True, vertical_alignment="center", key=f"line-{each.indicator.key}"):
            st.markdown(plain(_line(each, judged.get(each.indicator.key), selection)), width="content")
            with st.popover("Définition", type="tertiary"):
                cards.definition(each.indicator)


def _line(said: Card, judged: Judged | None, selection: Selection) -> str:
    """« Plans d’action à jour : 75 % (T4 2026), +5 pts depuis T2 2026. Cible du réseau : 80 % – ▲ À surveiller »."""
    moved = f", {said.change} {said.since}" if said.change else ""
    aimed = f". {words.headline(judged, selection)} – {words.status(judged)}" if judged else ""
    return f"{said.indicator.label} : {said.value} ({said.counts}){moved}{aimed}"


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
