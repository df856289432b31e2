"""A board: the cards and the charts of one page, in reading order."""

from dataclasses import dataclass
from typing import Literal

from ctg_data.charts.description import Chart
from ctg_data.charts.numbers import SPACE, written
from ctg_data.indicators.declarations import INDICATORS, Indicator
from ctg_data.indicators.figure import Figure
from ctg_data.selection import Selection

Direction = Literal["better", "worse", "stable"]


@dataclass(frozen=True)
class Card:
    """A headline in words already written in French: « 71,3 % », « 62 présents sur 87 attendus », « +2,1 pts ».

    `direction` says whether the change is welcome; `points` is the small line, one value per meeting or campaign.
    """

    indicator: Indicator
    value: str
    counts: str = ""
    change: str = ""
    since: str = ""
    direction: Direction = "stable"
    points: tuple[float | None, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Board:
    """What a page shows: cards, charts, and the selection whose rows they count; `notes` are said above them."""

    selection: Selection
    cards: tuple[Card, ...]
    charts: tuple[Chart, ...]
    notes: tuple[str, ...] = ()


def of(figure: Figure, *lines: str, value: str = "", unit: str = "") -> Card:
    """The card of a figure, its `value` and `lines` in words; of a masked one, nothing but that it is."""
    indicator = INDICATORS[figure.key]
    if figure.masked:
        return Card(indicator, "masqué", "Trop peu de personnes dans ce choix.")
    suffix = f"{SPACE}{unit}" if unit and figure.value is not None else ""
    return Card(indicator, value or written(figure) + suffix, "  \n".join(filter(None, lines)))
