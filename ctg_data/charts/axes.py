"""The two axes of a chart: how high, graduated how, and the words under or beside the marks."""

import re
import textwrap
from collections.abc import Callable

from ctg_data.charts.description import Chart, Form

CATEGORY_WIDTH = 20
FEW_SERIES = 4
FEW_PEOPLE = 8  # an axis so short is marked at each unit
LETTERS = 50  # of a line under an axis of half a page
UPRIGHT = 10  # days that stand side by side in half a page


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


def upright(chart: Chart) -> bool:
    """Whether what stands under the axis is short enough to be read without turning it."""
    longest = max((len(line) for text in under(chart) for line in text.split("<br>")), default=0)
    return len(chart.categories) <= UPRIGHT and longest * len(chart.categories) <= LETTERS


_DAY = re.compile(r"^(\d\d/\d\d)/(\d\d)\b")


def under(chart: Chart) -> list[str]:
    """The categories under the axis, the narrower the more there are; beyond some, a day on one line, to be turned."""
    width = max(5, min(CATEGORY_WIDTH, 30 // max(1, len(chart.categories))))
    upright = len(chart.categories) <= UPRIGHT
    short = [_DAY.sub(r"\1 20\2", text) if upright and width < len(text) else text for text in chart.shown]
    return ["<br>".join(textwrap.wrap(text, width, break_long_words=False)) for text in short]
