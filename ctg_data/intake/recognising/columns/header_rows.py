"""What one or two rows of a sheet would be as the header of each kind of table, with a score."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ctg_data.folding import fold
from ctg_data.intake.cells import at, written
from ctg_data.intake.dates import MONTHS, Doubt, read_day
from ctg_data.intake.recognising.columns.fields import field_of, is_item
from ctg_data.intake.recognising.columns.header import Column, Header
from ctg_data.intake.recognising.columns.headers import MARKS, SHAPES, TELLING_MEMBERS, Shape
from ctg_data.intake.recognising.columns.mark_columns import with_mark_columns
from ctg_data.intake.recognising.columns.names_below import BELOW
from ctg_data.intake.recognising.columns.other_subjects import is_foreseen
from ctg_data.intake.recognising.rows.sections import announces_presence
from ctg_data.intake.tables import Cell, Grid, TableKind

_YEAR = re.compile(r"(?:annee )?(20\d\d)")
_YEARS = re.compile(r"(?<![\d/.-])(20\d\d)(?![\d/.-])")
REACHED, PLACED = frozenset({"email", "phone"}), frozenset({"territory", "structure"})
DIRECTORIES = ("annuaire", "contact", "coordonnees", "repertoire")
TITLES = 8  # rows looked at above a header for a year


def readings(grid: Grid, row: int) -> Iterator[Header]:
    """The row as the header of each kind, alone, under the row above or over the row below."""
    year = _year_of(grid, row)
    for shape in SHAPES:
        for top, depth in ((row, 1), (row - 1, 2), (row, 2)):
            header = _as_header(grid, top, depth, shape, year)
            if header is not None and _supported(grid, header, shape):
                yield header


def columns_of(grid: Grid, row: int, depth: int, shape: Shape) -> Mapping[int, Column]:
    """The columns of a header that a person points at, whatever the evidence says of its rows."""
    rows, year = grid.rows[row : row + depth], _year_of(grid, row)
    refined = _two_rows(rows[0], rows[1], shape, year) if depth == 2 else None
    return refined or _unique({number: c for each in rows for number, c in _one_row(each, shape, year).items()})


def _as_header(grid: Grid, row: int, depth: int, shape: Shape, year: int | None) -> Header | None:
    if row < 0 or row + depth > len(grid.rows):
        return None
    rows = grid.rows[row : row + depth]
    columns = _one_row(rows[0], shape, year) if depth == 1 else _two_rows(rows[0], rows[1], shape, year)
    if columns is None:
        return None
    header = Header(shape.kind, row, depth, columns, 0)
    return scored(_announced(grid, with_mark_columns(grid, header)), shape)


def _announced(grid: Grid, header: Header) -> Header:
    """Where no column tells who came, headings may; without roles, a way to reach people makes a directory."""
    fields = {column.field for column in header.columns.values()}
    if header.kind is TableKind.DIRECTORY:
        reached = bool(fields & REACHED) or fold(grid.sheet).startswith(DIRECTORIES)
        return replace(header, announced=reached and bool(fields & PLACED) and not fields & TELLING_MEMBERS)
    silent = header.kind is TableKind.ATTENDANCE and not fields & MARKS.keys()
    return replace(header, announced=silent and announces_presence(grid, header.body))


def _one_row(row: tuple[Cell, ...], shape: Shape, year: int | None) -> dict[int, Column]:
    cells = ((number, cell) for number, cell in enumerate(row) if cell is not None)
    return _unique({number: _column(cell, shape, year=year) for number, cell in cells})


def _column(cell: Cell, shape: Shape, above: str = "", year: int | None = None) -> Column:
    text = written(cell)
    field = field_of(text, shape.kind) if isinstance(cell, str) else None
    if field is None and above:
        field = field_of(f"{above} {text}", shape.kind)
    day = read_day(cell, year=year) if shape.kind is TableKind.MATRIX and field is None else None
    return Column(text, field, day if day and day.dated else None, above)


def _two_rows(
    upper: tuple[Cell, ...], lower: tuple[Cell, ...], shape: Shape, year: int | None
) -> dict[int, Column] | None:
    """Two header rows: the lower one refines what is merged above it, and must hold headers only."""
    if _is_lone_heading(upper, lower):
        return None
    columns: dict[int, Column] = {}
    above, useful = None, False
    for number in range(max(len(upper), len(lower))):
        high, low = at(upper, number), at(lower, number)
        above = _merged(high, low, shape) if high is not None else above
        if low is None or low == high:
            if high is not None:
                columns[number] = _column(high, shape, year=year)
                useful = useful or (low is None and bool(columns[number].field or columns[number].day))
            continue
        columns[number] = _refined(low, above, shape, year)
        useful = useful or _refines(low, above, shape)
        if not (columns[number].field or columns[number].day or is_foreseen(written(low))):
            return None
    return _unique(columns) if useful else None


def _is_lone_heading(upper: tuple[Cell, ...], lower: tuple[Cell, ...]) -> bool:
    """« Chargés de coopération », alone under the first header: the title of a group of people."""
    first = next((number for number, cell in enumerate(upper) if cell is not None), 0)
    return sum(cell is not None for cell in lower) == 1 and at(lower, first) is not None


def _merged(high: Cell, low: Cell, shape: Shape) -> Cell:
    """What the upper row says of the columns from here on: a header of the same sort as the one below, else a title."""
    if shape.kind is TableKind.MATRIX:
        below_a_date = is_mark_header(low) or is_foreseen(written(low))
        return high if below_a_date or read_day(low).dated or _in_month(high, low) else None
    sort = _sort(field_of(written(high), shape.kind))
    return high if sort and sort == _sort(field_of(written(low), shape.kind)) else None


def _sort(field: str | None) -> str | None:
    if field in MARKS:
        return "mark"
    return "name" if field in ("last_name", "first_name", "full_name") else field


def _refined(low: Cell, above: Cell, shape: Shape, year: int | None) -> Column:
    column = _column(low, shape, written(above), _year(above) or year)
    if shape.kind is TableKind.MATRIX and read_day(above).dated and is_mark_header(low):
        return replace(column, field=None, day=read_day(above, year=year))
    if shape.kind is TableKind.MATRIX and (day := _in_month(above, low)):
        return replace(column, field=None, day=read_day(day, year=year))
    return column


def _in_month(above: Cell, low: Cell) -> str:
    """« 18 » under « mars 2025 » is « 18 mars 2025 », empty where it is no day of a month."""
    number, month = written(low), fold(written(above)).partition(" ")[0]
    return f"{number} {written(above)}" if month in MONTHS and number.isdecimal() and len(number) < 3 else ""


def _refines(low: Cell, above: Cell, shape: Shape) -> bool:
    """Whether the upper row says what the lower one needs: a date over marks, a year, a field over its parts."""
    if shape.kind is TableKind.MATRIX:
        dated = read_day(above).dated and is_mark_header(low)
        return dated or (_year(above) is not None and read_day(low).dated) or bool(_in_month(above, low))
    return field_of(written(above), shape.kind) is not None


def is_mark_header(cell: Cell) -> bool:
    """Whether a header names marks or signatures."""
    return field_of(written(cell), TableKind.ATTENDANCE) in MARKS


def is_year(above: Cell) -> bool:
    """Whether a cell or a name is a year and nothing else."""
    return _year(above) is not None


def _year(above: Cell) -> int | None:
    """« 2025 » above « 22/09 », or as the sheet's name, is written by the file; a longer title is not enough."""
    year = _YEAR.fullmatch(fold(written(above)))
    return int(year[1]) if year else None


