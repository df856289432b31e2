"""The fields that correct one row of a meeting, filled with what is known of it."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st
from pandas import isna

from ctg_data.intake.tables import Cell, TableKind
from ctg_data.vocabulary import AttendanceStatus, ProblemStatus, TopicKind, TopicStatus, Word

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
    return {field: value for field, value in said.items() if (value or None) != (known_of(line, field) or None)}


def known_of(line: Line, field: str) -> Any:
    """The value of a field, None where there is none."""
    value = line.get(field)
    return None if value is None or isna(value) else value


def _text(field: str, line: Line, key: str, *, long: bool = False) -> str:
    draw = st.text_area if long else st.text_input
    typed: str = draw(LABELS[field], known_of(line, field) or "", key=f"{key}-{field}")
    return typed


def _tick(field: str, line: Line, key: str, usual: bool) -> bool:
    known = known_of(line, field)
    return st.checkbox(LABELS[field], usual if known is None else bool(known), key=f"{key}-{field}")


def _day(field: str, line: Line, key: str) -> date | None:
    day: date | None = st.date_input(
        LABELS[field],
        known_of(line, field),
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
    known = known_of(line, field) or ""
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
