"""From grids to tables: one path for our template, hand-made sheets, matrices, directories and the rest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from ctg_data.findings import Finding, found
from ctg_data.intake.cells import written
from ctg_data.intake.marks import AMBIGUOUS, legend
from ctg_data.intake.recognising.announced import announced
from ctg_data.intake.recognising.choices import is_list_of_choices
from ctg_data.intake.recognising.confidential import answers_read, answers_unread, without_names
from ctg_data.intake.recognising.corrected_headers import of_no_table
from ctg_data.intake.recognising.corrections import Corrections, cells_told, corrections_of, of_no_question, with_cells
from ctg_data.intake.recognising.days_down import by_day
from ctg_data.intake.recognising.layouts import marks_settled
from ctg_data.intake.recognising.lines import is_legend
from ctg_data.intake.recognising.locate import Block, blocks_of
from ctg_data.intake.recognising.meeting_sheet import HIDDEN_SHEET, meeting_sheet
from ctg_data.intake.recognising.side_by_side import side_by_side
from ctg_data.intake.recognising.sign_in import Open
from ctg_data.intake.recognising.survey import surveys_of
from ctg_data.intake.recognising.table_of import SIGNED, File, header_cell, table_of, table_of_lists
from ctg_data.intake.recognising.wordings import Wordings
from ctg_data.intake.tables import Grid, Reading, Table, Workbook
from ctg_data.plan import Choice, Question
from ctg_data.vocabulary import AttendanceStatus, Severity

STATUSES = tuple(Choice(status.value, status.label) for status in AttendanceStatus)
NO_WORDINGS: Mapping[str, str] = MappingProxyType({})
Located = Sequence[tuple[Grid, tuple[Block, ...]]]


def recognise(workbook: Workbook, answers: Mapping[str, str], wordings: Mapping[str, str] = NO_WORDINGS) -> Reading:
    """The tables of a workbook, what was left aside and what must be asked; `answers` are by question id.

    `wordings` gives the code of each statement of the questionnaire, to find them again in the headers of a survey.
    A question answered is asked no more, and an answer that nobody asked corrects what is read. The questions of a
    table stand in the table, those of the whole file (one per mark not settled) in the reading; likewise the findings.
    Cells corrected stand so in the grids given back, where names beside answers are blanked.
    """
    corrections = corrections_of(workbook, answers)
    corrected = with_cells(workbook, corrections)
    kept = replace(corrected, grids=tuple(grid for grid in corrected.grids if grid.sheet not in corrections.aside))
    meeting, findings = meeting_sheet(kept, answers)
    sheets = [grid for grid in kept.grids if not grid.hidden and (not meeting or grid.sheet != meeting.sheet)]
    everywhere = [(part, _blocks(part, corrections)) for grid in sheets for part in side_by_side(grid)]
    choices = _choices(everywhere)
    located = [(grid, blocks) for grid, blocks in everywhere if grid.sheet not in choices]
    questionnaire = Wordings.of(wordings)
    surveys = surveys_of(located, questionnaire, corrections)
    located = [(part, (surveys[part.sheet].block,) if part.sheet in surveys else blocks) for part, blocks in located]
    file = _file(workbook.name, sheets, corrections, meeting, located)
    read = [table_of(grid, block, file, about) for grid, block, about in _each(located)]
    read = [(surveys[table.sheet].told(table) if table.sheet in surveys else table, opened) for table, opened in read]
    lists = [(grid, announced(grid)) for grid, blocks in located if not blocks]
    listed = [table_of_lists(grid, named, file, grid.sheet) for grid, named in lists if named.people]
    tables = (*((meeting,) if meeting else ()), *(table for table, _ in read), *listed)
    bare = [grid for grid, named in lists if not named.people]
    shown, told = _shown(workbook, corrected, located, questionnaire, corrections)
    return Reading(
        shown,
        tables,
        _left_aside(kept, bare, corrections),
        tuple(_mark_questions([each for _, opened in read for each in opened])),
        (
            *findings,
            *_findings(kept, tables, bare),
            *map(_is_choices, choices),
            *told,
            *_not_understood(corrections, tables, located),
        ),
    )


def _shown(
    workbook: Workbook, corrected: Workbook, located: Located, wordings: Wordings, corrections: Corrections
) -> tuple[Workbook, tuple[Finding, ...]]:
    """The workbook as it may be seen, and the cells corrected that may be told."""
    read = answers_read(located)
    answers = {**read, **answers_unread(corrected, read, wordings, corrections)}
    shown, before = (without_names(each, answers) for each in (corrected, workbook))
    return shown, tuple(cells_told(before, shown, corrections))


def _blocks(grid: Grid, corrections: Corrections) -> tuple[Block, ...]:
    """The tables of a sheet; one whose rows are of several days is as many."""
    return tuple(each for block in blocks_of(grid, corrections) for each in by_day(grid, block))


def _choices(located: Located) -> tuple[str, ...]:
    """The sheets of values to choose from, in a workbook where another sheet holds a table."""
    choices = [grid.sheet for grid, blocks in located if blocks and is_list_of_choices(grid)]
    others = any(blocks for grid, blocks in located if grid.sheet not in choices)
    return tuple(dict.fromkeys(choices)) if others else ()


def _is_choices(sheet: str) -> Finding:
    return found("list_of_choices", sheet)


def _each(located: Located) -> Iterator[tuple[Grid, Block, str]]:
    """Each table with what tells it from the others in a question: its sheet, and its header if it is not the first."""
    before: set[str] = set()
    for grid, blocks in located:
        for block in blocks:
            yield grid, block, f"{grid.sheet}:{header_cell(block.header)}" if grid.sheet in before else grid.sheet
            before.add(grid.sheet)


def _not_understood(corrections: Corrections, tables: Sequence[Table], located: Located) -> Iterator[Finding]:
    dates = {meeting.question for table in tables for meeting in table.meetings}
    signed = {f"unsigned:{about}" for _, block, about in _each(located) if block.header.kind in SIGNED}
    yield from corrections.refused
    yield from of_no_question(corrections.answers, dates | signed)
    yield from of_no_table([(grid.sheet, block.header) for grid, block, _ in _each(located)], corrections)


def _file(name: str, sheets: Sequence[Grid], corrections: Corrections, meeting: Table | None, located: Located) -> File:
    rows = [row for grid in sheets for row in grid.rows]
    texts = [cell for row in rows for cell in row if isinstance(cell, str)]
    texts += [" = ".join(written(cell) for cell in row if cell is not None) for row in rows if is_legend(row)]
    said = marks_settled(corrections.answers)
    settled = legend(texts) | said.pop("", {})
    signed = any(block.header.kind in SIGNED for _, blocks in located for block in blocks)
    told = meeting.meetings[0] if meeting else None
    return File(name, settled, said, corrections, told, meeting is not None or signed)


def _mark_questions(opened: Sequence[Open]) -> Iterator[Question]:
    """One question per mark of the file, whatever the number of cells that hold it."""
    for token in dict.fromkeys(each.token for each in opened):
        places = [each for each in opened if each.token == token]
        first = places[0]
        why = "peut vouloir dire plusieurs choses" if token in AMBIGUOUS else "n’est pas une marque connue"
        seen = f"{len(places)} fois, d’abord ici" if len(places) > 1 else "une seule fois"
        reason = f"Elle {why} et aucune légende du classeur ne l’explique ; vue {seen}."
        asked = f"Que signifie la marque « {token} » ?"
        yield Question(f"mark:{token}", "mark", asked, STATUSES, reason, True, first.sheet, first.cell)


def _left_aside(workbook: Workbook, bare: Sequence[Grid], corrections: Corrections) -> tuple[tuple[str, str], ...]:
    hidden = ((grid.sheet, "feuille masquée") for grid in workbook.grids if _is_hidden(grid))
    empty = ((grid.sheet, "aucun tableau reconnu" if grid.rows else "feuille vide") for grid in bare)
    return (*hidden, *empty, *((sheet, "laissée de côté à votre demande") for sheet in sorted(corrections.aside)))


def _findings(workbook: Workbook, tables: Sequence[Table], bare: Sequence[Grid]) -> Iterator[Finding]:
    yield from (found("sheet_hidden", grid.sheet) for grid in workbook.grids if _is_hidden(grid))
    if tables:
        yield from (found("sheet_not_recognised", grid.sheet) for grid in bare if grid.rows)
    elif all(finding.severity is not Severity.BLOCKS for finding in workbook.findings):
        yield found("nothing_recognised")


def _is_hidden(grid: Grid) -> bool:
    """Sheets whose name begins with « _ » are the template's own."""
    return grid.hidden and bool(grid.rows) and not grid.sheet.startswith(HIDDEN_SHEET[0])
