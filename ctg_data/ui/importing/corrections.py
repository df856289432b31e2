"""What a person may read otherwise in a sheet, cell by cell, as questions that nobody had to ask.

The identifiers are those that recognising takes; the reason of each question is what was read.
"""

from collections.abc import Iterator

from ctg_data.findings import Finding
from ctg_data.intake.cells import at, coordinates, letter, place, written
from ctg_data.intake.marks import token
from ctg_data.intake.planning.proposal import IGNORE
from ctg_data.intake.tables import Grid, MeetingRead, Reading, Table, TableKind
from ctg_data.plan import Choice, Question
from ctg_data.ui.importing.reading_words import KINDS, NOT_READ, fields
from ctg_data.vocabulary import AttendanceStatus

CELL, CELL_DATE, DATE = "cell", "cell_date", "date"
"""The codes of what is answered by a text, by a date written in a cell and by a date; anything else is a choice."""
DATED = frozenset({"date_invalid", "dates_reversed", "identified_on_missing"})
"""The findings whose cell is to hold a date."""
STATUSES = tuple(Choice(status.value, status.label) for status in AttendanceStatus)


def possible(reading: Reading, grid: Grid, row: int, column: int) -> tuple[Question, ...]:
    """What may be corrected at a cell counted from 0, the smallest correction first."""
    tables = [table for table in reading.tables if table.sheet == grid.sheet]
    table = _table_of(tables, row, column)
    return (
        cell_correction(grid.sheet, place(row, column), written(at(grid.rows[row], column))),
        *(_of_table(table, row, column) if table else ()),
        *_headers(grid, row, tables),
        _sheet_aside(grid.sheet),
    )


def mends(finding: Finding, reading: Reading) -> tuple[Question, ...]:
    """What mends a finding in one gesture: its cell read otherwise, the date or the names that it asks for, its sheet
    left aside.
    """
    sheet, cell = finding.sheet, finding.cell
    grid = next((grid for grid in reading.workbook.grids if grid.sheet == sheet), None)
    if grid is None or grid.hidden:
        return ()
    if finding.code == "names_missing":
        tables = (table for table in reading.tables if (table.sheet, table.header) == (sheet, cell))
        return (*(each for table in tables for each in _names(grid, table)), _sheet_aside(sheet))
    if finding.code == "meeting_date_missing":
        return (_date(f"date:{sheet}", sheet, "", "Donner la date de la rencontre"), _sheet_aside(sheet))
    spot = coordinates(cell)
    if spot is None or spot[0] >= len(grid.rows):
        return (_sheet_aside(sheet),)
    code = CELL_DATE if finding.code in DATED else CELL
    return (cell_correction(sheet, cell, written(at(grid.rows[spot[0]], spot[1])), code), _sheet_aside(sheet))


def cell_correction(sheet: str, cell: str, held: str, code: str = CELL) -> Question:
    """Another text (or date) for a cell, in the place of the one held."""
    return Question(f"cell:{sheet}!{cell}", code, f"Lire autre chose en {cell}", (), held, True, sheet, cell)


def _names(grid: Grid, table: Table) -> Iterator[Question]:
    """Each column that is not read may be the one of the names."""
    row = _header(table)[0]
    field = "last_name" if "first_name" in table.columns.values() else "full_name"
    for column, held in enumerate(grid.rows[row]):
        if written(held) and letter(column) not in table.columns:
            asked = f"Les noms sont dans la colonne {letter(column)} (« {written(held)} »)"
            question_id, choices = f"field:{grid.sheet}!{place(row, column)}", (Choice(field, asked),)
            yield Question(question_id, "names", asked, choices, "", True, grid.sheet)


