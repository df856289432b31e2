"""From one row of a table of people to the person, or the reason why there is none."""

import re
from collections.abc import Mapping

from ctg_data.folding import fold
from ctg_data.intake.cells import at, written
from ctg_data.intake.marks import is_mark
from ctg_data.intake.names import LONGEST, clean, split_name, without_beside
from ctg_data.intake.recognising.columns.fields import field_of
from ctg_data.intake.recognising.columns.header import Header
from ctg_data.intake.recognising.locate import same_header
from ctg_data.intake.recognising.rows.lines import LEGEND, REPEATED, TOTAL, is_legend, not_a_name
from ctg_data.intake.tables import Cell, Grid, PersonRead

_TOLD = re.compile(r"(\S+ .*?)[ ,–-]+(\(\w{4}[^()]*\)|(?:représenté|remplacé)\S* par .+)", re.IGNORECASE)
BESIDE = ("territory", "structure", "function", "remark")


def fields_of(header: Header) -> dict[int, str]:
    """The field of each column, by number from 0; « Nom » without « Prénom » holds both."""
    fields = {number: column.field for number, column in header.columns.items() if column.field}
    if header.column("first_name") is None:
        fields = {number: "full_name" if field == "last_name" else field for number, field in fields.items()}
    return fields


def person_of(grid: Grid, header: Header, fields: Mapping[int, str], number: int) -> tuple[PersonRead | None, str]:
    """The person of a row, or the reason why there is none (empty for a row that says nothing)."""
    row = grid.rows[number]
    values = {field: written(at(row, column)) for column, field in sorted(fields.items(), reverse=True)}
    filled = [column for column, value in enumerate(row) if value is not None]
    if not filled or [fields.get(column) for column in filled] == ["number"]:
        return None, ""
    if same_header(header, grid, number) or _names_its_columns(header, row):
        return None, REPEATED
    if is_legend(row):
        return None, LEGEND
    values, beside = _alone(_told_in_name(values))
    name = " ".join(values.get(field, "") for field in ("last_name", "first_name", "full_name")).strip()
    if not name:
        return None, _nameless(" ".join(written(value) for value in row if value is not None))
    reason = not_a_name(name, alone=len(filled) == 1)
    if reason:
        return None, f"{reason} : « {name[:80]} »"
    last, first = _name(values, header)
    territory, structure, function, remark = (values.get(field, "") for field in BESIDE)
    return PersonRead(number + 1, last, first, territory, structure or beside, function, remark), ""


def _alone(values: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """The values whose full name stands alone, and the structure that stood after it."""
    name, beside = without_beside(values.get("full_name", ""))
    return {**values, **({"full_name": name} if name else {})}, beside if name else ""


def _told_in_name(values: Mapping[str, str]) -> dict[str, str]:
    """« CARLIER Amandine (excusée) », « Mme CARLIER représentée par M. ROY »: what follows the name is a remark."""
    name = values.get("full_name", "")
    told = _TOLD.fullmatch(name) if len(name) <= LONGEST else None
    if not told or not is_mark(told[2].strip("()")) or values.get("remark"):
        return dict(values)
    return {**values, "full_name": told[1], "remark": told[2].strip("()")}


def _names_its_columns(header: Header, row: tuple[Cell, ...]) -> bool:
    """Whether each cell of a row is a header of its own column, in other words than the header above."""
    named = [(str(value), c.field) for n, c in header.columns.items() if c.field and (value := at(row, n)) is not None]
    return len(named) > 2 and all(field_of(text, header.kind) == field for text, field in named)


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
