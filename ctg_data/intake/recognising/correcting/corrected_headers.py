"""The headers of a sheet as a person says that they are: their rows, their kind, the fields of their columns."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ctg_data.findings import Finding
from ctg_data.intake.cells import letter, place
from ctg_data.intake.dates import Day
from ctg_data.intake.recognising.columns.fields import is_item
from ctg_data.intake.recognising.columns.header import Column, Header
from ctg_data.intake.recognising.columns.header_rows import columns_of, scored
from ctg_data.intake.recognising.columns.headers import MARKS, SHAPES, Shape
from ctg_data.intake.recognising.columns.mark_columns import with_mark_columns
from ctg_data.intake.recognising.columns.names_below import BELOW
from ctg_data.intake.recognising.correcting.corrections import (
    FIELDS,
    KINDS,
    NOT_READ,
    ByRow,
    Corrections,
    T,
    not_understood,
)
from ctg_data.intake.recognising.correcting.layouts import (
    HEADER,
    KIND,
    field_question,
    is_lasting,
    layout_of,
    remembered,
)
from ctg_data.intake.recognising.meeting.meeting_of import answered_date
from ctg_data.intake.tables import Grid, TableKind

Fields = Mapping[int, str]  # column from 0 → field, or NOT_READ


def headers_at(grid: Grid, rows: Iterable[tuple[int, int]], corrections: Corrections) -> list[Header]:
    """The headers that a person points at, by first row from 0 and depth, where this part of the sheet fills them."""
    return [_as_said(grid, row, depth, corrections) for row, depth in rows if any(grid.rows[row : row + depth])]


def corrected(grid: Grid, header: Header, corrections: Corrections) -> Header:
    """A header found by evidence, as a person corrects it."""
    if not corrections.answers:
        return header
    return _as_said(grid, header.row, header.depth, corrections, header)


def fields_said(grid: Grid, row: int, corrections: Corrections) -> Fields:
    """What is said of the columns of a header row: now, or before in a file laid out alike."""
    return _fields(grid, row, 1, layout_of(grid, row, 1), _span(grid, row, 1), corrections)


def kinds_said(grid: Grid, row: int, corrections: Corrections) -> set[TableKind]:
    """What a person says that the tables under a header row hold."""
    return set(_said(corrections.kinds, grid.sheet, row, 1).values())


def learnt_of(grid: Grid, header: Header, corrections: Corrections) -> dict[str, str]:
    """What a person says of a table that holds for any file laid out alike, by question of the layout."""
    row, depth = header.row, header.depth
    fields = {
        field_question(column): field
        for column, field in _said(corrections.fields, grid.sheet, row, depth).items()
        if _takes(header, column, field) and is_lasting(grid, row, depth, column)
    }
    pointed_at = (row, depth) in corrections.headers.get(grid.sheet, ())
    kind = _kind_said(grid.sheet, header, corrections) is header.kind
    return {
        **fields,
        **({HEADER: str(depth)} if pointed_at else {}),
        **({KIND: header.kind.value} if kind else {}),
    }


def columns_said(grid: Grid, header: Header, layout: str, corrections: Corrections) -> Fields:
    """What a person says of the columns of a header, here or before in a file laid out alike."""
    if not corrections.answers:
        return {}
    row, depth = header.row, header.depth
    said = _fields(grid, row, depth, layout, _span(grid, row, depth), corrections)
    return {column: field for column, field in said.items() if _takes(header, column, field)}


def header_said(sheet: str, header: Header, layout: str, corrections: Corrections) -> bool:
    """Whether a person points at a header, here or before in a file laid out alike."""
    here = (header.row, header.depth) in corrections.headers.get(sheet, ())
    return here or bool(remembered(corrections.answers, layout, HEADER))


def kind_said(sheet: str, header: Header, layout: str, corrections: Corrections) -> bool:
    """Whether a person gives its kind to a table, here or before in a file laid out alike."""
    said = _kind_said(sheet, header, corrections) or remembered(corrections.answers, layout, KIND)
    return said == header.kind


def of_no_table(headers: Sequence[tuple[str, Header]], corrections: Corrections) -> Iterator[Finding]:
    """The corrections of kinds and fields that none of the headers took, each known by its sheet."""
    of_row: dict[tuple[str, int], list[Header]] = defaultdict(list)
    for sheet, header in headers:
        for row in range(header.row, header.body):
            of_row[sheet, row].append(header)
    for where, kinds in corrections.kinds.items():
        for column, kind in kinds.items():
            if all(header.kind is not kind for header in of_row[where]):
                yield _refused("table", where, column, kind)
    for where, fields in corrections.fields.items():
        for column, field in fields.items():
            if not any(_takes(header, column, field) for header in of_row[where]):
                yield _refused("field", where, column, field)


def _kind_said(sheet: str, header: Header, corrections: Corrections) -> TableKind | None:
    said = _said(corrections.kinds, sheet, header.row, header.depth)
    return next((kind for column, kind in said.items() if column in header.columns), None)


def _takes(header: Header, column: int, field: str) -> bool:
    return column in header.columns and (header.columns[column].field or NOT_READ) == field


def _refused(what: str, where: tuple[str, int], column: int, said: str) -> Finding:
    sheet, row = where
    return not_understood(f"{what}:{sheet}!{place(row, column)}", said)


def _as_said(grid: Grid, row: int, depth: int, corrections: Corrections, found: Header | None = None) -> Header:
    layout = layout_of(grid, row, depth)
    columns = _span(grid, row, depth)
    fields = _fields(grid, row, depth, layout, columns, corrections)
    kinds = _said(corrections.kinds, grid.sheet, row, depth)
    kind = next((kind for column, kind in kinds.items() if column in columns), None)
    kind = kind or KINDS.get(remembered(corrections.answers, layout, KIND))
    if found and not fields and kind in (None, found.kind):
        return _dated(grid.sheet, found, corrections)
    shapes = _shapes(kind or (found.kind if found else None), fields)
    built = [_built(grid, row, depth, shape, fields) for shape in shapes]
    return _dated(grid.sheet, max(built, key=lambda header: header.score), corrections)


def _fields(grid: Grid, row: int, depth: int, layout: str, columns: range, corrections: Corrections) -> Fields:
    """What is said of the columns now, and before in a file laid out alike."""
    said = _said(corrections.fields, grid.sheet, row, depth)
    now = {column: field for column, field in said.items() if column in columns}
    before = {column: remembered(corrections.answers, layout, field_question(column)) for column in columns}
    kept = {
        column: field
        for column, field in before.items()
        if (field in FIELDS or field == NOT_READ or is_item(field)) and is_lasting(grid, row, depth, column)
    }
    return {**kept, **now}


def _said(places: ByRow[T], sheet: str, row: int, depth: int) -> Mapping[int, T]:
    return {column: said for line in range(row, row + depth) for column, said in places.get((sheet, line), {}).items()}


def _span(grid: Grid, row: int, depth: int) -> range:
    """The columns that a table may have, from 0: those filled from its header down."""
    rows = [each for each in grid.rows[row : row + depth + BELOW] if each]
    firsts = (next(column for column, cell in enumerate(each) if cell is not None) for each in rows)
    return range(min(firsts, default=0), max(map(len, rows), default=0))


def _shapes(kind: TableKind | None, fields: Fields) -> Sequence[Shape]:
    """The kinds that a table may be; one that nothing tells is a sign-in sheet."""
    if kind:
        return [shape for shape in SHAPES if shape.kind is kind]
    return [shape for shape in SHAPES if _holds(shape, fields)] or SHAPES[:1]


def _holds(shape: Shape, fields: Fields) -> bool:
    return all(_is_of(shape, field) for field in fields.values())


def _is_of(shape: Shape, field: str) -> bool:
    item = shape.kind is TableKind.SELF_ASSESSMENT and is_item(field)
    return item or field == NOT_READ or field in shape.synonyms


def _built(grid: Grid, row: int, depth: int, shape: Shape, fields: Fields) -> Header:
    said = {column: field for column, field in fields.items() if _is_of(shape, field)}
    header = Header(shape.kind, row, depth, _with_fields(columns_of(grid, row, depth, shape), said), 0)
    marked = with_mark_columns(grid, header)
    header = replace(marked, columns=_with_fields(marked.columns, said))
    return scored(header, shape) or header


def _with_fields(columns: Mapping[int, Column], said: Fields) -> Mapping[int, Column]:
    """The columns with the fields said; another column gives way, since a field stands in one column, marks apart."""
    taken = set(said.values()) - MARKS.keys()
    others = {n: replace(c, field=None) if c.field in taken else c for n, c in columns.items()}
    changed = {
        n: replace(columns.get(n, Column("")), field=None if field == NOT_READ else field, day=None)
        for n, field in said.items()
    }
    return dict(sorted({**others, **changed}.items()))


def _dated(sheet: str, header: Header, corrections: Corrections) -> Header:
    """In a matrix, a day given for a column that says none makes it a meeting."""
    if header.kind is not TableKind.MATRIX:
        return header
    days = {
        number: Day(day)
        for number, column in header.columns.items()
        if not column.field and not column.day
        if (day := answered_date(corrections.answers, f"date:{sheet}:{letter(number)}"))
    }
    columns = {n: replace(column, day=days.get(n, column.day)) for n, column in header.columns.items()}
    return replace(header, columns=columns) if days else header
