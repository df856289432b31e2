"""The sheet of a territory on one page: its headlines, its notes, its own indicators, its charts."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from ctg_data.charts.description import Chart
from ctg_data.charts.numbers import day
from ctg_data.exports.kit import Headline
from ctg_data.exports.pictures import Draw, without_words
from ctg_data.exports.plain import short
from ctg_data.exports.report.compiling import compiled
from ctg_data.exports.report.report import picture

WIDTH, HEIGHT = 470, 270  # pixels of a chart, two to a row
LONGEST, SHORTER = 260, 120  # characters of a line: the sheet holds on one page
MOST, MOST_LINES = 4, 5  # headlines, and lines of notes or of own indicators
ABOUT = "Fiche territoire"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of a territory over a period; `own` are the lines of the committee's own indicators."""

    territory: str
    network: str
    period: str
    dated: date
    headlines: tuple[Headline, ...] = ()
    charts: tuple[Chart, ...] = ()
    own: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def sheet(shown: Sheet, draw: Draw = without_words) -> bytes:
    """The sheet as the bytes of a PDF/UA of one A4 page; what could not be drawn stays as numbers, and is said."""
    return compiled("sheet.typ", _content(shown), draw(shown.charts, WIDTH, HEIGHT))


def _content(shown: Sheet) -> dict[str, Any]:
    about = f"{shown.network}, {shown.period}. Données du {day(shown.dated)}."
    return {
        "title": f"{ABOUT} : {shown.territory}",
        "territory": short(shown.territory, SHORTER),
        "about": short(about, LONGEST),
        "headlines": [_shortened(said) for said in shown.headlines[:MOST]],
        "charts": [picture(chart, place) for place, chart in enumerate(shown.charts)],
        "own": [short(line, LONGEST) for line in shown.own[:MOST_LINES]],
        "notes": [short(line, LONGEST) for line in shown.notes[:MOST_LINES]],
    }


def _shortened(said: Headline) -> dict[str, str]:
    return {key: short(words, SHORTER) for key, words in asdict(said).items()}
