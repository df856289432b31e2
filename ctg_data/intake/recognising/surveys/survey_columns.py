"""What each column of a survey holds: a statement of the questionnaire, the respondent's code, or nothing to read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ctg_data.folding import fold
from ctg_data.intake.cells import at, number, written
from ctg_data.intake.recognising.columns.fields import field_of, is_item
from ctg_data.intake.recognising.correcting.corrections import NOT_READ
from ctg_data.intake.recognising.surveys.wordings import Match, Wordings, parts_of
from ctg_data.intake.tables import Grid, TableKind

_CODE = re.compile(r"[a-z0]{2}(?=.*\d)[\doi]{2}[a-z0]{2}")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a header row: the field of each one read, those that say a field again, and those to ask about.

    These resemble statements, or one (`code`) holds what nothing names but what looks like the respondents' codes.
    """

    taken: Mapping[int, Match]
    again: Mapping[int, Match]
    resembling: Mapping[int, tuple[str, ...]]
    code: int | None

    @property
    def fields(self) -> dict[int, str]:
        """The field of each column read."""
        return {column: match.field for column, match in self.taken.items()}

    def items(self, wordings: Wordings) -> set[str]:
        """The items of the questionnaire that a column answers."""
        return set(self.fields.values()) & wordings.items.keys()


def columns_of(
    grid: Grid, row: int, texts: Mapping[int, str], wordings: Wordings, settled: Mapping[int, str]
) -> Columns:
    """The columns under these headers; each field stands once, as a person says, else by the surest match."""
    said = {column: Match(field, 1.0, "votre réponse") for column, field in settled.items() if field != NOT_READ}
    for column, text in texts.items():
        if column not in settled and (match := wordings.item_of(text) or _own_field(grid, row, column, text)):
            said[column] = match
    left = {column: text for column, text in texts.items() if column not in said and column not in settled}
    held = {match.field for match in said.values()}
    said |= {c: match for c, match in wordings.after_an_instruction(left).items() if match.field not in held}
    first: dict[str, int] = {}
    for column in sorted(said, key=lambda column: (column not in settled, -said[column].confidence, column)):
        first.setdefault(said[column].field, column)
    taken = {column: match for column, match in sorted(said.items()) if first[match.field] == column}
    again = {column: match for column, match in sorted(said.items()) if column not in taken}
    unsaid = {column: text for column, text in left.items() if column not in said}
    resembling = dict(_resembling(unsaid, wordings, set(first)))
    coded = (column for column in unsaid if "code" not in first and _holds_codes(grid, row, column))
    return Columns(taken, again, resembling, next(coded, None))


def _resembling(texts: Mapping[int, str], wordings: Wordings, taken: set[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The columns that resemble a statement that no column holds yet."""
    for column, text in texts.items():
        if near := tuple(code for code in wordings.near(text) if code not in taken):
            yield column, near


def _own_field(grid: Grid, row: int, column: int, text: str) -> Match | None:
    """What our own headers name (code, territory, « Q1 – … »); never a number where something else stands too."""
    parts = parts_of(text)
    # LimeSurvey numbers its questions too: « Q1. … » may be any of them.
    named = (field_of(part, TableKind.SELF_ASSESSMENT) for part in parts)
    field = next((name for name in named if name and not (is_item(name) and len(parts) > 1)), None)
    if field is None or (field == "response" and not _numbered(grid, row, column)):
        return None
    return Match(field, 0.8 if is_item(field) else 1.0, f"l’en-tête « {text} »")


def _holds_codes(grid: Grid, row: int, column: int) -> bool:
    """Whether every value of a column has the form that the printed rule gives: « MA14LE »."""
    values = [fold(written(at(cells, column))).replace(" ", "") for cells in grid.rows[row + 1 :]]
    said = [value for value in values if value]
    return bool(said) and all(_CODE.fullmatch(value) for value in said)


def _numbered(grid: Grid, row: int, column: int) -> bool:
    values = (at(cells, column) for cells in grid.rows[row + 1 :])
    return all(value is None or isinstance(number(value), int) for value in values)
