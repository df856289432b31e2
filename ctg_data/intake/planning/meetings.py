"""Which meeting each table speaks of: by the reference of our template, else by its date and kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from ctg_data.folding import fold
from ctg_data.intake.planning.moved import Unsettled, came_from
from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.validate import Record, validate, validate_meeting
from ctg_data.intake.tables import MeetingRead, Reading, Table, TableKind
from ctg_data.plan import Choice, Question, Row, Value
from ctg_data.vocabulary import MeetingKind, MeetingStatus

TELL_OF_MEETINGS = (
    TableKind.MEETING,
    TableKind.PLANNING,
    TableKind.ATTENDANCE,
    TableKind.MATRIX,
    TableKind.CODEV,
)
"""The tables that make a meeting known, in the order in which they are believed."""

SAID_OTHERWISE = ("date_invalid", "meeting_twice")
"""What already says why a meeting has no date."""

DETAILS = (
    *("title", "place", "host", "theme", "next_theme", "facilitator_caf", "facilitator_msa"),
    *("starts_at", "ends_at", "status"),
)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The meetings of a file: for each table (by its place in the reading) the row of each, None where it is open."""

    of_table: Mapping[int, tuple[int | None, ...]]
    concerned: frozenset[int] = frozenset()

    def of(self, position: int) -> int | None:
        """The meeting of a table that holds one: its own, else the only one of the file."""
        own = [meeting for meeting in self.of_table.get(position, ()) if meeting is not None]
        return own[0] if own else self.sole

    @property
    def sole(self) -> int | None:
        """The only meeting of the file, if it has only one."""
        return next(iter(self.concerned)) if len(self.concerned) == 1 else None


def lay_meetings(proposal: Proposal, reading: Reading, kind: MeetingKind | None) -> Agenda:
    """Lay every meeting of a file; a table that says no date has the only meeting of the file."""
    of_table: dict[int, tuple[int | None, ...]] = {}
    tables = [(i, table) for i, table in enumerate(reading.tables) if table.kind in TELL_OF_MEETINGS]
    for position, table in sorted(tables, key=lambda each: TELL_OF_MEETINGS.index(each[1].kind)):
        first = _told_before(reading, position, of_table)
        of_table[position] = (
            tuple(_lay(proposal, table, record, kind) for record in _records(proposal, table))
            if first is None
            else of_table[first]
        )
    concerned = frozenset(meeting for meetings in of_table.values() for meeting in meetings if meeting is not None)
    agenda = Agenda(of_table, concerned)
    filled = {i: tuple(own or agenda.sole for own in meetings or (None,)) for i, meetings in of_table.items()}
    _say_undated(proposal, reading, filled)
    return replace(agenda, of_table=filled)


def _told_before(reading: Reading, position: int, of_table: Mapping[int, tuple[int | None, ...]]) -> int | None:
    """The table already laid that tells the very meeting of another: its faults are said once."""
    told = _bare(reading.tables[position])
    return next((earlier for earlier in of_table if told and _bare(reading.tables[earlier]) == told), None)


def _bare(table: Table) -> list[MeetingRead]:
    return [replace(meeting, details={}, cells={}) for meeting in table.meetings if meeting.id is not None]


def _say_undated(proposal: Proposal, reading: Reading, of_table: Mapping[int, tuple[int | None, ...]]) -> None:
    """A sheet of people without a date is said, unless a question or a finding already asks for it."""
    asked = [*reading.questions, *(question for table in reading.tables for question in table.questions)]
    if asked or proposal.questions or any(finding.code in SAID_OTHERWISE for finding in proposal.findings):
        return
    for position, meetings in of_table.items():
        table = reading.tables[position]
        if table.kind in (TableKind.ATTENDANCE, TableKind.MATRIX) and None in meetings:
            proposal.say("meeting_date_missing", table.sheet)


def day_of(proposal: Proposal, meeting: int | None) -> date | None:
    """The day of a meeting laid or known."""
    row = proposal.rows.row("meeting", meeting) if meeting is not None else None
    return cast(date, row["date"]) if row else None


def _records(proposal: Proposal, table: Table) -> Iterator[Record]:
    for read in table.meetings:
        record, findings = validate_meeting(table, read)
        proposal.findings += findings
        words = f"{read.label} {record.text('title')} {read.above}"
        yield replace(record, values={**record.values, "words": words})
    if table.kind in (TableKind.MEETING, TableKind.PLANNING):
        records, findings = validate(table)
        proposal.findings += findings
        yield from records


