"""Columns that the cells under them explain better than their header."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta

from ctg_data.folding import fold
from ctg_data.intake.cells import at
from ctg_data.intake.dates import Day, Doubt, hours_in, is_stamp, numbered_day, read_day
from ctg_data.intake.marks import LETTERS, is_mark, meaning
from ctg_data.intake.recognising.columns.fields import MEETING_WORDS, field_of, is_uncounted
from ctg_data.intake.recognising.columns.header import Column, Header
from ctg_data.intake.recognising.columns.headers import MARKS
from ctg_data.intake.recognising.columns.names_below import BELOW, below, with_names
from ctg_data.intake.recognising.columns.other_subjects import is_foreseen
from ctg_data.intake.recognising.signing.presence import HOURS
from ctg_data.intake.tables import Cell, Grid, TableKind

PRESENCE = ("presence", "present", "presente")


def with_mark_columns(grid: Grid, header: Header) -> Header:
    """The same header, with the columns of marks and of meetings that only their cells tell."""
    header = replace(header, columns=with_names(grid, header))
    header = replace(header, columns=_without_other_types(grid, header))
    if header.kind is TableKind.MATRIX:
        return replace(header, columns=_with_meetings(grid, header))
    if header.kind is TableKind.ATTENDANCE:
        for columns in (_without_counts, _with_letters, _without_foreseen, _with_one_column_of_marks, _with_bare_marks):
            header = replace(header, columns=columns(grid, header))
    return header


def _without_other_types(grid: Grid, header: Header) -> Mapping[int, Column]:
    """« Arrivée » over hours is a presence, over days the beginning of a membership."""
    refused = {TableKind.ATTENDANCE: _is_day, TableKind.DIRECTORY: _is_hour}.get(header.kind)
    timed = [n for n, column in header.columns.items() if column.field in (*HOURS, "start_on", "end_on")]
    other = [n for n in timed if refused and any(map(refused, below(grid, header.body, n)))]
    return {n: replace(column, field=None) if n in other else column for n, column in header.columns.items()}


def _is_day(value: Cell) -> bool:
    return read_day(value).dated and not is_stamp(value)


def _is_hour(value: Cell) -> bool:
    return isinstance(value, time | timedelta) or is_stamp(value) or (isinstance(value, str) and bool(hours_in(value)))


def _with_meetings(grid: Grid, header: Header) -> Mapping[int, Column]:
    """Over marks, « Séance 3 » is a meeting whose date must be asked, and « 45734 » a date that lost its format.

    A date over numbers is the date of a test: grades are no marks.
    """
    days = {
        number: _day(column.text)
        for number, column in header.columns.items()
        if not column.field and not column.day and _holds_marks(grid, header.body, number)
    }
    graded = {number for number, column in header.columns.items() if column.day and _holds_grades(grid, header, number)}
    months = _months(grid, header)
    return {
        number: replace(column, day=None if number in graded else days.get(number) or months.get(number) or column.day)
        for number, column in header.columns.items()
    }


def _months(grid: Grid, header: Header) -> dict[int, Day]:
    """Real dates that are all the first of a month were typed « mars 2025 »: the day must be asked."""
    days = {number: column.day for number, column in header.columns.items() if column.day}
    rows = grid.rows[header.row : header.body]
    real = all(any(isinstance(at(row, number), date) for row in rows) for number in days)
    first = all(day.date and day.date.day == 1 for day in days.values())
    return {number: Day(None, Doubt.FIRST, (day,)) for number, day in days.items()} if first and real and days else {}


def _day(text: str) -> Day | None:
    period = Day(None, Doubt.PERIOD) if fold(text).startswith(MEETING_WORDS) else None
    return numbered_day(text) or period


def _with_letters(grid: Grid, header: Header) -> Mapping[int, Column]:
    """« P », « E », « A » side by side are one column per status."""
    letters = {
        number: LETTERS[column.text.upper()]
        for number, column in header.columns.items()
        if not column.field and column.text.upper() in LETTERS
    }
    if len(letters) < 2 or len(set(letters.values())) < len(letters):
        return header.columns
    named = {n: replace(header.columns[n], text=status.label, field="status") for n, status in letters.items()}
    return {**header.columns, **named}


def _without_counts(grid: Grid, header: Header) -> Mapping[int, Column]:
    """« Présences », « Absences » over numbers count the meetings of a year: they are no marks."""
    counted = [n for n, c in header.columns.items() if c.field == "status" and _holds_grades(grid, header, n)]
    statuses = [n for n, c in header.columns.items() if c.field == "status"] if counted else []
    return {n: replace(c, field=None) if n in statuses else c for n, c in header.columns.items()}


def _without_foreseen(grid: Grid, header: Header) -> Mapping[int, Column]:
    """« Présence prévue » beside « Présence réelle » is not read."""
    marks = [n for n, column in header.columns.items() if column.field in MARKS]
    foreseen = [n for n in marks if is_foreseen(header.columns[n].whole_text)]
    if len(foreseen) == len(marks):
        return header.columns
    return {n: replace(c, field=None) if n in foreseen else c for n, c in header.columns.items()}


def _with_one_column_of_marks(grid: Grid, header: Header) -> Mapping[int, Column]:
    """Of several columns that may hold marks of any sort, the one that does; « Présence » before « Participation »."""
    several = [n for n, c in header.columns.items() if c.field == "status" and not meaning(c.whole_text)]
    if len(several) < 2:
        return header.columns
    holding = [number for number in several if _holds_marks(grid, header.body, number)] or several
    named = [number for number in holding if fold(header.columns[number].text).startswith(PRESENCE)]
    others = set(several) - set(named or holding)
    return {n: replace(c, field=None) if n in others else c for n, c in header.columns.items()}


def _with_bare_marks(grid: Grid, header: Header) -> Mapping[int, Column]:
    """A column of marks whose header says nothing is the column of marks, where no other one is."""
    if any(column.field in MARKS for column in header.columns.values()) or header.known < 2:
        return header.columns
    width = max((len(row) for row in grid.rows[header.body : header.body + BELOW]), default=0)
    for number in range(width):
        column = header.columns.get(number, Column(""))
        refused = field_of(column.text, header.kind) in MARKS  # by what stands below
        uncounted = refused or (bool(column.text) and (is_uncounted(column.text) or read_day(column.text).dated))
        if not column.field and not uncounted and _holds_marks(grid, header.body, number):
            return {**header.columns, number: replace(column, field="status")}
    return header.columns


def _holds_grades(grid: Grid, header: Header, number: int) -> bool:
    values = below(grid, header.body, number)
    grades = [value for value in values if isinstance(value, int | float) and value not in (0, 1)]
    return len(grades) > 1 and 2 * len(grades) > len(values)


def _holds_marks(grid: Grid, top: int, number: int) -> bool:
    values = below(grid, top, number)
    return len(values) > 1 and sum(map(is_mark, values)) >= 0.8 * len(values)
