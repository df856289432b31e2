"""What a sheet says of its meeting: labelled values (« Date : … ») and free lines above a table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from ctg_data.folding import fold
from ctg_data.intake.cells import place
from ctg_data.intake.dates import MONTHS, Day, Doubt, hours_in, is_stamp, numbered_day, read_day
from ctg_data.intake.recognising.columns.fields import MEETING_WORDS, field_of
from ctg_data.intake.tables import Cell, Grid, TableKind

_OTHER_DAY = re.compile(
    r"\b(?:prochaine?|suivante?|pr[ée]c[ée]dente?|mise? [àa] jour|maj|[ée]dit(?:[ée]e?|ion)|imprim[ée]e?|extraite?"
    r"|g[ée]n[ée]r[ée]e?|cr[ée]{2}e?|version|convention|avant le|date limite|approuv[ée]{1,2}s?|adopt[ée]{1,2}"
    r"|valid[ée]{1,2}|envoy[ée]{1,2}s?|envoi d|transmise?s?|diffus[ée]{1,2}|r[ée]dig[ée]{1,2}|re[çc]ue?s? le"
    r"|(?:convocation|invitation|courriel|courrier) du|[àa] (?:retourner|renvoyer|rendre)|fait [àa])\b",
    re.IGNORECASE,
)
"""From these words on, a line tells another day than the meeting's."""
ORGANISMS = ("facilitator_caf", "facilitator_msa")
_PLACE = re.compile(r"\b(?:[àÀ]|(?i:au|aux|chez)) (?:(?i:la|le|les) |(?i:l)[’'])?([^\W\d_a-zà-ÿ][^\d;:()]*?)[\s.,]*$")
"""« … à la Maison des services de Fruges », at the end of a line that gives the date."""
_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche"
_EMPTY = frozenset(f"a au aux d de des du en et h l la le les er codev {_DAYS}".split())
"""Words that, with a day, an hour and a place, do not make a title."""
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
        return {**self._title(), **self._hours(), **self._place(), **known}

    def days(self) -> list[tuple[Day, Said]]:
        """The day that the label gives, else the different days of the free lines."""
        labelled = [self.labelled[name] for name in ("date", "starts_at") if name in self.labelled]
        for said in labelled:
            if said is self.labelled.get("date") or is_stamp(said.value):
                return [(numbered_day(said.value) or read_day(said.value), said)]
        days = self._free_days()
        found: dict[date, tuple[Day, Said]] = {}
        for day, said in days:
            if day.date:
                found.setdefault(day.date, (day, said))
        return list(found.values()) or [each for each in days if each[0].doubt in OPEN][:1]

    def impossible_days(self) -> list[tuple[Day, Said]]:
        """The first free line that gives a day of no calendar, « 31/02/2025 »."""
        return [each for each in self._free_days() if each[0].doubt is Doubt.INVALID][:1]

    def _free_days(self) -> list[tuple[Day, Said]]:
        return [(read_day(_of_the_meeting(said.value)), said) for said in self.free]

    def _hours(self) -> dict[str, Said]:
        sources = [self.labelled[name] for name in ("hours", "date") if name in self.labelled]
        for said in (*sources, *self.free):
            value = _of_the_meeting(said.value)
            hours = hours_in(value) if isinstance(value, str) else ()
            if len(hours) == 2:
                return {"starts_at": Said(hours[0], said.cell), "ends_at": Said(hours[1], said.cell)}
        return {}

    def _place(self) -> dict[str, Said]:
        for said in self.free:
            place = _PLACE.search(said.value) if isinstance(said.value, str) else None
            if place and read_day(_of_the_meeting(said.value)).date:
                return {"place": Said(place[1], said.cell)}
        return {}

    def _title(self) -> dict[str, Said]:
        titles = (said for said in self.free if isinstance(said.value, str) and _is_title(said.value))
        return next(({"title": said} for said in titles), {})


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
        if name and following is not None and _is_value(row, following):
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


def _is_value(row: tuple[Cell, ...], column: int) -> bool:
    """Whether a cell after a label is its value: « MSA » is one at the end of a row, and else a label itself."""
    name, _ = _label(row[column])
    return name is None or (name in ORGANISMS and not any(cell is not None for cell in row[column + 1 :]))


def _of_the_meeting(value: Cell) -> Cell:
    return _OTHER_DAY.split(value, maxsplit=1)[0] if isinstance(value, str) else value


def _is_title(text: str) -> bool:
    """Whether a line names the meeting, and says more of it than its day, its hours and its place."""
    if not fold(text).startswith(MEETING_WORDS) or _OTHER_DAY.search(text):
        return False
    words = fold(_PLACE.sub("", text) if read_day(text).dated else text).split()[1:]
    return any(word not in _EMPTY and word not in MONTHS and not word[0].isdigit() for word in words)
