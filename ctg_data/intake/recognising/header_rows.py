"""What one or two rows of a sheet would be as the header of each kind of table, with a score."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ctg_data.folding import fold
from ctg_data.intake.cells import at, written
from ctg_data.intake.dates import Day, Doubt, read_day
from ctg_data.intake.marks import is_mark
from ctg_data.intake.recognising.fields import MEETING_WORDS, field_of, is_item, is_uncounted
from ctg_data.intake.recognising.headers import MARKS, SHAPES, Shape
from ctg_data.intake.tables import Cell, Grid, TableKind

_YEAR = re.compile(r"(?:annee )?(20\d\d)")
BELOW = 40  # rows looked at under a header for the types of its columns


@dataclass(frozen=True, slots=True)
class Column:
    """One column under a header: its text as written, the upper row's if there are two, and what it holds."""

    text: str
    field: str | None = None
    day: Day | None = None
    above: str = ""

    @property
    def whole_text(self) -> str:
        """Both rows of the header."""
        return f"{self.above} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Header:
    """A header row (counted from 0) of one or two rows, the kind of table it announces and its columns from 0."""

    kind: TableKind
    row: int
    depth: int
    columns: Mapping[int, Column]
    score: float

    @property
    def body(self) -> int:
        """The first row under the header."""
        return self.row + self.depth

    def column(self, field: str) -> int | None:
        """The first column that holds a field."""
        return next((number for number, column in self.columns.items() if column.field == field), None)

    @property
    def unread(self) -> dict[int, str]:
        """The columns that no field names and that carry a header, apart from those that nobody needs."""
        return {
            number: column.text
            for number, column in self.columns.items()
            if not column.field and not column.day and not is_uncounted(column.text)
        }

    @property
    def known(self) -> int:
        """How many columns are understood."""
        return sum(bool(column.field or column.day) for column in self.columns.values())


def readings(grid: Grid, row: int) -> Iterator[Header]:
    """The row as the header of each kind, alone, under the row above or over the row below."""
    for shape in SHAPES:
        for top, depth in ((row, 1), (row - 1, 2), (row, 2)):
            header = _as_header(grid, top, depth, shape)
            if header is not None and _supported(grid, header, shape):
                yield header


def _as_header(grid: Grid, row: int, depth: int, shape: Shape) -> Header | None:
    if row < 0 or row + depth > len(grid.rows):
        return None
    columns = _one_row(grid.rows[row], shape) if depth == 1 else _two_rows(grid.rows[row], grid.rows[row + 1], shape)
    if columns is None:
        return None
    header = Header(shape.kind, row, depth, columns, 0)
    if shape.kind is TableKind.MATRIX:
        header = replace(header, columns=_with_meeting_words(grid, header))
    if shape.kind is TableKind.ATTENDANCE:
        header = replace(header, columns=_with_bare_marks(grid, header))
    return _scored(header, shape)


def _one_row(row: tuple[Cell, ...], shape: Shape) -> dict[int, Column]:
    cells = ((number, cell) for number, cell in enumerate(row) if cell is not None)
    return _unique({number: _column(cell, shape) for number, cell in cells})


def _column(cell: Cell, shape: Shape, above: str = "", year: int | None = None) -> Column:
    text = written(cell)
    field = field_of(text, shape.kind) if isinstance(cell, str) else None
    if field is None and above:
        field = field_of(f"{above} {text}", shape.kind)
    day = read_day(cell, year=year) if shape.kind is TableKind.MATRIX and field is None else None
    return Column(text, field, day if day and day.dated else None, above)


def _two_rows(upper: tuple[Cell, ...], lower: tuple[Cell, ...], shape: Shape) -> dict[int, Column] | None:
    """Two header rows: the lower one refines what is merged above it, and must hold headers only."""
    columns: dict[int, Column] = {}
    above, useful = None, False
    for number in range(max(len(upper), len(lower))):
        high, low = at(upper, number), at(lower, number)
        above = _merged(high, low, shape) if high is not None else above
        if low is None or low == high:
            if high is not None:
                columns[number] = _column(high, shape)
                useful = useful or (low is None and bool(columns[number].field or columns[number].day))
            continue
        columns[number] = _refined(low, above, shape)
        useful = useful or _refines(low, above, shape)
        if not (columns[number].field or columns[number].day):
            return None
    return _unique(columns) if useful else None


