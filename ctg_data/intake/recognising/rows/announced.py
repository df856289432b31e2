"""Names listed under or beside « Présents », « Excusés », on a sheet where no header and no mark tell who came."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ctg_data.folding import fold
from ctg_data.intake.cells import at, place, written
from ctg_data.intake.marks import is_mark
from ctg_data.intake.names import clean, is_capitalised, split_name, without_beside
from ctg_data.intake.recognising.rows.lines import NOTE, not_a_name
from ctg_data.intake.recognising.rows.sections import presence_told_by
from ctg_data.intake.tables import Cell, Grid, Mark, PersonRead
from ctg_data.vocabulary import AttendanceStatus

_APART = re.compile(r"[;\n•·]|\s(?:et|&)\s")


_ENUMERATED = re.compile(r"^\s*(?:\d{1,3}\s*[.)/-]|[-–—*])\s*(?=\S)")
_PARTICIPANTS = frozenset({"participants", "participantes", "participant e s", "ont participe", "participaient"})
_NOBODY = frozenset({"", "neant", "aucun", "aucune", "personne", "rien"})

Heading = tuple[str, AttendanceStatus]


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody in a list: where (row and column from 0), under which heading, and the structure beside the name."""

    row: int
    column: int
    last_name: str
    first_name: str
    structure: str
    heading: str
    status: AttendanceStatus


@dataclass(frozen=True, slots=True)
class Lists:
    """The people that headings announce, and the texts among them that name nobody: row, column (from 0), reason."""

    people: tuple[Named, ...] = ()
    lost: tuple[tuple[int, int, str], ...] = ()


def announced(grid: Grid) -> Lists:
    """The lists of a sheet; none where marks stand among the names, as in a table of crosses."""
    reading = _Reading()
    for number, row in enumerate(grid.rows):
        reading.read(row, number)
        here = [each for each in reading.people[-len(row) :] if each.row == number]
        if any(is_mark(each.last_name) or is_mark(each.structure) for each in here):
            return Lists()
    whole = sum(bool(each.first_name) for each in reading.people)
    return Lists(tuple(reading.people), tuple(reading.lost)) if 2 * whole > len(reading.people) else Lists()


def announced_in(row: tuple[Cell, ...], number: int) -> Lists:
    """The people that one row (from 0) names after a heading: « Excusés : Mme FOURNIER, M. EVRARD » below a table."""
    first = next((cell for cell in row if cell is not None), None)
    if not isinstance(first, str) or ":" not in first or not _heading(first)[0]:
        return Lists()
    reading = _Reading()
    reading.read(row, number)
    return Lists(tuple(reading.people), tuple(reading.lost)) if reading.people else Lists()


def people_and_marks(lists: Lists) -> tuple[tuple[PersonRead, ...], tuple[Mark, ...]]:
    """The same people as those of a table, and the presence of each; several may stand on one row."""
    before: Counter[int] = Counter()
    people, marks = [], []
    for each in lists.people:
        nth = before[each.row]
        before[each.row] += 1
        people.append(PersonRead(each.row + 1, each.last_name, each.first_name, structure=each.structure, nth=nth))
        marks.append(Mark(each.row + 1, 0, place(each.row, each.column), each.heading, each.status, nth=nth))
    return tuple(people), tuple(marks)


class _Reading:
    """The rows read from top to bottom: the heading over each column, until a blank row or another heading."""

    def __init__(self) -> None:
        self.people: list[Named] = []
        self.lost: list[tuple[int, int, str]] = []
        self._over: dict[int, Heading] = {}
        self._named: set[int] = set()

    def read(self, row: tuple[Cell, ...], number: int) -> None:
        """Read a row, counted from 0; a list that names somebody ends at the first blank row."""
        if not any(cell is not None for cell in row):
            self._over = {column: heading for column, heading in self._over.items() if column not in self._named}
        beside: Heading | None = None
        column = 0
        while column < len(row):
            text, end = written(row[column]) if isinstance(row[column], str) else "", column + 1
            heading, rest = _heading(text)
            if heading:
                beside = self._over[column] = heading
                self._named.discard(column)
                self._keep(number, column, _in_line(rest), heading)
            elif text and beside:
                self._keep(number, column, _in_line(text), beside)
            elif text and text.endswith(":"):
                self._over.pop(column, None)
            elif text and column in self._over:
                end = min((each for each in self._over if each > column), default=len(row))
                self._keep(number, column, _under(text, row, column, end), self._over[column])
            elif text and self._over | dict.fromkeys(self._named) and _may_be_somebody(text):
                self.lost.append((number, column, f"hors de toute liste : « {text[:80]} »"))
            column = end

    def _keep(self, row: int, column: int, people: Iterable[tuple[str, str]], heading: Heading) -> None:
        for name, structure in people:
            if fold(name) in _NOBODY:
                continue
            reason = not_a_name(clean(name), alone=True) or ("" if is_capitalised(name) else NOTE)
            if reason:
                self.lost.append((row, column, f"{reason} : « {name[:80]} »"))
                continue
            self.people.append(Named(row, column, *split_name(name), structure, *heading))
            self._named.add(column)


def _heading(text: str) -> tuple[Heading | None, str]:
    """The heading that a cell begins with, and the names that follow its colon."""
    words, colon, rest = text.partition(":")
    said = _ENUMERATED.sub("", words).strip()
    status = presence_told_by(said) or (presence_told_by(f"{said}s") if colon else None)
    if status is None and fold(said) in _PARTICIPANTS:
        status = AttendanceStatus.PRESENT
    return ((said, status), rest) if status else (None, "")


def _under(text: str, row: tuple[Cell, ...], column: int, end: int) -> list[tuple[str, str]]:
    """The people of a cell under a heading, with what stands beside them up to the next list."""
    beside = [written(at(row, each)) for each in range(column + 1, end)]
    if len(text.split()) == 1 and beside and beside[0]:
        text, beside = f"{text}, {beside[0]}", beside[1:]
    structure = next((each for each in beside if each), "")
    return [(name, told or structure) for name, told in _in_cell(text)]


def _in_line(text: str) -> list[tuple[str, str]]:
    """The names of a line where commas part people."""
    parts = (name.strip() for part in _APART.split(text) for name in part.strip(" .").split(","))
    return [without_beside(_ENUMERATED.sub("", name)) for name in parts if name]


def _in_cell(text: str) -> Iterator[tuple[str, str]]:
    """The names of a cell of a list, where a comma may part somebody from a structure, or a last name from a first."""
    for part in _APART.split(text):
        first, *others = (each.strip() for each in _ENUMERATED.sub("", part.strip()).strip(" .").split(","))
        if not first:
            continue
        if len(first.split()) == 1 and len(others) == 1:
            yield f"{first}, {others[0]}", ""
        elif others and all(len(each.split()) > 1 and not not_a_name(each, alone=True) for each in others):
            yield from map(without_beside, (first, *others))
        else:
            name, structure = without_beside(first)
            yield name, structure or ", ".join(others)


def _may_be_somebody(text: str) -> bool:
    return 1 < len(text.split()) < 5 and text.split()[1][0].isupper() and not not_a_name(text, alone=True)
