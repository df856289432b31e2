"""Names listed under or beside « Présents », « Excusés », on a sheet where no header and no mark tell who came."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ctg_data.intake.cells import at, place, written
from ctg_data.intake.marks import is_mark
from ctg_data.intake.names import clean, split_name
from ctg_data.intake.recognising.lines import not_a_name
from ctg_data.intake.recognising.sections import presence_told_by
from ctg_data.intake.tables import Cell, Grid, Mark, PersonRead
from ctg_data.vocabulary import AttendanceStatus

_APART = re.compile(r"\s*[;\n•·]\s*|\s+(?:et|&)\s+")
_COMMA = re.compile(r"\s*,\s*")
_STRUCTURE = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody in a list: where (row and column from 0), under which heading, and the words beside the name."""

    row: int
    column: int
    last_name: str
    first_name: str
    structure: str
    heading: str
    status: AttendanceStatus


@dataclass(slots=True)
class _Lists:
    """The lists under way: the heading of each column, and the columns where somebody was named already."""

    headings: dict[int, tuple[str, AttendanceStatus]] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)


def announced(grid: Grid) -> tuple[Named, ...]:
    """The people that headings announce; nobody where marks stand among the names, as in a table of crosses."""
    lists = _Lists()
    found: list[Named] = []
    for number, row in enumerate(grid.rows):
        if not any(cell is not None for cell in row):
            lists = _Lists({c: heading for c, heading in lists.headings.items() if c not in lists.named})
            continue
        here = list(_of_row(row, number, lists))
        if any(is_mark(each.last_name) for each in here):
            return ()
        found += here
    whole = sum(bool(each.first_name) for each in found)
    return tuple(found) if 2 * whole > len(found) else ()


def people_and_marks(found: tuple[Named, ...]) -> tuple[tuple[PersonRead, ...], tuple[Mark, ...]]:
    """The same people as those of a table, and the presence of each; several may stand on one row."""
    before: Counter[int] = Counter()
    people, marks = [], []
    for each in found:
        nth = before[each.row]
        before[each.row] += 1
        people.append(PersonRead(each.row + 1, each.last_name, each.first_name, structure=each.structure, nth=nth))
        marks.append(Mark(each.row + 1, 0, place(each.row, each.column), each.heading, each.status, nth=nth))
    return tuple(people), tuple(marks)


def _of_row(row: tuple[Cell, ...], number: int, lists: _Lists) -> Iterator[Named]:
    beside: tuple[str, AttendanceStatus] | None = None
    read = -1
    for column, cell in enumerate(row):
        text = written(cell) if isinstance(cell, str) else ""
        if not text or column <= read:
            continue
        heading, colon, rest = text.partition(":")
        status = presence_told_by(heading) or (presence_told_by(f"{heading.strip()}s") if colon else None)
        if status:
            beside = lists.headings[column] = (heading.strip(), status)
            lists.named.discard(column)
            yield from _named(number, column, _in_line(rest), beside)
        elif column in lists.headings:
            read, people = _under(row, column, lists)
            yield from _kept(lists, column, _named(number, column, people, lists.headings[column]))
        elif beside:
            yield from _named(number, column, _in_line(text), beside)


def _kept(lists: _Lists, column: int, people: Iterator[Named]) -> Iterator[Named]:
    for each in people:
        lists.named.add(column)
        yield each


def _under(row: tuple[Cell, ...], column: int, lists: _Lists) -> tuple[int, list[tuple[str, str]]]:
    """The people of a cell under a heading with what stands beside them, and the last column read of the row."""
    end = min((each for each in lists.headings if each > column), default=len(row))
    text = written(row[column])
    beside = [written(at(row, each)) for each in range(column + 1, end)]
    if len(text.split()) == 1 and beside and beside[0]:
        text, beside = f"{text}, {beside[0]}", beside[1:]
    structure = next((each for each in beside if each), "")
    return end - 1, [(name, told or structure) for name, told in _in_cell(text)]


def _in_line(text: str) -> list[tuple[str, str]]:
    """The names of a line where commas part people."""
    return [_with_structure(name) for part in _APART.split(text) for name in _COMMA.split(part.strip(" .")) if name]


def _in_cell(text: str) -> Iterator[tuple[str, str]]:
    """The names of a cell of a list, where a comma may part somebody from a structure, or a last name from a first."""
    for part in _APART.split(text):
        first, *others = _COMMA.split(part.strip(" .-–*"))
        if len(first.split()) == 1 and len(others) == 1:
            yield f"{first}, {others[0]}", ""
        elif others and all(len(each.split()) > 1 and not not_a_name(each, alone=True) for each in others):
            yield from map(_with_structure, (first, *others))
        else:
            name, structure = _with_structure(first)
            yield name, structure or ", ".join(others)


def _with_structure(name: str) -> tuple[str, str]:
    inside = _STRUCTURE.search(name)
    return (name[: inside.start()], inside[1]) if inside else (name, "")


def _named(
    row: int, column: int, people: list[tuple[str, str]], heading: tuple[str, AttendanceStatus]
) -> Iterator[Named]:
    for name, structure in people:
        if name and not not_a_name(clean(name), alone=True):
            yield Named(row, column, *split_name(name), structure, *heading)
