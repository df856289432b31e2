"""What is recorded of a meeting, in French words, and the fields that correct one of its rows."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st
from pandas import DataFrame, isna

from ctg_data.folding import fold
from ctg_data.intake.tables import Cell, TableKind
from ctg_data.store import Recorded
from ctg_data.ui.counted_words import place
from ctg_data.vocabulary import AttendanceStatus, ProblemStatus, Role, TopicKind, TopicStatus, Word

Line = Mapping[Hashable, Any]

LABELS = {
    "person": "Personne",
    "status": "Statut",
    "invited": "Était invité·e",
    "late": "Retard ou départ anticipé",
    "partial": "Présent·e une partie seulement",
    "remark": "Observations",
    "reference": "Sujet",
    "number": "N°",
    "title": "Intitulé",
    "kind": "Type",
    "theme": "Thématique",
    "territory": "Territoire",
    "presenter": "Présenté par",
    "subgroup": "Sous-groupe",
    "recommendations": "Préconisations",
    "shareable": "Partageable au copil",
    "topic": "Sujet lié",
    "identified_on": "Repérée le",
    "overcome_on": "Surmontée le",
    "lever": "Levier",
}
NONE = "Non renseigné"


@dataclass(frozen=True)
class Offered:
    """What the lists of a form offer: the people by number as a list has them, and as the sheets name a presenter."""

    territories: tuple[str, ...]
    people: Mapping[int, str]
    presenters: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """One kind of row of a meeting: its rows, how the list and the form speak of them."""

    kind: TableKind
    title: str
    forgotten: str
    rows: DataFrame
    key: str
    columns: tuple[str, ...]
    statuses: type[Word]
    origins: Mapping[int, Line]


def parts(held: Recorded) -> dict[str, Part]:
    """The three kinds of row, by the title of each with its count."""
    by_name = held.marks.sort_values("person", key=lambda names: names.map(fold), ignore_index=True)
    origins = {int(row["row_id"]): row for row in held.sources.to_dict("records")}
    every = (
        Part(
            TableKind.ATTENDANCE,
            "Présences",
            "Ajouter une personne oubliée",
            by_name,
            "attendance_id",
            ("person", "status", "remark"),
            AttendanceStatus,
            origins,
        ),
        Part(
            TableKind.CODEV,
            "Sujets CODEV",
            "Ajouter un sujet oublié",
            held.topics,
            "topic_id",
            ("title", "territory", "kind", "theme", "status", "presenter"),
            TopicStatus,
            origins,
        ),
        Part(
            TableKind.PROBLEMS,
            "Difficultés",
            "Ajouter une difficulté oubliée",
            held.problems,
            "problem_id",
            ("number", "title", "territory", "status", "overcome_on", "lever"),
            ProblemStatus,
            origins,
        ),
    )
    return {f"{part.title} ({len(part.rows)})": part for part in every}


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


def mark_fields(line: Line, key: str, offered: Offered) -> dict[str, Cell]:
    """The mark of one person; of anybody who is not recorded yet, where no line is given."""
    person = {} if line else {"person": _choice("person", None, offered.people, key)}
    left, right = st.columns(2)
    with left:
        mark = {"status": _word("status", line.get("status"), AttendanceStatus, key)}
        remark = {"remark": _text("remark", line, key)}
    with right:
        flags = {name: _tick(name, line, key, name == "invited") for name in ("invited", "late", "partial")}
    return {**person, **mark, **flags, **remark}


def topic_fields(line: Line, key: str, offered: Offered) -> dict[str, Cell]:
    """What is known of a topic."""
    left, right = st.columns(2)
    with left:
        said: dict[str, Cell] = {"title": _text("title", line, key)}
        said["territory"] = _name("territory", line, offered.territories, key)
        said["kind"] = _word("kind", line.get("kind", TopicKind.ISSUE), TopicKind, key)
        said["status"] = _word("status", line.get("status", TopicStatus.PROCESSED), TopicStatus, key)
        said["shareable"] = _tick("shareable", line, key, False)
    with right:
        said |= {name: _text(name, line, key) for name in ("theme", "subgroup")}
        said["presenter"] = _name("presenter", line, offered.presenters, key)
        said["recommendations"] = _text("recommendations", line, key, long=True)
    return said


def problem_fields(line: Line, key: str, offered: Offered) -> dict[str, Cell]:
    """What is known of a difficulty and of its follow-up."""
    left, right = st.columns(2)
    with left:
        said: dict[str, Cell] = {"title": _text("title", line, key)}
        said["territory"] = _name("territory", line, offered.territories, key)
        said["status"] = _word("status", line.get("status", ProblemStatus.OPEN), ProblemStatus, key)
        said["shareable"] = _tick("shareable", line, key, False)
    with right:
        said |= {name: _day(name, line, key) for name in ("identified_on", "overcome_on")}
        said["lever"] = _text("lever", line, key)
        said["topic"] = _name("topic", line, offered.topics, key)
    return said


FIELDS = {
    TableKind.ATTENDANCE: mark_fields,
    TableKind.CODEV: topic_fields,
    TableKind.PROBLEMS: problem_fields,
}


def differing(line: Line, said: Mapping[str, Cell]) -> dict[str, Cell]:
    """What the form says otherwise than the row does."""
    return {field: value for field, value in said.items() if (value or None) != (_known(line, field) or None)}


def _known(line: Line, field: str) -> Any:
    value = line.get(field)
    return None if value is None or isna(value) else value


def _text(field: str, line: Line, key: str, *, long: bool = False) -> str:
    draw = st.text_area if long else st.text_input
    typed: str = draw(LABELS[field], _known(line, field) or "", key=f"{key}-{field}")
    return typed


def _tick(field: str, line: Line, key: str, usual: bool) -> bool:
    known = _known(line, field)
    return st.checkbox(LABELS[field], usual if known is None else bool(known), key=f"{key}-{field}")


def _day(field: str, line: Line, key: str) -> date | None:
    day: date | None = st.date_input(
        LABELS[field],
        _known(line, field),
        format="DD/MM/YYYY",
        key=f"{key}-{field}",
        help="Videz la case pour effacer.",
    )
    return day


def _word(field: str, known: Any, words: type[Word], key: str) -> str:
    values = [str(word.value) for word in words]
    chosen: str = st.selectbox(
        LABELS[field],
        values,
        values.index(str(known)) if known else 0,
        format_func=lambda value: words(value).label,
        key=f"{key}-{field}",
    )
    return chosen


def _name(field: str, line: Line, names: Iterable[str], key: str) -> str:
    known = _known(line, field) or ""
    offered = list(dict.fromkeys(("", *([known] if known else []), *names)))
    chosen: str = st.selectbox(
        LABELS[field], offered, offered.index(known), format_func=lambda name: name or NONE, key=f"{key}-{field}"
    )
    return chosen


def _choice(field: str, known: int | None, names: Mapping[int, str], key: str) -> int | None:
    chosen: int | None = st.selectbox(
        LABELS[field],
        list(names),
        None,
        format_func=names.__getitem__,
        placeholder="Choisir une personne",
        key=f"{key}-{field}",
    )
    return chosen


def _said(part: Part, column: str, line: Line) -> str:
    value = _known(line, column)
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
