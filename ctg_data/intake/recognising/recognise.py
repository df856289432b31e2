"""From grids to tables: one path for our template, hand-made sheets, matrices, directories and the rest."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ctg_data.findings import Finding, found
from ctg_data.intake.cells import written
from ctg_data.intake.marks import AMBIGUOUS, legend
from ctg_data.intake.recognising.lines import is_legend
from ctg_data.intake.recognising.locate import Block, blocks_of
from ctg_data.intake.recognising.meeting_sheet import HIDDEN_SHEET, meeting_sheet
from ctg_data.intake.recognising.side_by_side import side_by_side
from ctg_data.intake.recognising.sign_in import Open
from ctg_data.intake.recognising.table_of import SIGNED, File, table_of
from ctg_data.intake.tables import Grid, Reading, Table, TableKind, Workbook
from ctg_data.plan import Choice, Question
from ctg_data.vocabulary import AttendanceStatus, Severity

STATUS = {status.value: status for status in AttendanceStatus}
STATUSES = tuple(Choice(value, status.label) for value, status in STATUS.items())


def recognise(workbook: Workbook, answers: Mapping[str, str]) -> Reading:
    """The tables of a workbook, what was left aside and what must be asked; `answers` are by question id.

    A question answered is asked no more. The questions of a table stand in the table, those of the whole file (one per
    mark not settled) in the reading; likewise the findings. Names beside answers are blanked in the grids given back.
    """
    meeting, findings = meeting_sheet(workbook, answers)
    sheets = [grid for grid in workbook.grids if not grid.hidden and (not meeting or grid.sheet != meeting.sheet)]
    located = [(part, blocks_of(part)) for grid in sheets for part in side_by_side(grid)]
    file = _file(workbook, sheets, answers, meeting, located)
    before: Counter[str] = Counter()
    read = []
    for grid, block in ((grid, block) for grid, blocks in located for block in blocks):
        read.append(table_of(grid, block, file, before[grid.sheet]))
        before[grid.sheet] += 1
    tables = (*((meeting,) if meeting else ()), *(table for table, _ in read))
    bare = [grid for grid, blocks in located if not blocks]
    return Reading(
        _without_names(workbook, located),
        tables,
        _left_aside(workbook, bare),
        tuple(_mark_questions([each for _, opened in read for each in opened])),
        (*findings, *_findings(workbook, tables, bare)),
    )


def _file(
    workbook: Workbook,
    sheets: Sequence[Grid],
    answers: Mapping[str, str],
    meeting: Table | None,
    located: Sequence[tuple[Grid, tuple[Block, ...]]],
) -> File:
    rows = [row for grid in sheets for row in grid.rows]
    texts = [cell for row in rows for cell in row if isinstance(cell, str)]
    texts += [" = ".join(written(cell) for cell in row if cell is not None) for row in rows if is_legend(row)]
    answered = {
        question.removeprefix("mark:"): STATUS[answer]
        for question, answer in answers.items()
        if question.startswith("mark:") and answer in STATUS
    }
    signed = any(block.header.kind in SIGNED for _, blocks in located for block in blocks)
    told = meeting.meetings[0] if meeting else None
    return File(workbook.name, legend(texts) | answered, answers, told, meeting is not None or signed)


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


def _left_aside(workbook: Workbook, bare: Sequence[Grid]) -> tuple[tuple[str, str], ...]:
    hidden = ((grid.sheet, "feuille masquée") for grid in workbook.grids if _is_hidden(grid))
    empty = ((grid.sheet, "aucun tableau reconnu" if grid.rows else "feuille vide") for grid in bare)
    return (*hidden, *empty)


def _findings(workbook: Workbook, tables: Sequence[Table], bare: Sequence[Grid]) -> Iterator[Finding]:
    yield from (found("sheet_hidden", grid.sheet) for grid in workbook.grids if _is_hidden(grid))
    if tables:
        yield from (found("sheet_not_recognised", grid.sheet) for grid in bare if grid.rows)
    elif all(finding.severity is not Severity.BLOCKS for finding in workbook.findings):
        yield found("nothing_recognised")


def _is_hidden(grid: Grid) -> bool:
    """Sheets whose name begins with « _ » are the template's own."""
    return grid.hidden and bool(grid.rows) and not grid.sheet.startswith(HIDDEN_SHEET[0])


def _without_names(workbook: Workbook, located: Sequence[tuple[Grid, tuple[Block, ...]]]) -> Workbook:
    """The workbook whose self-assessments hold only what was read: nobody sees a name beside an answer."""
    grids = {grid.sheet: grid for grid in workbook.grids}
    for grid, blocks in located:
        for block in blocks:
            if block.header.kind is TableKind.SELF_ASSESSMENT:
                grids[grid.sheet] = _blanked(grids[grid.sheet], block)
    return replace(workbook, grids=tuple(grids.values()))


def _blanked(grid: Grid, block: Block) -> Grid:
    kept = {number for number, column in block.header.columns.items() if column.field}
    rows = tuple(
        tuple(cell if column in kept else None for column, cell in enumerate(row))
        if block.header.body <= number < block.bottom
        else row
        for number, row in enumerate(grid.rows)
    )
    return replace(grid, rows=rows)
