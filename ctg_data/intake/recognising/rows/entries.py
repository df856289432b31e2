"""The tables that hold neither signatures nor marks: topics, difficulties, answers, indicators, people, meetings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ctg_data.findings import Finding, found
from ctg_data.folding import fold
from ctg_data.intake.cells import at, letter, number, place, written
from ctg_data.intake.names import split_name
from ctg_data.intake.recognising.columns.header import Header
from ctg_data.intake.recognising.columns.headers import ANSWERS
from ctg_data.intake.recognising.locate import Block, same_header
from ctg_data.intake.recognising.rows.lines import (
    HEADING,
    REPEATED,
    TOTAL,
    beside_the_rows,
    not_a_code,
    not_a_name,
    not_an_indicator,
)
from ctg_data.intake.recognising.rows.people_rows import fields_of
from ctg_data.intake.recognising.rows.sections import Section, section_at
from ctg_data.intake.recognising.surveys.answered import UNANSWERED, is_answered, named_code
from ctg_data.intake.tables import Cell, Entry, Grid, TableKind

JUDGES = {
    TableKind.DIRECTORY: not_a_name,
    TableKind.SELF_ASSESSMENT: not_a_code,
    TableKind.INDICATORS: not_an_indicator,
}
NUMBERS = frozenset({"number", "reference", "response"})
"""What may be printed on a row before anything is filled in."""


@dataclass(frozen=True, slots=True)
class Entries:
    """The rows of a table and those left aside, with the reason."""

    columns: Mapping[str, str]
    entries: tuple[Entry, ...]
    ignored: tuple[tuple[int, str], ...]
    findings: tuple[Finding, ...]


def read_entries(grid: Grid, block: Block) -> Entries:
    """The rows under a header, cell by cell; in a self-assessment only code, territory, wave and items are read."""
    people, surveyed = (block.header.kind is kind for kind in (TableKind.DIRECTORY, TableKind.SELF_ASSESSMENT))
    fields = fields_of(block.header) if people else _fields(block.header)
    entries: list[Entry] = []
    ignored: list[tuple[int, str]] = []
    findings: list[Finding] = []
    section = Section()
    for row in range(block.header.body, block.bottom):
        opened = section_at(grid, row, block.bottom, section) if people else None
        section = opened or section
        values = {field: at(grid.rows[row], column) for column, field in fields.items()}
        reason = HEADING if opened else _left_aside(grid, block.header, row, values)
        if reason:
            ignored.append((row + 1, reason))
            findings += _lost(grid, row, reason) if people else ()
        elif any(value is not None for field, value in values.items() if field not in NUMBERS):
            cells = {field: place(row, column) for column, field in fields.items()}
            said = {field: _value(block.header.kind, field, value) for field, value in values.items()}
            if surveyed and (column := named_code(block.header, grid.rows[row])) is not None:
                findings.append(found("code_is_a_name", grid.sheet, place(row, column)))
                said["code"] = None
            if people:
                said = {**said, **_names(block.header, said)}
                said["territory"] = said.get("territory") or section.territory or None
                cells |= {name: cells["full_name"] for name in ("last_name", "first_name") if "full_name" in cells}
            entries.append(Entry(row + 1, said, cells))
    columns = {letter(column): field for column, field in sorted(fields.items())}
    return Entries(columns, tuple(entries), tuple(ignored), tuple(findings))


def _names(header: Header, values: Mapping[str, Cell]) -> dict[str, Cell]:
    """Last and first name of a directory that holds both in one column."""
    column = header.column("full_name")
    if not values.get("full_name") or values.get("last_name"):
        return {}
    last_first = column is not None and fold(header.columns[column].text).startswith("nom")
    last, first = split_name(written(values["full_name"]), last_first=last_first)
    return {"last_name": last, "first_name": first}


def _lost(grid: Grid, row: int, reason: str) -> Iterator[Finding]:
    """A row of a directory that holds more than a note may be somebody's."""
    filled = [column for column, value in enumerate(grid.rows[row]) if value is not None]
    if len(filled) > 1 and reason.partition(" :")[0] not in (TOTAL, REPEATED):
        yield found("row_left_aside", grid.sheet, place(row, filled[0]), reason=reason)


def _fields(header: Header) -> dict[int, str]:
    return {column: each.field for column, each in header.columns.items() if each.field}


def _left_aside(grid: Grid, header: Header, row: int, values: Mapping[str, Cell]) -> str:
    """The French reason why a row is no entry, empty if it is one or says nothing."""
    if not any(value is not None for value in grid.rows[row]):
        return ""
    if same_header(header, grid, row):
        return REPEATED
    surveyed = header.kind is TableKind.SELF_ASSESSMENT
    if surveyed and not is_answered(header, grid.rows[row]):
        return UNANSWERED
    alone = sum(value is not None for value in grid.rows[row]) == 1
    text = _first_text(header, values)
    reason = JUDGES.get(header.kind, beside_the_rows)(text, alone=alone) if text else ""
    return reason if surveyed or not reason else f"{reason} : « {text[:80]} »"


def _first_text(header: Header, values: Mapping[str, Cell]) -> str:
    if header.kind is TableKind.DIRECTORY:
        return written(values.get("last_name") or values.get("full_name"))
    return next((written(value) for value in values.values() if isinstance(value, str)), "")


def _value(kind: TableKind, field: str, value: Cell) -> Cell:
    """An answer typed as text is the number that it writes; what writes none is kept, to be refused by name."""
    answered = kind is TableKind.SELF_ASSESSMENT and field not in ANSWERS
    found = number(value) if answered or field == "value" else None
    return value if found is None else found
