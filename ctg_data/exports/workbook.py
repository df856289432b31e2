"""The Excel workbook of a chart or of a list: a real table, and a sheet that says how to read it."""

from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from ctg_data.charts.numbers import day
from ctg_data.exports.extract import Extract
from ctg_data.exports.plain import legible
from ctg_data.exports.tables import LONGEST, TEXT_ONLY, add_table

DATA, READ_ME = "Données", "Lisez-moi"
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
    add_table(book, sheet, extract.columns, "Donnees")
    sheet.freeze_panes(1, 0)
    sheet.autofit(WIDEST)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _read_me(book: Workbook, extract: Extract) -> None:
    sheet = book.add_worksheet(READ_ME)
    bold, wrapped = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True})
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    for line, (what, said) in enumerate(_lines(extract)):
        sheet.write_string(line, 0, legible(what)[:LONGEST], bold)
        sheet.write_string(line, 1, legible(said)[:LONGEST], wrapped)
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
