"""The meetings across a follow-up matrix: a date for each column, or a question."""

from collections.abc import Iterator

from ctg_data.findings import Finding, found
from ctg_data.intake.cells import letter, place
from ctg_data.intake.dates import Doubt, read_day
from ctg_data.intake.header_rows import Header, is_mark_header
from ctg_data.intake.meeting_of import Answers, Told, answered_date, date_question
from ctg_data.intake.sign_in import meeting_columns
from ctg_data.intake.tables import MeetingRead
from ctg_data.plan import Choice


def meetings_across(header: Header, sheet: str, answers: Answers) -> tuple[Told, ...]:
    """The meeting of each group of columns, in order; the first to carry a date keeps it without remark."""
    told = [_told(header, column, sheet, answers) for column in (min(fields) for fields in meeting_columns(header))]
    return tuple(
        Told(each.meeting, each.questions, (*each.findings, *_twice(sheet, told[:i], each)))
        for i, each in enumerate(told)
    )


def _told(header: Header, number: int, sheet: str, answers: Answers) -> Told:
    column = header.columns[number]
    text = column.above if column.above and is_mark_header(column.text) else column.text
    day, question_id = column.day, f"date:{sheet}:{letter(number)}"
    cell = place(header.row, number)
    answer = answered_date(answers, question_id)
    meeting = MeetingRead(answer or (day.date if day else None), text, letter(number), cells={"date": cell})
    if meeting.date or day is None:
        return Told(meeting)
    invalid = (found("date_invalid", sheet, cell, value=text),) if day.doubt is Doubt.INVALID else ()
    return Told(
        meeting, (date_question(question_id, sheet, cell, day.doubt, text, tuple(_choices(header, text))),), invalid
    )


def _choices(header: Header, text: str) -> Iterator[Choice]:
    """« 22/09 » in each year that the other columns write."""
    days = (column.day.date for column in header.columns.values() if column.day and column.day.date)
    for year in sorted({day.year for day in days}):
        day = read_day(text, year=year).date
        if day:
            yield Choice(f"{day:%Y-%m-%d}", f"{day:%d/%m/%Y}")


def _twice(sheet: str, before: list[Told], told: Told) -> tuple[Finding, ...]:
    day, cell = told.meeting.date, told.meeting.cells["date"]
    if day is None or all(other.meeting.date != day for other in before):
        return ()
    return (found("meeting_date_twice", sheet, cell, date=f"{day:%d/%m/%Y}", column=told.meeting.column),)
