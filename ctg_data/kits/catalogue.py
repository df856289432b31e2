"""Every chart that a kit may hold: those of the pages of figures, as these show them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ctg_data.boards import attendance, codev, overview, own_indicators, problems, self_efficacy
from ctg_data.boards.board import Board
from ctg_data.boards.view import View
from ctg_data.charts.description import Chart, indicator_of
from ctg_data.exports.extract import name_of
from ctg_data.indicators.declarations import INDICATORS, Indicator

PAGES = {
    "attendance": ("Présence", attendance.board),
    "codev": ("CODEV", codev.board),
    "problem": ("Difficultés surmontées", problems.board),
    "self_efficacy": ("Sentiment d’efficacité", self_efficacy.board),
    "panel": ("Vue d’ensemble", overview.board),
}
"""The title of a page and what it shows, by how the keys of its charts begin."""
OWN = "Autres indicateurs"
PANELS = PAGES["panel"][0]
INDICATOR = "own_"
GRAINS = {"_each_": "par territoire", "_by_year": "par année"}
_LAST_PERIOD = re.compile(r"_\d{4}(-T\d)?$")


@dataclass(frozen=True)
class Offered:
    """A chart by a key that stays from a quarter to the next, its page, and what is said above that page."""

    key: str
    page: str
    chart: Chart
    indicator: Indicator | None
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """« Présence par rencontre », whatever its finding of the day."""
        told = (words for part, words in GRAINS.items() if self.page == OWN and part in self.key)
        return ", ".join((name_of(self.chart), *told))


def offered(view: View, wanted: Sequence[str] = ()) -> tuple[Offered, ...]:
    """The charts of the view, page after page; those that are empty say why. With keys `wanted`, only their pages."""
    asked = tuple(wanted)
    pages = [each for start, each in PAGES.items() if not asked or any(key.startswith(start) for key in asked)]
    own = _own(view) if not asked or any(key.startswith(INDICATOR) for key in asked) else ()
    return (*_of_pages(view, pages), *own)


def _of_pages(view: View, pages: Iterable[tuple[str, Callable[[View], Board]]]) -> Iterator[Offered]:
    for page, board in pages:
        shown = board(view)
        for chart in shown.charts:
            yield Offered(chart.key, page, chart, INDICATORS.get(indicator_of(chart)), shown.notes)


def _own(view: View) -> Iterator[Offered]:
    for indicator, charts in own_indicators.drawn(view):
        for chart in charts:
            yield Offered(_LAST_PERIOD.sub(_grain, chart.key), OWN, chart, indicator)


def _grain(period: re.Match[str]) -> str:
    return "_by_quarter" if period[1] else "_by_year"
