"""Charts drawn by plotly with our own template: labels on the marks, the target as a line, full scales."""

import re
import textwrap
from collections.abc import Callable

import plotly.graph_objects as go

from ctg_data.charts.description import Chart, Form, Series

INK, FAINT, GRID, PAPER = "#1D2430", "#5C6370", "#DFE3E8", "#FFFFFF"
FONT = "Source Sans, Source Sans 3, Source Sans Pro, Segoe UI, Arial, sans-serif"
NO_RATE = "#EEF0F3"
SHADES = ((0.0, "#E6EEF6"), (0.5, "#7FA5C9"), (1.0, "#1F4E79"))
DARK, BLACK = 0.72, "#000000"  # of the scale: on either side, black or white keeps a contrast of 4.5:1
LIGHT = 128  # of 255: a lighter mark bears black words
FEW_SERIES = 4
FEW_PEOPLE, MANY_PEOPLE = 8, 12  # an axis so short is marked at each unit; a longer one is drawn higher
TITLE_WIDTH, CATEGORY_WIDTH, NAME_WIDTH = 62, 20, 14
LONG = 0.6  # the part of the axis from which a label stands inside its bar

_SMALL = {"size": 13}
_AXIS = {"automargin": True, "fixedrange": True, "zeroline": False, "tickfont": _SMALL}
TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": FONT, "size": 15, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "title": {"x": 0, "xref": "container", "xanchor": "left", "y": 1, "yanchor": "top", "pad": {"t": 6, "l": 6}},
        "margin": {"l": 8, "r": 16, "t": 84, "b": 8},
        "hovermode": False,
        "dragmode": False,
        "bargap": 0.35,
        "uniformtext": {"minsize": 11, "mode": "show"},
        "legend": {
            "orientation": "h",
            "yref": "container",
            "y": 0,
            "yanchor": "bottom",
            "x": 0,
            "traceorder": "normal",
            "font": {"size": 13},
        },
        "xaxis": {"linecolor": FAINT, **_AXIS, "showgrid": False},
        "yaxis": {"gridcolor": GRID, **_AXIS, "rangemode": "tozero"},
        "separators": ",\u202f",
    }
)

Draw = Callable[[go.Figure, Chart], None]


def to_plotly(chart: Chart) -> go.Figure:
    """The figure of a chart; one with nothing to show says why in its place."""
    figure = go.Figure(layout={"template": TEMPLATE, "title": {"text": _heading(chart)}})
    if chart.empty:
        return _said(figure, chart.empty)
    _FORMS[chart.form](figure, chart)
    if chart.target is not None:
        _aim(figure, chart)
    return figure.update_layout(height=_height(chart), showlegend=_legend(chart))


def _bars(figure: go.Figure, chart: Chart) -> None:
    for series in chart.series:
        figure.add_bar(
            x=_under(chart),
            y=_numbers(series),
            text=_lines(series.labels),
            textposition=["inside" if low is not None else "outside" for low in series.lows] or "outside",
            insidetextanchor="middle",
            textangle=0,
            cliponaxis=False,
            marker={"color": series.colour},
            name=series.name,
        )
        _whiskers(figure, chart, series)
    _value_axis(figure.update_yaxes, chart)


def _horizontal_bars(figure: go.Figure, chart: Chart) -> None:
    for series in chart.series:
        figure.add_bar(
            y=_wrapped(chart.categories),
            x=_numbers(series),
            text=[label.replace("\n", " · ") for label in series.labels],
            orientation="h",
            textposition=["inside" if number > LONG * _top(chart) else "outside" for number in _numbers(series)],
            insidetextanchor="end",
            textangle=0,
            cliponaxis=False,
            marker={"color": series.colour},
            name=series.name,
        )
    figure.update_yaxes(autorange="reversed", showgrid=False)
    _value_axis(figure.update_xaxes, chart)
    figure.update_xaxes(showgrid=True, gridcolor=GRID)
    if chart.unit == "%":
        figure.update_xaxes(range=[0, 104])  # else the last mark, 100 %, is not written


def _whiskers(figure: go.Figure, chart: Chart, series: Series) -> None:
    doubtful = [place for place, low in enumerate(series.lows) if low is not None]
    if not doubtful:
        return
    up, down = _reach(series, series.highs), _reach(series, series.lows)
    reach = {"array": [up[place] for place in doubtful], "arrayminus": [down[place] for place in doubtful]}
    figure.add_scatter(
        x=[_under(chart)[place] for place in doubtful],
        y=[series.values[place] for place in doubtful],
        mode="markers",
        marker={"opacity": 0},
        error_y={**reach, "symmetric": False, "color": BLACK, "thickness": 2, "width": 9},
        showlegend=False,
    )


