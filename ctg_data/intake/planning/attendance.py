"""Who came: the marks of the sign-in sheets, then the people expected who are on none of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ctg_data.folding import fold
from ctg_data.intake.planning.expected import (
    Absence,
    Standing,
    lay_absences,
    lay_person,
    say_absences,
    standings,
)
from ctg_data.intake.planning.known_marks import known_marks, say_changed, say_kept
from ctg_data.intake.planning.meetings import Agenda, day_of
from ctg_data.intake.planning.name import Name
from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.reconcile import People
from ctg_data.intake.tables import Mark, PersonRead, Reading, Table, TableKind
from ctg_data.plan import Source, Value
from ctg_data.vocabulary import AttendanceStatus, MeetingStatus, Role

UNKNOWN = AttendanceStatus.UNKNOWN
ANIMATES = ("anim", "coanim", "facilit")
"""How the function of somebody who leads the meeting for Caf or MSA begins."""


@dataclass(frozen=True, slots=True)
class Line:
    """One person at one meeting, as one sheet tells it."""

    sheet: str
    person: PersonRead
    mark: Mark | None
    of_matrix: bool
    territory_cell: str = ""

    @property
    def status(self) -> AttendanceStatus:
        """The status read; a blank mark is unknown, and so is one not yet settled."""
        return (self.mark and self.mark.status) or UNKNOWN

    @property
    def silent(self) -> bool:
        """A blank in a matrix: it may only mean that the person was not of the network that day."""
        return self.of_matrix and self.status is UNKNOWN

    @property
    def name(self) -> Name:
        """The person, and what may tell homonyms apart."""
        read = self.person
        source = Source(self.sheet, read.row)
        return Name(read.last_name, read.first_name, read.territory, read.structure, source, f"A{read.row}")

    @property
    def source(self) -> Source:
        """Where the mark stands."""
        return Source(self.sheet, self.person.row, {"status": self.mark.cell} if self.mark else {})

    @property
    def values(self) -> dict[str, Value]:
        """The columns that the sheet says; flags say nothing without a known mark, nor in a plain « P » of a matrix."""
        remark = {} if self.of_matrix else {"remark": self.person.remark}
        if self.mark is None or self.status is UNKNOWN:
            return {"status": UNKNOWN, **remark}
        flags = {"late": self.mark.late, "partial": self.mark.partial}
        plain = self.of_matrix and self.status is AttendanceStatus.PRESENT
        said = {name: flag for name, flag in flags.items() if flag or not plain}
        return {"status": self.status, "invited": True, **said, **remark}


@dataclass
class Register:
    """One meeting: who is on its sheets, and the lines that name nobody known yet."""

    meeting: int
    day: date
    lines: list[Line]
    members: Mapping[int, Standing]
    seen: dict[int, Line] = field(default_factory=dict)
    unsettled: list[Line] = field(default_factory=list)


def lay_attendance(proposal: Proposal, reading: Reading, agenda: Agenda, people: People) -> dict[str, int]:
    """Lay one row per person on the sheets or expected; how many of each status were read."""
    counts = Counter(dict.fromkeys(AttendanceStatus, 0))
    absences: list[Absence] = []
    for meeting, lines in _by_meeting(reading, agenda).items():
        people.meet(line.name for line in lines)
        day = day_of(proposal, meeting) or date.min
        if not _took_place(proposal, meeting, lines, day):
            counts[UNKNOWN] += len(lines)
            continue
        register = Register(meeting, day, lines, standings(proposal, day))
        _settle(proposal, register, people)
        counts.update(line.status for line in (*register.seen.values(), *register.unsettled))
        absences += _lay_register(proposal, register, people)
    counts.update(lay_absences(proposal, absences))
    return {status.value: counts[status] for status in AttendanceStatus}


def _by_meeting(reading: Reading, agenda: Agenda) -> dict[int, list[Line]]:
    lines: dict[int, list[Line]] = defaultdict(list)
    for position, table in enumerate(reading.tables):
        if table.kind not in (TableKind.ATTENDANCE, TableKind.MATRIX):
            continue
        marks = {(mark.row, mark.nth, mark.meeting): mark for mark in table.marks}
        of_matrix, column = table.kind is TableKind.MATRIX, _territory_column(table)
        for number, meeting in enumerate(agenda.of_table[position]):
            if meeting is not None and table.people:
                lines[meeting] += [
                    Line(
                        table.sheet,
                        person,
                        marks.get((person.row, person.nth, number)),
                        of_matrix,
                        f"{column}{person.row}",
                    )
                    for person in table.people
                ]
    return lines


def _territory_column(table: Table) -> str:
    return next((column for column, said in table.columns.items() if said == "territory"), "A")


def _took_place(proposal: Proposal, meeting: int, lines: list[Line], day: date) -> bool:
    """A meeting is held once one mark is known; before that, nothing freezes the roles of the day."""
    status = (proposal.rows.row("meeting", meeting) or {}).get("status")
    if any(line.status is not UNKNOWN for line in lines):
        if status == MeetingStatus.CANCELLED.value:
            proposal.say("meeting_was_cancelled", lines[0].sheet, date=day)
        proposal.rows.lay("meeting", {"status": MeetingStatus.HELD}, row_id=meeting)
        return True
    if status != MeetingStatus.HELD.value:
        proposal.say("no_mark", lines[0].sheet, date=day)
    return status == MeetingStatus.HELD.value


def _settle(proposal: Proposal, register: Register, people: People) -> None:
    for line in register.lines:
        if line.status is UNKNOWN and people.territories.known(line.name.shown):
            proposal.leave(line.sheet, line.person.row)  # a heading
            continue
        person = people.who(line.name, create=not line.silent)
        if people.leaves(line.name):
            proposal.leave(line.sheet, line.person.row)
            continue
        if person not in register.members:
            people.territories.mention(line.person.territory, line.sheet, line.territory_cell)
        if person is None or (line.silent and person not in register.members):
            register.unsettled.append(line)
            continue
        first = register.seen.get(person)
        register.seen[person] = line if first is None else _one_of(proposal, first, line)


def _one_of(proposal: Proposal, first: Line, second: Line) -> Line:
    """The line kept of two about one person: the known mark; two known marks that differ stop the import."""
    known = [line for line in (first, second) if line.status is not UNKNOWN]
    if (first.sheet, first.person.row) == (second.sheet, second.person.row):
        return _half_days(known) or first
    received = {"name": second.name.shown, "first": first.person.row, "row": second.person.row}
    if len({line.status for line in known}) > 1:
        marks = {"mark": first.status.label, "other": second.status.label}
        proposal.say("person_twice_otherwise", second.sheet, _place(second), **received, **marks)
    elif first.sheet == second.sheet:
        proposal.say("person_twice", second.sheet, _place(second), **received)
    return known[0] if known else first


def _half_days(known: list[Line]) -> Line | None:
    """Two columns of one date: present at one is present, flagged as partial where the other says otherwise."""
    best = next((line for line in known if line.status is AttendanceStatus.PRESENT), next(iter(known), None))
    if best is None or best.mark is None or len({line.status for line in known}) == 1:
        return best
    return replace(best, mark=replace(best.mark, partial=True))


def _lay_register(proposal: Proposal, register: Register, people: People) -> Iterator[Absence]:
    before = known_marks(proposal, register.meeting)
    for person, line in register.seen.items():
        standing = register.members.get(person) or _visitor(proposal, register.meeting, person, line)
        _say_elsewhere(proposal, line, standing, people)
        lay_person(proposal, register.meeting, person, standing, line.values, line.source)
    sheet, marks = register.lines[0].sheet, {person: line.status for person, line in register.seen.items()}
    say_changed(proposal, before, marks, people, sheet, register.day)
    on_sheet = register.seen.keys() | people.doubted
    if any(line.status is not UNKNOWN for line in register.lines):
        say_kept(proposal, register.meeting, on_sheet, people, sheet, register.day)
    absences = [
        Absence(register.meeting, person, standing)
        for person, standing in register.members.items()
        if person not in on_sheet and standing.role is not Role.GUEST
    ]
    say_absences(proposal, absences, people, sheet, register.day)
    yield from absences


def _visitor(proposal: Proposal, meeting: int, person: int, line: Line) -> Standing:
    role = Role.FACILITATOR if _leads(line.person) else Role.GUEST
    if proposal.rows.find("attendance", {"meeting_id": meeting, "person_id": person}) is None:
        code = "person_new" if person < 0 else "person_not_member"
        proposal.say(code, line.sheet, _place(line), name=line.name.shown, role=role.label)
    return Standing(role)


def _leads(person: PersonRead) -> bool:
    words = fold(f"{person.function} {person.structure}").replace("co anim", "coanim").split()
    return bool({"caf", "msa"} & set(words)) and any(word.startswith(ANIMATES) for word in words)


def _say_elsewhere(proposal: Proposal, line: Line, standing: Standing, people: People) -> None:
    territory = people.territories.known(line.person.territory)
    if territory is not None and standing.territories and territory not in standing.territories:
        known = ", ".join(people.territories.names[served] for served in standing.territories)
        written = line.person.territory
        proposal.say("territory_differs", line.sheet, _place(line), name=line.name.shown, value=written, known=known)


def _place(line: Line) -> str:
    return line.mark.cell if line.mark else f"A{line.person.row}"
