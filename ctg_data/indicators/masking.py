"""What small numbers hide: decided once, on the whole grid, so that no filter and no subtraction brings it back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import pandas as pd
from pandas import DataFrame

from ctg_data.counts import Counts
from ctg_data.indicators.shape import FEWEST
from ctg_data.vocabulary import Role

FEWEST_TO_FOLLOW = 3  # a reader sees a territory of one or two CCT pooled over the period only

Cell: TypeAlias = int | None  # a territory; None holds those who did not say theirs
Scores: TypeAlias = Mapping[str, tuple[float, ...]]  # by domain


@dataclass(frozen=True, slots=True)
class Mask:
    """The cells hidden, and whether even all of them together stay hidden."""

    hidden: frozenset[Cell] = frozenset()
    closed: bool = False

    def shows(self, selection: Iterable[Cell]) -> bool:
        """Whether the total of these cells may appear: it holds none of the hidden ones, or all of them."""
        held = self.hidden & frozenset(selection)
        return not held or (held == self.hidden and not self.closed)


def suppress(sizes: Mapping[Cell, int], hidden: frozenset[Cell], safe: Callable[[frozenset[Cell]], bool]) -> Mask:
    """Complementary suppression: hide further cells, smallest first, until what is hidden is safe together.

    `safe` says whether the cells together are enough people; where even all the cells are not, the total hides too.
    """
    if not hidden:
        return Mask()
    shown = sorted(sizes.keys() - hidden, key=lambda cell: (sizes[cell], cell is None, cell or 0))
    while len(hidden) < 2 or not safe(hidden):
        if not shown:
            return Mask(hidden, closed=True)
        hidden |= {shown.pop(0)}
    return Mask(hidden)


def mask_scores(scores: Mapping[Cell, Scores], already: frozenset[Cell] = frozenset()) -> Mask:
    """The mask of one grid of answers: a cell shows from `FEWEST` people on, not all equal, in every domain."""

    def safe(group: frozenset[Cell]) -> bool:
        return _enough([scores[cell] for cell in group])

    sizes = {cell: max(map(len, domains.values())) for cell, domains in scores.items()}
    small = frozenset(cell for cell in scores if not safe(frozenset({cell})))
    return suppress(sizes, small | (already & scores.keys()), safe)


def mask_people(people: Mapping[Cell, int], fewest: int = FEWEST) -> Mask:
    """The mask of figures that would point at somebody where a territory has fewer than `fewest` people."""

    def safe(group: frozenset[Cell]) -> bool:
        return sum(people[cell] for cell in group) >= fewest

    small = frozenset(cell for cell, number in people.items() if number < fewest)
    mask = suppress(people, small, safe)
    return Mask(mask.hidden)  # the whole network's total names nobody's employer


def mask_members(counts: Counts, fewest: int = FEWEST) -> Mask:
    """The mask of the territories by their number of CCT, on the whole network as far as `members` holds it."""
    own = counts.members[(counts.members["role"] == Role.CCT) & counts.members["territory_id"].notna()]
    every = [*counts.territories["territory_id"], *counts.members["territory_id"].dropna()]
    people: dict[Cell, int] = dict.fromkeys(map(int, every), 0)
    people |= {int(cell): int(number) for cell, number in zip(own["territory_id"], own["people"], strict=True)}
    return mask_people(people, fewest)


def by_cell(scores: DataFrame) -> dict[Cell, Scores]:
    """The scores of each cell by domain, from rows `territory_id`, `domain`, `score`."""
    grid: dict[Cell, dict[str, tuple[float, ...]]] = {}
    columns = (scores[column].tolist() for column in ("territory_id", "domain", "score"))
    for territory, domain, score in zip(*columns, strict=True):
        cell = grid.setdefault(cell_of(territory), {})
        cell[domain] = (*cell.get(domain, ()), float(score))
    return dict(grid)


def cell_of(territory: Any) -> Cell:
    """The cell of a territory's number as pandas holds it, missing where nobody said it."""
    return None if pd.isna(territory) else int(territory)


def _enough(cells: list[Scores]) -> bool:
    domains = {domain for cell in cells for domain in cell}
    together = [[value for cell in cells for value in cell.get(domain, ())] for domain in domains]
    return bool(together) and all(len(values) >= FEWEST and min(values) < max(values) for values in together)
