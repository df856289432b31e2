"""A deck of 12 slides against 12 bare charts written by python-pptx: `python benchmarks/export_deck.py`.

The deck has a cover, the news, eight charts with targets, bounds, notes and definitions, the decisions and the annex;
the floor writes the same numbers with the same library, a bare column chart on each of 12 slides.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from ctg_data.charts.description import Chart, Form, Series
from ctg_data.exports.deck import deck
from ctg_data.exports.kit import Exhibit, Followed, Headline, Kit
from ctg_data.indicators.declarations import INDICATORS

ROUNDS, SLIDES, MEETINGS = 15, 12, 8
DAYS = tuple(f"18/{month:02d}/26" for month in range(1, MEETINGS + 1))
RATES = tuple(60.0 + 2.5 * place for place in range(MEETINGS))
RATE = Chart(
    "rate",
    Form.BARS,
    "14 présents sur 18 à la dernière rencontre",
    "Chargés de coopération présents parmi les attendus – tous les territoires, 2026",
    DAYS,
    (Series("Présence", RATES, tuple(f"{rate:.1f} %\n{rate:.0f} / 100" for rate in RATES), "#1F4E79"),),
    "%",
    0,
    100,
    (80.0,) * MEETINGS,
    notes=("Chiffres provisoires.",),
)
DEFINED = tuple((one.label, one.definition) for one in INDICATORS.values())[:5]
KIT = Kit(
    "Comité de pilotage",
    "Réseau",
    "tous les territoires",
    "2026",
    date(2026, 11, 23),
    "2026 : 62 présences sur 87 attendues.",
    (Headline("Taux de présence", "71,3 %", "62 / 87", "+2,1 pts", "Cible : 80 %"),) * 4,
    (Exhibit(RATE, DEFINED[:1], "feuilles d’émargement"),) * (SLIDES - 4),
    "copil du 12 mars 2026",
    tuple(Followed(f"Décision {place}", "coordination Caf", date(2026, 6, 30), "En cours") for place in range(4)),
    definitions=DEFINED,
)


def bare() -> bytes:
    """Twelve slides, each with a column chart and nothing else."""
    presentation = Presentation()
    for _ in range(SLIDES):
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        data = CategoryChartData()
        data.categories = DAYS
        data.add_series("Présence", RATES)
        place = (Inches(1), Inches(1), Inches(8), Inches(5))
        slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data)
    held = BytesIO()
    presentation.save(held)
    return held.getvalue()


def measure(*works: Callable[[], bytes]) -> list[float]:
    """The median time of each, in milliseconds, taken in turn."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS + 1):
        for work, taken in zip(works, times, strict=True):
            start = time.perf_counter()
            work()
            taken.append(1000 * (time.perf_counter() - start))
    return [statistics.median(taken[1:]) for taken in times]


if __name__ == "__main__":
    slides = len(Presentation(BytesIO(deck(KIT))).slides)
    longer = replace(KIT, exhibits=KIT.exhibits * 10)
    ours, floor, ten = measure(lambda: deck(KIT), bare, lambda: deck(longer))
    print(
        f"deck of {slides} slides {ours:.0f} ms · {SLIDES} bare charts {floor:.0f} ms (× {ours / floor:.2f})", end=" · "
    )
    print(f"{len(longer.exhibits)} charts {ten:.0f} ms (× {ten / ours:.1f} for × 10)")
