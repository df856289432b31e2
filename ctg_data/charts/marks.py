"""The marks of each form of chart, with what stands on them."""

import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import plotly.graph_objects as go

from ctg_data.charts.axes import graduate, has_legend, top_of, under, wrapped
from ctg_data.charts.beside import name_ends
from ctg_data.charts.contrast import BLACK, ink_on
from ctg_data.charts.description import Chart, Form, Series
from ctg_data.charts.template import GRID, INK, PAPER
from ctg_data.charts.words import any_target

HALO = ", ".join(f"{x}px {y}px 1px {PAPER}" for x in (-2, 0, 2) for y in (-2, 0, 2))  # over the line of a target
NO_RATE = "#EEF0F3"
SHADES = ((0.0, "#E6EEF6"), (0.5, "#7FA5C9"), (1.0, "#1F4E79"))
DARK = 0.75  # of the scale: on either side, black or white keeps a contrast of 4.5:1
NAME_GAP = 8  # pixels between a name and its bar
WRITTEN = 0.2  # the part of the axis that two lines of a label take above a bar
LOWEST = 0.045  # the part of the axis below which a segment holds no label
FEW = 6  # bars that are wide enough for counts on one line, beside another chart
LONG = 0.6  # the part of the axis from which a label stands inside its bar

Draw = Callable[[go.Figure, Chart], None]


def _bars(figure: go.Figure, chart: Chart) -> None:
    for series in chart.series:
        figure.add_bar(
            x=under(chart),
            y=_numbers(series),
            text=_in_columns(series.labels),
            textposition=["inside" if crossed else "outside" for crossed in _crossed(series, chart)],
            insidetextanchor="middle",
            textangle=0,
            outsidetextfont={"shadow": HALO},
            cliponaxis=False,
            marker={"color": series.colour},
            name=series.name,
        )
        _whiskers(figure, chart, series)
    graduate(figure.update_yaxes, chart)


def _horizontal_bars(figure: go.Figure, chart: Chart) -> None:
    for series in chart.series:
        figure.add_bar(
            y=wrapped(chart.shown),
            x=_numbers(series),
            text=[label.replace("\n", " · ") for label in series.labels],
            orientation="h",
            textposition=["inside" if number > LONG * top_of(chart) else "outside" for number in _numbers(series)],
            insidetextanchor="start" if any_target(chart) else "end",  # else the line of a target would cross it
            textangle=0,
            cliponaxis=False,
            marker={"color": series.colour},
            name=series.name,
        )
    figure.update_yaxes(autorange="reversed", showgrid=False, ticklabelstandoff=NAME_GAP)
    graduate(figure.update_xaxes, chart)
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
        x=[under(chart)[place] for place in doubtful],
        y=[series.values[place] for place in doubtful],
        mode="markers",
        marker={"opacity": 0},
        error_y={**reach, "symmetric": False, "color": BLACK, "thickness": 2, "width": 9},
        showlegend=False,
    )


def _stacked_bars(figure: go.Figure, chart: Chart) -> None:
    for series in chart.series:
        figure.add_bar(x=under(chart), y=series.values, **_segment(series) | {"text": _where_it_fits(series, chart)})
    figure.update_layout(barmode="stack")
    graduate(figure.update_yaxes, chart)
    if chart.named and not has_legend(chart):
        middles, height = [], 0.0
        for series in chart.series:
            size = series.values[-1] or 0.0
            middles.append(height + size / 2)
            height += size
        name_ends(figure, chart, middles)


def _stacked_horizontal_bars(figure: go.Figure, chart: Chart) -> None:
    for series in chart.series:
        figure.add_bar(y=wrapped(chart.shown), x=series.values, orientation="h", **_segment(series))
    figure.update_layout(barmode="stack")
    figure.update_yaxes(autorange="reversed", showgrid=False, ticklabelstandoff=NAME_GAP)
    graduate(figure.update_xaxes, chart)


