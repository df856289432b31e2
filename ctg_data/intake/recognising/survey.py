"""Self-assessments from elsewhere: what Microsoft Forms, LimeSurvey and their like export, one row per response."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from ctg_data.findings import Finding, found
from ctg_data.folding import fold
from ctg_data.intake.cells import place, written
from ctg_data.intake.recognising.corrected_headers import fields_said, kinds_said
from ctg_data.intake.recognising.corrections import NOT_READ, Corrections
from ctg_data.intake.recognising.fields import field_of
from ctg_data.intake.recognising.header import Column, Header
from ctg_data.intake.recognising.headers import EXPORTED
from ctg_data.intake.recognising.locate import Block
from ctg_data.intake.recognising.survey_columns import Columns, columns_of
from ctg_data.intake.recognising.wordings import Wordings
from ctg_data.intake.tables import Decision, Grid, Table, TableKind
from ctg_data.plan import Choice, Question

FIRST_ROWS = 20  # an export begins with its header; a few rows may have been typed above
TELLING = 2  # statements, or columns that only a survey tool writes, that tell a header

_TOOLS = tuple(frozenset(fold(name) for name in names.split(" | ")) for names in EXPORTED.values())


@dataclass(frozen=True, slots=True)
class Survey:
    """The answers of a sheet, with what each column was taken for and what must be asked or said of them."""

    block: Block
    decisions: tuple[Decision, ...]
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    stated: bool

    def told(self, table: Table) -> Table:
        """The table of this survey, with all that was settled, asked and said of its columns."""
        told = {decision.cell for decision in self.decisions}
        others = (each for each in table.decisions if each.what != "field" or each.cell not in told)
        return replace(
            table,
            decisions=(*others, *self.decisions),
            questions=(*table.questions, *self.questions),
            findings=(*table.findings, *self.findings),
        )


def survey_of(grid: Grid, wordings: Wordings, corrections: Corrections) -> Survey | None:
    """The survey of a sheet; None where neither statements nor the columns of a survey tool tell one.

    `stated` says that the sheet holds statements of the questionnaire: the columns of a tool alone may be those of a
    form of another kind, an enrolment for instance.
    """
    pointed_at = corrections.headers.get(grid.sheet)
    for row in [row for row, _ in pointed_at] if pointed_at else range(min(FIRST_ROWS, len(grid.rows))):
        cells = enumerate(grid.rows[row])
        texts = {column: written(cell) for column, cell in cells if isinstance(cell, str) and written(cell)}
        kinds = kinds_said(grid, row, corrections)
        told = _is_exported(texts.values()) or _is_stated(texts.values(), wordings)
        if TableKind.SELF_ASSESSMENT in kinds if kinds else told:
            settled = fields_said(grid, row, corrections)
            return _survey(grid, row, texts, wordings, columns_of(grid, row, texts, wordings, settled))
    return None


def _is_exported(texts: Collection[str]) -> bool:
    told = {name for text in texts for name in (fold(text), fold(text.partition(".")[0]))}
    return any(len(told & tool) >= TELLING for tool in _TOOLS)


def _is_stated(texts: Collection[str], wordings: Wordings) -> bool:
    """Statements in their own words; « Q1 – … » is a header that every table of answers knows."""
    if len(texts) < TELLING:
        return False
    stated = ((text, code) for text in texts if (code := wordings.stated_by(text)))
    return sum(field_of(text, TableKind.SELF_ASSESSMENT) != code for text, code in stated) >= TELLING


def _survey(grid: Grid, row: int, texts: Mapping[int, str], wordings: Wordings, columns: Columns) -> Survey:
    held = {column: Column(text, columns.fields.get(column)) for column, text in texts.items()}
    header = Header(TableKind.SELF_ASSESSMENT, row, 1, held, float(len(columns.taken)))
    decisions = (
        Decision("field", place(row, column), match.field, match.confidence, match.reason)
        for column, match in columns.taken.items()
    )
    return Survey(
        Block(header, 0, len(grid.rows)),
        tuple(decisions),
        tuple(_questions(grid, row, texts, wordings, columns)),
        tuple(_findings(grid, row, wordings, columns)),
        bool(columns.doubtful) or any(field in wordings.items for field in columns.fields.values()),
    )


def _questions(
    grid: Grid, row: int, texts: Mapping[int, str], wordings: Wordings, columns: Columns
) -> Iterator[Question]:
    """One question per column that resembles a statement without saying it."""
    for column, codes in columns.doubtful.items():
        cell = place(row, column)
        choices = (
            *(Choice(code, f"{code} – {wordings.items[code]}") for code in codes),
            Choice(NOT_READ, "Ne pas lire"),
        )
        asked = f"À quelle affirmation du questionnaire répond la colonne « {texts[column]} » ?"
        reason = "Elle y ressemble, sans en être les mots mêmes."
        yield Question(f"field:{grid.sheet}!{cell}", "survey_item", asked, choices, reason, True, grid.sheet, cell)


def _findings(grid: Grid, row: int, wordings: Wordings, columns: Columns) -> Iterator[Finding]:
    for column, match in columns.again.items():
        yield found("column_twice", grid.sheet, place(row, column), value=match.field)
    missing = [code for code in wordings.items if code not in columns.fields.values()]
    if missing == [*wordings.items] and wordings.items and not columns.doubtful:
        yield found("no_item", grid.sheet, place(row, 0))
    elif missing and not columns.doubtful:
        yield found("items_missing", grid.sheet, place(row, 0), codes=", ".join(missing))
