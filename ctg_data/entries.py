"""What is typed on screen, as the same tables that a workbook gives: checked, planned and undone in the same way."""

from collections.abc import Mapping, Sequence
from datetime import date

from ctg_data.intake.tables import Cell, Entry, MeetingRead, Table, TableKind


def typed(
    kind: TableKind, rows: Sequence[Mapping[str, Cell]], labels: Mapping[str, str], day: date | None = None
) -> Table:
    """The rows typed under these labels, by field; a finding says its place as « Q4, ligne 2 ».

    A blank says nothing and a row of blanks is no row; `day` dates a campaign entered for the first time.
    """
    entries = tuple(
        Entry(number, said, {field: f"{label}, ligne {number}" for field, label in labels.items()})
        for number, row in enumerate(rows, start=1)
        if (said := {field: value for field, value in row.items() if value not in (None, "")})
    )
    meetings = (MeetingRead(day, ""),) if day else ()
    return Table(kind, sheet="", header="", columns={}, meetings=meetings, entries=entries)
