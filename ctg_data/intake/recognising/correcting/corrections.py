"""What a person says of a workbook against what would be read: cells, header rows, tables, columns, sheets."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, TypeVar

from ctg_data.findings import Finding, found
from ctg_data.intake.cells import at, coordinates, place, written
from ctg_data.intake.dates import read_day
from ctg_data.intake.recognising.columns.fields import is_item
from ctg_data.intake.recognising.columns.headers import SHAPES
from ctg_data.intake.tables import Cell, Grid, TableKind, Workbook
from ctg_data.vocabulary import AttendanceStatus

NOT_READ, LEFT_ASIDE = "none", "ignore"
KINDS = {shape.kind.value: shape.kind for shape in SHAPES}
FIELDS = frozenset(field for shape in SHAPES for field in shape.synonyms)
EXPECTED = {
    "cell": "une cellule d’une feuille du classeur, comme D14",
    "header": "des lignes remplies d’une feuille du classeur, comme 7 ou 4,20",
    "table": f"un en-tête du classeur, et {', '.join(KINDS)}",
    "field": "une colonne d’un tableau du classeur, et un champ de ce tableau ou none",
    "sheet": f"une feuille du classeur, et {LEFT_ASIDE}",
    "date": "un tableau du classeur qui a une date, et un jour comme 2025-03-18",
    "unsigned": "un tableau de signatures du classeur, et absent ou unknown",
    "mark": ", ".join(AttendanceStatus),
}
STATUS = {status.value: status for status in AttendanceStatus}
BLANK = {status.value: status for status in (AttendanceStatus.ABSENT, AttendanceStatus.UNKNOWN)}
_ROWS = re.compile(r"[0-9]{1,7}(?:\s*,\s*[0-9]{1,7})*")

Place = tuple[str, int, int]  # sheet, row and column from 0
Grids = Mapping[str, tuple[tuple[tuple[Cell, ...], ...], int]]  # rows and width of each sheet
Said = tuple[Any, Any] | None
T = TypeVar("T")
ByRow = Mapping[tuple[str, int], Mapping[int, T]]


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections understood, rows and columns counted from 0, and the answers that are not.

    `headers` gives the first row and the depth of each header of a sheet; `kinds` and `fields` are by sheet and row,
    then by column; `answers` are all those given.
    """

    answers: Mapping[str, str]
    cells: Mapping[Place, str]
    headers: Mapping[str, tuple[tuple[int, int], ...]]
    kinds: ByRow[TableKind]
    fields: ByRow[str]
    aside: frozenset[str]
    refused: tuple[Finding, ...]

    @property
    def sheets(self) -> frozenset[str]:
        """The sheets that a person says to read otherwise, or not at all."""
        return self.aside | {*self.headers} | {sheet for sheet, _ in (*self.kinds, *self.fields)}


NOTHING_SAID = Corrections({}, {}, {}, {}, {}, frozenset(), ())


def corrections_of(workbook: Workbook, answers: Mapping[str, str]) -> Corrections:
    """The corrections among the answers; a blank one says nothing, except of a cell."""
    grids = {grid.sheet: (grid.rows, max(map(len, grid.rows), default=0)) for grid in workbook.grids}
    said: dict[str, dict[Any, Any]] = {what: {} for what in _READERS}
    refused = []
    for question, answer in answers.items():
        what, _, about = question.partition(":")
        if what not in _READERS or not (answer.strip() or what == "cell"):
            continue
        one = _READERS[what](grids, about, answer.strip())
        if one is None:
            refused.append(not_understood(question, answer))
        else:
            said[what][one[0]] = one[1]
    kinds, fields = _by_row(said["table"]), _by_row(said["field"])
    return Corrections(answers, said["cell"], said["header"], kinds, fields, frozenset(said["sheet"]), tuple(refused))


def not_understood(question: str, answer: str) -> Finding:
    """The finding for an answer that names nothing of the workbook or has no such value."""
    expected = EXPECTED[question.partition(":")[0]]
    return found("answer_not_understood", id=question, value=answer[:80], expected=expected)


