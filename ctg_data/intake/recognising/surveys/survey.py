"""Self-assessments from elsewhere: what Microsoft Forms, LimeSurvey and their like export, one row per response."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ctg_data.findings import Finding, found
from ctg_data.folding import fold
from ctg_data.intake.cells import place, written
from ctg_data.intake.recognising.columns.fields import field_of
from ctg_data.intake.recognising.columns.header import Column, Header
from ctg_data.intake.recognising.columns.headers import EXPORTED
from ctg_data.intake.recognising.correcting.corrected_headers import fields_said, kinds_said
from ctg_data.intake.recognising.correcting.corrections import NOT_READ, Corrections
from ctg_data.intake.recognising.correcting.layouts import layout_of, remembered
from ctg_data.intake.recognising.locate import Block
from ctg_data.intake.recognising.surveys.survey_columns import Columns, columns_of
from ctg_data.intake.recognising.surveys.wordings import Wordings
from ctg_data.intake.tables import Decision, Grid, Table, TableKind
from ctg_data.plan import Choice, Question

FIRST_ROWS = 20  # an export begins with its header; a few rows may have been typed above
ORDER, IN_ORDER = "items", "in_order"
TELLING = 2  # statements, or columns that only a survey tool writes, that tell a header

_TOOLS = tuple(frozenset(fold(name) for name in names.split(" | ")) for names in EXPORTED.values())


@dataclass(frozen=True, slots=True)
class Survey:
    """The answers of a sheet, with what each column was taken for and what must be asked or said of them."""

    block: Block
    decisions: tuple[Decision, ...]
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    found: tuple[int, int]
    stated: bool
    learnt: Mapping[str, str]

    def told(self, table: Table) -> Table:
        """The table of this survey, with all that was settled, asked and said of its columns."""
        told = {decision.cell for decision in self.decisions}
        others = (each for each in table.decisions if each.what != "field" or each.cell not in told)
        return replace(
            table,
            decisions=(*map(self._decided, others), *self.decisions),
            questions=(*table.questions, *self.questions),
            findings=(*table.findings, *self.findings),
            learnt={**table.learnt, **self.learnt},
        )

    def _decided(self, decision: Decision) -> Decision:
        """How sure a survey is of its header and of what it leaves unread: by its statements, not by its width."""
        if decision.what == "header" and decision.confidence < 1:
            found, expected = self.found
            reason = f"affirmations du questionnaire reconnues : {found} sur {expected}"
            return replace(decision, confidence=round(found / max(expected, 1), 2), reason=reason)
        if decision.what == "field" and decision.value == NOT_READ:
            return replace(decision, confidence=1.0, reason="à côté des réponses, rien d’autre n’est lu")
        return decision


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
            return _survey(grid, row, texts, wordings, corrections)
    return None


def surveys_of(
    located: Sequence[tuple[Grid, tuple[Block, ...]]], wordings: Wordings, corrections: Corrections
) -> dict[str, Survey]:
    """The surveys by sheet; the columns of a survey tool around something else, an enrolment for instance, are none."""
    seen = [(grid.sheet, blocks, survey_of(grid, wordings, corrections)) for grid, blocks in located]
    others = {
        sheet for sheet, blocks, _ in seen for block in blocks if block.header.kind is not TableKind.SELF_ASSESSMENT
    }
    return {sheet: survey for sheet, _, survey in seen if survey and (survey.stated or sheet not in others)}


def _is_exported(texts: Collection[str]) -> bool:
    told = {name for text in texts for name in (fold(text), fold(text.partition(".")[0]))}
    return any(len(told & tool) >= TELLING for tool in _TOOLS)


def _is_stated(texts: Collection[str], wordings: Wordings) -> bool:
    """Statements in their own words; « Q1 – … » is a header that every table of answers knows."""
    if len(texts) < TELLING:
        return False
    stated = ((text, code) for text in texts if (code := wordings.stated_by(text)))
    return sum(field_of(text, TableKind.SELF_ASSESSMENT) != code for text, code in stated) >= TELLING


def _survey(grid: Grid, row: int, texts: Mapping[int, str], wordings: Wordings, corrections: Corrections) -> Survey:
    settled = fields_said(grid, row, corrections)
    columns = columns_of(grid, row, texts, wordings, settled)
    parts = {} if columns.items(wordings) else wordings.numbered_alike(texts)
    order = _order(grid, row, corrections) if parts else ""
    if order == IN_ORDER:
        columns = columns_of(grid, row, texts, wordings, {**parts, **settled})
    asked = [_order_question(grid, row, parts)] if parts and not order else []
    held = {column: Column(text, columns.fields.get(column)) for column, text in texts.items()}
    decisions = (
        Decision("field", place(row, column), match.field, match.confidence, match.reason)
        for column, match in columns.taken.items()
    )
    return Survey(
        Block(Header(TableKind.SELF_ASSESSMENT, row, 1, held, float(len(columns.taken))), 0, len(grid.rows)),
        tuple(decisions),
        (*asked, *_questions(grid, row, texts, wordings, columns)),
        () if asked else tuple(_findings(grid, row, wordings, columns)),
        (len(columns.items(wordings)), len(wordings.items)),
        bool(asked or columns.resembling or columns.items(wordings)),
        {ORDER: order} if order else {},
    )


def _order(grid: Grid, row: int, corrections: Corrections) -> str:
    """What a person said of the parts that only their codes tell: now, or before of a file laid out alike."""
    before = remembered(corrections.answers, layout_of(grid, row, 1), ORDER)
    said = corrections.answers.get(f"{ORDER}:{grid.sheet}", before)
    return said if said in (IN_ORDER, NOT_READ) else ""


def _order_question(grid: Grid, row: int, parts: Mapping[int, str]) -> Question:
    first, last = place(row, min(parts)), place(row, max(parts))
    codes = list(parts.values())
    choices = (Choice(IN_ORDER, f"Oui, {codes[0]} à {codes[-1]} dans cet ordre"), Choice(NOT_READ, "Non"))
    asked = f"Les colonnes {first} à {last} sont-elles les affirmations du questionnaire, dans l’ordre ?"
    reason = "Elles ne portent que les codes de l’enquête ; leur nombre est celui des affirmations."
    return Question(f"{ORDER}:{grid.sheet}", "survey_order", asked, choices, reason, True, grid.sheet, first)


def _questions(
    grid: Grid, row: int, texts: Mapping[int, str], wordings: Wordings, columns: Columns
) -> Iterator[Question]:
    """One question per column that resembles a statement, or the respondents' codes, without saying so."""
    for column, codes in columns.resembling.items():
        asked = f"À quelle affirmation du questionnaire répond la colonne « {texts[column]} » ?"
        reason = "Elle y ressemble, sans en être les mots mêmes."
        offered = [Choice(code, f"{code} – {wordings.items[code]}") for code in codes]
        yield _question(grid, place(row, column), asked, offered, reason)
    if columns.code is not None:
        asked = f"La colonne « {texts[columns.code]} » porte-t-elle le code de chaque répondant·e ?"
        reason = "Ses valeurs en ont la forme, et aucune autre colonne ne s’annonce comme le code."
        yield _question(grid, place(row, columns.code), asked, [Choice("code", "Oui, c’est le code")], reason)


def _question(grid: Grid, cell: str, asked: str, offered: Sequence[Choice], reason: str) -> Question:
    choices = (*offered, Choice(NOT_READ, "Ne pas la lire"))
    return Question(f"field:{grid.sheet}!{cell}", "survey_column", asked, choices, reason, True, grid.sheet, cell)


def _findings(grid: Grid, row: int, wordings: Wordings, columns: Columns) -> Iterator[Finding]:
    for column, match in columns.again.items():
        yield found("column_twice", grid.sheet, place(row, column), value=match.field)
    missing = [code for code in wordings.items if code not in columns.items(wordings)]
    if missing == [*wordings.items] and wordings.items and not columns.resembling:
        yield found("no_item", grid.sheet, place(row, 0))
    elif missing and not columns.resembling:
        yield found("items_missing", grid.sheet, place(row, 0), codes=", ".join(missing))
