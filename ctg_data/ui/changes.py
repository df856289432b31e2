"""What a plan or an import changes, cell by cell, in the words of the screen."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pandas import DataFrame

from ctg_data.intake.cells import written
from ctg_data.naming import OWNERS, identity, name, telling
from ctg_data.plan import Change, Known, Row, Value
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

Rows = Mapping[tuple[str, int], Row]

HEADINGS = ("Quoi", "Donnée", "Avant", "Après", "Cellule")
COLUMNS = {
    "last_name": "Nom",
    "first_name": "Prénom",
    "structure": "Structure",
    "role": "Rôle",
    "territory_id": "Territoire",
    "start_on": "Depuis le",
    "end_on": "Jusqu’au",
    "date": "Date",
    "kind": "Type",
    "status": "Statut",
    "title": "Intitulé",
    "host": "Organisme d’accueil",
    "place": "Lieu",
    "starts_at": "Début",
    "ends_at": "Fin",
    "theme": "Thème",
    "next_theme": "Thème choisi pour la suite",
    "facilitator_caf": "Co-animation Caf",
    "facilitator_msa": "Co-animation MSA",
    "invited": "Invité",
    "late": "Retard ou départ anticipé",
    "partial": "Présence partielle",
    "remark": "Observations",
    "presenter_id": "Présenté par",
    "subgroup": "Sous-groupe",
    "recommendations": "Préconisations",
    "shareable": "Partageable au copil",
    "resumes_id": "Reprend le sujet",
    "topic_id": "Sujet lié",
    "number": "Numéro",
    "identified_on": "Repéré le",
    "overcome_on": "Surmonté le",
    "lever": "Levier",
    "code": "Code",
    "held_on": "Date",
    "name": "Nom",
    "expected": "Réponses attendues",
    "value": "Réponse",
}
"""The columns shown, in French; what only the software needs (keys, folded words) is not."""

CHOICES: dict[tuple[str, str], type[Word]] = {
    ("membership", "role"): Role,
    ("attendance", "role"): Role,
    ("attendance", "status"): AttendanceStatus,
    ("meeting", "kind"): MeetingKind,
    ("meeting", "status"): MeetingStatus,
    ("codev_topic", "kind"): TopicKind,
    ("codev_topic", "status"): TopicStatus,
    ("problem", "status"): ProblemStatus,
}
REFERRED = OWNERS | {
    "presenter_id": "person",
    "topic_id": "codev_topic",
    "resumes_id": "codev_topic",
    "item_id": "item",
}
BLANK = (None, "")
USUAL = {"invited": True, "late": False, "partial": False, "shareable": False}


def table(changes: Iterable[Change], known: Known) -> DataFrame:
    """One line per cell created or changed: what, which datum, before, after, and the cell that says so."""
    told = [change for change in changes if change.table != "attendance_territory"]
    rows = _rows(told, known)
    return DataFrame([line for change in told for line in _lines(change, rows)], columns=HEADINGS)


def _rows(changes: Iterable[Change], known: Known) -> Rows:
    rows = {(table, int(str(row["id"]))): row for table, held in known.tables.items() for row in held if "id" in row}
    for change in changes:
        key = (change.table, change.id)
        rows[key] = {**(change.before or {}), **rows.get(key, {}), **(change.after or {})}
    return rows


def _lines(change: Change, rows: Rows) -> Iterator[tuple[str, ...]]:
    what = name(change.table, change.id, lambda table, row_id: rows.get((table, row_id), {}))
    before, after = change.before or {}, change.after or {}
    told = [column for column in {**before, **after} if _is_told(change, column)]
    if not told:
        yield (what, "", "", "ajouté" if change.before is None else "retiré", "")
    for column in told:
        said = (_said(change.table, column, values.get(column), rows) for values in (before, after))
        cell = change.source.cells.get(column, "") if change.source else ""
        yield (what, COLUMNS[column], *said, cell)


def _is_told(change: Change, column: str) -> bool:
    """A row created tells neither what its name says nor what goes without saying."""
    before, after = (change.before or {}).get(column), (change.after or {}).get(column)
    if column not in COLUMNS or (before in BLANK and after in BLANK):
        return False
    return change.before is not None or (column not in telling(change.table) and after is not USUAL.get(column))


def _said(table: str, column: str, value: Value, rows: Rows) -> str:
    if isinstance(value, bool):
        return "Oui" if value else "Non"
    if column in REFERRED and isinstance(value, int):
        return identity(REFERRED[column], value, lambda table, row_id: rows.get((table, row_id), {}))
    if (table, column) in CHOICES and value:
        return CHOICES[table, column](str(value)).label
    return written(_day(value))


def _day(value: Value) -> Value:
    """A date kept by the history is a text."""
    if isinstance(value, str) and len(value) == len("2025-03-18") and value[4:5] == value[7:8] == "-":
        return date.fromisoformat(value)
    return value
