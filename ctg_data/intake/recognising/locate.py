"""Where the tables of a sheet stand: the best header rows, and the rows that belong to each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ctg_data.folding import fold
from ctg_data.intake.cells import at, written
from ctg_data.intake.dates import Day, read_day
from ctg_data.intake.marks import is_mark
from ctg_data.intake.recognising.columns.fields import is_known, may_be_header
from ctg_data.intake.recognising.columns.header import Header
from ctg_data.intake.recognising.columns.header_rows import readings
from ctg_data.intake.recognising.correcting.corrected_headers import corrected, headers_at
from ctg_data.intake.recognising.correcting.corrections import Corrections
from ctg_data.intake.recognising.correcting.layouts import known_headers
from ctg_data.intake.tables import Cell, Grid, TableKind

HEADER_LIMIT = 500  # rows of a sheet that resemble a header
RESEMBLING = 0.6  # of the best score above
TITLE_ROWS = 6  # above a header, where the day of its meeting may stand
HALF, MORE_THAN_HALF = 1, 2  # of the texts of a row may be headers
FIRST_TEXTS = 4  # a header row tells itself within its first texts


@dataclass(frozen=True, slots=True)
class Block:
    """One table of a sheet: its title rows (from `top`), its header, and where its rows end.

    `lines` are the only rows to read under the header, where others are of another meeting.
    """

    header: Header
    top: int
    bottom: int
    lines: tuple[int, ...] | None = None

    @property
    def body(self) -> Sequence[int]:
        """The rows under the header, from 0."""
        return range(self.header.body, self.bottom) if self.lines is None else self.lines


def blocks_of(grid: Grid, corrections: Corrections) -> tuple[Block, ...]:
    """The tables of a sheet from top to bottom."""
    headers = _headers(grid, corrections)
    blocks: list[Block] = []
    for number, header in enumerate(headers):
        following = headers[number + 1] if number + 1 < len(headers) else None
        bottom = _title_start(grid, following.row, header.body) if following else len(grid.rows)
        blocks.append(Block(header, blocks[-1].bottom if blocks else 0, bottom))
    return tuple(blocks)


def _headers(grid: Grid, corrections: Corrections) -> list[Header]:
    """Those that a person points at, here or before in a file laid out alike; else the best by evidence."""
    if grid.sheet in corrections.headers:
        return headers_at(grid, corrections.headers[grid.sheet], corrections)
    known = headers_at(grid, known_headers(grid, corrections), corrections)
    headers = known or [corrected(grid, header, corrections) for header in _accepted(grid)]
    return _without_more_of_the_same([header for header in headers if not _repeated(grid, header)])


def _without_more_of_the_same(headers: list[Header]) -> list[Header]:
    """The headers without those under which the same people come and go again, as in the report of a meeting online."""
    kept: list[Header] = []
    for header in headers:
        if not (kept and _who_and_when(header) and _who_and_when(header) == _who_and_when(kept[-1])):
            kept.append(header)
    return kept


def _who_and_when(header: Header) -> tuple[int | None, ...]:
    """The columns of the names and of the hours; nothing where no hour tells who came."""
    columns = tuple(header.column(field) for field in ("full_name", "last_name", "first_name", "arrival", "departure"))
    return columns if header.kind is TableKind.ATTENDANCE and header.column("arrival") is not None else ()


def same_header(header: Header, grid: Grid, row: int) -> bool:
    """Whether a row repeats the header, as on every printed page."""
    texts = [column.text for column in header.columns.values() if column.text]
    here = (written(at(grid.rows[row], number)) for number, column in header.columns.items() if column.text)
    return len(texts) > 1 and all(fold(one) == fold(other) for one, other in zip(here, texts, strict=True))


def _accepted(grid: Grid) -> list[Header]:
    """The best header of each place; under a header, a much weaker one is only a row that resembles one."""
    kept: list[Header] = []
    best = 0.0
    for header in _candidates(grid):
        overlaps = bool(kept) and header.row < kept[-1].body
        if overlaps and header.score > kept[-1].score:
            kept[-1] = header
        elif not overlaps and header.score >= RESEMBLING * best:
            kept.append(header)
        best = max(best, kept[-1].score)
    return kept


def _repeated(grid: Grid, header: Header) -> bool:
    """The same header again is the same table, unless another date above it opens another meeting."""
    for row in range(header.row - 1, -1, -1):
        if same_header(header, grid, row):
            days = _days(grid, max(row + 1, header.row - TITLE_ROWS), header.row)
            return header.kind is not TableKind.ATTENDANCE or days <= _days(grid, row - TITLE_ROWS, row)
    return False


def _days(grid: Grid, top: int, bottom: int) -> set[Day]:
    """The days, understood or not, that some rows above a header write."""
    cells = (cell for row in grid.rows[max(top, 0) : bottom] for cell in row)
    return {day for cell in cells if (day := read_day(cell)).dated}


def _title_start(grid: Grid, row: int, above: int) -> int:
    """The first row of the block that touches a header from above, if a blank row parts it from the table before."""
    start = row
    while start > above and grid.rows[start - 1]:
        start -= 1
    return start if start > above else row


def _candidates(grid: Grid) -> Iterator[Header]:
    """A sheet where almost every row resembles a header is no sheet of ours, and would take too long.

    Rows of which half the texts only are headers are tried where no other row is one.
    """
    likeness = [_likeness(row) for row in grid.rows]
    for least in (MORE_THAN_HALF, HALF):
        rows = [number for number, like in enumerate(likeness) if like >= least]
        found = [best for number in rows if (best := _best(grid, number))] if len(rows) <= HEADER_LIMIT else []
        yield from found
        if found:
            return


def _best(grid: Grid, row: int) -> Header | None:
    return max(readings(grid, row), key=lambda header: header.score, default=None)


def _likeness(row: tuple[Cell, ...]) -> int:
    """A cheap test before the others: one of the first texts is a header word for word, and so may be most of them."""
    texts = [cell for cell in row if isinstance(cell, str)]
    if not any(is_known(text) for text in texts[:FIRST_TEXTS]) or len(row) - row.count(None) < 2:
        return 0
    headers = sum(may_be_header(text) for text in texts)
    if 2 * headers > len(texts):
        return MORE_THAN_HALF
    return HALF if 2 * headers == len(texts) and not any(map(is_mark, texts)) else 0
