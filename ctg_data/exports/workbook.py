"""The Excel workbook of a chart or of a list: a real table, and a sheet that says how to read it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ctg_data.charts.numbers import day
from ctg_data.exports.extract import Cell, Column, Extract
from ctg_data.indicators.figure import DIGITS_KEPT

TEXT_ONLY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
DATA, READ_ME = "Données", "Lisez-moi"
LONGEST = 32_767  # characters of a cell
WIDEST = 420  # pixels of a column


def to_xlsx(extract: Extract) -> bytes:
    """The file, the same bytes for the same extract."""
    written = BytesIO()
    with Workbook(written, TEXT_ONLY) as book:
        midnight = datetime.combine(extract.day, time.min)
        book.set_properties({"title": extract.name, "author": "ctg_data", "created": midnight})
        _data(book, extract)
        _read_me(book, extract)
    return written.getvalue()


def _data(book: Workbook, extract: Extract) -> None:
    sheet = book.add_worksheet(DATA)
    columns = list(_told_apart(extract.columns))
    headers = [{"header": column.header} for column in columns]
    lines = len(columns[0].cells)
    for place, column in enumerate(columns):
        _column(sheet, place, column, _format(book, column))
    sheet.add_table(
        0, 0, lines, len(columns) - 1, {"columns": headers, "name": "Donnees", "style": "Table Style Light 9"}
    )
    sheet.freeze_panes(1, 0)
    sheet.autofit(WIDEST)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _column(sheet: Worksheet, place: int, column: Column, look: Format) -> None:
    for line, cell in enumerate(column.cells, start=1):
        if isinstance(cell, str):
            sheet.write_string(line, place, cell[:LONGEST])
        elif isinstance(cell, date):
            sheet.write_datetime(line, place, cell, look)
        elif cell is not None:
            sheet.write_number(line, place, _number(cell, column.unit), look)


def _number(value: float, unit: str) -> float:
    """The value; a percentage as Excel keeps it, from 0 to 1."""
    return round(value / 100, DIGITS_KEPT + 2) if unit == "%" else round(value, DIGITS_KEPT)


def _format(book: Workbook, column: Column) -> Format:
    first: Cell = next((cell for cell in column.cells if cell is not None), None)
    whole = all(float(cell).is_integer() for cell in column.cells if isinstance(cell, int | float))
    if isinstance(first, date):
        return book.add_format({"num_format": "dd/mm/yyyy"})
    if column.unit == "%":
        return book.add_format({"num_format": "0.0 %"})
    return book.add_format({"num_format": "#,##0" if whole else "#,##0.0##"})


def _told_apart(columns: tuple[Column, ...]) -> Iterator[Column]:
    """The columns, no two of one header: Excel refuses a table that holds the same twice, whatever its case."""
    taken: set[str] = set()
    for column in columns:
        header, again = column.header[:200], 1
        while header.casefold() in taken:
            again += 1
            header = f"{column.header[:200]} ({again})"
        taken.add(header.casefold())
        yield replace(column, header=header)


def _read_me(book: Workbook, extract: Extract) -> None:
    sheet = book.add_worksheet(READ_ME)
    bold, wrapped = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True})
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    for line, (what, said) in enumerate(_lines(extract)):
        sheet.write_string(line, 0, what, bold)
        sheet.write_string(line, 1, said[:LONGEST], wrapped)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _lines(extract: Extract) -> Iterator[tuple[str, str]]:
    yield "Ce que c’est", extract.name
    if extract.title != extract.name:
        yield "Constat", extract.title
    yield "Mesure et périmètre", extract.subtitle
    yield "Extrait le", day(extract.day)
    for note in extract.notes:
        yield "À savoir", note
    for name, definition in extract.definitions:
        yield f"Définition : {name}", definition
