"""What is typed on screen, as the same tables that a workbook gives: checked, planned and undone in the same way."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from ctg_data.intake.tables import Cell, Entry, MeetingRead, Table, TableKind

Listed = Mapping[Any, Cell]
LISTS = {TableKind.THEMES: "Thèmes proposés", TableKind.NEEDS: "Besoins"}


def typed(
    kind: TableKind, rows: Sequence[Mapping[str, Cell]], labels: Mapping[str, str], day: date | None = None
) -> Table:
    """The rows typed under these labels, by field; a finding says its place as « Q4, ligne 2 », or « Nom » of one row.

    A blank says nothing and a row of blanks is no row; `day` dates a campaign entered for the first time.
    """
    line = ", ligne {}" if len(rows) > 1 else ""
    entries = tuple(
        Entry(number, said, {field: label + line.format(number) for field, label in labels.items()})
        for number, row in enumerate(rows, start=1)
        if (said := {field: value for field, value in row.items() if value not in (None, "")})
    )
    meetings = (MeetingRead(day, ""),) if day else ()
    return Table(kind, sheet="", header="", columns={}, meetings=meetings, entries=entries)


def planned(
    row: Mapping[str, Cell],
    labels: Mapping[str, str],
    *,
    themes: Listed = MappingProxyType({}),
    needs: Listed = MappingProxyType({}),
) -> tuple[Table, ...]:
    """A meeting typed on screen, over the recorded one where `row` gives its `reference`; a blank empties a field.

    `themes` gives the number of choices of each theme, `needs` the topics that called for a training; None withdraws.
    """
    entry = Entry(1, row, {field: label for field, label in labels.items() if field in row}, over=True)
    meeting = Table(TableKind.PLANNING, sheet="", header="", columns={}, entries=(entry,))
    lists = (_listed(TableKind.THEMES, "theme", "choices", themes), _listed(TableKind.NEEDS, "topic", "met", needs))
    return meeting, *(table for table in lists if table.entries)


def _listed(kind: TableKind, key: str, value: str, said: Listed) -> Table:
    entries = tuple(
        Entry(number, {key: each, value: told}, {key: f"{LISTS[kind]}, ligne {number}"}, True, told is None)
        for number, (each, told) in enumerate(said.items(), start=1)
    )
    return Table(kind, sheet="", header="", columns={}, entries=entries)


def corrected(
    kind: TableKind,
    row: Mapping[str, Cell],
    labels: Mapping[str, str],
    meeting: MeetingRead,
    *,
    withdrawn: bool = False,
) -> tuple[Table, Table]:
    """A row typed over the one recorded of a meeting, or one that was forgotten; and the meeting that it belongs to.

    Only here does a blank say something: it empties what was known. A finding says its place by the field's label.
    """
    entry = Entry(1, row, {field: label for field, label in labels.items() if field in row}, True, withdrawn)
    of_meeting = Table(TableKind.MEETING, sheet="", header="", columns={}, meetings=(meeting,))
    return of_meeting, replace(of_meeting, kind=kind, entries=(entry,))
