"""Sign-in tables and follow-up matrices: people down, one or several meetings across, a mark where they meet."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from ctg_data.findings import Finding, found
from ctg_data.folding import fold
from ctg_data.intake.cells import at, letter, place, written
from ctg_data.intake.marks import Sense, Settled, is_mark, says_late, sense_of
from ctg_data.intake.names import clean, split_name
from ctg_data.intake.recognising.corrections import BLANK
from ctg_data.intake.recognising.fields import field_of
from ctg_data.intake.recognising.header import Header
from ctg_data.intake.recognising.headers import MARKS
from ctg_data.intake.recognising.lines import HEADING, LEGEND, REPEATED, TOTAL, is_legend, not_a_name
from ctg_data.intake.recognising.locate import Block, same_header
from ctg_data.intake.recognising.presence import Register, Seen
from ctg_data.intake.recognising.sections import Section, section_at
from ctg_data.intake.tables import Cell, Grid, Mark, PersonRead, TableKind
from ctg_data.plan import Choice, Question
from ctg_data.vocabulary import AttendanceStatus

UNKNOWN, PRESENT = AttendanceStatus.UNKNOWN, AttendanceStatus.PRESENT
SHORT = 3  # letters of a remark that may only be a mark
UNSIGNED = tuple(Choice(value, status.plural) for value, status in BLANK.items())


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


def fields_of(header: Header) -> dict[int, str]:
    """The field of each column, by number from 0; « Nom » without « Prénom » holds both."""
    fields = {number: column.field for number, column in header.columns.items() if column.field}
    if header.column("first_name") is None:
        fields = {number: "full_name" if field == "last_name" else field for number, field in fields.items()}
    return fields


def read_sign_in(grid: Grid, block: Block, settled: Settled, answers: Mapping[str, str], question_id: str) -> SignIn:
    """The people and marks of a sign-in table or a matrix."""
    header, fields = block.header, fields_of(block.header)
    registers = registers_of(header, _filled(grid, block))
    people: list[PersonRead] = []
    seen: list[tuple[int, int, Seen]] = []
    ignored: list[tuple[int, str]] = []
    findings: list[Finding] = []
    section = Section()
    for number in range(header.body, block.bottom):
        row = grid.rows[number]
        opened = section_at(grid, number, block.bottom, section)
        person, reason = _person(grid, header, fields, number) if opened is None else (None, HEADING)
        if opened is not None:
            section = opened
            findings += _doubt(grid, number, opened)
        if person:
            person = replace(person, territory=person.territory or section.territory)
            people.append(person)
            signatory = f"{person.first_name} {person.last_name}"
            here = [register.seen(row, number, settled, signatory) for register in registers]
            told = [_told_beside(each, person, section) for each in here] if len(here) == 1 else here
            seen += [(person.row, meeting, each) for meeting, each in enumerate(told)]
        elif reason:
            ignored.append((number + 1, reason))
            findings += _marks_lost(grid.sheet, row, number, reason, registers)
    columns = {letter(number): field for number, field in sorted(fields.items())}
    signed = any(each.raw for _, _, each in seen) or not any(each.unsigned for _, _, each in seen)
    blank = BLANK.get(answers.get(question_id, "")) if signed else UNKNOWN
    marks = tuple(_mark(row, meeting, each, blank) for row, meeting, each in seen)
    questions = _unsigned_question(grid.sheet, question_id, seen) if blank is None else ()
    opened_marks = tuple(Open(mark, grid.sheet, cell) for _, _, each in seen for mark, cell in each.open.items())
    return SignIn(columns, tuple(people), marks, tuple(ignored), opened_marks, questions, tuple(findings), signed)


def _filled(grid: Grid, block: Block) -> frozenset[int]:
    """The columns that hold something under the header."""
    rows = grid.rows[block.header.body : block.bottom]
    return frozenset(number for row in rows for number, value in enumerate(row) if value is not None)


def registers_of(header: Header, filled: Set[int]) -> list[Register]:
    """The columns of each meeting: all the mark columns of a sign-in table, each date of a matrix."""
    if header.kind is TableKind.ATTENDANCE:
        fields = {number: column.field for number, column in header.columns.items() if column.field in MARKS}
        held = {number: str(field) for number, field in fields.items()}
        return [Register.of(header.columns, held, filled)] if held else []
    return [Register.of(header.columns, fields, filled) for fields in meeting_columns(header)]


def meeting_columns(header: Header) -> list[dict[int, str]]:
    """For each meeting of a matrix, its columns and what each holds; columns under one merged date are one meeting."""
    groups: list[tuple[str, dict[int, str]]] = []
    for number, column in header.columns.items():
        if column.day is None:
            continue
        part = field_of(column.text, TableKind.ATTENDANCE) if column.above else None
        if part in MARKS and groups and groups[-1][0] == column.above:
            groups[-1][1][number] = str(part)
        else:
            groups.append((column.above, {number: str(part) if part in MARKS else "status"}))
    return [fields for _, fields in groups]


def _person(grid: Grid, header: Header, fields: Mapping[int, str], number: int) -> tuple[PersonRead | None, str]:
    """The person of a row, or the reason why there is none (empty for a row that says nothing)."""
    row = grid.rows[number]
    values = {field: written(at(row, column)) for column, field in sorted(fields.items(), reverse=True)}
    filled = [column for column, value in enumerate(row) if value is not None]
    if not filled or [fields.get(column) for column in filled] == ["number"]:
        return None, ""
    if same_header(header, grid, number):
        return None, REPEATED
    if is_legend(row):
        return None, LEGEND
    name = " ".join(values.get(field, "") for field in ("last_name", "first_name", "full_name")).strip()
    if not name:
        return None, _nameless(" ".join(written(value) for value in row if value is not None))
    reason = not_a_name(name, alone=len(filled) == 1)
    if reason:
        return None, f"{reason} : « {name[:80]} »"
    last, first = _name(values, header)
    kept = {field: values.get(field, "") for field in ("territory", "structure", "function", "remark")}
    return PersonRead(number + 1, last, first, **kept), ""


def _nameless(text: str) -> str:
    reason = not_a_name(text, alone=False)
    return f"{reason if reason == TOTAL else 'ligne sans nom'} : « {text[:80]} »"


def _name(values: Mapping[str, str], header: Header) -> tuple[str, str]:
    last, first = clean(values.get("last_name", "")), clean(values.get("first_name", ""))
    if last:
        return last, first
    column = header.column("full_name")
    title = fold(header.columns[column].text) if column is not None else ""
    return split_name(values.get("full_name") or first, last_first=title.startswith("nom"))


def _told_beside(seen: Seen, person: PersonRead, section: Section) -> Seen:
    """What stands beside the mark: a remark that says late, or, where there is no mark, that or the section says it."""
    if seen.sense.status is PRESENT and says_late(person.remark):
        return replace(seen, sense=replace(seen.sense, late=True))
    if seen.raw:
        return seen
    beside = sense_of(person.remark, {}) if len(person.remark) > SHORT else Sense(None)
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


def _unsigned_question(sheet: str, question_id: str, seen: list[tuple[int, int, Seen]]) -> tuple[Question, ...]:
    cells = [each.cell for _, _, each in seen if each.unsigned]
    if not cells:
        return ()
    asked = f"Que sont les personnes qui n’ont pas signé sur la feuille « {sheet} » ?"
    reason = f"La feuille n’a qu’une colonne de signature ; {len(cells)} cases y sont vides, la première en {cells[0]}"
    return (Question(question_id, "unsigned", asked, UNSIGNED, reason, True, sheet, cells[0]),)
