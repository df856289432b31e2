"""What may be kept of a file whose self-assessments may not: the cells recognised on its other sheets."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ctg_data.intake.cells import at, coordinates
from ctg_data.intake.recognising.recognise import recognise
from ctg_data.intake.recognising.surveys.confidential import states_items
from ctg_data.intake.recognising.surveys.wordings import Wordings
from ctg_data.intake.tables import Cell, Grid, Reading, Table, TableKind, Workbook


def sheets_of_answers(
    workbook: Workbook, reading: Reading, answers: Mapping[str, str], wordings: Mapping[str, str]
) -> frozenset[str]:
    """The sheets of a file that hold answers to a self-assessment, ours or another; a blank form holds none.

    A sheet hidden, left aside or read as something else holds them still: it is looked at as if nobody had said so.
    So does one that states the items of the questionnaire in a layout that nothing reads.
    """
    found = _answered(reading)
    read = found if answers else found | {table.sheet for table in reading.tables}
    unseen = tuple(replace(grid, hidden=False) for grid in workbook.grids if grid.sheet not in read)
    again = recognise(replace(workbook, grids=unseen), {}, wordings) if unseen else Reading(workbook)
    forms = {table.sheet for table in (*reading.tables, *again.tables) if table.kind is TableKind.SELF_ASSESSMENT}
    items = Wordings.of(wordings)
    others = (grid for grid in workbook.grids if grid.sheet not in forms)
    return found | _answered(again) | {grid.sheet for grid in others if states_items(grid, items)}


def recognised_cells(reading: Reading) -> dict[str, dict[str, Cell]]:
    """By sheet without answers, then by name (« D14 »), the cells that were read as something."""
    kept: dict[str, dict[str, Cell]] = {}
    grids = {grid.sheet: grid for grid in reading.workbook.grids if grid.sheet not in reading.of_answers}
    for table in reading.tables:
        if grid := grids.get(table.sheet):
            kept.setdefault(table.sheet, {}).update(_values(grid, table))
    return {sheet: cells for sheet, cells in kept.items() if cells}


def _answered(reading: Reading) -> frozenset[str]:
    surveys = [table for table in reading.tables if table.kind is TableKind.SELF_ASSESSMENT]
    return frozenset(table.sheet for table in surveys if table.entries or _is_another(table))


def _is_another(table: Table) -> bool:
    return any(finding.code == "no_item" for finding in table.findings)


def _values(grid: Grid, table: Table) -> Iterator[tuple[str, Cell]]:
    for cell in dict.fromkeys(_places(table)):
        row, column = coordinates(cell) or (len(grid.rows), 0)
        value = at(grid.rows[row], column) if row < len(grid.rows) else None
        if value not in (None, ""):
            yield cell, value


def _places(table: Table) -> Iterator[str]:
    """The header, what the sheet says of its meetings, then each row in the columns that were read."""
    header = "".join(filter(str.isdigit, table.header)) or "1"
    letters = [*table.columns, *(meeting.column for meeting in table.meetings if meeting.column)]
    rows = {line.row for lines in (table.people, table.entries, table.marks) for line in lines}
    for meeting in table.meetings:
        yield from meeting.cells.values()
    yield from (f"{letter}{row}" for row in (header, *sorted(rows)) for letter in letters)
    yield from (mark.cell for mark in table.marks)
    yield from (cell for entry in table.entries for cell in entry.cells.values())
