"""A column of days beside the names: one meeting for all the rows, or one for the rows of each day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ctg_data.intake.cells import at, place
from ctg_data.intake.dates import is_stamp, read_day
from ctg_data.intake.recognising.locate import Block
from ctg_data.intake.recognising.meeting.titles_above import Said
from ctg_data.intake.tables import Cell, Grid, TableKind


def by_day(grid: Grid, block: Block) -> tuple[Block, ...]:
    """The block once for each day that its column of days gives; a row without a day is of the day above it."""
    column = block.header.column("date") if block.header.kind is TableKind.ATTENDANCE else None
    rows: dict[date | None, list[int]] = {}
    day: date | None = None
    for number in block.body if column is not None else ():
        day = read_day(at(grid.rows[number], column or 0)).date or day
        rows.setdefault(day, []).append(number)
    first = rows.pop(None, [])
    if len(rows) < 2:
        return (block,)
    days = [tuple(numbers) for numbers in rows.values()]
    return tuple(replace(block, lines=numbers) for numbers in ((*first, *days[0]), *days[1:]))


def days_of(grid: Grid, block: Block) -> Iterator[Said]:
    """The first day that the rows of a block give, in their column of days or with the hours of an online meeting."""
    for name in ("date", "arrival"):
        column = block.header.column(name)
        tells = _is_day if name == "date" else is_stamp
        for number in block.body if column is not None else ():
            cell = at(grid.rows[number], column or 0)
            if tells(cell):
                yield Said(cell, place(number, column or 0))
                break


def _is_day(cell: Cell) -> bool:
    return read_day(cell).date is not None
