"""The names of series written beside their last mark, without touching each other."""

import textwrap
from itertools import pairwise

import plotly.graph_objects as go

from ctg_data.charts.axes import top_of
from ctg_data.charts.description import Chart
from ctg_data.charts.template import SMALL

NAME_WIDTH = 14
LINES = 13  # of small words, one above the other, along the height of a chart


def name_ends(figure: go.Figure, chart: Chart, heights: list[float]) -> None:
    """Write each name at the height of its last mark."""
    ends = sorted(zip(heights, chart.series, strict=True), key=lambda end: end[0])
    names = [textwrap.wrap(series.name, NAME_WIDTH) for _, series in ends]
    places = _apart([height for height, _ in ends], [len(name) for name in names], top_of(chart))
    beside = {"x": 1, "xref": "paper", "xanchor": "left", "align": "left", "showarrow": False, "xshift": 6}
    for place, name, (_, series) in zip(places, names, ends, strict=True):
        text = f"<span style='color:{series.colour}'>■</span> {'<br>'.join(name)}"
        figure.add_annotation(y=place, text=text, font=SMALL, **beside)
    figure.update_layout(margin_r=36 + 7 * max(len(line) for name in names for line in name))


def _apart(heights: list[float], lines: list[int], top: float) -> list[float]:
    """The heights, lowest first, moved up then down until names of so many lines do not touch below the top."""
    line = top / LINES
    gaps = [0.0, *((below + above) * line / 2 for below, above in pairwise(lines))]
    places: list[float] = []
    for height, gap in zip(heights, gaps, strict=True):
        places.append(max(height, places[-1] + gap) if places else max(height, lines[0] * line / 2))
    for place in reversed(range(len(places))):
        ceiling = top if place == len(places) - 1 else places[place + 1] - gaps[place + 1]
        places[place] = min(places[place], ceiling)
    return places
