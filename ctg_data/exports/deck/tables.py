"""Tables of a deck: a heat map with its shaded cells, the decisions of a committee."""

from collections.abc import Iterator, Sequence

from pptx.slide import Slide

from ctg_data.charts.contrast import ink_on
from ctg_data.charts.description import Chart, Series
from ctg_data.charts.marks import NO_RATE, SHADES
from ctg_data.charts.template import PAPER
from ctg_data.charts.words import alternative
from ctg_data.exports.deck.shapes import Cell, table
from ctg_data.exports.deck.text import Box, Line
from ctg_data.exports.plain import short

FIRST = 0.26  # of the width, the names of the rows


def heat_map(slide: Slide, chart: Chart, box: Box) -> None:
    """A row per series, a column per category, a shade where there is a value and the words of the description."""
    first = int(box.width * FIRST)
    each = (box.width - first) // len(chart.categories)
    size = 14 if len(chart.series) <= 6 and len(chart.categories) <= 8 else 12
    rows = [_head(chart, size), *(list(_row(chart, series, size)) for series in chart.series)]
    table(slide, "Tableau teinté", alternative(chart), box, [first, *[each] * len(chart.categories)], rows)


def _head(chart: Chart, size: int) -> list[Cell]:
    named = (Cell((Line(short(name, 40), size, bold=True, centred=True),), middle=True) for name in chart.categories)
    return [Cell((Line("", size),)), *named]


def _row(chart: Chart, series: Series, size: int) -> Iterator[Cell]:
    yield Cell((Line(short(series.name, 60), size, bold=True),), middle=True)
    labels: Sequence[str] = series.labels or [""] * len(series.values)
    for place, (value, label) in enumerate(zip(series.values, labels, strict=True)):
        absent = place in series.missing
        fill = PAPER if absent else NO_RATE if value is None else shade(chart, value)
        lines = tuple(Line(short(part, 40), size, centred=True, colour=ink_on(fill)) for part in label.split("\n"))
        parted = "lnL" if place in series.breaks else "lnR" if place + 1 in series.breaks else ""
        yield Cell(lines, fill, middle=True, dashed=absent, parted=parted)


def shade(chart: Chart, value: float) -> str:
    """The shade of a value on the scale of the chart, as on screen."""
    low, high = chart.low or 0.0, chart.high or 0.0
    place = min(1.0, max(0.0, (value - low) / (high - low))) if high > low else 0.0
    (start, light), (end, dark) = (SHADES[0], SHADES[1]) if place <= SHADES[1][0] else (SHADES[1], SHADES[2])
    share = (place - start) / (end - start)
    mixed = (round(a + (b - a) * share) for a, b in zip(_parts(light), _parts(dark), strict=True))
    return "#" + "".join(f"{part:02X}" for part in mixed)


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue
