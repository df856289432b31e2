"""What is recorded of a meeting, in French words: what a person reads before correcting one of its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pandas import DataFrame

from ctg_data.folding import fold
from ctg_data.intake.tables import Cell, TableKind
from ctg_data.store import Recorded
from ctg_data.ui.meetings.meeting_fields import LABELS, Line, known_of
from ctg_data.ui.sources.counted_words import place
from ctg_data.vocabulary import AttendanceStatus, ProblemStatus, Role, TopicKind, TopicStatus, Word


@dataclass(frozen=True)
class Part:
    """One kind of row of a meeting: how the list and the form speak of it, its rows and where each comes from."""

    kind: TableKind
    title: str
    forgotten: str
    key: str
    columns: tuple[str, ...]
    statuses: type[Word]
    rows: DataFrame = field(default_factory=DataFrame)
    origins: Mapping[int, Line] = field(default_factory=dict)


PARTS = (
    Part(
        TableKind.ATTENDANCE,
        "Présences",
        "Ajouter une personne oubliée",
        "attendance_id",
        ("person", "status", "remark"),
        AttendanceStatus,
    ),
    Part(
        TableKind.CODEV,
        "Sujets CODEV",
        "Ajouter un sujet oublié",
        "topic_id",
        ("title", "territory", "kind", "theme", "status", "presenter"),
        TopicStatus,
    ),
    Part(
        TableKind.PROBLEMS,
        "Difficultés",
        "Ajouter une difficulté oubliée",
        "problem_id",
        ("number", "title", "territory", "status", "overcome_on", "lever"),
        ProblemStatus,
    ),
)


def parts(held: Recorded) -> dict[str, Part]:
    """The three kinds of row, by the title of each with its count."""
    by_name = held.marks.sort_values("person", key=lambda names: names.map(fold), ignore_index=True)
    origins = {int(row["row_id"]): row for row in held.sources.to_dict("records")}
    every = zip(PARTS, (by_name, held.topics, held.problems), strict=True)
    return {f"{part.title} ({len(rows)})": replace(part, rows=rows, origins=origins) for part, rows in every}


def as_table(part: Part) -> DataFrame:
    """The rows in French words, with where each comes from."""
    shown = {LABELS[column]: [_said(part, column, line) for line in lines(part)] for column in part.columns}
    return DataFrame({**shown, "Source": [source(part, line) for line in lines(part)]})


def source(part: Part, line: Line) -> str:
    """« mars.xlsx, feuille Émargement, G12 », « saisi à l’écran le … par …: … »; empty where nothing is known."""
    origin = part.origins.get(int(line[part.key]))
    return place(origin, "status" if part.kind is TableKind.ATTENDANCE else "title") if origin else ""


def lines(part: Part) -> Sequence[Line]:
    """The rows, one by one."""
    return part.rows.to_dict("records")


def label(part: Part, line: Line) -> str:
    """« Un Zoé – Présent », « Mobilité – Traité »."""
    name = line["person"] if part.kind is TableKind.ATTENDANCE else line["title"]
    return f"{name} – {part.statuses(line['status']).label}"


def identity(part: Part, line: Line) -> dict[str, Cell]:
    """What finds the row again, and what no row can do without."""
    if part.kind is TableKind.ATTENDANCE:
        return {"person": int(line["person_id"]), "status": str(line["status"])}
    named = {"reference": int(line["topic_id"])} if part.kind is TableKind.CODEV else {"number": int(line["number"])}
    return {**named, "title": line["title"], "territory": line["territory"]}


def _said(part: Part, column: str, line: Line) -> str:
    value = known_of(line, column)
    if column == "status":
        status = part.statuses(value)
        return f"{status.marker} {status.label}{_precision(line)}"
    if column == "kind":
        return TopicKind(value).label
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def _precision(line: Line) -> str:
    """« , hors du taux (invité·e) », « , en partie »: what changes the meaning of a mark."""
    told = {
        "non invité·e": line.get("invited") is False,
        "retard ou départ anticipé": line.get("late", False),
        "en partie": line.get("partial", False),
        Role.GUEST.label.lower(): line.get("role") == Role.GUEST,
    }
    return "".join(f", {words}" for words, holds in told.items() if holds)
