"""How every sheet we write looks, prints and is saved: one calm style, lists to choose from, text never a formula."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

Content = str | int | float | date | time | timedelta | None

INK, PALE, LINE = "1F4E79", "E8EEF5", "B8C4D2"
TITLE = Font(name="Calibri", size=15, bold=True, color=INK)
HEADING = Font(name="Calibri", size=11, bold=True, color=INK)
BODY = Font(name="Calibri", size=11)
HEADING_FILL = PatternFill("solid", fgColor=PALE)
GRID = Border(*(Side(style="thin", color=LINE) for _ in range(4)))
WRAPPED = Alignment(horizontal="left", vertical="center", wrap_text=True)
ONE_LINE = Alignment(vertical="center")
A4 = 9
HEADER_HEIGHT = 32
DAY, HOUR = "dd/mm/yyyy", "hh:mm"
LAST_ROW = 1_048_576
"""The last row of a sheet: what is typed below the prepared rows keeps its lists."""

TEMPLATE_VERSION = "1"
HIDDEN = "_ctg"
CREATED = datetime(2025, 1, 1)

WRITTEN_ON = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its header, its width in characters, and what its cells accept.

    `choices` is the formula of a list (a range, or words between double quotes); `strict` refuses anything else.
    """

    header: str
    width: float
    choices: str = ""
    strict: bool = True
    number_format: str = "General"
    whole: tuple[int, int] | None = None


def new_book(title: str) -> Workbook:
    """An empty workbook that says what it is and nothing of who made it or when."""
    book = Workbook()
    book.properties.title, book.properties.creator, book.properties.created = title, "ctg_data", CREATED
    return book


def write_hidden(book: Workbook, reference: int | None, territories: Sequence[str]) -> str:
    """The very hidden sheet: the template's version, the meeting, the territories; the formula of their list."""
    sheet = book.create_sheet(HIDDEN)
    sheet.sheet_state = "veryHidden"
    for row, (name, value) in enumerate((("modele", TEMPLATE_VERSION), ("reference", reference)), start=1):
        write(sheet.cell(row, 1), name)
        write(sheet.cell(row, 2), value)
    for row, territory in enumerate(territories, start=1):
        write(sheet.cell(row, 4), territory)
    return f"{HIDDEN}!$D$1:$D${len(territories)}" if territories else ""


def one_of(words: Sequence[str]) -> str:
    """The formula of a short list of words to choose from (Excel takes 255 characters, and no comma in a word)."""
    return f'"{",".join(words)}"'


def write(cell: Cell, value: Content, font: Font = BODY) -> None:
    """Put a value in a cell; text stays text, even when it begins with = + - @ (CWE-1236)."""
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in ("=", "+", "-", "@")
    else:
        cell.value = value
    cell.font, cell.alignment = font, WRAPPED
    if isinstance(value, date):
        cell.number_format = DAY
    elif isinstance(value, time):
        cell.number_format = HOUR


def write_title(sheet: Worksheet, title: str) -> None:
    """The title of a sheet, in A1, on one line whatever the width of the column."""
    write(sheet["A1"], title, TITLE)
    sheet["A1"].alignment = ONE_LINE
    sheet.row_dimensions[1].height = 28


def write_table(
    sheet: Worksheet,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Content]],
    *,
    blank: int,
    header_row: int = 1,
    height: float = 20,
) -> None:
    """A header row, the rows known, then blank ones ready to be filled; frozen, and repeated on each printed page."""
    for number, column in enumerate(columns, start=1):
        write_header(sheet, number, column, header_row)
    for offset in range(len(rows) + blank):
        line = header_row + 1 + offset
        sheet.row_dimensions[line].height = height
        for number, column in enumerate(columns, start=1):
            cell = sheet.cell(line, number)
            value = rows[offset][number - 1] if offset < len(rows) else None
            write(cell, None if value == "" else value)
            cell.number_format, cell.border = column.number_format, GRID
    sheet.freeze_panes = sheet.cell(header_row + 1, 1)
    sheet.print_title_rows = f"{header_row}:{header_row}"
    print_on_a4(sheet)


def write_header(sheet: Worksheet, number: int, column: Column, row: int) -> None:
    """The header cell, the width, and what the cells below accept."""
    letter = get_column_letter(number)
    cell = sheet.cell(row, number)
    sheet.row_dimensions[row].height = HEADER_HEIGHT
    write(cell, column.header, HEADING)
    cell.fill, cell.border = HEADING_FILL, GRID
    sheet.column_dimensions[letter].width = column.width
    rule = accepted(column)
    if rule is not None:
        rule.add(f"{letter}{row + 1}:{letter}{LAST_ROW}")
        sheet.add_data_validation(rule)


def accepted(column: Column) -> DataValidation | None:
    """The rule of a column's cells, with its words in French; a list that is not strict only proposes."""
    if column.choices:
        rule = DataValidation(type="list", formula1=column.choices, allow_blank=True)
        rule.showErrorMessage, rule.error = column.strict, "Choisissez une valeur de la liste."
    elif column.number_format == DAY:
        rule = DataValidation(type="date", operator="between", formula1="DATE(2000,1,1)", formula2="DATE(2100,12,31)")
        rule.showErrorMessage, rule.error = True, "Écrivez une date comme 18/03/2025."
    elif column.number_format == HOUR:
        rule = DataValidation(type="time", operator="between", formula1="0", formula2="0.99999")
        rule.showErrorMessage, rule.error = True, "Écrivez une heure comme 09:30."
    elif column.whole:
        low, high = column.whole
        rule = DataValidation(type="whole", operator="between", formula1=str(low), formula2=str(high))
        rule.showErrorMessage, rule.error = True, f"Écrivez un nombre entier de {low} à {high}."
    else:
        return None
    rule.allow_blank, rule.errorTitle = True, "Valeur inattendue"
    return rule


def print_on_a4(sheet: Worksheet) -> None:
    """A4 landscape, as wide as one page, with the page numbers and a word on the names it holds."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.left.text = "Données personnelles : ne pas diffuser"
    sheet.oddFooter.right.text = "&A – page &P / &N"
    sheet.sheet_view.showGridLines = False


def to_bytes(book: Workbook) -> bytes:
    """The workbook's file, the same bytes for the same content: no moment of writing is kept in it."""
    written, frozen = BytesIO(), BytesIO()
    book.save(written)
    with ZipFile(written) as parts, ZipFile(frozen, "w", ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            part = parts.read(name)
            if name == "docProps/core.xml":
                created = book.properties.created.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                part = WRITTEN_ON.sub(rb"\g<1>" + created, part)
            archive.writestr(ZipInfo(name, EPOCH), part, ZIP_DEFLATED)
    return frozen.getvalue()
