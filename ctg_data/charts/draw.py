"""Charts drawn by plotly with our own template: labels on the marks, the target as a line, full scales."""

import textwrap

import plotly.graph_objects as go

from ctg_data.charts.axes import has_legend, top_of
from ctg_data.charts.description import Chart, Form
from ctg_data.charts.marks import FORMS
from ctg_data.charts.template import FAINT, INK, TEMPLATE

TITLE_WIDTH = 62
MANY_PEOPLE = 12  # an axis longer than that is drawn higher


def to_plotly(chart: Chart) -> go.Figure:
    """The figure of a chart; one with nothing to show says why in its place."""
    figure = go.Figure(layout={"template": TEMPLATE, "title": {"text": _heading(chart)}})
    if chart.empty:
        return _said(figure, chart.empty)
    FORMS[chart.form](figure, chart)
    if chart.target is not None:
        _aim(figure, chart)
    return figure.update_layout(height=_height(chart), showlegend=has_legend(chart))


def _heading(chart: Chart) -> str:
    title = "<br>".join(textwrap.wrap(chart.title, TITLE_WIDTH))
    return f"<b>{title}</b><br><span style='font-size:13px;color:{FAINT}'>{chart.subtitle}</span>"


def _said(figure: go.Figure, why: str) -> go.Figure:
    middle = {"x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "showarrow": False, "font": {"color": FAINT}}
    figure.add_annotation(text="<br>".join(textwrap.wrap(why, 50)), **middle)
    return figure.update_layout(height=200).update_xaxes(visible=False).update_yaxes(visible=False)


def _aim(figure: go.Figure, chart: Chart) -> None:
    line = {"line_dash": "dash", "line_color": INK, "line_width": 1.5, "annotation_text": chart.target_label}
    if chart.form in {Form.HORIZONTAL_BARS, Form.STACKED_HORIZONTAL_BARS}:
        figure.add_vline(chart.target, annotation_position="top", **line)
    else:
        figure.add_hline(chart.target, annotation_position="top right", **line)


def _height(chart: Chart) -> int:
    if chart.form in {Form.HORIZONTAL_BARS, Form.STACKED_HORIZONTAL_BARS}:
        return 120 + 48 * len(chart.categories) * (1 if "STACKED" in chart.form.name else max(1, len(chart.series)))
    if chart.form is Form.HEAT_MAP:
        return 130 + 56 * len(chart.series)
    return 360 if top_of(chart) <= MANY_PEOPLE or chart.form is not Form.STACKED_BARS else 460