def _merged(high: Cell, low: Cell, shape: Shape) -> Cell:
    """What the upper row says of the columns from here on: a header of the same sort as the one below, else a title."""
    if shape.kind is TableKind.MATRIX:
        return high if is_mark_header(low) or read_day(low).dated else None
    sort = _sort(field_of(written(high), shape.kind))
    return high if sort and sort == _sort(field_of(written(low), shape.kind)) else None


def _sort(field: str | None) -> str | None:
    if field in MARKS:
        return "mark"
    return "name" if field in ("last_name", "first_name", "full_name") else field


def _refined(low: Cell, above: Cell, shape: Shape) -> Column:
    column = _column(low, shape, written(above), _year(above))
    if shape.kind is TableKind.MATRIX and read_day(above).dated and is_mark_header(low):
        return replace(column, field=None, day=read_day(above))
    return column


def _refines(low: Cell, above: Cell, shape: Shape) -> bool:
    """Whether the upper row says what the lower one needs: a date over marks, a year, a field over its parts."""
    if shape.kind is TableKind.MATRIX:
        return (read_day(above).dated and is_mark_header(low)) or (_year(above) is not None and read_day(low).dated)
    return field_of(written(above), shape.kind) is not None


def is_mark_header(cell: Cell) -> bool:
    """Whether a header names marks or signatures."""
    return field_of(written(cell), TableKind.ATTENDANCE) in MARKS


def _year(above: Cell) -> int | None:
    """« 2025 » above « 22/09 » is written by the sheet itself; a title that holds a year is not enough."""
    year = _YEAR.fullmatch(fold(written(above)))
    return int(year[1]) if year else None


def _unique(columns: dict[int, Column]) -> dict[int, Column]:
    """A field stands in one column; only the marks may stand in several."""
    seen: set[str] = set()
    for number, column in columns.items():
        if column.field in seen and column.field not in MARKS:
            columns[number] = replace(column, field=None)
        seen.add(column.field or "")
    return columns


def _with_meeting_words(grid: Grid, header: Header) -> dict[int, Column]:
    """« Séance 3 » over a column of marks is a meeting whose date must be asked."""
    return {
        number: replace(column, day=Day(None, Doubt.PERIOD))
        if not column.field
        and not column.day
        and fold(column.text).startswith(MEETING_WORDS)
        and _holds_marks(grid, header.body, number)
        else column
        for number, column in header.columns.items()
    }


def _with_bare_marks(grid: Grid, header: Header) -> Mapping[int, Column]:
    """A column of marks whose header says nothing is the column of marks, where no other one is."""
    if any(column.field in MARKS for column in header.columns.values()) or header.known < 2:
        return header.columns
    width = max((len(row) for row in grid.rows[header.body : header.body + BELOW]), default=0)
    for number in range(width):
        column = header.columns.get(number, Column(""))
        uncounted = bool(column.text) and is_uncounted(column.text)
        if not column.field and not uncounted and _holds_marks(grid, header.body, number):
            return {**header.columns, number: replace(column, field="status")}
    return header.columns


def _holds_marks(grid: Grid, top: int, number: int) -> bool:
    values = [value for row in grid.rows[top : top + BELOW] if (value := at(row, number)) is not None]
    return len(values) > 1 and sum(map(is_mark, values)) >= 0.8 * len(values)


def _scored(header: Header, shape: Shape) -> Header | None:
    fields = {column.field for column in header.columns.values() if column.field}
    items = sum(map(is_item, fields))
    days = sum(bool(column.day) for column in header.columns.values())
    telling = len(fields & shape.telling) + items + days
    least = {TableKind.PLANNING: 2, TableKind.SELF_ASSESSMENT: 1 if "code" in fields else 3}.get(shape.kind, 1)
    complete = all(fields & group for group in shape.required) and telling >= least
    if not complete or header.known <= len(header.unread):
        return None
    lower_row = 0.25 * (header.depth - 1)  # two rows are kept apart from one only where the upper one is of use
    return replace(header, score=header.known + telling + lower_row - 0.5 * len(header.unread))


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
