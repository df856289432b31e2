"""Small builders of grids and of real files, so that a test shows only the cells that matter to it."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date

from openpyxl import Workbook as OpenpyxlWorkbook

from ctg_data.intake.recognising.recognise import recognise
from ctg_data.intake.tables import Cell, Grid, Reading, Table, Workbook

Rows = Sequence[Sequence[Cell]]

HEADERS = ("N°", "Nom", "Prénom", "Structure", "Présence")
PEOPLE: Rows = (
    (1, "DUPONT", "Marie", "CC des 7 Vallées", "P"),
    (2, "MARTIN", "Paul", "CA2BM", "EXC"),
    (3, "LEROY", "Zoé", "CCHPM", None),
)
TITLES: Rows = (("Réseau des chargés de coopération",), ("Date : mardi 18 mars 2025",), ())


def grid(sheet: str, rows: Rows, hidden: bool = False) -> Grid:
    return Grid(sheet, tuple(tuple(row) for row in rows), hidden)


def reading(
    sheets: Mapping[str, Rows], answers: Mapping[str, str] | None = None, name: str = "classeur.xlsx", hidden: str = ""
) -> Reading:
    grids = tuple(grid(sheet, rows, sheet == hidden) for sheet, rows in sheets.items())
    return recognise(Workbook(name, "0" * 64, 1, grids), answers or {})


def table(rows: Rows, answers: Mapping[str, str] | None = None, sheet: str = "Feuil1", name: str = "f.xlsx") -> Table:
    """The only table of a workbook of one sheet."""
    (only,) = reading({sheet: rows}, answers, name).tables
    return only


def statuses(read: Table) -> list[str | None]:
    return [mark.status.value if mark.status else None for mark in read.marks]


def xlsx(sheets: Mapping[str, Rows]) -> bytes:
    return saved(workbook(sheets))


def workbook(sheets: Mapping[str, Rows]) -> OpenpyxlWorkbook:
    book = OpenpyxlWorkbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column, value)
    return book


def saved(book: OpenpyxlWorkbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return content.getvalue()


def with_part(content: bytes, name: str, part: str | bytes) -> bytes:
    """The same package with one part replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {member: package.read(member) for member in package.namelist()}
    return archive({**parts, name: part})


def ods(sheets: Mapping[str, Rows]) -> bytes:
    """The smallest OpenDocument spreadsheet: its kind, its list of parts, its cells."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{prefix}="{urn}:{prefix}:1.0"' for prefix in ("office", "table", "text"))
    tables = "".join(
        f'<table:table table:name="{name}">{"".join(map(_ods_row, rows))}</table:table>'
        for name, rows in sheets.items()
    )
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {names}>{body}</office:document-content>",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{urn}:manifest:1.0"/>',
        }
    )


def _ods_row(row: Sequence[Cell]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(value: Cell) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value:%Y-%m-%d}"/>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
