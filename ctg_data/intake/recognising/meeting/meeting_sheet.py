"""The sheet « Rencontre » and the hidden sheet of our template: the meeting of the whole file."""

from ctg_data.findings import Finding, found
from ctg_data.folding import fold
from ctg_data.intake.cells import at, number, place, written
from ctg_data.intake.recognising.columns.fields import field_of
from ctg_data.intake.recognising.decisions import dates_of
from ctg_data.intake.recognising.meeting.meeting_of import Answers, told_by
from ctg_data.intake.recognising.meeting.titles_above import Said, Titles, titles_of
from ctg_data.intake.tables import Cell, Decision, Grid, Table, TableKind, Workbook

MEETING_SHEET = "rencontre"
HIDDEN_SHEET = "_ctg"
VERSION = "1"


def meeting_sheet(workbook: Workbook, answers: Answers) -> tuple[Table | None, tuple[Finding, ...]]:
    """The table of the labelled values of the sheet « Rencontre », None where the file has no such sheet."""
    hidden = _hidden_values(workbook)
    version = written(hidden.get("modele"))
    findings = (found("template_newer", version=version),) if version not in ("", VERSION) else ()
    for grid in workbook.grids:
        if fold(grid.sheet) == MEETING_SHEET and not grid.hidden:
            labels = Titles(_columns_a_and_b(grid) if version else titles_of(grid, 0, len(grid.rows)).labelled)
            if labels.labelled:
                return _table(grid, labels, workbook.name, answers, hidden.get("reference")), findings
    return None, findings


def _table(grid: Grid, labels: Titles, file: str, answers: Answers, reference: Cell) -> Table:
    identifier = number(reference)
    told = told_by(grid.sheet, file, labels, answers, f"date:{grid.sheet}", int(identifier) if identifier else None)
    first = next(iter(labels.labelled.values())).cell
    reason = f"{len(labels.labelled)} libellés de la rencontre compris"
    return Table(
        TableKind.MEETING,
        grid.sheet,
        first,
        {},
        (told.meeting,),
        questions=told.questions,
        findings=told.findings,
        decisions=(Decision("kind", first, TableKind.MEETING, 1.0, reason), *dates_of(grid, told.meeting, answers)),
        layout=MEETING_SHEET,
    )


def _columns_a_and_b(grid: Grid) -> dict[str, Said]:
    """The values of our template: the place of each is known, so that « Caf » in column B is a value, not a label."""
    named = ((field_of(written(at(row, 0)), TableKind.MEETING), row, line) for line, row in enumerate(grid.rows))
    return {name: Said(at(row, 1), place(line, 1)) for name, row, line in named if name and at(row, 1) is not None}


def _hidden_values(workbook: Workbook) -> dict[str, Cell]:
    rows = (row for grid in workbook.grids if grid.sheet == HIDDEN_SHEET for row in grid.rows)
    return {fold(written(at(row, 0))): at(row, 1) for row in rows}