def _segment(series: Series) -> dict[str, object]:
    return {
        "name": series.name,
        "text": _lines(series.labels),
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": ink_on(series.colour)} | ({"shadow": HALO} if series.dash == "dot" else {}),
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
            x=under(chart),
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
    graduate(figure.update_yaxes, chart)
    if not has_legend(chart) and len(chart.series) > 1:
        name_ends(figure, chart, [next((v for v in reversed(s.values) if v is not None), 0.0) for s in chart.series])


def _intervals(figure: go.Figure, chart: Chart) -> None:
    figure.update_layout(scattermode="group", scattergap=0.5)
    for series in chart.series:
        up, down = _reach(series, series.highs), _reach(series, series.lows)
        figure.add_scatter(
            x=under(chart),
            y=series.values,
            mode="markers+text",
            text=[f"   {label}" for label in _lines(series.labels)],
            textposition="middle right",
            cliponaxis=False,
            error_y={"array": up, "arrayminus": down, "symmetric": False, "thickness": 3, "width": 9},
            marker={"symbol": series.marker, "size": 13, "color": series.colour},
            textfont={"color": INK},
            name=series.name,
            offsetgroup=series.name,
        )
    graduate(figure.update_yaxes, chart)


def _heat_map(figure: go.Figure, chart: Chart) -> None:
    rows = [textwrap.shorten(series.name, 60) for series in chart.series]
    names, columns = wrapped(rows), under(chart)
    scale = {"colorscale": SHADES, "zmin": chart.low, "zmax": chart.high, "showscale": False, "xgap": 3, "ygap": 3}
    figure.add_heatmap(x=columns, y=names, z=[[0.0] * len(columns)] * len(names), **scale | {"colorscale": _FLAT})
    figure.add_heatmap(x=columns, y=names, z=[series.values for series in chart.series], hoverongaps=False, **scale)
    # All at once: plotly writes the whole list again at each one added.
    figure.update_layout(annotations=[*_in_cells(chart, names, columns)])
    for row, series in enumerate(chart.series):
        for place in series.missing:
            figure.add_shape(type="rect", **_around(place, row), line=_DASHED, fillcolor=PAPER, layer="above")
    figure.update_yaxes(autorange="reversed", showgrid=False)


def _in_cells(chart: Chart, names: Sequence[str], columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The words of each cell, legible on its shade."""
    for name, series in zip(names, chart.series, strict=True):
        for column, value, label in zip(columns, series.values, series.labels, strict=True):
            ink = PAPER if value is not None and value > DARK * (chart.high or 0) else BLACK
            yield {"x": column, "y": name, "text": _line(label), "showarrow": False, "font": {"color": ink}}


def _around(column: int, row: int) -> dict[str, float]:
    return {"x0": column - 0.47, "x1": column + 0.47, "y0": row - 0.44, "y1": row + 0.44}


_DASHED = {"dash": "dash", "color": INK, "width": 1}
_FLAT = ((0.0, NO_RATE), (1.0, NO_RATE))


FORMS: dict[Form, Draw] = {
    Form.BARS: _bars,
    Form.HORIZONTAL_BARS: _horizontal_bars,
    Form.STACKED_BARS: _stacked_bars,
    Form.STACKED_HORIZONTAL_BARS: _stacked_horizontal_bars,
    Form.LINES: _lines_form,
    Form.INTERVALS: _intervals,
    Form.HEAT_MAP: _heat_map,
}


def _numbers(series: Series) -> list[float]:
    return [value or 0.0 for value in series.values]  # a bar of no height still carries its label


def _crossed(series: Series, chart: Chart) -> list[bool]:
    """The bars whose label stands in them: a whisker, or the line of a target that one would cross, passes above."""
    lows, aims = series.lows or (None,) * len(series.values), chart.targets or (None,) * len(series.values)
    room = WRITTEN * top_of(chart)
    tall = [value > room for value in _numbers(series)]
    pairs = zip(_numbers(series), aims, strict=True)
    struck = any(aim is not None and 0 <= aim - value < room for value, aim in pairs)
    return [low is not None or (struck and high) for low, high in zip(lows, tall, strict=True)]


def _reach(series: Series, bounds: tuple[float | None, ...]) -> list[float]:
    pairs = zip(series.values, bounds, strict=True)
    return [0.0 if value is None or bound is None else abs(bound - value) for value, bound in pairs]


def _where_it_fits(series: Series, chart: Chart) -> list[str]:
    """The labels, but those that a segment is too low to hold: the table has them."""
    least = LOWEST * top_of(chart)
    held = zip(series.values, _lines(series.labels), strict=True)
    return [label if (value or 0) > least else "" for value, label in held]


def _in_columns(labels: tuple[str, ...]) -> list[str]:
    """The labels, counts over two lines where many bars leave each little width."""
    return [_OUT_OF.sub("<br>/ ", label) if len(labels) > FEW else label for label in _lines(labels)]


_OUT_OF = re.compile(r"\s/\s")


def _lines(labels: tuple[str, ...]) -> list[str]:
    return [_line(label) for label in labels]


def _line(label: str) -> str:
    return label.replace("\n", "<br>")
