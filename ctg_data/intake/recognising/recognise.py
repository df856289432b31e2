"""From grids to tables: one path for our template, hand-made sheets, matrices, directories and the rest."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from ctg_data.findings import Finding, found
from ctg_data.intake.cells import written
from ctg_data.intake.marks import AMBIGUOUS, legend
from ctg_data.intake.recognising.contents import Contents, contents_of
from ctg_data.intake.recognising.correcting.corrected_headers import of_no_table
from ctg_data.intake.recognising.correcting.corrections import (
    Corrections,
    cells_told,
    corrections_of,
    of_no_question,
    with_cells,
)
from ctg_data.intake.recognising.correcting.layouts import marks_settled
from ctg_data.intake.recognising.meeting.meeting_sheet import HIDDEN_SHEET
from ctg_data.intake.recognising.rows.lines import is_legend
from ctg_data.intake.recognising.signing.sign_in import Open
from ctg_data.intake.recognising.surveys.confidential import answers_read, answers_unread, without_names
from ctg_data.intake.recognising.surveys.wordings import Wordings
from ctg_data.intake.recognising.table_of import SIGNED, File, table_of, table_of_lists
from ctg_data.intake.tables import Grid, Reading, Table, Workbook
from ctg_data.plan import Choice, Question
from ctg_data.vocabulary import AttendanceStatus, Severity

STATUSES = tuple(Choice(status.value, status.label) for status in AttendanceStatus)
NO_WORDINGS: Mapping[str, str] = MappingProxyType({})
ROW_OF_TABLE, ROWS_OF_TABLE = 3, 3  # cells of a row, and rows, that notes seldom fill
LISTED = 12  # cells named beside a question about them


def recognise(workbook: Workbook, answers: Mapping[str, str], wordings: Mapping[str, str] = NO_WORDINGS) -> Reading:
    """The tables of a workbook, what was left aside and what must be asked; `answers` are by question id.

    `wordings` gives the code of each statement of the questionnaire, to find them again in the headers of a survey.
    A question answered is asked no more, and an answer that nobody asked corrects what is read. The questions of a
    table stand in the table, those of the whole file (one per mark not settled) in the reading; likewise the findings.
    Cells corrected stand so in the grids given back, where names beside answers are blanked.
    """
    corrections, questionnaire = corrections_of(workbook, answers), Wordings.of(wordings)
    corrected = with_cells(workbook, corrections)
    contents = contents_of(corrected, corrections, questionnaire)
    tables, opened = _tables(contents, corrections)
    shown, told = _shown(workbook, corrected, contents, questionnaire, corrections)
    findings = (
        *contents.findings,
        *_findings(contents, tables),
        *told,
        *_not_understood(contents, tables, corrections),
    )
    return Reading(shown, tables, _left_aside(contents, corrections), tuple(_mark_questions(opened)), findings)


def _tables(contents: Contents, corrections: Corrections) -> tuple[tuple[Table, ...], list[Open]]:
    """The tables of the workbook, and the marks that nothing in it settles."""
    file = _file(contents, corrections)
    read = [table_of(grid, block, file, about) for grid, block, about in contents.tables()]
    tables = [
        contents.surveys[table.sheet].told(table) if table.sheet in contents.surveys else table for table, _ in read
    ]
    listed = (table_of_lists(grid, names, file, grid.sheet) for grid, names in contents.lists)
    of_template = (contents.sheet,) if contents.sheet else ()
    return (*of_template, *tables, *listed), [each for _, opened in read for each in opened]


def _file(contents: Contents, corrections: Corrections) -> File:
    rows = [row for grid in contents.grids for row in grid.rows]
    texts = [cell for row in rows for cell in row if isinstance(cell, str)]
    texts += [" = ".join(written(cell) for cell in row if cell is not None) for row in rows if is_legend(row)]
    said = marks_settled(corrections.answers)
    settled = legend(texts) | said.pop("", {})
    meeting = contents.meeting
    return File(contents.workbook.name, settled, said, corrections, meeting, meeting is not None or contents.signed)


def _shown(
    workbook: Workbook, corrected: Workbook, contents: Contents, wordings: Wordings, corrections: Corrections
) -> tuple[Workbook, tuple[Finding, ...]]:
    """The workbook as it may be seen, and the cells corrected that may be told."""
    read = answers_read(contents.located)
    answers = {**read, **answers_unread(workbook, read, wordings, corrections)}
    shown, before = (without_names(each, answers) for each in (corrected, workbook))
    return shown, tuple(cells_told(before, shown, corrections))


def _mark_questions(opened: Sequence[Open]) -> Iterator[Question]:
    """One question per mark of the file, whatever the number of cells that hold it."""
    for token in dict.fromkeys(each.token for each in opened):
        places = [each for each in opened if each.token == token]
        first = places[0]
        why = "Elle a plusieurs sens possibles" if token in AMBIGUOUS else "Elle n’est pas connue"
        reason = f"{why}, et aucune légende ne l’explique.{_elsewhere([each.cell for each in places[1:]])}"
        asked = f"Que signifie la marque « {token} » ?"
        yield Question(f"mark:{token}", "mark", asked, STATUSES, reason, True, first.sheet, first.cell)


def _elsewhere(cells: Sequence[str]) -> str:
    """« Aussi en D8, D10. », the first of many."""
    more = f" et {len(cells) - LISTED} autres" if len(cells) > LISTED else ""
    return f" Aussi en {', '.join(cells[:LISTED])}{more}." if cells else ""


def _left_aside(contents: Contents, corrections: Corrections) -> tuple[tuple[str, str], ...]:
    hidden = ((grid.sheet, "feuille masquée") for grid in contents.workbook.grids if _is_hidden(grid))
    empty = ((grid.sheet, "aucun tableau reconnu" if grid.rows else "feuille vide") for grid in contents.bare)
    return (*hidden, *empty, *((sheet, "laissée de côté à votre demande") for sheet in sorted(corrections.aside)))


def _findings(contents: Contents, tables: Sequence[Table]) -> Iterator[Finding]:
    workbook = contents.workbook
    yield from (found("sheet_hidden", grid.sheet) for grid in workbook.grids if _is_hidden(grid))
    if tables:
        yield from (_bare(grid) for grid in contents.bare if grid.rows)
    elif all(finding.severity is not Severity.BLOCKS for finding in workbook.findings):
        yield found("nothing_recognised")
    yield from (found("list_of_choices", sheet) for sheet in contents.choices)


def _not_understood(contents: Contents, tables: Sequence[Table], corrections: Corrections) -> Iterator[Finding]:
    dates = {meeting.question for table in tables for meeting in table.meetings}
    signed = {f"unsigned:{about}" for _, block, about in contents.tables() if block.header.kind in SIGNED}
    yield from corrections.refused
    yield from of_no_question(corrections.answers, dates | signed)
    yield from of_no_table([(grid.sheet, block.header) for grid, block, _ in contents.tables()], corrections)


def _bare(grid: Grid) -> Finding:
    """A sheet without a table: a page of notes, or rows like those of a table, which are not lost in silence."""
    filled = [row for row in grid.rows if sum(cell is not None for cell in row) >= ROW_OF_TABLE]
    if len(filled) < ROWS_OF_TABLE:
        return found("sheet_not_recognised", grid.sheet)
    return found("rows_not_recognised", grid.sheet, count=len(filled))


def _is_hidden(grid: Grid) -> bool:
    """Sheets whose name begins with « _ » are the template's own."""
    return grid.hidden and bool(grid.rows) and not grid.sheet.startswith(HIDDEN_SHEET[0])
