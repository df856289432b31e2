"""From the cells of a table to typed values, with all that is wrong in it, never only the first."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ctg_data.findings import Finding, found
from ctg_data.intake.cells import written
from ctg_data.intake.planning import values
from ctg_data.intake.tables import Cell, Entry, MeetingRead, Table, TableKind
from ctg_data.plan import Source, Value
from ctg_data.vocabulary import (
    AttendanceStatus,
    MeetingKind,
    MeetingStatus,
    ProblemStatus,
    Role,
    TopicKind,
    TopicStatus,
    Word,
)

REFERS = {
    "territory": "territory_id",
    "presenter": "presenter_id",
    "topic": "topic_id",
    "indicator": "custom_indicator_id",
}
"""The column that keeps what a field names."""


@dataclass(frozen=True, slots=True)
class Field:
    """How one field is read, what is said when it cannot be, and its name on the sheet when it is compulsory."""

    read: Callable[[Cell], Value]
    refused: str = ""
    expected: str = ""
    compulsory: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One row understood: the value of each field that says something, and the cell of each.

    `emptied` are the fields left blank on purpose, and `told` the columns that count whatever they say: both are of a
    row typed over a recorded one.
    """

    sheet: str
    row: int
    values: Mapping[str, Value]
    cells: Mapping[str, str]
    emptied: Mapping[str, Value] = field(default_factory=dict)
    told: frozenset[str] = frozenset()
    withdrawn: bool = False

    def text(self, field: str) -> str:
        """The words of a field, empty where it says nothing."""
        value = self.values.get(field)
        return "" if value is None else str(value)

    def day(self, field: str) -> date | None:
        """The day of a field."""
        value = self.values.get(field)
        return value if isinstance(value, date) else None

    def number(self, field: str) -> int | None:
        """The whole number of a field."""
        value = self.values.get(field)
        return value if isinstance(value, int) else None

    def only(self, *fields: str) -> dict[str, Value]:
        """The values of some fields, without those that say nothing, unless on purpose."""
        said = {**self.emptied, **self.values}
        return {field: said[field] for field in fields if field in said}

    def cell(self, field: str) -> str:
        """Where a field stands, or its row when the sheet has no such column."""
        return self.cells.get(field) or f"A{self.row}"

    @property
    def source(self) -> Source:
        """Where the row was read."""
        said = (name for name in (*self.values, *self.emptied) if name in self.cells)
        return Source(self.sheet, self.row, {REFERS.get(name, name): self.cells[name] for name in said})


def _must(field: Field, name: str) -> Field:
    return replace(field, compulsory=name)


def _word(words: type[Word]) -> Field:
    return Field(values.word(words), "word_unknown", ", ".join(word.label for word in words))


TEXT = Field(values.text)
DAY = Field(values.day, "date_invalid")
CLOCK = Field(values.clock, "time_invalid")
NUMBER = Field(values.whole, "number_invalid")
ANSWER = Field(values.answer, "answer_invalid")
YES_NO = Field(values.yes_no, "word_unknown", "Oui, Non")

MEETING_FIELDS: dict[str, Field] = {
    "reference": NUMBER,
    "date": DAY,
    "kind": _word(MeetingKind),
    "status": _word(MeetingStatus),
    "starts_at": CLOCK,
    "ends_at": CLOCK,
    **dict.fromkeys(
        ("title", "place", "host", "theme", "next_theme", "facilitator_caf", "facilitator_msa"),
        TEXT,
    ),
}

FIELDS: dict[TableKind, dict[str, Field]] = {
    TableKind.MEETING: MEETING_FIELDS,
    TableKind.PLANNING: MEETING_FIELDS | {"date": _must(DAY, "Date")},
    TableKind.DIRECTORY: {
        "last_name": _must(TEXT, "Nom"),
        "first_name": TEXT,
        "role": _must(replace(_word(Role), read=values.role), "Rôle"),
        "structure": TEXT,
        "territory": TEXT,
        "start_on": DAY,
        "end_on": DAY,
    },
    TableKind.ATTENDANCE: {  # one person at a time, on screen; a sheet gives its people and marks by themselves
        "person": _must(NUMBER, "Personne"),
        "status": _must(_word(AttendanceStatus), "Présence"),
        **dict.fromkeys(("invited", "late", "partial"), YES_NO),
        "remark": TEXT,
    },
    TableKind.CODEV: {
        "reference": NUMBER,
        "title": _must(TEXT, "Sujet"),
        "kind": _word(TopicKind),
        "theme": TEXT,
        "territory": _must(TEXT, "Territoire"),
        "presenter": TEXT,
        "subgroup": TEXT,
        "recommendations": TEXT,
        "shareable": YES_NO,
        "status": _word(TopicStatus),
    },
    TableKind.PROBLEMS: {
        "number": NUMBER,
        "title": _must(TEXT, "Intitulé"),
        "territory": _must(TEXT, "Territoire"),
        "topic": TEXT,
        "identified_on": DAY,
        "status": _word(ProblemStatus),
        "overcome_on": DAY,
        "lever": TEXT,
        "shareable": YES_NO,
    },
    TableKind.INDICATORS: {
        "indicator": _must(TEXT, "Indicateur"),
        "territory": TEXT,
        "period": _must(Field(values.period, "period_invalid"), "Période"),
        "value": Field(values.measure, "value_invalid"),
    },
    TableKind.THEMES: {
        "theme": _must(TEXT, "Thème proposé"),
        "choices": Field(values.count, "count_invalid"),
    },
    TableKind.NEEDS: {"topic": _must(NUMBER, "Besoin")},
    TableKind.SELF_ASSESSMENT: {"code": TEXT, "territory": TEXT, "wave": TEXT, "response": NUMBER},
}
"""What each table may say, field by field; in a self-assessment every other field is an item of the questionnaire."""

