"""A sheet as it was read: its grid, with what was recognised drawn over it."""

from collections.abc import Iterator

import streamlit as st
from pandas import DataFrame

from ctg_data.intake.cells import at, letter, place, written
from ctg_data.intake.tables import Grid, Mark, Reading, Table, TableKind

SHOWN_ROWS, SHOWN_COLUMNS = 120, 40
HEADER, PERSON, DAY, READ, OPEN = "en-tête", "personne", "date", "valeur comprise", "à préciser"
COLOURS = {
    HEADER: "background-color: #D6E4F0; font-weight: bold",
    PERSON: "background-color: #E9E4F5",
    DAY: "background-color: #FFF0C9",
    READ: "background-color: #DDF0E6",
    OPEN: "background-color: #F9DDD3; font-weight: bold",
}
NAMES = frozenset({"last_name", "first_name", "full_name"})


def show(reading: Reading) -> None:
    """Each sheet that holds a table, one after the other; what was not used is named."""
    for grid in reading.workbook.grids:
        if tables := [table for table in reading.tables if table.sheet == grid.sheet]:
            _show(grid, tables)
    for sheet, reason in reading.ignored:
        st.caption(f"Feuille « {sheet} » laissée de côté : {reason}.")


def recognised(tables: list[Table]) -> dict[str, str]:
    """What each cell was recognised as, by its name (« D14 »)."""
    return {cell: what for table in tables for cell, what in _recognised(table)}


def as_frame(grid: Grid, tables: list[Table]) -> DataFrame:
    """The grid with Excel's row numbers and column letters; a mark says what it was taken for: « P → Présent ».

    Beside the answers of a self-assessment, what is not read is not shown either: it may be a name.
    """
    columns = range(min(max((len(row) for row in grid.rows), default=0), SHOWN_COLUMNS))
    said = {mark.cell: f"{mark.raw or 'vide'} → {mark.status.label if mark.status else '?'}" for mark in _marks(tables)}
    shown = [column for column in columns if not _is_secret(letter(column), tables)]
    rows = [
        [said.get(place(number, column)) or written(at(row, column)) for column in shown]
        for number, row in enumerate(grid.rows[:SHOWN_ROWS])
    ]
    return DataFrame(rows, columns=[letter(column) for column in shown], index=range(1, len(rows) + 1))


def _marks(tables: list[Table]) -> Iterator[Mark]:
    return (mark for table in tables for mark in table.marks)


def _is_secret(column: str, tables: list[Table]) -> bool:
    return any(table.kind is TableKind.SELF_ASSESSMENT and column not in table.columns for table in tables)


def _show(grid: Grid, tables: list[Table]) -> None:
    meaning = recognised(tables)
    frame = as_frame(grid, tables)
    styles = DataFrame(
        {column: [COLOURS.get(meaning.get(f"{column}{row}", ""), "") for row in frame.index] for column in frame},
        index=frame.index,
    )
    st.markdown(f"Feuille **{grid.sheet}**{' (masquée)' if grid.hidden else ''}")
    height = min(36 * (len(frame) + 1), 420)
    st.dataframe(frame.style.apply(lambda _: styles, axis=None), height=height, alt=f"Feuille {grid.sheet}")
    _legend(set(meaning.values()))
    if len(grid.rows) > SHOWN_ROWS:
        st.caption(f"{SHOWN_ROWS} premières lignes sur {len(grid.rows)} ; toutes ont été lues.")
    for row, reason in (aside for table in tables for aside in table.ignored):
        st.caption(f"Ligne {row} laissée de côté : {reason}.")


def _legend(kinds: set[str]) -> None:
    swatches = [f'<span style="{COLOURS[kind]}; padding: 0 .4em">{kind}</span>' for kind in COLOURS if kind in kinds]
    st.html(f"<small>{' '.join(swatches)}</small>")


def _recognised(table: Table) -> Iterator[tuple[str, str]]:
    header = "".join(filter(str.isdigit, table.header))
    names = [column for column, field in table.columns.items() if field in NAMES]
    yield from ((f"{column}{header}", HEADER) for column in table.columns)
    yield from ((f"{meeting.column}{header}", DAY) for meeting in table.meetings if meeting.column)
    yield from ((meeting.cells["date"], DAY) for meeting in table.meetings if "date" in meeting.cells)
    yield from ((f"{column}{person.row}", PERSON) for person in table.people for column in names)
    yield from ((cell, READ) for entry in table.entries for cell in entry.cells.values())
    yield from ((mark.cell, READ if mark.status else OPEN) for mark in table.marks)
