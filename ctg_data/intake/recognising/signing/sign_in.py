"""Sign-in tables and follow-up matrices: people down, one or several meetings across, a mark where they meet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ctg_data.findings import Finding, found
from ctg_data.folding import fold_name
from ctg_data.intake.cells import at, letter, place, written
from ctg_data.intake.marks import Sense, Settled, is_mark, says_late, sense_of
from ctg_data.intake.recognising.correcting.corrections import BLANK
from ctg_data.intake.recognising.locate import Block
from ctg_data.intake.recognising.rows.announced import Lists, announced_in, people_and_marks
from ctg_data.intake.recognising.rows.lines import HEADING, LEGEND, NOTE, REPEATED, TOTAL, is_closing
from ctg_data.intake.recognising.rows.people_rows import fields_of, person_of
from ctg_data.intake.recognising.rows.sections import Section, section_at
from ctg_data.intake.recognising.signing.presence import Register, Seen
from ctg_data.intake.recognising.signing.registers import registers_of
from ctg_data.intake.recognising.signing.traces import ONLINE, online_question, unsigned_question
from ctg_data.intake.tables import Cell, Grid, Mark, PersonRead
from ctg_data.plan import Question
from ctg_data.vocabulary import AttendanceStatus

UNKNOWN, PRESENT, REMOTE = AttendanceStatus.UNKNOWN, AttendanceStatus.PRESENT, AttendanceStatus.REMOTE
EXCUSED, ABSENT = AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT
SAID_BETTER = (
    *((status, AttendanceStatus.REPRESENTED) for status in (PRESENT, ABSENT, EXCUSED)),
    (ABSENT, EXCUSED),
)
"""A mark, and the remark that says more of it: who signed for somebody, or why somebody was away."""
SHORT = 3  # letters of a remark that may only be a mark


@dataclass(frozen=True, slots=True)
class Open:
    """A mark that must be asked about, and where it stands."""

    token: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class SignIn:
    """The people of a table, their marks, the rows left aside and what must be asked."""

    columns: Mapping[str, str]
    people: tuple[PersonRead, ...]
    marks: tuple[Mark, ...]
    ignored: tuple[tuple[int, str], ...]
    open: tuple[Open, ...]
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    signed: bool


def read_sign_in(grid: Grid, block: Block, settled: Settled, answers: Mapping[str, str], about: str) -> SignIn:
    """The people and marks of a sign-in table or a matrix; questions about it end with `about`."""
    rows = _Rows(grid, block, settled, ONLINE.get(answers.get(f"online:{about}", ""), REMOTE))
    for number in block.body:
        rows.read(number)
    unsigned = [each.cell for _, _, each in rows.seen if each.unsigned]
    signed = any(each.raw for _, _, each in rows.seen) or bool(rows.announced) or not unsigned
    blank = BLANK.get(answers.get(f"unsigned:{about}", "")) if signed else UNKNOWN
    online = [each.cell for _, _, each in rows.seen if each.stamped]
    opened = online_question(grid.sheet, about, online, answers)
    asked = unsigned_question(grid.sheet, about, unsigned) if unsigned and blank is None else ()
    return SignIn(
        {letter(number): field for number, field in sorted(rows.fields.items())},
        tuple(rows.people),
        (*(_mark(row, meeting, each, blank) for row, meeting, each in rows.seen), *rows.announced),
        tuple(rows.ignored),
        tuple(Open(mark, grid.sheet, cell) for _, _, each in rows.seen for mark, cell in each.open.items()),
        (*asked, *opened),
        (*rows.findings, *(found("read_as_remote", grid.sheet, each.cell) for each in opened)),
        signed,
    )


class _Rows:
    """The rows of one table, read from top to bottom: a heading speaks of all those below it."""

    def __init__(self, grid: Grid, block: Block, settled: Settled, online: AttendanceStatus) -> None:
        self.grid, self.block, self.settled = grid, block, settled
        self.fields = fields_of(block.header)
        self.registers = registers_of(block.header, _filled(grid, block), online)
        self.people: list[PersonRead] = []
        self.seen: list[tuple[int, int, Seen]] = []
        self.ignored: list[tuple[int, str]] = []
        self.findings: list[Finding] = []
        self.announced: list[Mark] = []
        self._closed = False
        self._section = Section()
        self._named: dict[str, int] = {}

    def read(self, number: int) -> None:
        """Read a row, counted from 0."""
        row = self.grid.rows[number]
        named = announced_in(row, number) if len(self.registers) == 1 else Lists()
        if named.people:
            self._announce(named)
            return
        self._closed = self._closed or is_closing(row)
        if self._closed:
            self._leave(number, NOTE)
            return
        opened = section_at(self.grid, number, self.block.bottom, self._section)
        if opened is not None:
            self._section = opened
            self.findings += _doubt(self.grid, number, opened)
            self._leave(number, HEADING)
            return
        person, reason = person_of(self.grid, self.block.header, self.fields, number)
        reason = reason or (self._seen_before(person) if person else "")
        if reason:
            self._leave(number, reason)
        elif person:
            self._keep(number, person)

    def _announce(self, named: Lists) -> None:
        """Who is named after « Excusés : » below a table; a row of theirs above without any mark says nothing more."""
        people, marks = people_and_marks(named)
        names = {fold_name(each.last_name, each.first_name) for each in people}
        blank = {row for row, _, seen in self.seen if not seen.raw and seen.sense.status in (None, UNKNOWN)}
        rows = {p.row for p in self.people if p.row in blank and fold_name(p.last_name, p.first_name) in names}
        self.people = [*(each for each in self.people if each.row not in rows), *people]
        self.seen = [each for each in self.seen if each[0] not in rows]
        self.announced += marks
        self.findings += (
            found("row_left_aside", self.grid.sheet, place(row, column), reason=why) for row, column, why in named.lost
        )

    def _keep(self, number: int, person: PersonRead) -> None:
        person = replace(person, territory=person.territory or self._section.territory)
        self.people.append(person)
        signatory = f"{person.first_name} {person.last_name}"
        here = [register.seen(self.grid.rows[number], number, self.settled, signatory) for register in self.registers]
        told = [_told_beside(each, person, self._section) for each in here] if len(here) == 1 else here
        self.seen += [(person.row, meeting, each) for meeting, each in enumerate(told)]
        for register, each in zip(self.registers, told, strict=True):
            for column in register.signed_otherwise(self.grid.rows[number], each, signatory):
                mark = each.raw or "vide"
                self.findings.append(found("signed_otherwise", self.grid.sheet, place(number, column), mark=mark))

    def _leave(self, number: int, reason: str) -> None:
        self.ignored.append((number + 1, reason))
        self.findings += _marks_lost(self.grid.sheet, self.grid.rows[number], number, reason, self.registers)

    def _seen_before(self, person: PersonRead) -> str:
        """Where hours are written, somebody who went out and came back stands on several rows."""
        if not all(register.timed for register in self.registers):
            return ""
        first = self._named.setdefault(fold_name(person.last_name, person.first_name), person.row)
        return f"autre passage de la personne de la ligne {first}" if first != person.row else ""


def _filled(grid: Grid, block: Block) -> frozenset[int]:
    """The columns that hold something under the header."""
    rows = (grid.rows[number] for number in block.body)
    return frozenset(number for row in rows for number, value in enumerate(row) if value is not None)


def _told_beside(seen: Seen, person: PersonRead, section: Section) -> Seen:
    """What stands beside the mark: a remark that says late, or, where there is no mark, that or the section says it."""
    if seen.sense.status is PRESENT and says_late(person.remark):
        return replace(seen, sense=replace(seen.sense, late=True))
    beside = sense_of(person.remark, {}) if len(person.remark) > SHORT else Sense(None)
    if (seen.sense.status, beside.status) in SAID_BETTER:
        return replace(seen, sense=beside)
    if seen.raw:
        return seen
    if beside.status not in (None, UNKNOWN):
        return replace(seen, sense=beside, raw=person.remark, unsigned=False)
    return replace(seen, sense=Sense(section.status), unsigned=False) if section.status else seen


def _doubt(grid: Grid, number: int, section: Section) -> Iterator[Finding]:
    if section.doubtful:
        column = next(column for column, value in enumerate(grid.rows[number]) if value is not None)
        yield found("read_as_heading", grid.sheet, place(number, column), text=section.territory)


def _marks_lost(
    sheet: str, row: tuple[Cell, ...], number: int, reason: str, registers: Sequence[Register]
) -> Iterator[Finding]:
    """A mark on a row that is nobody’s is said: it may be somebody’s."""
    columns = [column for register in registers for column in register.columns]
    lost = (column for column in columns if isinstance(at(row, column), str) and is_mark(at(row, column)))
    column = next(lost, None)
    if column is not None and reason.partition(" :")[0] not in (TOTAL, REPEATED, HEADING, LEGEND):
        yield found("mark_of_nobody", sheet, place(number, column), value=written(at(row, column)), reason=reason)


def _mark(row: int, meeting: int, seen: Seen, blank: AttendanceStatus | None) -> Mark:
    sense: Sense = Sense(blank) if seen.unsigned else seen.sense
    return Mark(row, meeting, seen.cell, seen.raw, sense.status, sense.late, sense.partial)
