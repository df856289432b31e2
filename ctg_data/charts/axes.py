"""The two axes of a chart: how high, graduated how, and the words under or beside the marks."""

import re
import textwrap
from collections.abc import Callable

from ctg_data.charts.description import Chart, Form

CATEGORY_WIDTH = 20
FEW_SERIES = 4
FEW_PEOPLE = 8  # an axis so short is marked at each unit


def graduate(update: Callable[..., object], chart: Chart) -> None:
    """Graduate the value axis: every unit on a short one, every quarter for rates, full scales always."""
    suffix = "\u202f%" if chart.unit == "%" else ""
    update(ticksuffix=suffix, nticks=6)
    if chart.unit == "%":
        update(dtick=25)
    if chart.unit not in {"%", "points"} and top_of(chart) <= FEW_PEOPLE:
        update(dtick=1)
    if chart.high is not None:
        update(range=[chart.low or 0, chart.high])


def top_of(chart: Chart) -> float:
    """The top of the value axis; where bars stand on each other, their sum."""
    if chart.high is not None:
        return chart.high
    columns = zip(*(series.values for series in chart.series), strict=True)
    heights = [[value or 0.0 for value in column] for column in columns]
    return max((sum(column) if "STACKED" in chart.form.name else max(column) for column in heights), default=1.0)


def has_legend(chart: Chart) -> bool:
    """Whether there are too many series to name them beside their marks."""
    return chart.form is not Form.HEAT_MAP and len(chart.series) > FEW_SERIES


def wrapped(texts: tuple[str, ...] | list[str]) -> list[str]:
    """The texts on lines short enough to stand beside the marks."""
    return ["<br>".join(textwrap.wrap(text, CATEGORY_WIDTH)) for text in texts]


_DAY = re.compile(r"^(\d\d/\d\d)/(\d\d)\b")


def under(chart: Chart) -> list[str]:
    """The categories under the axis, the narrower the more there are."""
    width = max(5, min(CATEGORY_WIDTH, 30 // max(1, len(chart.categories))))
    short = [_DAY.sub(r"\1 20\2", text) if width < len(text) else text for text in chart.shown]
    return ["<br>".join(textwrap.wrap(text, width, break_long_words=False)) for text in short]
