"""A chart as a picture that stands alone: its title, scope, notes and day inside, at the size of a slide or a page."""

import textwrap
from datetime import date

import plotly.graph_objects as go

from ctg_data.charts.axes import has_legend, under, wrapped
from ctg_data.charts.description import Chart, Form
from ctg_data.charts.draw import to_plotly
from ctg_data.charts.numbers import day
from ctg_data.charts.template import FAINT, HEADING

WIDTH = 1000  # pixels; three times as many in a file, which is 25 cm at 300 dots per inch
TITLE, SMALLER = 20, 14  # sizes of letters, in pixels
LINE = 1.3  # of the size of its letters
WIDE, SIDE = 118, 24  # letters of a small line, and pixels around
ABOVE, TICK = 24, 18  # for the words of a target above the marks; a line under the axis
ACROSS = (Form.HORIZONTAL_BARS, Form.STACKED_HORIZONTAL_BARS)


def to_print(chart: Chart, on: date) -> go.Figure:
    """The figure of a chart, WIDTH pixels wide, with nothing cut and nothing said outside of it."""
    figure = to_plotly(chart)
    heading, said = _heading(chart), _said(chart, on)
    top = SIDE + len(heading[0] + heading[1]) * TITLE * LINE + ABOVE  # plotly gives each line the height of the first
    ticks = 10 + TICK * max((name.count("<br>") + 1 for name in _below(chart)), default=1)
    key = 30 if has_legend(chart) else 0
    bottom = ticks + key + len(said) * SMALLER * LINE + SIDE
    inside = max(240.0, figure.layout.height - 92)
    left = _left(chart)
    height = round(top + inside + bottom)
    title = {
        "text": _written(heading),
        "font": {"size": TITLE},
        "pad": {"t": SIDE, "l": SIDE},
        "y": 1 - SIDE / 2 / height,
    }
    legend = {"yref": "paper", "y": -ticks / inside, "yanchor": "top"}
    margin = {"t": top, "b": bottom, "l": left}
    figure.update_layout(width=WIDTH, height=height, margin=margin, title=title, legend=legend)
    figure.update_xaxes(tickangle=0)
    below = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": SIDE - left, "y": 0, "yref": "paper"}
    small = {"showarrow": False, "align": "left", "font": {"size": SMALLER, "color": FAINT}}
    figure.add_annotation(text="<br>".join(said), yanchor="top", yshift=-(ticks + key), **below, **small)
    return figure


def marks_alone(chart: Chart, width: int, height: int | None = None) -> go.Figure:
    """The figure without its words, for a page that writes them around it; so many pixels wide and high."""
    figure = to_plotly(chart, None if height is None else height + HEADING)
    layout = figure.layout
    figure.update_layout(width=width, height=layout.height - HEADING, margin_t=layout.margin.t - HEADING, title_text="")
    return figure.update_xaxes(tickangle=0)


def _heading(chart: Chart) -> tuple[list[str], list[str]]:
    return textwrap.wrap(chart.title, WIDE * SMALLER // TITLE - 10), textwrap.wrap(chart.subtitle, WIDE)


def _written(heading: tuple[list[str], list[str]]) -> str:
    title, subtitle = map("<br>".join, heading)
    small = f"font-size:{SMALLER}px;color:{FAINT}"
    return f"<b>{title}</b><br><span style='{small}'>{subtitle}</span>"


def _said(chart: Chart, on: date) -> list[str]:
    """The notes on lines that hold, and the day of the picture."""
    lines = [line for note in chart.notes for line in textwrap.wrap(note, WIDE)]
    return [*lines, f"Édité le {day(on)}."]


def _below(chart: Chart) -> list[str]:
    return [] if chart.form in ACROSS else under(chart)


def _left(chart: Chart) -> int:
    """Room for the longest name beside the marks."""
    beside = wrapped(chart.categories) if chart.form in ACROSS else []
    if chart.form is Form.HEAT_MAP:
        beside = wrapped([series.name for series in chart.series])
    longest = max((len(line) for name in beside for line in name.split("<br>")), default=0)
    return SIDE + max(44, 16 + round(7.2 * longest))
