"""Which columns of a table of people hold the presence at each meeting."""

from collections.abc import Set

from ctg_data.intake.recognising.columns.fields import field_of
from ctg_data.intake.recognising.columns.header import Header
from ctg_data.intake.recognising.columns.headers import MARKS
from ctg_data.intake.recognising.signing.presence import Register
from ctg_data.intake.tables import TableKind
from ctg_data.vocabulary import AttendanceStatus


def registers_of(header: Header, filled: Set[int], online: AttendanceStatus) -> list[Register]:
    """The columns of each meeting: all the mark columns of a sign-in table, each date of a matrix."""
    if header.kind is TableKind.ATTENDANCE:
        fields = {number: column.field for number, column in header.columns.items() if column.field in MARKS}
        held = {number: str(field) for number, field in fields.items()}
        return [Register.of(header.columns, held, filled, online)]
    return [Register.of(header.columns, fields, filled, online) for fields in meeting_columns(header)]


def meeting_columns(header: Header) -> list[dict[int, str]]:
    """For each meeting of a matrix, its columns and what each holds; columns under one merged date are one meeting."""
    groups: list[tuple[str, dict[int, str]]] = []
    for number, column in header.columns.items():
        if column.day is None:
            continue
        part = field_of(column.text, TableKind.ATTENDANCE) if column.above else None
        if part in MARKS and groups and groups[-1][0] == column.above:
            groups[-1][1][number] = str(part)
        else:
            groups.append((column.above, {number: str(part) if part in MARKS else "status"}))
    return [fields for _, fields in groups]
