"""A workbook of eight charts against the same bare tables and charts by XlsxWriter: `python benchmarks/export_book.py`.

Ours has its « Lisez-moi », targets, words on the marks, notes, definitions and decisions; the floor writes the same
numbers in as many real tables with the same library, each beside a bare column chart.
"""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

sys.path.insert(0, str(Path(__file__).parent))

from export_deck import DAYS, KIT, RATES

from ctg_data.exports.book import book

ROUNDS = 31
CHARTS = len(KIT.exhibits)


def bare(charts: int = CHARTS) -> bytes:
    """As many sheets, each with a table of days and rates and a column chart that reads it."""
    held = BytesIO()
    with Workbook(held, {"in_memory": True}) as workbook:
        for place in range(1, charts + 1):
            sheet = workbook.add_worksheet(f"Graphique {place}")
            rows = [[day, rate / 100, 0.8] for day, rate in zip(DAYS, RATES, strict=True)]
            headers = [{"header": name} for name in ("Date", "Présence", "Cible")]
            sheet.add_table(0, 0, len(DAYS), 2, {"data": rows, "columns": headers})
            chart = workbook.add_chart({"type": "column"})
            values = [sheet.name, 1, 1, len(DAYS), 1]
            chart.add_series({"categories": [sheet.name, 1, 0, len(DAYS), 0], "values": values})
            sheet.insert_chart(0, 4, chart)
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
    longer = replace(KIT, exhibits=KIT.exhibits * 10)
    ours, floor, ten = measure(lambda: book(KIT), bare, lambda: book(longer))
    print(f"workbook of {CHARTS} charts {ours:.0f} ms · bare {floor:.0f} ms (× {ours / floor:.2f})", end=" · ")
    print(f"{len(longer.exhibits)} charts {ten:.0f} ms (× {ten / ours:.1f} for × 10)")