def _of_table(table: Table, row: int, column: int) -> Iterator[Question]:
    name, sheet = letter(column), table.sheet
    yield from _mark(table, place(row, column))
    if meeting := _meeting_of(table, name):
        across = f"de la colonne {name}" if meeting.column else f"de la feuille « {sheet} »"
        told = f"{meeting.date:%d/%m/%Y}" if meeting.date else ""
        yield _date(meeting.question, sheet, told, f"La rencontre {across} a lieu un autre jour")
    if offered := fields(table.kind):
        header = place(_header(table)[0], column)
        choices = (*(Choice(*pair) for pair in offered.items()), Choice(NOT_READ, "Ne pas lire cette colonne"))
        held, asked = offered.get(table.columns.get(name, ""), ""), f"La colonne {name} contient autre chose"
        yield Question(f"field:{sheet}!{header}", "field", asked, choices, held, True, sheet, header)
    if table.kind in KINDS:
        choices = tuple(Choice(kind.value, words) for kind, words in KINDS.items())
        asked, question_id = f"Le tableau de {table.header} contient autre chose", f"table:{sheet}!{table.header}"
        yield Question(question_id, "table", asked, choices, KINDS[table.kind], True, sheet, table.header)


def _mark(table: Table, cell: str) -> Iterator[Question]:
    """What the mark of a cell means, for the whole file."""
    for mark in (each for each in table.marks if each.cell == cell and token(each.raw)):
        held = mark.status.label if mark.status else ""
        asked = f"La marque « {mark.raw} » veut dire autre chose, dans tout le classeur"
        yield Question(f"mark:{token(mark.raw)}", "mark", asked, STATUSES, held, True, table.sheet, cell)


def _meeting_of(table: Table, column: str) -> MeetingRead | None:
    """The meeting of a column of a matrix, else the only one of a table that itself tells it."""
    told = [meeting for meeting in table.meetings if meeting.question]
    if table.kind is TableKind.MATRIX:
        return next((meeting for meeting in told if meeting.column == column), None)
    return told[0] if len(told) == 1 else None


def _date(question_id: str, sheet: str, held: str, asked: str) -> Question:
    return Question(question_id, DATE, asked, (), held, True, sheet)


def _headers(grid: Grid, row: int, tables: list[Table]) -> Iterator[Question]:
    """A row that holds something may be a header, alone or with the next, in the place of another or beside it."""
    here = row + 1
    known = {_header(table)[0] + 1: _rows_of(table) for table in tables if table.kind is not TableKind.MEETING}
    if not grid.rows[row] or any(here in rows for rows in known.values()):
        return
    depths: list[tuple[set[int], str]] = [({here}, "")]
    if here < len(grid.rows) and grid.rows[here]:
        depths.append(({here, here + 1}, f", avec la ligne {here + 1}"))
    every = set().union(*known.values())
    places = [(every - rows, f"à la place de la ligne {first}") for first, rows in sorted(known.items())]
    places.append((every, "en plus des autres" if known else "la seule"))
    choices = tuple(
        Choice(",".join(map(str, sorted(rows | others))), f"{words}{depth}".capitalize())
        for others, words in places
        for rows, depth in depths
    )
    asked = f"La ligne {here} est une ligne d’en-tête"
    yield Question(f"header:{grid.sheet}", "header", asked, choices, "", True, grid.sheet)


def _rows_of(table: Table) -> set[int]:
    """The rows of a table's header, one or two, as Excel counts them."""
    told = next((decision.value for decision in table.decisions if decision.what == "header"), "")
    return {int(row) for row in told.split(",") if row} or {_header(table)[0] + 1}


def _sheet_aside(sheet: str) -> Question:
    asked = f"Laisser de côté la feuille « {sheet} »"
    return Question(f"sheet:{sheet}", "sheet", asked, (Choice(IGNORE, asked),), "", True, sheet)


def _table_of(tables: list[Table], row: int, column: int) -> Table | None:
    """The table that a cell belongs to: the last header above it, side by side the last that begins before it."""
    above = [table for table in tables if _header(table)[0] <= row] or tables[:1]
    last = max((_header(table)[0] for table in above), default=0)
    beside = sorted((table for table in above if _header(table)[0] == last), key=_header)
    return next((table for table in reversed(beside) if _header(table)[1] <= column), next(iter(beside), None))


def _header(table: Table) -> tuple[int, int]:
    """The first cell of a table's header, counted from 0."""
    return coordinates(table.header) or (0, 0)
