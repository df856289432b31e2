"""A chart on a page: the picture, its words for who does not see it, its table, and its notes."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from ctg_data.charts.axes import has_legend
from ctg_data.charts.description import Chart, indicator_of
from ctg_data.charts.draw import height_of, to_plotly
from ctg_data.charts.words import alternative, table
from ctg_data.exports.pictures import drawable
from ctg_data.indicators.declarations import INDICATORS
from ctg_data.selection import Selection
from ctg_data.ui.figures import exporting
from ctg_data.ui.figures.cards import definition
from ctg_data.ui.french import PLOTLY
from ctg_data.ui.sources import counted

FITTING = 5  # the categories that stand side by side on a phone
CONFIG = {**PLOTLY, "displaylogo": False, "scrollZoom": False, "modeBarButtons": [["toImage"]]}


def show(
    chart: Chart,
    align: Literal["top", "distribute"] = "top",
    selection: Selection | None = None,
    height: int | None = None,
) -> None:
    """Draw the chart under its heading, so many pixels high, or say why there is nothing to draw.

    The rows that it counts are those of the selection, that of the page unless told.
    """
    placed = "top" if chart.empty else align
    with st.container(border=True, height="stretch", vertical_alignment=placed, key=f"chart-{chart.key}"):
        with st.container():
            st.header(chart.title, anchor=False)
            st.caption(chart.subtitle)
        if chart.empty:
            st.info(chart.empty)
            return
        with st.container():
            _draw(chart, selection, height)


def side_by_side(
    charts: Sequence[Chart], per_row: int, selection: Selection | None = None, height: int | None = None
) -> None:
    """Draw the charts so many to a row, all as high, one above the other on a narrow screen."""
    for start in range(0, len(charts), per_row):
        row = charts[start : start + per_row]
        high = height or max((height_of(chart) for chart in row if not chart.empty), default=None)
        for column, chart in zip(st.columns(min(per_row, len(charts))), row, strict=False):
            with column:
                show(chart, "distribute", selection, high)


def _draw(chart: Chart, selection: Selection | None, height: int | None) -> None:
    st.plotly_chart(
        to_plotly(chart, height), theme=None, key=_plot_key(chart), config=_config(chart), alt=alternative(chart)
    )
    for note in chart.notes:
        st.caption(note)
    indicator = INDICATORS.get(indicator_of(chart))
    with st.expander("Voir les chiffres"):
        st.table(table(chart), hide_index=True)
        if indicator:
            counted.offer(indicator, selection, place=chart.key, asked="D’où viennent ces chiffres ?")
    with st.container(horizontal=True, key=f"under-{chart.key}"):
        if indicator:
            with st.popover("Définition", type="tertiary"):
                definition(indicator)
        exporting.chart(chart, indicator)


def _plot_key(chart: Chart) -> str:
    wide = has_legend(chart) or (len(chart.categories) > FITTING and "HORIZONTAL" not in chart.form.name)
    return f"plot-{'wide-' if wide else ''}{chart.key}"


def _config(chart: Chart) -> dict[str, object]:
    # The menu gives a better picture, unless the server has nothing to draw it with.
    bar = {"displayModeBar": not drawable(), "toImageButtonOptions": {"filename": chart.key, "scale": 2}}
    return CONFIG | bar
