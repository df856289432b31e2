"""Charts drawn by plotly with our own template: labels on the marks, the target as a line, full scales."""

import textwrap
from itertools import groupby

import plotly.graph_objects as go

from ctg_data.charts.axes import has_legend, top_of, upright
from ctg_data.charts.description import Chart, Form
from ctg_data.charts.marks import FEW, FORMS
from ctg_data.charts.template import FAINT, HEADING, INK, PAPER, SMALL, SMALLER, TEMPLATE
from ctg_data.charts.words import any_target, valued

TITLE_WIDTH = 62
MANY_PEOPLE = 12  # an axis longer than that is drawn higher
MANY_ROWS, THICK, LEGEND = 8, 32, 36  # rows beyond which they close up; pixels of a bar, and of a legend
LETTER = 7.5  # pixels of a small letter, at the widest


def to_plotly(chart: Chart, height: int | None = None) -> go.Figure:
    """The figure of a chart, so many pixels high where others stand beside it; one with nothing to show says why."""
    figure = go.Figure(layout={"template": TEMPLATE, "title": {"text": _heading(chart)}})
    if chart.empty:
        return _said(figure, chart.empty)
    FORMS[chart.form](figure, chart)
    _aim(figure, chart)
    _break(figure, chart)
    height = height or height_of(chart)
    figure.update_layout(height=height, margin_t=HEADING + _room_above(chart), showlegend=has_legend(chart))
    if not _across(chart) and upright(chart):
        figure.update_xaxes(tickangle=0, tickfont=SMALL if len(chart.categories) <= FEW else SMALLER)
    return figure.update_layout(bargap=_gap(chart, height))


def height_of(chart: Chart) -> int:
    """The pixels that a chart asks for, its title and subtitle included."""
    rows = len(chart.categories)
    if chart.form is Form.HORIZONTAL_BARS:
        return 116 + (48 if rows <= MANY_ROWS else 34) * rows * max(1, len(chart.series))
    if chart.form is Form.STACKED_HORIZONTAL_BARS:
        return 116 + 48 * rows + LEGEND * has_legend(chart)
    if chart.form is Form.HEAT_MAP:
        return 120 + (56 if len(chart.series) <= MANY_ROWS else 34) * len(chart.series)
    return 360 if top_of(chart) <= MANY_PEOPLE or chart.form is not Form.STACKED_BARS else 460


def _room_above(chart: Chart) -> int:
    """Pixels for what is written above the marks: labels, or the words of a target that ends before the last."""
    return 12 if chart.form in {Form.STACKED_BARS, Form.HEAT_MAP, Form.STACKED_HORIZONTAL_BARS} else 26


def _gap(chart: Chart, height: int) -> float:
    """The part of a row left blank, so that bars keep their thickness however high the chart is drawn."""
    if not _across(chart):
        return 0.35
    bars = len(chart.series) if chart.form is Form.HORIZONTAL_BARS else 1
    row = (height - HEADING - 60) / max(1, len(chart.categories))
    return max(0.3, 1 - THICK * bars / row)


def _across(chart: Chart) -> bool:
    return chart.form in {Form.HORIZONTAL_BARS, Form.STACKED_HORIZONTAL_BARS}


def _heading(chart: Chart) -> str:
    title = "<br>".join(textwrap.wrap(chart.title, TITLE_WIDTH))
    return f"<b>{title}</b><br><span style='font-size:13px;color:{FAINT}'>{chart.subtitle}</span>"


def _said(figure: go.Figure, why: str) -> go.Figure:
    middle = {"x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "showarrow": False, "font": {"color": FAINT}}
    figure.add_annotation(text="<br>".join(textwrap.wrap(why, 50)), **middle)
    return figure.update_layout(height=200).update_xaxes(visible=False).update_yaxes(visible=False)


def _aim(figure: go.Figure, chart: Chart) -> None:
    """A line as long as the target stays the same from a category to the next, with its words at the end of it."""
    across = _across(chart)
    along, beside = ("y", "x") if across else ("x", "y")
    place = 0
    said = [f"Cible<br>{valued(chart, aim)}" for aim in chart.targets if aim is not None]
    for aim, same in groupby(chart.targets):
        start, place = place, place + len(tuple(same))
        if aim is None:
            continue
        ends = {f"{along}0": start - 0.5, f"{along}1": place - 0.5, f"{beside}0": aim, f"{beside}1": aim}
        for line in _OVER if across else _BEHIND:
            figure.add_shape(type="line", **line, **ends)
        at = _in_margin((start + place - 1) / 2) if across else _around_columns(start, place, aim, len(chart.targets))
        text = f"Cible{'<br>' if 'xref' in at else ' '}{valued(chart, aim)}"
        figure.add_annotation(text=text, showarrow=False, align="left", font=SMALL, **at)
    if any_target(chart):
        longest = max(len(line) for text in said for line in text.split("<br>"))
        figure.update_layout(margin_r=12 + LETTER * longest)


_DASHED = {"dash": "dash", "color": INK, "width": 1.5}
_BEHIND = ({"layer": "between", "line": _DASHED},)
_OVER = ({"layer": "above", "line": {"color": PAPER, "width": 5}}, {"layer": "above", "line": _DASHED})


def _break(figure: go.Figure, chart: Chart) -> None:
    """A line before each place where another trend begins, as high as the series that it parts."""
    rows = chart.form is Form.HEAT_MAP
    parted = [(row, place) for row, series in enumerate(chart.series) for place in series.breaks]
    for row, place in parted:
        ends = {"y0": row - 0.5, "y1": row + 0.5} if rows else {"y0": 0, "y1": 1, "yref": "paper"}
        dash = {"dash": "solid" if rows else "dot", "color": INK, "width": 3 if rows else 1.5}
        figure.add_shape(type="line", x0=place - 0.5, x1=place - 0.5, line=dash, **ends)
    for place in () if rows else dict.fromkeys(place for _, place in parted):
        at = {"x": place - 0.5, "y": 1, "yref": "paper", "yanchor": "top", "xanchor": "left", "xshift": 6}
        figure.add_annotation(text="Autres<br>affirmations", align="left", showarrow=False, font=SMALL, **at)


def _in_margin(height: float) -> dict[str, object]:
    return {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 6, "y": height}


def _around_columns(start: int, end: int, aim: float, columns: int) -> dict[str, object]:
    """In the margin at the end of the last line; above the columns of the others."""
    if end == columns:
        return _in_margin(aim)
    return {"x": (start + end - 1) / 2, "y": 1, "yref": "paper", "yanchor": "bottom"}
