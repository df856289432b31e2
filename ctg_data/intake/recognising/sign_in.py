"""Sign-in tables and follow-up matrices: people down, one or several meetings across, a mark where they meet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ctg_data.folding import fold
from ctg_data.intake.cells import at, letter, written
from ctg_data.intake.marks import Sense, Settled, says_late
from ctg_data.intake.names import clean, split_name
from ctg_data.intake.recognising.fields import field_of
from ctg_data.intake.recognising.header_rows import Header
from ctg_data.intake.recognising.headers import MARKS
from ctg_data.intake.recognising.lines import not_a_name
from ctg_data.intake.recognising.locate import Block, same_header
from ctg_data.intake.recognising.presence import Register, Seen
from ctg_data.intake.tables import Grid, Mark, PersonRead, TableKind
from ctg_data.plan import Choice, Question
from ctg_data.vocabulary import AttendanceStatus

UNKNOWN, PRESENT = AttendanceStatus.UNKNOWN, AttendanceStatus.PRESENT
BLANK = {status.value: status for status in (AttendanceStatus.ABSENT, UNKNOWN)}
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
    registers = registers_of(header)
    people: list[PersonRead] = []
    seen: list[tuple[int, int, Seen]] = []
    ignored: list[tuple[int, str]] = []
    for number in range(header.body, block.bottom):
        person, reason = _person(grid, header, fields, number)
        if person:
            people.append(person)
            late = says_late(person.remark)
            seen += [
                (person.row, meeting, _late(register.seen(grid.rows[number], number, settled), late))
                for meeting, register in enumerate(registers)
            ]
        elif reason:
            ignored.append((number + 1, reason))
    columns = {letter(number): field for number, field in sorted(fields.items())}
    signed = any(each.raw for _, _, each in seen) or not any(each.unsigned for _, _, each in seen)
    blank = BLANK.get(answers.get(question_id, "")) if signed else UNKNOWN
    marks = tuple(_mark(row, meeting, each, blank) for row, meeting, each in seen)
    questions = _unsigned_question(grid.sheet, question_id, seen) if blank is None else ()
    opened = tuple(Open(mark, grid.sheet, cell) for _, _, each in seen for mark, cell in each.open.items())
    return SignIn(columns, tuple(people), marks, tuple(ignored), opened, questions, signed)


def registers_of(header: Header) -> list[Register]:
    """The columns of each meeting: all the mark columns of a sign-in table, each date of a matrix."""
    if header.kind is TableKind.ATTENDANCE:
        fields = {number: column.field for number, column in header.columns.items() if column.field in MARKS}
        return [Register.of(header.columns, {number: str(field) for number, field in fields.items()})]
    return [Register.of(header.columns, fields) for fields in meeting_columns(header)]


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
        return None, "en-tête répété"
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
    return f"{reason if reason == 'ligne de total' else 'ligne sans nom'} : « {text[:80]} »"


def _name(values: Mapping[str, str], header: Header) -> tuple[str, str]:
    last, first = clean(values.get("last_name", "")), clean(values.get("first_name", ""))
    if last:
        return last, first
    column = header.column("full_name")
    title = fold(header.columns[column].text) if column is not None else ""
    return split_name(values.get("full_name") or first, last_first=title.startswith("nom"))


def _late(seen: Seen, late: bool) -> Seen:
    if late and seen.sense.status is PRESENT:
        return replace(seen, sense=replace(seen.sense, late=True))
    return seen


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