def _lay(proposal: Proposal, table: Table, record: Record, kind: MeetingKind | None) -> int | None:
    known = _referred(proposal, record)
    try:
        known, said = came_from(proposal, record, known) if record.sheet else (known, record.day("date"))
    except Unsettled:
        return None
    day = said or day_of(proposal, known)
    if day is None:
        return None
    sort = _kind(proposal, record, kind, known, day)
    if sort is None:
        return None
    key: Row = {"network_id": proposal.network_id, "date": day, "kind": sort.value}
    standing = proposal.rows.find("meeting", key)
    planned_anew = table.kind is TableKind.PLANNING and not record.sheet and known is None
    if standing is not None and (planned_anew or known not in (None, standing)):
        proposal.say("meeting_twice", record.sheet, record.cell("date"), date=day, kind=sort.label)
        return None
    found = known if known is not None else standing
    if table.kind is TableKind.PLANNING and not proposal.once(("meeting", day, sort), record, "date"):
        return None
    details = _details(proposal, record, found)
    _say_moved(proposal, record, found, key)
    return proposal.rows.lay("meeting", {**key, **details}, record.source, row_id=found, told=record.told)


def _say_moved(proposal: Proposal, record: Record, meeting: int | None, key: Row) -> None:
    row = (proposal.rows.row("meeting", meeting) if meeting is not None else None) or key
    before, after = ((each["date"], MeetingKind(str(each["kind"])).label) for each in (row, key))
    if before != after and record.sheet:  # on screen the day was just typed, and before → after is seen
        received = {"before": before[0], "kind": before[1], "after": after[0], "becomes": after[1]}
        proposal.say("meeting_moved", record.sheet, record.cell("date"), **received)


def _details(proposal: Proposal, record: Record, meeting: int | None) -> dict[str, Value]:
    """A plan that still says « prévue » of a meeting already held says nothing."""
    details = record.only(*DETAILS)
    row = proposal.rows.row("meeting", meeting) if meeting is not None else None
    held = row is not None and row.get("status") == MeetingStatus.HELD.value
    if held and details.get("status") == MeetingStatus.PLANNED:
        del details["status"]
    return details if row else {"status": MeetingStatus.PLANNED, **details}


def _referred(proposal: Proposal, record: Record) -> int | None:
    reference = record.number("reference")
    if reference is None:
        return None
    row = proposal.rows.row("meeting", reference)
    if row and row["network_id"] == proposal.network_id:
        return reference
    proposal.say("reference_unknown", record.sheet, record.cells.get("reference", ""), value=reference)
    return None


def _kind(
    proposal: Proposal, record: Record, given: MeetingKind | None, known: int | None, day: date
) -> MeetingKind | None:
    said = record.values.get("kind")
    if isinstance(said, MeetingKind):
        return said
    row = proposal.rows.row("meeting", known) if known is not None else None
    if row:
        return MeetingKind(str(row["kind"]))
    if given:
        return given
    ours = (row for _, row in proposal.rows.all("meeting") if row["network_id"] == proposal.network_id)
    that_day = [MeetingKind(str(row["kind"])) for row in ours if row["date"] == day]
    if len(that_day) > 1:
        return _asked_kind(proposal, record, day)
    return that_day[0] if that_day else _guessed_kind(proposal, record, day)


def _guessed_kind(proposal: Proposal, record: Record, day: date) -> MeetingKind:
    if {"formation", "formations"} & set(fold(record.text("words")).split()):
        return MeetingKind.TRAINING
    proposal.say("kind_assumed", record.sheet, record.cells.get("date", ""), date=day)
    return MeetingKind.QUARTERLY


def _asked_kind(proposal: Proposal, record: Record, day: date) -> MeetingKind | None:
    question = Question(
        f"kind:{day.isoformat()}",
        "kind_ambiguous",
        f"De quelle rencontre du {day:%d/%m/%Y} s’agit-il ?",
        tuple(Choice(kind.value, kind.label) for kind in MeetingKind),
        "Une rencontre trimestrielle et une formation mutualisée sont connues ce jour-là.",
        sheet=record.sheet,
        cell=record.cells.get("date", ""),
    )
    answer = proposal.ask(question)
    return MeetingKind(answer) if answer else None


def dates_and_kinds(proposal: Proposal, agenda: Agenda) -> tuple[tuple[date, str], ...]:
    """The date and kind of the meetings of a file, by date."""
    rows = (row for meeting, row in proposal.rows.all("meeting") if meeting in agenda.concerned)
    return tuple(sorted((cast(date, row["date"]), str(row["kind"])) for row in rows))
