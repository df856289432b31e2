"""The marks already known of a meeting, beside those of a sheet that comes again: changed or left, never in silence."""

from collections.abc import Mapping, Set
from datetime import date

from ctg_data.intake.planning.diff import identifier, says
from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.reconcile import People
from ctg_data.vocabulary import AttendanceStatus, Role


def known_marks(proposal: Proposal, meeting: int) -> dict[int, AttendanceStatus]:
    """The marks known of a meeting, by person; those corrected on screen are named one by one elsewhere."""
    rows = proposal.rows.referring("attendance", "meeting_id", meeting)
    said = (row for number, row in rows if not _on_screen(proposal, number))
    return {
        identifier(row, "person_id"): AttendanceStatus(str(row["status"]))
        for row in said
        if says("status", row["status"])
    }


def say_changed(
    proposal: Proposal,
    before: Mapping[int, AttendanceStatus],
    after: Mapping[int, AttendanceStatus],
    people: People,
    sheet: str,
    day: date,
) -> None:
    """Name the people whose known mark the file says otherwise: the last confirmed wins, never in silence."""
    changed = [
        f"{people.shown(person)} ({mark.label} → {after[person].label})"
        for person, mark in before.items()
        if after.get(person, AttendanceStatus.UNKNOWN) not in (mark, AttendanceStatus.UNKNOWN)
    ]
    if changed:
        proposal.say("marks_change", sheet, date=day, count=len(changed), names=", ".join(sorted(changed)))


def say_kept(proposal: Proposal, meeting: int, seen: Set[int], people: People, sheet: str, day: date) -> None:
    """Name the people whose known mark stays though a corrected sheet leaves them out; sheets often omit who leads."""
    rows = (row for _, row in proposal.rows.referring("attendance", "meeting_id", meeting))
    marked = (row for row in rows if row["role"] != Role.FACILITATOR.value and says("status", row["status"]))
    kept = [identifier(row, "person_id") for row in marked]
    names = sorted(people.shown(person) for person in kept if person not in seen)
    if names:
        proposal.say("kept_though_missing", sheet, date=day, names=", ".join(names))


def _on_screen(proposal: Proposal, attendance: int) -> bool:
    return ("attendance", attendance, "status") in proposal.known.corrected
