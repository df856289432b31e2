"""Two records that are one person's, made one: what it would write, and what only the user can tell; pure."""

from dataclasses import dataclass

from ctg_data.people.changes import deleted, number, updated
from ctg_data.people.marks import Choices, attendances, questions
from ctg_data.people.memberships import memberships
from ctg_data.people.spelling import spelling
from ctg_data.plan import Change, Known, Plan, Question, Row


@dataclass(frozen=True, slots=True)
class Merge:
    """What making two records one would write, and the meetings where their marks differ, settled or not."""

    plan: Plan
    questions: tuple[Question, ...] = ()
    ready: bool = True


def merge(known: Known, kept: int, duplicate: int, choices: Choices) -> Merge:
    """The duplicate's attendance, memberships and topics given to the person kept, and its record removed.

    `known` holds all that refers to either. At one meeting, a known mark stands above an unknown one; of two known
    marks that differ, `choices` tells which (`meeting:<id>` → a status). The former name is remembered.
    """
    people = {number(row): row for row in known["person"]}
    asked = tuple(questions(known, kept, duplicate))
    own, others = ([row for row in known["membership"] if row["person_id"] == who] for who in (kept, duplicate))
    topics = [topic for topic in known["codev_topic"] if topic["presenter_id"] == duplicate]
    changes = (
        *_structure(people[kept], people[duplicate]),
        *memberships(own, others, kept),
        *attendances(known, kept, duplicate, choices),
        *(change for topic in topics for change in updated("codev_topic", topic, {"presenter_id": kept})),
        deleted("person", people[duplicate]),
    )
    # Answers that designate the duplicate lead to the person kept; undone, they designate the duplicate again.
    remembered = (("merged", str(duplicate), str(kept)), *spelling(people, duplicate, kept))
    settled = all(choices.get(question.id) in {choice.value for choice in question.choices} for question in asked)
    return Merge(Plan(known.network_id, changes, remembered=remembered), asked, settled)


def _structure(kept: Row, duplicate: Row) -> tuple[Change, ...]:
    return updated("person", kept, {"structure": kept["structure"] or duplicate["structure"]})
