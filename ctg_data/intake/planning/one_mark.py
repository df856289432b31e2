"""One person's mark typed on screen: corrected, forgotten on the sheet, or there by mistake."""

from datetime import date

from ctg_data.intake.planning.expected import Standing, lay_person, standings
from ctg_data.intake.planning.meetings import day_of
from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.validate import Record, validate
from ctg_data.intake.tables import Table
from ctg_data.vocabulary import AttendanceStatus, MeetingStatus, Role

SAID = ("status", "invited", "late", "partial", "remark")


def lay_marks(proposal: Proposal, table: Table, meeting: int | None) -> None:
    """Lay each mark of a form over what is recorded; nobody else of the meeting is concerned."""
    records, findings = validate(table)
    proposal.findings += findings
    for record in records:
        if meeting is not None:
            _lay(proposal, record, meeting)


def _lay(proposal: Proposal, record: Record, meeting: int) -> None:
    person = record.number("person")
    if person is None or proposal.rows.row("person", person) is None:
        proposal.say("reference_unknown", record.sheet, record.cell("person"), value=person)
        return
    if record.withdrawn:
        _withdraw(proposal, meeting, person, record)
        return
    if record.values["status"] is not AttendanceStatus.UNKNOWN:
        proposal.rows.lay("meeting", {"status": MeetingStatus.HELD}, row_id=meeting)
    standing = standings(proposal, day_of(proposal, meeting) or date.min).get(person, Standing(Role.GUEST))
    lay_person(proposal, meeting, person, standing, record.only(*SAID), record.source, record.told)


def _withdraw(proposal: Proposal, meeting: int, person: int, record: Record) -> None:
    attendance = proposal.rows.find("attendance", {"meeting_id": meeting, "person_id": person})
    if attendance is None:
        return
    served = [i for i, row in proposal.rows.all("attendance_territory") if row["attendance_id"] == attendance]
    for territory in served:
        proposal.rows.withdraw("attendance_territory", territory, record.source)
    proposal.rows.withdraw("attendance", attendance, record.source)
