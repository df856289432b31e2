"""How many territories one chart can hold, and what it says of the others."""

from collections import Counter
from collections.abc import Iterable, Mapping

from ctg_data.charts.numbers import decimal
from ctg_data.indicators.figure import Figure

MOST = 20  # the rows of one chart that are still read

Names = Mapping[int, str]


def drawn(names: Names, figures: Iterable[Figure], those: str) -> tuple[Names, tuple[str, ...]]:
    """The territories that a chart draws, those with the most people or things counted, and what it says of the others.

    `those` says which in words: « ceux où le plus de personnes sont attendues ».
    """
    if len(names) <= MOST:
        return names, ()
    sizes: Counter[int | None] = Counter()
    for figure in figures:
        sizes[figure.territory] += figure.n or 0
    most = set(sorted(names, key=lambda place: -sizes[place])[:MOST])
    others = f"choisissez les {decimal(len(names) - MOST)} autres dans le filtre « Territoires »"
    note = f"{MOST} territoires dessinés sur {decimal(len(names))}, {those} ; {others}."
    return {place: name for place, name in names.items() if place in most}, (note,)
