"""The one description of a chart that serves screen, slides, workbook and PDF."""

from dataclasses import dataclass
from enum import StrEnum

SIGN = " (p)"  # provisional, as public statistics write it; on an axis it may stand on its own line


class Form(StrEnum):
    """How the marks stand."""

    BARS = "bars"
    STACKED_BARS = "stacked_bars"
    HORIZONTAL_BARS = "horizontal_bars"
    STACKED_HORIZONTAL_BARS = "stacked_horizontal_bars"
    LINES = "lines"
    INTERVALS = "intervals"  # a point with a low and a high bound per category
    HEAT_MAP = "heat_map"


@dataclass(frozen=True, slots=True)
class Series:
    """One run of marks: a value per category (None where there is none) and what stands on each mark.

    `missing` are the places of what is not received: neither nought nor masked.
    `breaks` are the places where another trend begins: what stands before does not compare with what stands after.
    """

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    colour: str
    marker: str = "circle"
    dash: str = "solid"
    lows: tuple[float | None, ...] = ()
    highs: tuple[float | None, ...] = ()
    missing: tuple[int, ...] = ()
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: the finding as title, measure and scope as subtitle, categories in French, and its series.

    `unit` is « % », « points », « sujets » …; `low` and `high` bound the axis; `targets` is the value aimed at in each
    category, if anywhere; `empty` says why there is nothing to draw; `notes` are said under the chart (masked cells,
    unknown marks, provisional figures);
    the series are not `named` where the subtitle does; the figures of some categories are `provisional`.
    """

    key: str
    form: Form
    title: str
    subtitle: str
    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    unit: str = ""
    low: float | None = None
    high: float | None = None
    targets: tuple[float | None, ...] = ()
    empty: str = ""
    notes: tuple[str, ...] = ()
    named: bool = True
    provisional: tuple[bool, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The categories, those whose figures are provisional with « (p) »."""
        marks = self.provisional or (False,) * len(self.categories)
        return tuple(label + SIGN * mark for label, mark in zip(self.categories, marks, strict=True))


COUNTED = {
    "attendance_composition": "unknown_marks",
    "attendance": "attendance_rate",
    "panel": "attendance_rate",
    "codev": "codev_topics_processed",
    "problem_ages": "problems_open",
    "problem": "problems_overcome",
    "self_efficacy_change": "self_efficacy_change",
    "self_efficacy": "self_efficacy_median",
}
"""The indicator whose rows a chart draws, by how its key begins."""


def indicator_of(chart: Chart) -> str:
    """The key of the indicator that a chart draws, "" where it is none of the software's."""
    return next((key for start, key in COUNTED.items() if chart.key.startswith(start)), "")
