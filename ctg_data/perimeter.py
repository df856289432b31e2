"""Which territories belonged to the network all along: what a trend is drawn on when others came or went."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from pandas import DataFrame, isna

from ctg_data.selection import LAST_DAY, previous_period

DAY = timedelta(days=1)
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Belonging:
    """A territory in a network from a date, perhaps to a date, both included."""

    territory: int
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Perimeter:
    """The territories that belonged to the network all along, and whether others came or went meanwhile."""

    constant: frozenset[int]
    moved: bool


def perimeter(belongings: Iterable[Belonging], start: date, end: date, today: date) -> Perimeter:
    """The territories of the network over a period and the one that it is compared with, both days included.

    Days before its first territory, and those to come, ask nothing of anybody.
    """
    held = sorted(belongings, key=lambda each: (each.territory, each.start))
    before = previous_period(start, end)
    first = max(before[0] if before else start, min((each.start for each in held), default=start))
    days = first, max(first, min(end, today))
    runs = {territory: list(_runs(theirs)) for territory, theirs in groupby(held, key=lambda each: each.territory)}
    constant = {territory for territory, own in runs.items() if any(_covers(run, days) for run in own)}
    there = {territory for territory, own in runs.items() if any(_meets(run, days) for run in own)}
    return Perimeter(frozenset(constant), there != constant)


def listed_belongings(found: DataFrame) -> tuple[Belonging, ...]:
    """The rows `territory_id`, `start_on`, `end_on`, as the store gives them."""
    columns = (found[column].tolist() for column in ("territory_id", "start_on", "end_on"))
    return tuple(
        Belonging(int(territory), start, None if isna(end) else end)
        for territory, start, end in zip(*columns, strict=True)
    )


def _runs(belongings: Iterable[Belonging]) -> Iterator[Days]:
    """The days of one territory, in order; one that comes back the day after it left never was away."""
    run: Days | None = None
    for each in belongings:
        end = each.end or LAST_DAY
        if run and each.start <= run[1] + DAY:
            run = run[0], max(run[1], end)
            continue
        if run:
            yield run
        run = each.start, end
    if run:
        yield run


def _covers(run: Days, days: Days) -> bool:
    return run[0] <= days[0] and days[1] <= run[1]


def _meets(run: Days, days: Days) -> bool:
    return run[0] <= days[1] and days[0] <= run[1]
