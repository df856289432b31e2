"""What a sheet says of its meeting: labelled values (« Date : … ») and free lines above a table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from ctg_data.folding import fold
from ctg_data.intake.cells import place, written
from ctg_data.intake.dates import Day, Doubt, hours_in, read_day
from ctg_data.intake.recognising.fields import field_of
from ctg_data.intake.tables import Cell, Grid, TableKind

_OTHER_DAY = re.compile(
    r"\b(?:prochaine?|suivante?|pr[ée]c[ée]dente?|mise? [àa] jour|maj|[ée]dit(?:[ée]e?|ion)|imprim[ée]e?|extraite?"
    r"|g[ée]n[ée]r[ée]e?|cr[ée]{2}e?|version|convention|avant le|date limite)\b",
    re.IGNORECASE,
)
"""From these words on, a line tells another day than the meeting's."""
FORMS = (
    "feuille d emargement",
    "feuille de presence",
    "liste de presence",
    "liste d emargement",
    "emargement",
    "presence",
)


OPEN = (Doubt.SEVERAL, Doubt.NO_YEAR, Doubt.PERIOD)


@dataclass(frozen=True, slots=True)
class Said:
    """A value as written and its cell."""

    value: Cell
    cell: str


@dataclass(frozen=True, slots=True)
class Titles:
    """The labelled values by field of the meeting, and the free lines, with the cell of each."""

    labelled: dict[str, Said] = field(default_factory=dict)
    free: tuple[Said, ...] = ()

    @property
    def details(self) -> dict[str, Said]:
        """The columns of a meeting that these rows give: labels first, then hours and title of the free lines."""
        known = {name: said for name, said in self.labelled.items() if name not in ("date", "kind", "hours")}
        return {**self._title(), **self._hours(), **known}

    def days(self) -> list[tuple[Day, Said]]:
        """The day that the label gives, else the different days of the free lines."""
        if "date" in self.labelled:
            said = self.labelled["date"]
            return [(read_day(said.value), said)]
        days = [(read_day(_of_the_meeting(said.value)), said) for said in self.free]
        found: dict[date, tuple[Day, Said]] = {}
        for day, said in days:
            if day.date:
                found.setdefault(day.date, (day, said))
        return list(found.values()) or [each for each in days if each[0].doubt in OPEN][:1]

    def _hours(self) -> dict[str, Said]:
        sources = [self.labelled[name] for name in ("hours", "date") if name in self.labelled]
        for said in (*sources, *self.free):
            hours = hours_in(said.value) if isinstance(said.value, str) else ()
            if len(hours) == 2:
                return {"starts_at": Said(hours[0], said.cell), "ends_at": Said(hours[1], said.cell)}
        return {}

    def _title(self) -> dict[str, Said]:
        for said in self.free:
            text = written(said.value)
            if isinstance(said.value, str) and len(text.split()) > 1 and not _is_form_or_day(text):
                return {"title": said}
        return {}


def titles_of(grid: Grid, top: int, bottom: int) -> Titles:
    """The titles of some rows of a sheet, `top` included and `bottom` excluded, counted from 0."""
    labelled: dict[str, Said] = {}
    free: list[Said] = []
    for number in range(top, min(bottom, len(grid.rows))):
        for name, said in _read_row(grid.rows[number], number):
            if name and name not in labelled:
                labelled[name] = said
            elif not name:
                free.append(said)
    return Titles(labelled, tuple(free))


def _read_row(row: tuple[Cell, ...], number: int) -> Iterator[tuple[str | None, Said]]:
    taken = -1
    for column, cell in enumerate(row):
        if cell is None or column <= taken:
            continue
        name, rest = _label(cell)
        if name and rest:
            yield name, Said(rest, place(number, column))
            continue
        following = next((c for c in range(column + 1, len(row)) if row[c] is not None), None) if name else None
        if name and following is not None and not _label(row[following])[0]:
            taken = following
            yield name, Said(row[following], place(number, following))
        elif not name:
            yield None, Said(cell, place(number, column))


def _label(cell: Cell) -> tuple[str | None, str]:
    """The field that « Date : 18/03/2025 » or « Date » names, and what follows the colon."""
    if not isinstance(cell, str) or len(cell) > 300:
        return None, ""
    label, _, rest = cell.partition(":")
    return field_of(label.strip(), TableKind.MEETING), rest.strip()


def _of_the_meeting(value: Cell) -> Cell:
    return _OTHER_DAY.split(value, maxsplit=1)[0] if isinstance(value, str) else value


def _is_form_or_day(text: str) -> bool:
    folded = fold(text)
    return folded.startswith(FORMS) or (len(folded) <= 30 and read_day(text).dated)
