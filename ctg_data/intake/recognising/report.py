"""What was read, as `read --json` prints it: the contract of the command line."""

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from typing import Any

from ctg_data.findings import Finding
from ctg_data.intake.marks import token
from ctg_data.intake.tables import Mark, MeetingRead, PersonRead, Reading, Table
from ctg_data.plan import Question

Json = dict[str, Any]


def as_json(readings: Iterable[Reading]) -> Json:
    """Several files, each a result of its own: a bad one never stops the next."""
    return {"files": [_file(reading) for reading in readings]}


def _file(reading: Reading) -> Json:
    """One file: its name and findings, then each sheet with its tables and what is said of the sheet itself.

    A question of the whole file (a mark) stands with every table where the mark is.
    """
    findings = (*reading.workbook.findings, *reading.findings)
    sheets = dict.fromkeys(grid.sheet for grid in reading.workbook.grids if not grid.hidden)
    told = dict(reading.ignored)
    return {
        "name": reading.workbook.name,
        "findings": [_finding(finding) for finding in findings if not finding.sheet],
        "sheets": [
            {
                "sheet": sheet,
                "tables": [_table(table, reading.questions) for table in reading.tables if table.sheet == sheet],
                "ignored": told.get(sheet),
                "findings": [_finding(finding) for finding in findings if finding.sheet == sheet],
            }
            for sheet in dict.fromkeys([*sheets, *told])
        ],
    }


def _table(table: Table, of_the_file: tuple[Question, ...]) -> Json:
    tokens = {f"mark:{token(part)}" for mark in table.marks if mark.status is None for part in _parts(mark)}
    questions = (*table.questions, *(question for question in of_the_file if question.id in tokens))
    return {
        "kind": table.kind.value,
        "header": table.header,
        "columns": dict(table.columns),
        "meetings": [_meeting(meeting) for meeting in table.meetings],
        "people": [_person(person) for person in table.people],
        "marks": [_mark(mark) for mark in table.marks],
        "entries": [
            {"row": entry.row, "values": {name: _plain(value) for name, value in entry.values.items()}}
            for entry in table.entries
        ],
        "ignored": [{"row": row, "reason": reason} for row, reason in table.ignored],
        "questions": [_question(question) for question in questions],
        "findings": [_finding(finding) for finding in table.findings],
        "confidence": table.confidence,
        "reason": table.reason,
    }


def _parts(mark: Mark) -> tuple[str, ...]:
    """A mark, or its two half-days."""
    return (mark.raw, *mark.raw.split(" / "))


def _meeting(meeting: MeetingRead) -> Json:
    day = meeting.date.isoformat() if meeting.date else None
    return {"date": day, "label": meeting.label, "column": meeting.column}


def _person(person: PersonRead) -> Json:
    names: Mapping[str, str] = {"last_name": person.last_name, "first_name": person.first_name}
    return {"row": person.row, **names, "territory": person.territory}


def _mark(mark: Mark) -> Json:
    status = mark.status.value if mark.status else None
    return {"row": mark.row, "meeting": mark.meeting, "raw": mark.raw, "status": status}


def _question(question: Question) -> Json:
    choices = [{"value": choice.value, "label": choice.label} for choice in question.choices]
    return {"code": question.code, "asked": question.asked, "choices": choices, "reason": question.reason}


def _finding(finding: Finding) -> Json:
    said = {"code": finding.code, "severity": finding.severity.value}
    return {**said, "sheet": finding.sheet, "cell": finding.cell, "message": finding.message}


def _plain(value: object) -> object:
    """Numbers and text as they are, dates and hours in ISO 8601."""
    return (
        value.isoformat() if isinstance(value, date | time) else str(value) if isinstance(value, timedelta) else value
    )
