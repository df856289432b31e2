"""A sheet as it was read: its grid, with what was recognised drawn over it."""

from collections.abc import Iterator
from datetime import date, datetime, time

import streamlit as st
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_from_string
from pandas import DataFrame

from ctg_data.intake.tables import Cell, Grid, Reading, Table

SHOWN_ROWS, SHOWN_COLUMNS = 120, 40
HEADER, PERSON, DAY, MARK, OPEN = "en-tête", "personne", "date", "marque comprise", "marque à préciser"
COLOURS = {
    HEADER: "background-color: #D6E4F0; font-weight: bold",
    PERSON: "background-color: #E9E4F5",
    DAY: "background-color: #FFF0C9",
    MARK: "background-color: #DDF0E6",
    OPEN: "background-color: #F9DDD3; font-weight: bold",
}
Place = tuple[int, str]


def show(reading: Reading) -> None:
    """Each sheet that holds a table, one after the other; what was not used is named."""
    for grid in reading.workbook.grids:
        tables = [table for table in reading.tables if table.sheet == grid.sheet]
        if tables:
            _show(grid, tables)
    for sheet, reason in reading.ignored:
        st.caption(f"Feuille « {sheet} » laissée de côté : {reason}.")


def recognised(tables: list[Table]) -> dict[Place, str]:
    """What each cell was recognised as, by row and column as Excel counts them."""
    return {place: what for table in tables for place, what in _recognised(table)}


def understood(tables: list[Table]) -> dict[Place, str]:
    """The words behind a mark: « P → Présent »."""
    marks = (mark for table in tables for mark in table.marks)
    return {_place(mark.cell): f"{mark.raw or 'vide'} → {mark.status.label if mark.status else '?'}" for mark in marks}


def as_frame(grid: Grid, words: dict[Place, str]) -> DataFrame:
    """The grid with Excel's row numbers and column letters, dates in French, marks with their meaning."""
    width = min(max((len(row) for row in grid.rows), default=0), SHOWN_COLUMNS)
    letters = [get_column_letter(number) for number in range(1, width + 1)]
    rows = [
        [words.get((number, letter)) or written(cell) for letter, cell in _pad(letters, row)]
        for number, row in enumerate(grid.rows[:SHOWN_ROWS], start=1)
    ]
    return DataFrame(rows, columns=letters, index=range(1, len(rows) + 1))


def written(cell: Cell) -> str:
    """A value as people write it: dates day first, whole numbers without decimals."""
    match cell:
        case None:
            return ""
        case datetime() | date():
            return f"{cell:%d/%m/%Y}"
        case time():
            return f"{cell:%H:%M}"
        case bool():
            return "Oui" if cell else "Non"
        case float() if cell.is_integer():
            return str(int(cell))
    return str(cell)


def _show(grid: Grid, tables: list[Table]) -> None:
    meaning = recognised(tables)
    frame = as_frame(grid, understood(tables))
    st.markdown(f"Feuille **{grid.sheet}**{' (masquée)' if grid.hidden else ''}")
    styles = DataFrame(
        [[COLOURS.get(meaning.get((row, letter), ""), "") for letter in frame.columns] for row in frame.index],
        columns=frame.columns,
        index=frame.index,
    )
    height = min(36 * (len(frame) + 1), 420)
    st.dataframe(frame.style.apply(lambda _: styles, axis=None), height=height, alt=f"Feuille {grid.sheet}")
    _caption(grid, tables, set(meaning.values()))


def _caption(grid: Grid, tables: list[Table], kinds: set[str]) -> None:
    swatches = " ".join(
        f'<span style="{style}; padding: 0 .4em">{kind}</span>' for kind, style in COLOURS.items() if kind in kinds
    )
    st.html(f"<small>{swatches}</small>")
    if len(grid.rows) > SHOWN_ROWS:
        st.caption(f"{SHOWN_ROWS} premières lignes sur {len(grid.rows)} ; toutes ont été lues.")
    for row, reason in (aside for table in tables for aside in table.ignored):
        st.caption(f"Ligne {row} laissée de côté : {reason}.")


def _recognised(table: Table) -> Iterator[tuple[Place, str]]:
    names = [letter for letter, field in table.columns.items() if field in ("last_name", "first_name", "full_name")]
    header = _place(table.header)[0] if table.header else 0
    yield from (((header, letter), HEADER) for letter in table.columns)
    yield from (((header, meeting.column), DAY) for meeting in table.meetings if meeting.column)
    yield from ((_place(meeting.cells["date"]), DAY) for meeting in table.meetings if "date" in meeting.cells)
    yield from (((person.row, letter), PERSON) for person in table.people for letter in names)
    yield from ((_place(cell), MARK) for entry in table.entries for cell in entry.cells.values())
    yield from ((_place(mark.cell), MARK if mark.status else OPEN) for mark in table.marks)


def _place(cell: str) -> Place:
    letter, row = coordinate_from_string(cell)
    return row, letter


def _pad(letters: list[str], row: tuple[Cell, ...]) -> Iterator[tuple[str, Cell]]:
    for index, letter in enumerate(letters):
        yield letter, row[index] if index < len(row) else None