def of_no_question(answers: Mapping[str, str], asked: Set[str]) -> Iterator[Finding]:
    """The dates and marks answered that no table asks about, or whose answer is none."""
    for question, answer in answers.items():
        read = _ANSWERS.get(question.partition(":")[0])
        known = question in asked or question.startswith("mark:")
        if read and answer.strip() and not (known and read(answer)):
            yield not_understood(question, answer)


def with_cells(workbook: Workbook, corrections: Corrections) -> Workbook:
    """The workbook whose cells hold what a person says."""
    rows: dict[str, dict[int, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    for (sheet, row, column), text in corrections.cells.items():
        rows[sheet][row][column] = text
    grids = tuple(_rewritten(grid, rows[grid.sheet]) if grid.sheet in rows else grid for grid in workbook.grids)
    return replace(workbook, grids=grids)


def cells_told(before: Workbook, after: Workbook, corrections: Corrections) -> Iterator[Finding]:
    """Each cell corrected, with what it held and what is read; a cell that neither workbook shows is not told."""
    held, now = ({grid.sheet: grid.rows for grid in workbook.grids} for workbook in (before, after))
    for sheet, row, column in corrections.cells:
        was, said = (written(at(rows[sheet][row], column)) for rows in (held, now))
        if was != said:
            yield found("cell_corrected", sheet, place(row, column), before=_quoted(was), after=_quoted(said))


def _quoted(text: str) -> str:
    return f"« {text} »" if text else "rien"


def _rewritten(grid: Grid, said: Mapping[int, Mapping[int, str]]) -> Grid:
    rows = list(grid.rows)
    for number, cells in said.items():
        row = [*rows[number], *[None] * (max(cells) + 1 - len(rows[number]))]
        for column, text in cells.items():
            row[column] = text or None
        while row and row[-1] is None:
            row.pop()
        rows[number] = tuple(row)
    return replace(grid, rows=tuple(rows))


def _place(grids: Grids, about: str) -> Place | None:
    """A cell within the used range of its sheet: beyond, a correction could make it as large as it likes."""
    sheet, _, name = about.rpartition("!")
    spot = coordinates(name.upper())
    if spot is None or sheet not in grids:
        return None
    rows, width = grids[sheet]
    return (sheet, *spot) if spot[0] < len(rows) and spot[1] < width else None


def _cell(grids: Grids, about: str, answer: str) -> Said:
    where = _place(grids, about)
    return where and (where, answer)


def _table(grids: Grids, about: str, answer: str) -> Said:
    where = _place(grids, about)
    return (where, KINDS[answer]) if where and answer in KINDS else None


def _field(grids: Grids, about: str, answer: str) -> Said:
    where = _place(grids, about)
    known = answer == NOT_READ or answer in FIELDS or is_item(answer)
    return (where, answer) if where and known else None


def _header(grids: Grids, sheet: str, answer: str) -> Said:
    rows, _ = grids.get(sheet, ((), 0))
    numbers = sorted({int(number) for number in answer.split(",")} if _ROWS.fullmatch(answer) else ())
    if not numbers or not all(0 < number <= len(rows) and rows[number - 1] for number in numbers):
        return None
    return sheet, tuple(_in_pairs(numbers))


def _in_pairs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Two rows that follow each other are one header: (first row from 0, depth)."""
    for _, run in groupby(enumerate(numbers), lambda each: each[1] - each[0]):
        following = [number for _, number in run]
        for start in range(0, len(following), 2):
            yield following[start] - 1, len(following[start : start + 2])


def _sheet(grids: Grids, sheet: str, answer: str) -> Said:
    return (sheet, True) if sheet in grids and answer == LEFT_ASIDE else None


def _by_row(places: Mapping[Place, T]) -> ByRow[T]:
    rows: dict[tuple[str, int], dict[int, T]] = defaultdict(dict)
    for (sheet, row, column), said in places.items():
        rows[sheet, row][column] = said
    return dict(rows)


_READERS: Mapping[str, Callable[[Grids, str, str], Said]] = {
    "cell": _cell,
    "header": _header,
    "table": _table,
    "field": _field,
    "sheet": _sheet,
}
_ANSWERS: Mapping[str, Callable[[str], bool]] = {
    "date": lambda answer: read_day(answer).date is not None,
    "unsigned": BLANK.__contains__,
    "mark": STATUS.__contains__,
}
