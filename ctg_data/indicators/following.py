"""Whose presence a reader is not shown moment by moment: that of one or two people; decided at each meeting alone.

At a meeting the territories of fewer than `FEWEST_TO_FOLLOW` people marked are hidden together, and one more where
they would still be too few. All that a reader is shown is a sum over meetings, and holds at each of them none of the
hidden territories, or all of them: nothing shown adds up to one of them. As a mask looks at its own meeting only, what
comes later neither hides nor shows the past anew. A year that is over is shown pooled where it hides the same
territories at two meetings at least, and nothing of it is still to be received: no single one of them can then be had
(see docs/pourquoi.md). One or two people whose marks are not known yet are hidden already: that they come to be known
must not show by what it hides.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from pandas import DataFrame, Series

from ctg_data.completeness import Lack
from ctg_data.counted import COUNTED, Counted
from ctg_data.counts import Counts, Guard
from ctg_data.indicators.masking import FEWEST_TO_FOLLOW, Cell, Mask, cell_of, suppress
from ctg_data.indicators.shape import KEYS, within
from ctg_data.selection import quarter

FEWEST_POOLED = 2  # meetings of a year


@dataclass(frozen=True, slots=True)
class Unseen:
    """What a reader is not shown of one meeting: these territories, and the selection too where it is not `seen`.

    `shared` says that somebody serves two of them.
    """

    meeting: int
    day: date
    territories: frozenset[Cell]
    seen: bool
    shared: bool

    def places(self, *, each: bool) -> Iterable[Cell]:
        """Each territory hidden, or None where the selection is."""
        return self.territories if each else () if self.seen else (None,)


def hidden(counts: Counts, rows: Counted) -> tuple[Unseen, ...]:
    """What a reader is not shown of the meetings that an indicator looks at; nothing for who reads names."""
    if counts.guard is None:
        return ()
    marked = _followed(counts.guard, rows)
    marked = marked[marked["people"].gt(0) | marked["unknown"].lt(FEWEST_TO_FOLLOW)]
    columns = (marked[name].tolist() for name in ("meeting_id", "date", "territory_id", "people", "shared"))
    lines = sorted(zip(*columns, strict=True), key=lambda line: line[0])
    found = (
        _unseen(meeting, day, {cell_of(cell): (people, shared) for *_, cell, people, shared in cells}, counts.guard)
        for (meeting, day), cells in groupby(lines, lambda line: line[:2])
    )
    return tuple(each for each in found if each.territories)


def told_to_readers(plan: DataFrame, counts: Counts) -> DataFrame:
    """The plan of meetings without who came (`present` missing) where everybody together is one or two people.

    The counts are those of the whole network.
    """
    every = (COUNTED["attendance_rate"], COUNTED["training_attendance_rate"])
    closed = [each.meeting for rows in every for each in hidden(counts, rows) if not each.seen]
    return plan.assign(present=plan["present"].astype("Int64").mask(plan["meeting_id"].isin(closed)))


def masked(table: DataFrame, counts: Counts, rows: Counted, by: tuple[str, ...]) -> Series:
    """Whether each cell of a grid holds a moment that a reader is not shown, unless its whole years are."""
    unseen = hidden(counts, rows)
    if counts.guard and not {"meeting", "period"} & set(by):
        pooled = _pooled_years(unseen, counts.guard) - _awaited_years(counts, counts.guard, rows)
        unseen = tuple(each for each in unseen if each.day.year not in pooled)
    found = {
        tuple({"territory": place, "meeting": each.meeting, "period": quarter(each.day)}[name] for name in by)
        for each in unseen
        for place in each.places(each="territory" in by)
    }
    columns = [table[KEYS[dimension]].tolist() for dimension in by]
    places = zip(*columns, strict=True) if by else [()] * len(table)
    return Series([place in found for place in places], index=table.index, dtype=bool)


def mask_presence(cells: Mapping[Cell, tuple[int, int]]) -> Mask:
    """The mask of one meeting, from the people marked in each territory and how many of them serve another one too.

    Of two territories that share somebody, the total beside each would give that person's mark: both are hidden.
    """
    own = {cell: people - shared for cell, (people, shared) in cells.items()}

    def safe(group: frozenset[Cell]) -> bool:
        return sum(own[cell] for cell in group) >= FEWEST_TO_FOLLOW

    small = frozenset(cell for cell, (people, shared) in cells.items() if people < FEWEST_TO_FOLLOW or shared)
    return suppress(own, small, safe)


def _followed(guard: Guard, rows: Counted) -> DataFrame:
    return within(guard.marked, {"kind": rows.meetings["kind"], "role": rows.entering["role"]})


def _unseen(meeting: int, day: date, cells: Mapping[Cell, tuple[int, int]], guard: Guard) -> Unseen:
    mask = mask_presence(cells) if any(people for people, _ in cells.values()) else Mask()
    shared = any(cells[cell][1] for cell in mask.hidden)
    return Unseen(meeting, day, mask.hidden, mask.shows(guard.chosen or cells), shared)


def _pooled_years(unseen: Iterable[Unseen], guard: Guard) -> frozenset[int]:
    """The years over, looked at whole, of which each meeting that hides anything hides the same territories."""
    by_year = groupby(sorted(unseen, key=lambda each: each.day), lambda each: each.day.year)
    return frozenset(year for year, of_year in by_year if guard.holds(year) and _alike(tuple(of_year)))


def _alike(of_year: tuple[Unseen, ...]) -> bool:
    sets = {each.territories for each in of_year}
    return len(of_year) >= FEWEST_POOLED and len(sets) == 1 and not any(each.shared for each in of_year)


def _awaited_years(counts: Counts, guard: Guard, rows: Counted) -> frozenset[int]:
    """The years of which a sheet or a mark is still to come: read before and after, the year would give it."""
    of_kind = counts.gaps["kind"].isin(rows.meetings["kind"])
    sheets = counts.gaps[of_kind & counts.gaps["lack"].isin([Lack.PAST, Lack.SHEET])]
    marked = _followed(guard, rows)
    return frozenset(day.year for day in [*sheets["date"], *marked["date"][marked["unknown"] > 0]])
