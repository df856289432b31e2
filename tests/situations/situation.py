"""One situation: the file as somebody made it, the facts that it holds, and the questions that are fair to ask."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl import Workbook as OpenpyxlWorkbook

from tests.sheets import Rows, saved, workbook
from tests.situations.network import MARCH, ROLES, Person
from tests.situations.stored import (
    answer_fact,
    meeting_facts,
    member_fact,
    person_fact,
    presence_facts,
    problem_fact,
    topic_fact,
    value_fact,
)

P, E, A, R, D, U = "present", "excused", "absent", "represented", "remote", "unknown"
Facts = frozenset[str]
TITLE = ("Réunion du 18 mars 2025",)
HEADER = ("Nom", "Prénom", "Présence")


@dataclass(frozen=True)
class Situation:
    """A file and its truth: `facts` are written, after `answers` (by question) where any; `refused` names findings.

    An answer is a choice's value, or words of its label. `says` are findings that must be given beside.
    """

    title: str
    facts: Facts
    make: Callable[[], bytes]
    file: str = "classeur.xlsx"
    answers: Mapping[str, str] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    says: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        return self.make.__name__


def situation(
    title: str,
    *truth: Iterable[str],
    file: str = "classeur.xlsx",
    asks: Mapping[str, str] | None = None,
    refused: Sequence[str] = (),
    says: Sequence[str] = (),
) -> Callable[[Callable[[], bytes]], Situation]:
    """Make a situation of a function that gives the bytes of its file; its name tells the layout."""
    facts = frozenset(fact for each in truth for fact in each)
    return lambda make: Situation(title, facts, make, file, asks or {}, frozenset(refused), frozenset(says))


def on(
    day: date,
    presence: Mapping[Person, str],
    *,
    late: Iterable[Person] = (),
    partial: Iterable[Person] = (),
    remarks: Mapping[Person, str] | None = None,
    roles: Mapping[Person, str] | None = None,
    structures: Mapping[Person, str] | None = None,
    kind: str = "quarterly",
    **details: Any,
) -> Iterator[str]:
    """A meeting held, who came, and the people met for the first time."""
    yield from meeting_facts(day, kind, "held", details)
    for person, status in presence.items():
        values = {"status": status, "late": person in late, "partial": person in partial}
        role = {**ROLES, **(roles or {})}.get(person, "guest")
        yield from presence_facts(day, shown(person), role, {**values, "remark": (remarks or {}).get(person)})
        if person not in ROLES:
            yield person_fact(*person, (structures or {}).get(person, ""))


def planned(day: date, kind: str = "quarterly", **details: Any) -> Iterator[str]:
    yield from meeting_facts(day, kind, "planned", details)


def topic(title: str, territory: str, day: date = MARCH, kind: str = "issue", **values: Any) -> Iterator[str]:
    yield topic_fact(day, {"title": title, "territory": territory, "kind": kind, **values})


def problem(title: str, territory: str, **values: Any) -> Iterator[str]:
    yield problem_fact({"title": title, "territory": territory, **values})


def member(person: Person, role: str, territory: str, start: date, end: date | None = None) -> Iterator[str]:
    yield person_fact(*person)
    yield member_fact(shown(person), role, territory, start, end)


def responses(wave: str, code: str, items: Mapping[str, int]) -> Iterator[str]:
    yield from (answer_fact(wave, code, item, value) for item, value in items.items())


def measured(indicator: str, territory: str, period: str, value: float) -> Iterator[str]:
    yield value_fact(indicator, territory, period, value)


def shown(person: Person) -> str:
    return " ".join(person).strip()


def sheet(*rows: Sequence[Any], name: str = "Feuil1") -> bytes:
    """A workbook of one sheet."""
    return book({name: rows})


def book(sheets: Mapping[str, Rows], touch: Callable[[OpenpyxlWorkbook], object] = lambda made: None) -> bytes:
    """A workbook, touched up (merged cells, hidden rows) before it is saved."""
    made = workbook(sheets)
    touch(made)
    return saved(made)
