"""The meetings across a follow-up matrix: a date for each column, or a question."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ctg_data.findings import Finding, found
from ctg_data.folding import fold
from ctg_data.intake.cells import letter, place
from ctg_data.intake.dates import Doubt, read_day
from ctg_data.intake.recognising.columns.header import Column, Header
from ctg_data.intake.recognising.columns.header_rows import is_mark_header, is_year
from ctg_data.intake.recognising.meeting.meeting_of import Answers, Told, answered_date, choice_of, date_question
from ctg_data.intake.recognising.signing.registers import meeting_columns
from ctg_data.intake.tables import MeetingRead
from ctg_data.plan import Choice


def meetings_across(header: Header, sheet: str, answers: Answers, title: str = "") -> tuple[Told, ...]:
    """The meeting of each group of columns, in order; the first to carry a date keeps it without remark.

    A `title` that begins with a training is that of all of them.
    """
    above = title if fold(title).startswith("formation ") else ""
    seen: set[date] = set()
    told: list[Told] = []
    for fields in meeting_columns(header):
        each = _told(header, min(fields), sheet, answers)
        day = each.meeting.date
        each = replace(each, meeting=replace(each.meeting, above=above))
        told.append(replace(each, findings=(*each.findings, *_twice(sheet, each))) if day in seen else each)
        seen |= {day} if day else set()
    return _said_once("year_from_title", told)


def _told(header: Header, number: int, sheet: str, answers: Answers) -> Told:
    column = header.columns[number]
    text = column.above if column.above and is_mark_header(column.text) else column.text
    day, question_id = column.day, f"date:{sheet}:{letter(number)}"
    cell = place(header.row, number)
    answer = answered_date(answers, question_id)
    read = answer or (day.date if day else None)
    meeting = MeetingRead(read, text, letter(number), cells={"date": cell}, question=question_id)
    if answer or day is None:
        return Told(meeting)
    if day.date:
        return Told(meeting, (), _year_assumed(sheet, cell, column, day.date))
    invalid = (found("date_invalid", sheet, cell, value=text),) if day.doubt is Doubt.INVALID else ()
    choices = tuple(choice_of(each.date) for each in day.either) or tuple(_choices(header, text, sheet))
    return Told(meeting, (date_question(question_id, sheet, cell, day.doubt, text, choices),), invalid)


def _year_assumed(sheet: str, cell: str, column: Column, day: date) -> tuple[Finding, ...]:
    """« 18/03 » whose year is written neither above it nor as the sheet's name."""
    if read_day(column.text).doubt is not Doubt.NO_YEAR or is_year(sheet) or is_year(column.above):
        return ()
    return (found("year_from_title", sheet, cell, value=column.text, year=day.year),)


def _said_once(code: str, told: list[Told]) -> tuple[Told, ...]:
    first = next((each for each in told if any(finding.code == code for finding in each.findings)), None)
    return tuple(
        each if each is first else replace(each, findings=tuple(f for f in each.findings if f.code != code))
        for each in told
    )


def _choices(header: Header, text: str, sheet: str) -> Iterator[Choice]:
    """« 22/09 » in each year that the other columns or the sheet's name write."""
    days = (column.day.date for column in header.columns.values() if column.day and column.day.date)
    for year in sorted({day.year for day in days} | {int(year) for year in re.findall(r"20\d\d", sheet)}):
        day = read_day(text, year=year).date
        if day:
            yield choice_of(day)


def _twice(sheet: str, told: Told) -> tuple[Finding, ...]:
    day, cell = f"{told.meeting.date:%d/%m/%Y}", told.meeting.cells["date"]
    return (found("meeting_date_twice", sheet, cell, date=day, column=told.meeting.column),)