def _year_of(grid: Grid, row: int) -> int | None:
    """The year that is the sheet's name, else the only one of the titles above: « Suivi des présences 2025 »."""
    if is_year(grid.sheet):
        return _year(grid.sheet)
    texts = (cell for cells in grid.rows[max(row - TITLES, 0) : row] for cell in cells if isinstance(cell, str))
    years = {int(year) for text in (grid.sheet, *texts) if not read_day(text).date for year in _YEARS.findall(text)}
    year = years.pop() if len(years) == 1 else None
    undated = [cell for cell in grid.rows[row] if read_day(cell).doubt is Doubt.NO_YEAR]
    days = [day for cell in undated if (day := read_day(cell, year=year).date)]
    return year if days == sorted(days) else None  # « 24/09 » before « 18/03 » runs over two years


def _unique(columns: dict[int, Column]) -> dict[int, Column]:
    """A field stands in one column; only the marks may stand in several."""
    seen: set[str] = set()
    for number, column in columns.items():
        if column.field in seen and column.field not in MARKS:
            columns[number] = replace(column, field=None)
        seen.add(column.field or "")
    return columns


def scored(header: Header, shape: Shape) -> Header | None:
    """The header with its score, None where it lacks what makes its kind of table."""
    fields = {column.field for column in header.columns.values() if column.field}
    items = sum(map(is_item, fields))
    days = sum(bool(column.day) for column in header.columns.values())
    telling = len(fields & shape.telling) + items + days + header.announced
    least = {TableKind.PLANNING: 2, TableKind.SELF_ASSESSMENT: 1 if "code" in fields else 3}.get(shape.kind, 1)
    complete = all(fields & group for group in shape.required) and telling >= least
    strange = sum(not is_foreseen(text) for text in header.unread.values())
    if not complete or header.known + telling < strange:
        return None
    lower_row = 0.25 * (header.depth - 1)  # two rows are kept apart from one only where the upper one is of use
    return replace(header, score=header.known + telling + lower_row - 0.5 * strange)


def _supported(grid: Grid, header: Header, shape: Shape) -> bool:
    """Something of the right type stands under the column that matters, or nothing at all (a blank form)."""
    rows = grid.rows[header.body : header.body + BELOW]
    essential = [number for number, column in header.columns.items() if _is_essential(column.field, shape)]
    values = [value for row in rows for number in essential if (value := at(row, number)) is not None]
    if not any(rows):
        return True
    if shape.kind is TableKind.PLANNING:
        return any(read_day(value).dated for value in values)
    return any(isinstance(value, str) for value in values) or not (essential and values)


def _is_essential(field: str | None, shape: Shape) -> bool:
    return any(field in group for group in shape.required)
