"""A sheet as it was read: its grid, with what was recognised drawn over it, and the cell chosen in it."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import streamlit as st
from pandas import DataFrame, Series

from ctg_data.imports import Preview
from ctg_data.intake.cells import at, letter, place, written
from ctg_data.intake.tables import Cell, Decision, Grid, Mark, Reading, Table, TableKind
from ctg_data.typography import sentence
from ctg_data.ui.importing.reading_words import SURE, decided, sureness
from ctg_data.ui.markdown import plain
from ctg_data.vocabulary import Severity

SHOWN_ROWS, SHOWN_COLUMNS = 200, 40
SCROLL_BAR = 14  # pixels
BEGINNING = 12  # characters of a long header, enough to know it
ASIDES_TOLD = 20  # rows left aside that are named one by one
HEADER, PERSON, DAY, READ, OPEN = "en-tête", "personne", "date", "valeur comprise", "à préciser"
ASIDE, FAULT = "ligne laissée de côté", "à vérifier"
COLOURS = {
    HEADER: "background-color: #D6E4F0; font-weight: bold",
    PERSON: "background-color: #E9E4F5",
    DAY: "background-color: #FFF0C9",
    READ: "background-color: #DDF0E6",
    OPEN: "background-color: #F9DDD3; font-weight: bold",
    FAULT: "background-color: #F6C9C2; font-weight: bold",
    ASIDE: "background-color: #EDEFF2; color: #5C6370",
}
DOUBTFUL = {Severity.BLOCKS, Severity.WARNS}
NAMES = frozenset({"last_name", "first_name", "full_name"})
Place = tuple[int, int]
"""A row and a column counted from 0."""


def show(preview: Preview, mended: Collection[str], key: str) -> tuple[Grid, Place | None]:
    """One sheet of a file, with the cell chosen in it; `mended` names the cells corrected (« Mars!D14 »)."""
    reading = preview.reading
    grid = _chosen(reading, key)
    tables = [table for table in reading.tables if table.sheet == grid.sheet]
    meaning = recognised(tables) | _doubts(preview, grid)
    _draw(grid, as_frame(grid, tables, mended), meaning, key)
    cell = _cell(grid, key)
    if cell:
        _describe(grid, cell, meaning)
    return grid, cell


def visible(reading: Reading) -> list[Grid]:
    """The sheets that can be looked at."""
    return [grid for grid in reading.workbook.grids if grid.rows and not grid.hidden]


def notes(reading: Reading, grid: Grid) -> None:
    """How a sheet was understood, what is least sure first, and what was left aside, row by row."""
    tables = [table for table in reading.tables if table.sheet == grid.sheet]
    decisions = sorted(
        ((decision, table.kind) for table in tables for decision in table.decisions),
        key=lambda each: each[0].confidence,
    )
    doubtful = sum(decision.confidence < SURE for decision, _ in decisions)
    title = "Comment cette feuille a été comprise"
    with st.expander(f"{title} ({doubtful} à vérifier)" if doubtful else title, type="compact"):
        lines = [_decision(decision, kind) for decision, kind in decisions]
        asides = [plain(f"Ligne {row} laissée de côté : {reason}") for t in tables for row, reason in t.ignored]
        more = [f"et {len(asides) - ASIDES_TOLD} autres"] if len(asides) > ASIDES_TOLD else []
        lines += [*asides[:ASIDES_TOLD], *more]
        st.markdown("\n".join(f"- {line}" for line in lines) or "Aucun tableau n’a été reconnu sur cette feuille.")
    for sheet, reason in reading.ignored:
        st.caption(plain(f"Feuille « {sheet} » laissée de côté : {reason}."))


def recognised(tables: Sequence[Table]) -> dict[str, str]:
    """What each cell was recognised as, by its name (« D14 »)."""
    return {cell: what for table in tables for cell, what in _recognised(table)}


def as_frame(grid: Grid, tables: Sequence[Table], mended: Collection[str] = ()) -> DataFrame:
    """The grid with Excel's row numbers and column letters; a mark says what it was taken for: « P → Présent », and a
    cell corrected (« Mars!D14 » in `mended`) says that it is.

    Beside the answers of a self-assessment, what is not read is not shown either: it may be a name.
    """
    said = {mark.cell: f"{mark.raw or 'vide'} → {mark.status.label if mark.status else '?'}" for mark in _marks(tables)}
    shown = [column for column in range(_width(grid)) if not _is_secret(letter(column), tables)]
    here = {cell.removeprefix(f"{grid.sheet}!") for cell in mended}
    rows = [
        [_told(place(number, column), at(row, column), said, here) for column in shown]
        for number, row in enumerate(grid.rows[:SHOWN_ROWS])
    ]
    return DataFrame(rows, columns=[letter(column) for column in shown], index=range(1, len(rows) + 1))


def _told(name: str, value: Cell, said: Mapping[str, str], mended: Collection[str]) -> str:
    return f"{said.get(name) or written(value)}{' (corrigé)' if name in mended else ''}".strip()


def _doubts(preview: Preview, grid: Grid) -> dict[str, str]:
    """The cells that a question waits for, and those at fault."""
    asked = (each.cell for each in preview.questions if each.required and each.sheet == grid.sheet)
    faults = (each.cell for each in preview.findings if each.sheet == grid.sheet and each.severity in DOUBTFUL)
    return dict.fromkeys(asked, OPEN) | dict.fromkeys(faults, FAULT)


def _chosen(reading: Reading, key: str) -> Grid:
    """The sheet looked at: those that hold a table first."""
    held = {table.sheet for table in reading.tables}
    grids = {grid.sheet: grid for grid in sorted(visible(reading), key=lambda grid: grid.sheet not in held)}
    name = next(iter(grids))
    if len(grids) > 1:
        name = st.selectbox("Feuille", list(grids), key=f"{key}-sheet")
    else:
        st.caption(plain(f"Feuille « {name} »"))
    return grids[name]


def _draw(grid: Grid, frame: DataFrame, meaning: dict[str, str], key: str) -> None:
    styles = DataFrame(
        {column: [COLOURS.get(meaning.get(f"{column}{row}", ""), "") for row in frame.index] for column in frame},
        index=frame.index,
    )
    drawn = f"{key}-grid-{grid.sheet}"
    st.dataframe(
        frame.style.apply(lambda _: styles, axis=None),
        height=min(35 * (len(frame) + 1) + SCROLL_BAR, 480),
        column_config={"_index": st.column_config.Column("Ligne")}
        | {str(name): st.column_config.Column(width=_wide(name, held, meaning)) for name, held in frame.items()},
        alt=f"Feuille {grid.sheet}",
        key=drawn,
        selection_mode="single-cell",
        on_select=lambda: _follow(drawn, f"{key}-{grid.sheet}"),
    )
    _legend(set(meaning.values()))
    if len(grid.rows) > SHOWN_ROWS:
        st.caption(f"{SHOWN_ROWS} premières lignes sur {len(grid.rows)} ; toutes ont été lues.")


def _wide(column: object, texts: Series, meaning: Mapping[str, str]) -> int:
    """Wide enough for most of what a column holds and for its dates; another title does not widen it."""
    days = [len(text) for row, text in texts.items() if meaning.get(f"{column}{row}") == DAY]
    lengths = sorted(len(text) for text in texts if text) or [0]
    most = max(lengths[9 * (len(lengths) - 1) // 10], min(lengths[-1], BEGINNING), *days)
    return min(max(8 * most + 20, 60), 280)


def _follow(drawn: str, key: str) -> None:
    """The cell chosen by hand in the grid fills the two fields that choose it by keyboard."""
    for row, column in st.session_state[drawn].selection.cells[:1]:
        st.session_state[f"{key}-row"], st.session_state[f"{key}-column"] = row + 1, column


def _cell(grid: Grid, key: str) -> Place | None:
    letters = [letter(column) for column in range(_width(grid))]
    st.caption("Quelque chose est mal lu ? Choisissez la cellule dans la feuille, ou par sa ligne et sa colonne.")
    with st.container(horizontal=True):
        row = st.number_input("Ligne", 1, len(grid.rows), None, 1, key=f"{key}-{grid.sheet}-row", width=140)
        column = st.selectbox(
            "Colonne", letters, None, key=f"{key}-{grid.sheet}-column", placeholder="Choisir", width=140
        )
    return (row - 1, letters.index(column)) if row and column else None


def _describe(grid: Grid, cell: Place, meaning: dict[str, str]) -> None:
    name, held = place(*cell), written(at(grid.rows[cell[0]], cell[1]))
    said = f"« {held} »" if held else "vide"
    st.markdown(f"**Cellule {name}**\u00a0: {plain(said)} – {meaning.get(name, 'non lue')}")


def _decision(decision: Decision, kind: TableKind) -> str:
    return f"**{sentence(sureness(decision.confidence))}** – {plain(f'{decided(decision, kind)} – {decision.reason}')}"


def _width(grid: Grid) -> int:
    return min(max((len(row) for row in grid.rows), default=0), SHOWN_COLUMNS)


def _marks(tables: Sequence[Table]) -> Iterator[Mark]:
    return (mark for table in tables for mark in table.marks)


def _is_secret(column: str, tables: Sequence[Table]) -> bool:
    return any(table.kind is TableKind.SELF_ASSESSMENT and column not in table.columns for table in tables)


def _legend(kinds: set[str]) -> None:
    swatches = [f'<span style="{COLOURS[kind]}; padding: 0 .4em">{kind}</span>' for kind in COLOURS if kind in kinds]
    st.html(f"<small>{' '.join(swatches)}</small>")


def _recognised(table: Table) -> Iterator[tuple[str, str]]:
    header = "".join(filter(str.isdigit, table.header))
    names = [column for column, field in table.columns.items() if field in NAMES]
    yield from ((f"{column}{row}", ASIDE) for row, _ in table.ignored for column in table.columns)
    yield from ((f"{column}{header}", HEADER) for column in table.columns)
    yield from ((f"{meeting.column}{header}", DAY) for meeting in table.meetings if meeting.column)
    told = [each for meeting in table.meetings for each in meeting.cells.items()]
    yield from ((cell, DAY if name == "date" else READ) for name, cell in told)
    yield from ((f"{column}{person.row}", PERSON) for person in table.people for column in names)
    yield from ((cell, READ) for entry in table.entries for cell in entry.cells.values())
    yield from ((mark.cell, READ if mark.status else OPEN) for mark in table.marks)
