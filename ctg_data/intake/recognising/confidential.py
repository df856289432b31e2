"""Nobody sees a name beside an answer: sheets of answers are given back with the cells read and no others."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ctg_data.intake.recognising.corrections import NOTHING_SAID
from ctg_data.intake.recognising.locate import Block
from ctg_data.intake.recognising.survey import survey_of
from ctg_data.intake.recognising.wordings import Wordings
from ctg_data.intake.tables import Grid, TableKind, Workbook


def without_names(
    workbook: Workbook, located: Sequence[tuple[Grid, tuple[Block, ...]]], wordings: Wordings
) -> Workbook:
    """The workbook whose answers stand alone, on the sheets hidden, left aside or read as something else too."""
    read: Mapping[str, list[Block]] = {grid.sheet: [] for grid in workbook.grids}
    for grid, blocks in located:
        read[grid.sheet].extend(block for block in blocks if block.header.kind is TableKind.SELF_ASSESSMENT)
    return replace(workbook, grids=tuple(_alone(grid, read[grid.sheet], wordings) for grid in workbook.grids))


def _alone(grid: Grid, read: Sequence[Block], wordings: Wordings) -> Grid:
    survey = None if read else survey_of(grid, wordings, NOTHING_SAID)
    for block in read or ([survey.block] if survey and survey.stated else []):
        grid = _blanked(grid, block)
    return grid


def _blanked(grid: Grid, block: Block) -> Grid:
    kept = {number for number, column in block.header.columns.items() if column.field}
    rows = tuple(
        tuple(cell if column in kept else None for column, cell in enumerate(row))
        if block.header.body <= number < block.bottom
        else row
        for number, row in enumerate(grid.rows)
    )
    return replace(grid, rows=rows)
