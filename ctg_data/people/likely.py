"""The records that may be one person's, proposed for the user to judge; pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from ctg_data.intake.planning.resemblance import Names, difference, known_spellings
from ctg_data.people.changes import number
from ctg_data.plan import Known, Row


@dataclass(frozen=True, slots=True)
class Likely:
    """Two records whose names resemble each other, and in what they differ."""

    one: int
    other: int
    why: str


def likely_duplicates(known: Known, among: frozenset[int]) -> tuple[Likely, ...]:
    """The pairs of records, among some, that resemble each other and that no answer has told apart."""
    people = {number(row): row for row in known["person"] if row["id"] in among}
    spelt = {person: known_spellings(row) for person, row in people.items()}
    names, apart = Names(spelt.items()), set(_told_apart(known, people))
    return tuple(
        Likely(one, other, difference(spelt[one], spelt[other]))
        for one in people
        for other in names.near(spelt[one])
        if one < other and not {one, other} & apart
    )


def _told_apart(known: Known, people: dict[int, Row]) -> Iterator[int]:
    """Those whom an answer said to be somebody new: their own name designates them."""
    for row in known["remembered_answer"]:
        person = int(str(row["answer"])) if row["scope"] == "name" and str(row["answer"]).isdigit() else 0
        if person in people and str(row["question"]).split(":")[1] == people[person]["folded"]:
            yield person
