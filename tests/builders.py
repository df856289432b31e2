"""Small values for the tests of a plan: a known network, sheets as they were recognised, and a store in memory."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ctg_data.folding import fold, fold_name
from ctg_data.intake.tables import (
    Cell,
    Entry,
    Mark,
    MeetingRead,
    PersonRead,
    Reading,
    Table,
    TableKind,
    Workbook,
)
from ctg_data.plan import Change, Known, Plan, Row
from ctg_data.vocabulary import AttendanceStatus, MeetingKind

NETWORK, OTHER_NETWORK = 1, 2
MONTREUILLOIS, BAIES, VALLEES = 11, 12, 13
MARCH, JUNE = date(2025, 3, 18), date(2025, 6, 17)

TERRITORIES = (
    (MONTREUILLOIS, "200069235", "CC du Haut-Pays du Montreuillois", "HPM"),
    (BAIES, "200069029", "CA des 2 Baies en Montreuillois", "CA2BM"),
    (VALLEES, "200044030", "CC des 7 Vallées", "7 Vallées"),
)


def known(**tables: tuple[Row, ...]) -> Known:
    """A network of three territories, with the rows given."""
    return Known(
        NETWORK,
        {
            "territory": tuple({"id": i, "siren": siren, "name": name} for i, siren, name, _ in TERRITORIES),
            "territory_alias": tuple(
                {"id": i + 10, "territory_id": i, "alias": alias, "folded": fold(alias)}
                for i, _, _, alias in TERRITORIES
            ),
            "network_territory": tuple(
                {"id": i + 20, "network_id": NETWORK, "territory_id": i, "start_on": date(2024, 1, 1), "end_on": None}
                for i, *_ in TERRITORIES
            ),
            **tables,
        },
    )


def with_rows(before: Known, **tables: tuple[Row, ...]) -> Known:
    """What is known, with other rows beside."""
    return replace(before, tables={**before.tables, **{name: before[name] + rows for name, rows in tables.items()}})


def person(row_id: int, last_name: str, first_name: str, structure: str = "") -> Row:
    return {
        "id": row_id,
        "last_name": last_name,
        "first_name": first_name,
        "folded": fold_name(last_name, first_name),
        "structure": structure,
    }


def member(
    row_id: int,
    person_id: int,
    territory_id: int | None = VALLEES,
    *,
    role: str = "cct",
    start_on: date = date(2024, 1, 1),
    end_on: date | None = None,
) -> Row:
    return {
        "id": row_id,
        "network_id": NETWORK,
        "person_id": person_id,
        "territory_id": territory_id,
        "role": role,
        "start_on": start_on,
        "end_on": end_on,
    }


def meeting(row_id: int, day: date = MARCH, kind: str = "quarterly", status: str = "planned") -> Row:
    return {"id": row_id, "network_id": NETWORK, "date": day, "kind": kind, "status": status, "theme": "", "place": ""}


def attendance(row_id: int, meeting_id: int, person_id: int, status: str, role: str = "cct") -> Row:
    flags = {"invited": True, "late": False, "partial": False, "remark": ""}
    return {"id": row_id, "meeting_id": meeting_id, "person_id": person_id, "role": role, "status": status, **flags}


def questionnaire(*codes: str) -> dict[str, tuple[Row, ...]]:
    """A scale from 0 to 10, with these items."""
    scale = {"id": 500, "code": "default", "version": 1, "title": "", "scale_min": 0, "scale_max": 10}
    items = tuple({"id": 501 + i, "questionnaire_id": 500, "code": code} for i, code in enumerate(codes))
    return {"questionnaire": (scale,), "item": items}


def read_meeting(
    day: date | None = MARCH, kind: MeetingKind | None = MeetingKind.QUARTERLY, **given: object
) -> MeetingRead:
    return MeetingRead(day, f"Rencontre du {day}", kind=kind, cells={"date": "B3"}, **given)  # type: ignore[arg-type]


def sign_in(
    *lines: tuple[str, str, str | None],
    meeting: MeetingRead | None = None,
    sheet: str = "Émargement",
    structures: Mapping[str, str] | None = None,
    functions: Mapping[str, str] | None = None,
    territories: Mapping[str, str] | None = None,
    learnt: Mapping[str, str] | None = None,
) -> Table:
    """A sign-in sheet: last name, first name and status of each person; header on row 6, marks in column G."""
    people = tuple(
        PersonRead(
            row,
            last,
            first,
            (territories or {}).get(last, ""),
            (structures or {}).get(last, ""),
            (functions or {}).get(last, ""),
        )
        for row, (last, first, _) in enumerate(lines, start=7)
    )
    marks = tuple(
        Mark(row, 0, f"G{row}", status or "X", AttendanceStatus(status) if status else None)
        for row, (*_, status) in enumerate(lines, start=7)
    )
    return Table(
        TableKind.ATTENDANCE,
        sheet,
        "A6",
        {"G": "status"},
        (meeting or read_meeting(),),
        people,
        marks,
        layout="layout",
        learnt=learnt or {},
    )


def matrix(days: tuple[date, ...], *lines: tuple[str, str, tuple[str, ...]], sheet: str = "2025") -> Table:
    """People down, meetings across from column F."""
    meetings = tuple(
        MeetingRead(day, str(day), column=chr(ord("F") + i), kind=MeetingKind.QUARTERLY) for i, day in enumerate(days)
    )
    people = tuple(PersonRead(row, last, first) for row, (last, first, _) in enumerate(lines, start=3))
    marks = tuple(
        Mark(row, i, f"{chr(ord('F') + i)}{row}", status, AttendanceStatus(status))
        for row, (*_, statuses) in enumerate(lines, start=3)
        for i, status in enumerate(statuses)
    )
    return Table(TableKind.MATRIX, sheet, "A2", {}, meetings, people, marks)


def entries(
    kind: TableKind, *rows: Mapping[str, Cell], sheet: str = "Feuille", meetings: tuple[MeetingRead, ...] = ()
) -> Table:
    """A table of one field per column, from A, with its header on row 1."""
    fields = list(dict.fromkeys(field for row in rows for field in row))
    columns = {chr(ord("A") + i): field for i, field in enumerate(fields)}
    read = tuple(
        Entry(number, row, {field: f"{letter}{number}" for letter, field in columns.items()})
        for number, row in enumerate(rows, start=2)
    )
    return Table(kind, sheet, "A1", columns, meetings, entries=read)


def reading(*tables: Table) -> Reading:
    return Reading(Workbook("classeur.xlsx", "0" * 64, 1), tables)


def apply(before: Known, plan: Plan) -> Known:
    """What would be known once the plan is written: its new rows take the numbers that follow the highest."""
    tables = {name: {row["id"]: dict(row) for row in rows} for name, rows in before.tables.items()}
    highest = max((int(str(i)) for rows in tables.values() for i in rows), default=0)
    for change in plan.changes:
        row_id = _numbered(change.id, highest)
        after = {c: _numbered(v, highest) if c.endswith("_id") else v for c, v in (change.after or {}).items()}
        row = tables.setdefault(change.table, {}).setdefault(row_id, {"id": row_id, **_defaults(change.table)})
        row.update(after)
    return replace(before, tables={name: tuple(rows.values()) for name, rows in tables.items()})


def _numbered(value: object, highest: int) -> object:
    return highest - value if isinstance(value, int) and not isinstance(value, bool) and value < 0 else value


def _defaults(table: str) -> dict[str, object]:
    """What the store writes in the columns that a plan leaves out."""
    return {
        "meeting": {"title": "", "host": "", "place": "", "theme": "", "starts_at": None, "ends_at": None},
        "attendance": {"invited": True, "late": False, "partial": False, "remark": ""},
        "codev_topic": {"theme": "", "subgroup": "", "recommendations": "", "shareable": False},
        "problem": {"lever": "", "overcome_on": None, "shareable": False},
    }.get(table, {})


def created(plan: Plan, table: str) -> list[Row]:
    """The rows of a table that a plan creates."""
    return [change.after or {} for change in plan.changes if change.table == table and change.before is None]


def updated(plan: Plan, table: str) -> list[tuple[Row, Row]]:
    """The values before and after of the rows of a table that a plan changes."""
    return [(c.before, c.after or {}) for c in plan.changes if c.table == table and c.before is not None]


def only(changes: tuple[Change, ...], table: str) -> Change:
    """The one change of a table."""
    (change,) = [change for change in changes if change.table == table]
    return change
