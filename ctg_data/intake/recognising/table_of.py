"""One table of a sheet, from its block: what it holds, of which meeting, and how sure that is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ctg_data.findings import Finding, found
from ctg_data.intake.cells import place, written
from ctg_data.intake.dates import read_day
from ctg_data.intake.marks import Settled, token
from ctg_data.intake.recognising.columns.header import Header
from ctg_data.intake.recognising.columns.headers import MARKS, NAMED
from ctg_data.intake.recognising.columns.other_subjects import doubtful
from ctg_data.intake.recognising.correcting.corrected_headers import columns_said, learnt_of
from ctg_data.intake.recognising.correcting.corrections import STATUS, Corrections
from ctg_data.intake.recognising.correcting.layouts import layout_of, remembered
from ctg_data.intake.recognising.decisions import dates_of, decisions_of
from ctg_data.intake.recognising.locate import Block
from ctg_data.intake.recognising.meeting.meeting_of import Answers, Told, answered_date, told_by
from ctg_data.intake.recognising.meeting.titles_above import Said, Titles, titles_of
from ctg_data.intake.recognising.roles_asked import ROLE, with_role
from ctg_data.intake.recognising.rows.announced import Lists, people_and_marks
from ctg_data.intake.recognising.rows.days_down import days_of
from ctg_data.intake.recognising.rows.entries import read_entries
from ctg_data.intake.recognising.signing.matrix import meetings_across
from ctg_data.intake.recognising.signing.sign_in import Open, read_sign_in
from ctg_data.intake.recognising.signing.traces import TRACES
from ctg_data.intake.tables import Decision, Grid, MeetingRead, Table, TableKind

PEOPLED = (TableKind.ATTENDANCE, TableKind.MATRIX, TableKind.DIRECTORY)
SIGNED = (TableKind.ATTENDANCE, TableKind.MATRIX)
NO_TITLE = Said(None, "")
DATED = (TableKind.CODEV, TableKind.PROBLEMS, TableKind.SELF_ASSESSMENT)


@dataclass(frozen=True, slots=True)
class File:
    """What the whole file settles for each of its tables; `told` says that another table tells the meeting.

    `settled` holds what its legends and the answers say of marks, `before` what somebody said for a layout.
    """

    name: str
    settled: Settled
    before: Mapping[str, Settled]
    corrections: Corrections
    meeting: MeetingRead | None
    told: bool

    @property
    def answers(self) -> Answers:
        """All that a person said of the file."""
        return self.corrections.answers


def table_of(grid: Grid, block: Block, file: File, about: str) -> tuple[Table, tuple[Open, ...]]:
    """The table of a block, and its marks that only the person can settle; questions about it end with `about`."""
    told = _meetings(grid, block, file, f"date:{about}")
    layout = layout_of(grid, block.header.row, block.header.depth)
    table = Table(
        block.header.kind,
        grid.sheet,
        block.header.cell,
        {},
        tuple(each.meeting for each in told),
        questions=tuple(question for each in told for question in each.questions),
        findings=tuple(finding for each in told for finding in each.findings),
        layout=layout,
    )
    filled, opened = _filled(table, grid, block, file, about)
    rows = {person.row for person in filled.people} | {entry.row for entry in filled.entries}
    aside = (*_nameless(grid, block.header), *_unread(grid, block.header), *_beside(grid, block.header, rows))
    learnt = {**filled.learnt, **learnt_of(grid, block.header, file.corrections), **_settled(filled, file, about)}
    decisions = tuple(decisions_of(grid, block.header, filled, file.corrections, file.meeting is not None))
    said = columns_said(grid, block.header, layout, file.corrections)
    asked = (*filled.questions, *(question for column, question in doubtful(grid, block.header) if column not in said))
    table = replace(filled, questions=asked, findings=(*filled.findings, *aside), learnt=learnt, decisions=decisions)
    return table, opened


def table_of_lists(grid: Grid, lists: Lists, file: File, about: str) -> Table:
    """The table of the names that headings announce; its meeting is told above the first of them."""
    people, marks = people_and_marks(lists)
    top = min(each.row for each in lists.people)
    told = told_by(grid.sheet, file.name, titles_of(grid, 0, top), file.answers, f"date:{about}")
    headings = " », « ".join(dict.fromkeys(each.heading for each in lists.people))
    return Table(
        TableKind.ATTENDANCE,
        grid.sheet,
        marks[0].cell,
        {},
        (told.meeting,),
        people,
        marks,
        ignored=tuple((row + 1, reason) for row, _, reason in lists.lost),
        questions=told.questions,
        findings=(
            *told.findings,
            *(
                found("row_left_aside", grid.sheet, place(row, column), reason=reason)
                for row, column, reason in lists.lost
            ),
        ),
        decisions=(
            Decision(
                "kind", marks[0].cell, TableKind.ATTENDANCE, 0.9, f"« {headings} » annonce des noms : {len(people)}"
            ),
            *dates_of(grid, told.meeting, file.answers, top),
        ),
    )


def _filled(table: Table, grid: Grid, block: Block, file: File, about: str) -> tuple[Table, tuple[Open, ...]]:
    if table.kind not in SIGNED:
        read = read_entries(grid, block)
        findings = (*table.findings, *read.findings)
        filled = replace(table, columns=read.columns, entries=read.entries, ignored=read.ignored, findings=findings)
        return with_role(filled, file.answers, remembered(file.answers, table.layout, ROLE)), ()
    traces = {
        f"{what}:{about}": file.answers.get(f"{what}:{about}") or remembered(file.answers, table.layout, what)
        for what in TRACES
    }
    settled = {**file.before.get(table.layout, {}), **file.settled}
    sign_in = read_sign_in(grid, block, settled, traces, about)
    nothing = () if sign_in.signed else (found("nothing_signed", grid.sheet),)
    filled = replace(
        table,
        columns=sign_in.columns,
        people=sign_in.people,
        marks=sign_in.marks,
        ignored=sign_in.ignored,
        questions=(*table.questions, *sign_in.questions),
        findings=(*table.findings, *sign_in.findings, *nothing),
    )
    return filled, sign_in.open


def _settled(table: Table, file: File, about: str) -> dict[str, str]:
    """What was said of the marks that stand in a table, of the signatures missing, of the hours."""
    marks = {f"mark:{each}" for raw in {mark.raw for mark in table.marks} for each in tokens(raw)}
    said = {question: answer for question in sorted(marks) if (answer := file.answers.get(question)) in STATUS}
    traces = {what: file.answers.get(f"{what}:{about}", "") for what in TRACES}
    return said | {what: answer for what, answer in traces.items() if answer in TRACES[what]}


def _meetings(grid: Grid, block: Block, file: File, question_id: str) -> tuple[Told, ...]:
    """A sign-in table has one meeting; topics and answers have one of their own only where nothing else tells it."""
    kind = block.header.kind
    if kind is TableKind.MATRIX:
        title = written(titles_of(grid, block.top, block.header.row).details.get("title", NO_TITLE).value)
        return meetings_across(block.header, grid.sheet, file.answers, title)
    if kind is TableKind.ATTENDANCE and file.meeting:
        own = answered_date(file.answers, question_id)
        meeting = replace(file.meeting, date=own, id=None) if own else file.meeting
        return (Told(replace(meeting, details={}, cells={}, question=question_id)),)
    if kind is not TableKind.ATTENDANCE and (kind not in DATED or file.told):
        return ()
    titles = titles_of(grid, block.top, block.header.row)
    titles = _with_header(titles, block.header, tuple(days_of(grid, block)))
    told = told_by(grid.sheet, file.name, titles, file.answers, question_id)
    return (told,) if told.meeting.date or kind in (TableKind.ATTENDANCE, TableKind.CODEV) else ()


def _with_header(titles: Titles, header: Header, days: tuple[Said, ...]) -> Titles:
    """« Présence 18/03/2025 » tells the date as a title would, and so does a column of days."""
    dated = (
        Said(column.whole_text, place(header.row, number))
        for number, column in header.columns.items()
        if column.field in MARKS and read_day(column.whole_text).dated
    )
    return replace(titles, free=(*titles.free, *dated, *days))


def _nameless(grid: Grid, header: Header) -> Iterator[Finding]:
    """A table said to hold people without any column of names cannot be taken in."""
    if header.kind in PEOPLED and not any(column.field in NAMED for column in header.columns.values()):
        yield found("names_missing", grid.sheet, header.cell)


def _unread(grid: Grid, header: Header) -> Iterator[Finding]:
    unread = header.unread
    if header.kind is not TableKind.SELF_ASSESSMENT:
        for number, text in unread.items():
            yield found("column_not_read", grid.sheet, place(header.row, number), header=text)
    elif unread:
        columns = ", ".join(f"« {text} »" for text in unread.values())
        yield found("names_left_unread", grid.sheet, place(header.row, min(unread)), columns=columns)


def _beside(grid: Grid, header: Header, rows: set[int]) -> Iterator[Finding]:
    """The cells of the rows read that stand under no header."""
    cells = [
        place(row - 1, number)
        for row in sorted(rows)
        for number, value in enumerate(grid.rows[row - 1])
        if value is not None and number not in header.columns
    ]
    if cells:
        yield found("note_beside", grid.sheet, cells[0], cells=", ".join(cells[:8]))


def tokens(raw: str) -> set[str]:
    """What may be asked of a mark as written: the whole of it, and each of its half-days."""
    return {token(part) for part in (raw, *raw.split(" / ")) if part}