IN_ORDER: dict[TableKind, tuple[str, str]] = {
    TableKind.MEETING: ("starts_at", "ends_at"),
    TableKind.PLANNING: ("starts_at", "ends_at"),
    TableKind.DIRECTORY: ("start_on", "end_on"),
    TableKind.PROBLEMS: ("identified_on", "overcome_on"),
}
"""What cannot come before what."""


def validate(table: Table) -> tuple[tuple[Record, ...], tuple[Finding, ...]]:
    """The rows of a table that hold no fault, and every fault with its sheet, its cell and the value received."""
    records: list[Record] = []
    findings: list[Finding] = []
    for entry in table.entries:
        record, faults = _validated(table, entry)
        findings += faults
        if record.values and not any(fault.severity == "blocks" for fault in faults):
            records.append(record)
    return tuple(records), tuple(findings)


def validate_meeting(table: Table, read: MeetingRead) -> tuple[Record, tuple[Finding, ...]]:
    """A meeting as the sheet tells it, typed like a row of the yearly plan; a date refused is left out."""
    said = {**read.details, "date": read.date, "kind": read.kind, "reference": read.id}
    row = next((int("".join(filter(str.isdigit, cell))) for cell in read.cells.values()), _header_row(table))
    sheet = replace(table, kind=TableKind.MEETING, columns={})
    return _validated(sheet, Entry(row, said, read.cells))


def _validated(table: Table, entry: Entry) -> tuple[Record, tuple[Finding, ...]]:
    cells = {field: f"{letter}{entry.row}" for letter, field in table.columns.items()} | dict(entry.cells)
    record = Record(table.sheet, entry.row, {}, cells)
    received = {name: cell for name, cell in entry.values.items() if not values.blank(cell)}
    understood: dict[str, Value] = {}
    findings: list[Finding] = []
    for name, kind in _fields(table, received).items():
        place = table.sheet, record.cell(name)
        try:
            if name in received:
                understood[name] = kind.read(received[name])
            elif kind.compulsory and received:
                findings.append(found("compulsory_missing", *place, field=kind.compulsory, row=entry.row))
        except (ValueError, OverflowError):
            findings.append(found(kind.refused, *place, value=written(received[name]), expected=kind.expected))
    record = replace(record, values=understood, **_typed_over(table, entry))
    return record, (*findings, *_reversed(table, record))


def _typed_over(table: Table, entry: Entry) -> dict[str, Any]:
    """What a row typed over a recorded one says beside its values."""
    if not entry.over:
        return {}
    fields = {name: field for name, field in FIELDS[table.kind].items() if name in entry.values}
    blank = {name: "" if field is TEXT else None for name, field in fields.items() if values.blank(entry.values[name])}
    told = frozenset(REFERS.get(name, name) for name in fields)
    return {"emptied": blank, "told": told, "withdrawn": entry.withdrawn}


def _fields(table: Table, received: Mapping[str, Cell]) -> Mapping[str, Field]:
    fields = FIELDS[table.kind]
    if table.kind is not TableKind.SELF_ASSESSMENT:
        return fields
    return fields | {name: ANSWER for name in received if name not in fields}


def _reversed(table: Table, record: Record) -> Iterator[Finding]:
    earlier, later = IN_ORDER.get(table.kind, ("", ""))
    first, last = record.values.get(earlier), record.values.get(later)
    if first is not None and last is not None and str(first) > str(last):
        place = table.sheet, record.cell(later)
        yield found("dates_reversed", *place, first=written(first), last=written(last))


def _header_row(table: Table) -> int:
    return int("".join(filter(str.isdigit, table.header)) or 1)
