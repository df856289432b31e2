"""Two tables beside each other under one title block: each is read as if it stood alone on the sheet."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ctg_data.folding import fold
from ctg_data.intake.recognising.columns.fields import field_of
from ctg_data.intake.recognising.columns.headers import NAMED
from ctg_data.intake.tables import Cell, Grid, TableKind

Row = tuple[Cell, ...]
WIDEST = 16_384  # columns that a sheet may have


def side_by_side(grid: Grid) -> tuple[Grid, ...]:
    """The sheet once for each table of people that stands beside another, every cell at its own place."""
    for number, row in enumerate(grid.rows):
        edges = _edges(row)
        if len(edges) > 1:
            spans = list(pairwise((0, *edges[1:], WIDEST)))
            return tuple(_only(grid, number, spans, span) for span in spans)
    return (grid,)


def _edges(row: Row) -> list[int]:
    """The columns where the same headers, a name among them, begin again; none for a row of another sort."""
    texts = [(column, fold(cell)) for column, cell in enumerate(row) if isinstance(cell, str)]
    starts = [position for position, (_, text) in enumerate(texts) if text == texts[0][1]]
    parts = [tuple(text for _, text in texts[start:end]) for start, end in pairwise((*starts, len(texts)))]
    same = len(parts) > 1 and len(set(parts)) == 1 and len(parts[0]) > 1
    named = same and any(field_of(text, TableKind.ATTENDANCE) in NAMED for text in parts[0])
    return [texts[start][0] for start in starts] if named else []


def _only(grid: Grid, header: int, spans: Sequence[tuple[int, int]], span: tuple[int, int]) -> Grid:
    """The sheet without the other tables; a title that stands over one only is for all."""
    rows = tuple(
        row if number < header and sum(any(_cut(row, each)) for each in spans) < 2 else _cut(row, span)
        for number, row in enumerate(grid.rows)
    )
    return replace(grid, rows=rows)


def _cut(row: Row, span: tuple[int, int]) -> Row:
    first, end = span
    kept = row[first:end]
    while kept and kept[-1] is None:
        kept = kept[:-1]
    return (None,) * first + kept if kept else ()
