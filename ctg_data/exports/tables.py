"""A real table of Excel: headers told apart, numbers with their format, text that is never a formula."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ctg_data.exports.extract import UNNAMED, Cell, Column
from ctg_data.exports.plain import legible
from ctg_data.indicators.figure import DIGITS_KEPT

TEXT_ONLY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
LONGEST, HEADER = 32_767, 200  # characters of a cell, and of a header
STYLE = "Table Style Light 9"


def add_table(
    book: Workbook,
    sheet: Worksheet,
    columns: Sequence[Column],
    name: str,
    row: int = 0,
    headed: Format | None = None,
    wrapped: Format | None = None,
) -> None:
    """Write the columns from the first one of a sheet, the headers on this row; `wrapped` is the look of texts."""
    told = list(_told_apart(columns))
    for place, column in enumerate(told):
        _write(sheet, row + 1, place, column, _format(book, column), wrapped)
    headers = [{"header": column.header, "header_format": headed} for column in told]
    last = row + max(1, len(columns[0].cells))
    sheet.add_table(row, 0, last, len(told) - 1, {"columns": headers, "name": name, "style": STYLE})


def kept(value: float, unit: str) -> float:
    """The value; a percentage as Excel keeps it, from 0 to 1."""
    return round(value / 100, DIGITS_KEPT + 2) if unit == "%" else round(value, DIGITS_KEPT)


def _write(sheet: Worksheet, row: int, place: int, column: Column, look: Format, wrapped: Format | None) -> None:
    for line, cell in enumerate(column.cells, row):
        if isinstance(cell, str):
            sheet.write_string(line, place, legible(cell)[:LONGEST], wrapped)
        elif isinstance(cell, date):
            sheet.write_datetime(line, place, cell, look)
        elif cell is not None:
            sheet.write_number(line, place, kept(cell, column.unit), look)


def _format(book: Workbook, column: Column) -> Format:
    first: Cell = next((cell for cell in column.cells if cell is not None), None)
    whole = all(float(cell).is_integer() for cell in column.cells if isinstance(cell, int | float))
    shown = "dd/mm/yyyy" if isinstance(first, date) else "#,##0" if whole else "#,##0.0##"
    return book.add_format({"num_format": "0.0 %" if column.unit == "%" else shown, "valign": "top"})


def _told_apart(columns: Sequence[Column]) -> Iterator[Column]:
    """The columns, no two of one header: Excel refuses a table that holds the same twice, whatever its case."""
    taken: set[str] = set()
    for column in columns:
        plain = re.sub(r"\s*[\n\t]\s*", " ", legible(column.header))[:HEADER].strip() or UNNAMED
        header, again = plain, 1
        while header.casefold() in taken:
            again += 1
            header = f"{plain} ({again})"
        taken.add(header.casefold())
        yield replace(column, header=header)
