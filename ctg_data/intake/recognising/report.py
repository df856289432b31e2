"""What was read, as `read --json` prints it: the contract of the command line."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, time, timedelta
from typing import Any

from ctg_data.findings import Finding
from ctg_data.intake.recognising.table_of import tokens
from ctg_data.intake.tables import Entry, MeetingRead, Reading, Table
from ctg_data.plan import Question

Json = dict[str, Any]


def as_json(readings: Iterable[Reading]) -> Json:
    """Several files, each a result of its own: a bad one never stops the next."""
    return {"files": [_file(reading) for reading in readings]}


def question_as_json(question: Question) -> Json:
    """A question, with the values that `--answer ID=VALUE` takes; a date has no list of values."""
    return asdict(question) | {"choices": [asdict(choice) for choice in question.choices]}


def finding_as_json(finding: Finding) -> Json:
    """A finding at its place."""
    return {**asdict(finding), "severity": finding.severity.value}


def _file(reading: Reading) -> Json:
    """One file: its name and findings, then each sheet with its tables and what is said of the sheet itself.

    A question of the whole file (a mark) stands with every table where the mark is.
    """
    findings = (*reading.workbook.findings, *reading.findings)
    sheets = dict.fromkeys(grid.sheet for grid in reading.workbook.grids if not grid.hidden)
    told = dict(reading.ignored)
    return {
        "name": reading.workbook.name,
        "findings": [finding_as_json(finding) for finding in findings if not finding.sheet],
        "sheets": [
            {
                "sheet": sheet,
                "tables": [_table(table, reading.questions) for table in reading.tables if table.sheet == sheet],
                "ignored": told.get(sheet),
                "findings": [finding_as_json(finding) for finding in findings if finding.sheet == sheet],
            }
            for sheet in dict.fromkeys([*sheets, *told])
        ],
    }


def _table(table: Table, of_the_file: tuple[Question, ...]) -> Json:
    weakest = table.weakest
    return {
        "kind": table.kind.value,
        "header": table.header,
        "columns": dict(table.columns),
        "meetings": [_meeting(meeting) for meeting in table.meetings],
        "people": [asdict(person) for person in table.people],
        "marks": [asdict(mark) for mark in table.marks],
        "entries": [_entry(entry) for entry in table.entries],
        "ignored": [{"row": row, "reason": reason} for row, reason in table.ignored],
        "questions": [question_as_json(question) for question in (*table.questions, *_about(table, of_the_file))],
        "findings": [finding_as_json(finding) for finding in table.findings],
        "decisions": [asdict(decision) for decision in table.decisions],
        "confidence": weakest.confidence if weakest else 1.0,
        "reason": weakest.reason if weakest else "",
    }


def _about(table: Table, questions: tuple[Question, ...]) -> list[Question]:
    """The questions of the whole file about marks that stand in the table."""
    open_marks = [mark for mark in table.marks if mark.status is None]
    asked = {f"mark:{each}" for mark in open_marks for each in tokens(mark.raw)}
    places = {(table.sheet, mark.cell) for mark in open_marks}
    return [each for each in questions if each.id in asked or (each.sheet, each.cell) in places]


def _meeting(meeting: MeetingRead) -> Json:
    return {
        "date": meeting.date.isoformat() if meeting.date else None,
        "label": meeting.label,
        "column": meeting.column,
        "kind": meeting.kind,
        "id": meeting.id,
        "details": {name: _plain(value) for name, value in meeting.details.items()},
        "cells": dict(meeting.cells),
        "question": meeting.question,
    }


def _entry(entry: Entry) -> Json:
    values = {name: _plain(value) for name, value in entry.values.items()}
    return {"row": entry.row, "values": values, "cells": dict(entry.cells)}


def _plain(value: object) -> object:
    """Numbers and text as they are, dates and hours in ISO 8601."""
    return (
        value.isoformat() if isinstance(value, date | time) else str(value) if isinstance(value, timedelta) else value
    )