def _ink_on(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return PAPER if 0.299 * red + 0.587 * green + 0.114 * blue < LIGHT else BLACK


def _stacked_bars(figure: go.Figure, chart: Chart) -> None:
    for series in chart.series:
        figure.add_bar(x=_under(chart), y=series.values, **_segment(series))
    figure.update_layout(barmode="stack")
    _value_axis(figure.update_yaxes, chart)
    if chart.named and not _legend(chart):
        middles, height = [], 0.0
        for series in chart.series:
            size = series.values[-1] or 0.0
            middles.append(height + size / 2)
            height += size
        _name_ends(figure, chart, middles)


def _stacked_horizontal_bars(figure: go.Figure, chart: Chart) -> None:
    for series in chart.series:
        figure.add_bar(y=_wrapped(chart.categories), x=series.values, orientation="h", **_segment(series))
    figure.update_layout(barmode="stack")
    figure.update_yaxes(autorange="reversed", showgrid=False)
    _value_axis(figure.update_xaxes, chart)


def _segment(series: Series) -> dict[str, object]:
    return {
        "name": series.name,
        "text": _lines(series.labels),
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": _ink_on(series.colour)},
        "marker": {
            "color": series.colour,
            "line": {"color": PAPER, "width": 2},
            "pattern": _HATCHED | {"bgcolor": series.colour} if series.dash == "dot" else None,
        },
    }


_HATCHED = {"shape": "/", "fgcolor": PAPER, "size": 8, "solidity": 0.15}


def _lines_form(figure: go.Figure, chart: Chart) -> None:
    for series in chart.series:
        figure.add_scatter(
            x=_under(chart),
            y=series.values,
            mode="lines+markers+text",
            text=_lines(series.labels),
            textposition="top center",
            cliponaxis=False,
            line={"color": series.colour, "width": 3, "dash": series.dash},
            marker={"symbol": series.marker, "size": 11},
            textfont={"color": series.colour},
            name=series.name,
        )
    _value_axis(figure.update_yaxes, chart)
    if not _legend(chart) and len(chart.series) > 1:
        _name_ends(figure, chart, [next((v for v in reversed(s.values) if v is not None), 0.0) for s in chart.series])


def _intervals(figure: go.Figure, chart: Chart) -> None:
    figure.update_layout(scattermode="group", scattergap=0.5)
    for series in chart.series:
        up, down = _reach(series, series.highs), _reach(series, series.lows)
        figure.add_scatter(
            x=_under(chart),
            y=series.values,
            mode="markers+text",
            text=[f"   {label}" for label in _lines(series.labels)],
            textposition="middle right",
            cliponaxis=False,
            error_y={"array": up, "arrayminus": down, "symmetric": False, "thickness": 5, "width": 0},
            marker={"symbol": series.marker, "size": 14, "color": series.colour, "line": {"color": PAPER, "width": 2}},
            textfont={"color": INK},
            name=series.name,
            offsetgroup=series.name,
        )
    _value_axis(figure.update_yaxes, chart)


def _heat_map(figure: go.Figure, chart: Chart) -> None:
    rows = [textwrap.shorten(series.name, 60) for series in chart.series]
    names, columns = _wrapped(rows), _under(chart)
    scale = {"colorscale": SHADES, "zmin": chart.low, "zmax": chart.high, "showscale": False, "xgap": 3, "ygap": 3}
    figure.add_heatmap(x=columns, y=names, z=[[0.0] * len(columns)] * len(names), **scale | {"colorscale": _FLAT})
    figure.add_heatmap(x=columns, y=names, z=[series.values for series in chart.series], hoverongaps=False, **scale)
    for name, series in zip(names, chart.series, strict=True):
        for column, value, label in zip(columns, series.values, series.labels, strict=True):
            dark = value is not None and value > DARK * (chart.high or 0)
            ink = PAPER if dark else BLACK
            figure.add_annotation(x=column, y=name, text=_line(label), showarrow=False, font={"color": ink})
    figure.update_yaxes(autorange="reversed", showgrid=False)


_FLAT = ((0.0, NO_RATE), (1.0, NO_RATE))
_FORMS: dict[Form, Draw] = {
    Form.BARS: _bars,
    Form.HORIZONTAL_BARS: _horizontal_bars,
    Form.STACKED_BARS: _stacked_bars,
    Form.STACKED_HORIZONTAL_BARS: _stacked_horizontal_bars,
    Form.LINES: _lines_form,
    Form.INTERVALS: _intervals,
    Form.HEAT_MAP: _heat_map,
}


def _heading(chart: Chart) -> str:
    title = "<br>".join(textwrap.wrap(chart.title, TITLE_WIDTH))
    return f"<b>{title}</b><br><span style='font-size:13px;color:{FAINT}'>{chart.subtitle}</span>"


def _said(figure: go.Figure, why: str) -> go.Figure:
    middle = {"x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "showarrow": False, "font": {"color": FAINT}}
    figure.add_annotation(text="<br>".join(textwrap.wrap(why, 50)), **middle)
    return figure.update_layout(height=200).update_xaxes(visible=False).update_yaxes(visible=False)


def _value_axis(update: Callable[..., object], chart: Chart) -> None:
    suffix = "\u202f%" if chart.unit == "%" else ""
    update(ticksuffix=suffix, nticks=6)
    if chart.unit == "%":
        update(dtick=25)
    if chart.unit not in {"%", "points"} and _top(chart) <= FEW_PEOPLE:
        update(dtick=1)
    if chart.high is not None:
        update(range=[chart.low or 0, chart.high])


def _top(chart: Chart) -> float:
    """The top of the value axis; where bars stand on each other, their sum."""
    if chart.high is not None:
        return chart.high
    columns = zip(*(series.values for series in chart.series), strict=True)
    heights = [[value or 0.0 for value in column] for column in columns]
    return max((sum(column) if "STACKED" in chart.form.name else max(column) for column in heights), default=1.0)


def _aim(figure: go.Figure, chart: Chart) -> None:
    line = {"line_dash": "dash", "line_color": INK, "line_width": 1.5, "annotation_text": chart.target_label}
    if chart.form in {Form.HORIZONTAL_BARS, Form.STACKED_HORIZONTAL_BARS}:
        figure.add_vline(chart.target, annotation_position="top", **line)
    else:
        figure.add_hline(chart.target, annotation_position="top right", **line)


def _name_ends(figure: go.Figure, chart: Chart, heights: list[float]) -> None:
    top = _top(chart)
    placed = -top
    for height, series in sorted(zip(heights, chart.series, strict=True), key=lambda end: end[0]):
        placed = max(height, placed + top / 14)
        beside = {"x": 1, "xref": "paper", "xanchor": "left", "showarrow": False, "xshift": 6}
        name = "<br>".join(textwrap.wrap(series.name, NAME_WIDTH))
        text = f"<span style='color:{series.colour}'>■</span> {name}"
        figure.add_annotation(y=placed, text=text, align="left", font={"size": 13}, **beside)
    longest = max(len(line) for series in chart.series for line in textwrap.wrap(series.name, NAME_WIDTH))
    figure.update_layout(margin_r=36 + 7 * longest)


def _legend(chart: Chart) -> bool:
    return chart.form is not Form.HEAT_MAP and len(chart.series) > FEW_SERIES


def _height(chart: Chart) -> int:
    if chart.form in {Form.HORIZONTAL_BARS, Form.STACKED_HORIZONTAL_BARS}:
        return 120 + 48 * len(chart.categories) * (1 if "STACKED" in chart.form.name else max(1, len(chart.series)))
    if chart.form is Form.HEAT_MAP:
        return 130 + 56 * len(chart.series)
    return 360 if _top(chart) <= MANY_PEOPLE or chart.form is not Form.STACKED_BARS else 460


def _numbers(series: Series) -> list[float]:
    return [value or 0.0 for value in series.values]  # a bar of no height still carries its label


def _reach(series: Series, bounds: tuple[float | None, ...]) -> list[float]:
    pairs = zip(series.values, bounds, strict=True)
    return [0.0 if value is None or bound is None else abs(bound - value) for value, bound in pairs]


def _wrapped(texts: tuple[str, ...] | list[str]) -> list[str]:
    return ["<br>".join(textwrap.wrap(text, CATEGORY_WIDTH)) for text in texts]


_DAY = re.compile(r"^(\d\d/\d\d)/(\d\d)$")


def _under(chart: Chart) -> list[str]:
    """The categories under the axis, the narrower the more there are."""
    width = max(5, min(CATEGORY_WIDTH, 30 // max(1, len(chart.categories))))
    short = [_DAY.sub(r"\1 20\2", text) if width < len(text) else text for text in chart.categories]
    return ["<br>".join(textwrap.wrap(text, width, break_long_words=False)) for text in short]


def _lines(labels: tuple[str, ...]) -> list[str]:
    return [_line(label) for label in labels]


def _line(label: str) -> str:
    return label.replace("\n", "<br>")
