"""The attendance of two records made one: at one meeting a person has one mark; pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from ctg_data.people.changes import deleted, number, updated
from ctg_data.plan import Change, Choice, Known, Question, Row
from ctg_data.selection import day_label
from ctg_data.vocabulary import AttendanceStatus, Role

UNKNOWN = AttendanceStatus.UNKNOWN.value
FLAGS = ("late", "partial")
Choices = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """The attendance of the person kept and that of the duplicate, at the same meeting."""

    own: Row
    other: Row

    @property
    def question(self) -> str:
        """What asks which mark is right."""
        return f"meeting:{self.own['meeting_id']}"

    @property
    def differs(self) -> bool:
        """Whether both marks are known, and not the same."""
        return len({self.own["status"], self.other["status"]} - {UNKNOWN}) > 1

    @property
    def role(self) -> str:
        """The role of that day: who came as a guest under one name was expected under the other."""
        return next(role.value for role in Role if role.value in (self.own["role"], self.other["role"]))

    def told(self, choices: Choices) -> Row:
        """The row whose mark is right: the known one, or the one chosen."""
        if self.differs:
            return self.other if self.other["status"] == choices.get(self.question) else self.own
        return self.other if self.own["status"] == UNKNOWN != self.other["status"] else self.own

    def united(self, choices: Choices) -> Row:
        """The columns of the one attendance; the flags are those of the mark, or of both where it is the same."""
        told, rows = self.told(choices), (self.own, self.other)
        same = [row for row in rows if row["status"] == told["status"]]
        remarks = dict.fromkeys(str(row["remark"]) for row in rows if row["remark"])
        flags = {flag: any(row[flag] for row in same) for flag in FLAGS}
        said = {"status": told["status"], "invited": told["invited"], "remark": " ; ".join(remarks)}
        return {"role": self.role, **said, **flags}


def attendances(known: Known, kept: int, duplicate: int, choices: Choices) -> Iterator[Change]:
    """Each attendance of the duplicate given to the person kept, or made one with theirs of the same meeting."""
    pairs = {number(pair.other): pair for pair in _pairs(known, kept, duplicate)}
    for other in _of(known, duplicate):
        if pair := pairs.get(number(other)):
            yield from updated("attendance", pair.own, pair.united(choices))
            yield from _territories(known, pair)
            yield deleted("attendance", other)
        else:
            yield from updated("attendance", other, {"person_id": kept})


def questions(known: Known, kept: int, duplicate: int) -> Iterator[Question]:
    """The meetings where both have a known mark, and not the same."""
    days = {number(row): cast(date, row["date"]) for row in known["meeting"]}
    for pair in _pairs(known, kept, duplicate):
        if pair.differs:
            day = day_label(days[number(pair.own, "meeting_id")])
            yield Question(
                pair.question,
                "marks_differ",
                f"Quelle présence retenir à la rencontre du {day} ?",
                (_choice(pair.own, "fiche gardée"), _choice(pair.other, "fiche en double")),
                "Les deux fiches y ont une marque différente.",
            )


def _choice(row: Row, whose: str) -> Choice:
    mark = AttendanceStatus(str(row["status"]))
    return Choice(mark.value, f"{mark.label} ({whose})")


def _territories(known: Known, pair: Pair) -> Iterator[Change]:
    """The territories served that day in the role that is right, each once."""
    own, others = (_served(known, row) for row in (pair.own, pair.other))
    right = [row for side, rows in ((pair.own, own), (pair.other, others)) if side["role"] == pair.role for row in rows]
    wanted = {row["territory_id"] for row in right}
    yield from (deleted("attendance_territory", row) for row in own if row["territory_id"] not in wanted)
    missing = wanted - {row["territory_id"] for row in own}
    for row in others:
        if row["territory_id"] in missing:
            yield from updated("attendance_territory", row, {"attendance_id": number(pair.own)})
        else:
            yield deleted("attendance_territory", row)


def _pairs(known: Known, kept: int, duplicate: int) -> Iterator[Pair]:
    own = {row["meeting_id"]: row for row in _of(known, kept)}
    for other in _of(known, duplicate):
        if other["meeting_id"] in own:
            yield Pair(own[other["meeting_id"]], other)


def _of(known: Known, person: int) -> list[Row]:
    return [row for row in known["attendance"] if row["person_id"] == person]


def _served(known: Known, attendance: Row) -> list[Row]:
    return [row for row in known["attendance_territory"] if row["attendance_id"] == attendance["id"]]
