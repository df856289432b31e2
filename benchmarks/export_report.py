"""A report against typst compiling a bare page of the same pictures: `python benchmarks/export_report.py`.

The report has a cover, the news, eight charts with their tables, notes and definitions, the decisions and the annex.
The pictures are those that the browser of the server drew once; drawing them is timed apart, for it dwarfs the rest.
"""

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import typst
from export_deck import KIT

from ctg_data.exports.kit import Kit
from ctg_data.exports.pictures import Drawn, without_words
from ctg_data.exports.report import report
from ctg_data.exports.report.report import WIDTH

ROUNDS = 15
BARE = b"""#set document(title: "Nu")
#set text(lang: "fr")
= Nu
#for one in json(bytes(sys.inputs.pictures)) { image(bytes(one), format: "svg", alt: "Un graphique") }
"""


def bare(pictures: tuple[str, ...]) -> bytes:
    """The pictures one under the other, and nothing else."""
    return typst.compile(BARE, sys_inputs={"pictures": json.dumps(pictures)}, pdf_standards=["ua-1"])


def measure(pictures: tuple[str, ...], *works: Callable[[tuple[str, ...]], bytes]) -> list[float]:
    """The median time of each, in milliseconds, taken in turn; typst meets no picture twice, for it remembers them."""
    times: list[list[float]] = [[] for _ in works]
    marks = count()
    for _ in range(ROUNDS + 1):
        for work, taken in zip(works, times, strict=True):
            unseen = tuple(f"{picture}<!--{next(marks)}-->" for picture in pictures)
            start = time.perf_counter()
            work(unseen)
            taken.append(1000 * (time.perf_counter() - start))
    return [statistics.median(taken[1:]) for taken in times]


def drawing(kit: Kit) -> tuple[Drawn, float]:
    """The pictures of a kit by a browser already started, and the milliseconds that each takes."""
    charts = [shown.chart for shown in kit.exhibits]
    without_words(charts[:1], WIDTH)
    start = time.perf_counter()
    drawn = without_words(charts, WIDTH)
    return drawn, 1000 * (time.perf_counter() - start) / len(charts)


if __name__ == "__main__":
    drawn, each = drawing(KIT)
    longer = replace(KIT, exhibits=KIT.exhibits * 10)
    ours, floor, ten, floor_of_ten = measure(
        drawn.pictures, lambda own: report(KIT, lambda *_: Drawn(own)), bare
    ) + measure(drawn.pictures * 10, lambda own: report(longer, lambda *_: Drawn(own)), bare)
    print(
        f"report of {len(KIT.exhibits)} charts {ours:.0f} ms · bare page {floor:.0f} ms (× {ours / floor:.2f})",
        end=" · ",
    )
    print(
        f"{len(longer.exhibits)} charts {ten:.0f} ms · bare {floor_of_ten:.0f} ms (× {ten / floor_of_ten:.2f})",
        end=" · ",
    )
    print(f"a picture drawn {each:.0f} ms")
