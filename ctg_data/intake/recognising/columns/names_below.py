"""Columns of names that the cells under them tell better than their header."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ctg_data.folding import fold
from ctg_data.intake.cells import at
from ctg_data.intake.marks import is_mark
from ctg_data.intake.names import clean
from ctg_data.intake.recognising.columns.fields import is_uncounted
from ctg_data.intake.recognising.columns.header import Column, Header
from ctg_data.intake.recognising.columns.headers import NAMED
from ctg_data.intake.recognising.rows.lines import not_a_name
from ctg_data.intake.tables import Cell, Grid, TableKind

BELOW = 40  # rows looked at under a header for the types of its columns
REPRESENTATIVE = ("represente", "remplace")  # « Structure | Représentée par »: who came, where nobody else is named
_NAME = re.compile(r"[^\W\d_a-zà-ÿ][^\W\d_]*(?:[ '’.-]+[^\W\d_]+){1,5}")
"""« Amandine CARLIER »: two words or more, letters only, the first with a capital."""


def with_names(grid: Grid, header: Header) -> Mapping[int, Column]:
    """The columns of a header, with those of last and first names that nothing but their cells tells."""
    if header.kind not in (TableKind.ATTENDANCE, TableKind.MATRIX):
        return header.columns
    columns = _with_full_names(grid, header)
    return _with_first_names(grid, replace(header, columns=columns))


def below(grid: Grid, top: int, number: int) -> list[Cell]:
    """What stands in a column (from 0) in the first rows under a header."""
    return [value for row in grid.rows[top : top + BELOW] if (value := at(row, number)) is not None]


def _with_full_names(grid: Grid, header: Header) -> Mapping[int, Column]:
    """« Agents CTG » over names, beside marks, is the column of names; a row that holds a mark is no header."""
    fields = {column.field for column in header.columns.values()}
    if fields & NAMED or any(_is_mark(column) for column in header.columns.values()):
        return header.columns
    marked = any(_holds(is_mark, below(grid, header.body, n)) for n, c in header.columns.items() if not _is_free(c))
    may_be = (n for n, c in header.columns.items() if _is_free(c) or _is_representative(c))
    number = next((n for n in may_be if _are_names(grid, header, n)), None)
    if number is None or not marked:
        return header.columns
    return {**header.columns, number: replace(header.columns[number], field="full_name")}


def _is_mark(column: Column) -> bool:
    return is_mark(column.text) and not _is_representative(column)


def _is_representative(column: Column) -> bool:
    return fold(column.text).startswith(REPRESENTATIVE)


def _is_free(column: Column) -> bool:
    return not column.field and not column.day and not is_uncounted(column.text)


def _are_names(grid: Grid, header: Header, number: int) -> bool:
    values = below(grid, header.body, number)
    return len(set(values)) > 0.8 * len(values) and _holds(_is_name, values)


def _is_name(value: Cell) -> bool:
    return isinstance(value, str) and bool(_NAME.fullmatch(clean(value))) and not not_a_name(value, alone=True)


def _holds(what: Callable[[Cell], bool], values: Sequence[Cell]) -> bool:
    return len(values) > 1 and sum(map(what, values)) >= 0.8 * len(values)


def _with_first_names(grid: Grid, header: Header) -> Mapping[int, Column]:
    """« Participants » merged over two columns of words, one of which has no header, are last and first names."""
    number = next((n for n, column in header.columns.items() if column.field in ("full_name", "last_name")), -1)
    named = [row for row in grid.rows[header.body : header.body + BELOW] if isinstance(at(row, number), str)]
    beside = [at(row, number + 1) for row in named]
    words = [cell for cell in beside if isinstance(cell, str) and cell.replace("-", "").replace(" ", "").isalpha()]
    headed = number < 0 or number + 1 in header.columns or header.column("first_name") is not None
    if headed or 2 * len(words) <= len(beside) or any(map(is_mark, words)):
        return header.columns
    both = {number: replace(header.columns[number], field="last_name"), number + 1: Column("", "first_name")}
    return dict(sorted({**header.columns, **both}.items()))
