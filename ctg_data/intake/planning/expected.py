"""Who was expected at a meeting, and what becomes of those who are on no sheet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from ctg_data.intake.planning.diff import identifier, says
from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.reconcile import People
from ctg_data.plan import Choice, Question, Row, Source, Value
from ctg_data.vocabulary import AttendanceStatus, Role

COUNTED = (Role.CCT, Role.OPERATOR)
NOT_INVITED = "not_invited"

Answered = Mapping[str, Value]
UNANSWERED: Answered = {"status": AttendanceStatus.UNKNOWN}
ANSWERS: dict[str, tuple[str, Answered]] = {
    AttendanceStatus.UNKNOWN.value: ("Non renseigné", UNANSWERED),
    AttendanceStatus.ABSENT.value: ("Absent", {"status": AttendanceStatus.ABSENT}),
    NOT_INVITED: ("Non invité", {**UNANSWERED, "invited": False}),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The role of a person on a day, and the territories served in that role."""

    role: Role
    territories: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Absence:
    """A person expected at a meeting and on no sheet of the file."""

    meeting: int
    person: int
    standing: Standing


def standings(proposal: Proposal, day: date) -> dict[int, Standing]:
    """The people of the network on a day; who has several roles has the first of the list, CCT before all."""
    ours = (row for _, row in proposal.rows.all("membership") if row["network_id"] == proposal.network_id)
    return standings_of(ours, proposal.known["network_territory"], day)


def standings_of(memberships: Iterable[Row], belongings: Iterable[Row], day: date) -> dict[int, Standing]:
    """The same, from rows of one network: nobody is expected for a territory that does not belong to it that day."""
    there = {None, *(row["territory_id"] for row in belongings if _covers(row, day))}
    held: dict[int, dict[Role, list[int]]] = {}
    for row in memberships:
        if _covers(row, day) and row.get("territory_id") in there:
            served = held.setdefault(identifier(row, "person_id"), {}).setdefault(Role(str(row["role"])), [])
            served += [identifier(row, "territory_id")] if row.get("territory_id") is not None else []
    return {person: _first(roles) for person, roles in held.items()}


def cct_on(proposal: Proposal, day: date) -> int:
    """How many people are CCT of the network on a day."""
    return sum(standing.role is Role.CCT for standing in standings(proposal, day).values())


def _covers(dated: Row, day: date) -> bool:
    start, end = cast(date, dated["start_on"]), cast(date | None, dated.get("end_on"))
    return start <= day and (end is None or day <= end)


def _first(roles: Mapping[Role, list[int]]) -> Standing:
    role = next(role for role in Role if role in roles)
    return Standing(role, tuple(dict.fromkeys(roles[role])))


def lay_person(
    proposal: Proposal,
    meeting: int,
    person: int,
    standing: Standing,
    values: Answered,
    source: Source | None = None,
    told: frozenset[str] = frozenset(),
) -> None:
    """Lay one row of attendance; its role and territories are written once, as they are that day."""
    key: Row = {"meeting_id": meeting, "person_id": person, "role": standing.role}
    attendance = proposal.rows.lay("attendance", {**key, **values}, source, told=told)
    if attendance < 0:
        for territory in standing.territories:
            row: Row = {"attendance_id": attendance, "territory_id": territory}
            proposal.rows.lay("attendance_territory", row, source)


def lay_absences(proposal: Proposal, absences: Iterable[Absence]) -> list[AttendanceStatus]:
    """Lay the people expected and on no sheet, as the one question of the file settles it; the statuses laid."""
    undecided = [absence for absence in absences if _undecided(proposal, absence)]
    asked = [absence for absence in undecided if absence.standing.role in COUNTED]
    answer = proposal.ask(_question(asked)) if asked else None
    laid: list[AttendanceStatus] = []
    for absence in undecided:
        settled = answer if answer and absence.standing.role in COUNTED else AttendanceStatus.UNKNOWN.value
        values = ANSWERS[settled][1]
        lay_person(proposal, absence.meeting, absence.person, absence.standing, values)
        laid += [] if settled == NOT_INVITED else [AttendanceStatus(settled)]
    return laid


def say_absences(proposal: Proposal, absences: Iterable[Absence], people: People, sheet: str, day: date) -> None:
    """Name the people expected at one meeting and on no sheet of it; sheets often omit who leads."""
    asked = (absence for absence in absences if absence.standing.role in COUNTED)
    names = [people.shown(absence.person) for absence in asked if _undecided(proposal, absence)]
    if names:
        proposal.say("expected_missing", sheet, date=day, names=", ".join(sorted(names)), count=len(names))


def _undecided(proposal: Proposal, absence: Absence) -> bool:
    key: Row = {"meeting_id": absence.meeting, "person_id": absence.person}
    found = proposal.rows.find("attendance", key)
    row = proposal.rows.row("attendance", found) if found is not None else None
    return row is None or (not says("status", row["status"]) and row.get("invited") is not False)


def _question(absences: list[Absence]) -> Question:
    people = len({absence.person for absence in absences})
    return Question(
        "expected_missing",
        "expected_missing",
        "Que retenir pour les personnes attendues qui ne figurent pas sur la feuille ?",
        tuple(Choice(value, label) for value, (label, _) in ANSWERS.items()),
        f"Personnes attendues qui n’y figurent pas : {people}. Sans réponse : « Non renseigné ».",
        required=False,
    )
