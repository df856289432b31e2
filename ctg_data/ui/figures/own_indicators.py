"""The committee's own indicators on a page: the card and the chart of each."""

from collections.abc import Sequence

import streamlit as st
from pandas import DataFrame

from ctg_data.boards import own_indicators, targets
from ctg_data.boards.board import Card
from ctg_data.boards.own_indicators import card
from ctg_data.boards.view import View
from ctg_data.charts import targets as words
from ctg_data.indicators.declarations import Indicator
from ctg_data.indicators.figure import of_territory
from ctg_data.indicators.own import OWN, own_declarations, own_figures
from ctg_data.indicators.targets import Judged
from ctg_data.selection import Selection
from ctg_data.ui.figures import cards, chart
from ctg_data.ui.markdown import plain


def show(view: View, indicator: Indicator, values: DataFrame) -> None:
    """The latest value on a card beside its chart over time, then the other charts."""
    found = own_indicators.typed(indicator, values)
    first, *others = own_indicators.over_time(view, indicator, found)
    left, right = st.columns([1, 2])
    with left:
        cards.row([card(indicator, found, own_indicators.places(view))])
    with right:
        chart.show(first)
    chart.side_by_side(others, per_row=2)


def on_sheet(told: Sequence[tuple[Indicator, str]]) -> None:
    """The lines of the sheet of a territory, the definition of each beside it."""
    if told:
        st.header(OWN, anchor=False)
    for indicator, said in told:
        with st.container(horizontal=True, vertical_alignment="center", key=f"line-{indicator.key}"):
            st.markdown(plain(said), width="content")
            with st.popover("Définition", type="tertiary"):
                cards.definition(indicator)


def lines(view: View, declared: DataFrame, values: DataFrame) -> list[tuple[Indicator, str]]:
    """A line for each indicator with a value typed for the territory of the view: how it moved, and its target."""
    figures, (place,) = own_figures(values, ("territory",)), view.selection.territories
    every = ((each, of_territory(figures, key, place)) for key, each in own_declarations(declared).items())
    told = [card(indicator, found, {}) for indicator, found in every if found]
    judged = targets.judged(view, [each.indicator for each in told])
    return [(each.indicator, _line(each, judged.get(each.indicator.key), view.selection)) for each in told]


def _line(said: Card, judged: Judged | None, selection: Selection) -> str:
    """« Plans d’action à jour : 75 % (T4 2026), +5 pts depuis T2 2026. Cible du réseau : 80 % – ▲ À surveiller »."""
    moved = f", {said.change} {said.since}" if said.change else ""
    aimed = f". {words.headline(judged, selection)} – {words.status(judged)}" if judged else ""
    return f"{said.indicator.label} : {said.value} ({said.counts}){moved}{aimed}"
