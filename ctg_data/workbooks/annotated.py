"""The user's own workbook given back: what is to be verified is coloured, commented where it stands, and listed."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from math import ceil
from operator import attrgetter
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from ctg_data.findings import Finding
from ctg_data.plan import Question
from ctg_data.typography import spaced
from ctg_data.vocabulary import Severity
from ctg_data.workbooks.sheets import INK, Column, new_book, to_bytes, write, write_table, write_title

LIST = "Points à vérifier"
OURS = "— À vérifier —"
AUTHOR = "Tableau de bord"
MACROS = "xl/vbaProject.bin"
QUESTION = "Question"
COLOURS = {Severity.BLOCKS.label: "F6C9C2", QUESTION: "E6D5F2", Severity.WARNS.label: "FBE7B0"}
COLOURS |= {Severity.INFORMS.label: "D9E7F3"}
LISTED = 2_000  # nobody mends more by hand, and each is a drawing that Excel must open
COMMENT_LIMIT = 32_000  # characters that Excel keeps in one comment
LINK = Font(name="Calibri", size=11, color=INK, underline="single")
CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
COLUMNS = (Column("Feuille", 24), Column("Cellule", 10), Column("Gravité", 18), Column("Ce qui est à vérifier", 100))
HEADER_ROW = 4
TALLEST = 400  # points: Excel refuses a file whose row is higher than 409

NOTE = "Les cellules en cause sont colorées et commentées. Corrigez, enregistrez, puis déposez le classeur de nouveau."
NOTE_ALONE = (
    "Cette liste remplace le classeur annoté : seuls les classeurs .xlsx et .xlsm peuvent être rendus colorés et "
    "commentés, et celui-ci est d’un autre format ou n’a pas pu être rouvert."
)


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to verify, finding or question, at a sheet and a cell as far as known."""

    weight: str
    sheet: str
    cell: str
    text: str


def remarks_on(findings: Iterable[Finding], questions: Iterable[Question]) -> tuple[Remark, ...]:
    """What is to be said in a workbook given back, the gravest first."""
    said = [Remark(each.severity.label, each.sheet, each.cell, spaced(each.message)) for each in findings]
    said += [Remark(QUESTION, each.sheet, each.cell, spaced(f"{each.asked} {each.reason}")) for each in questions]
    return tuple(sorted(said, key=lambda remark: list(COLOURS).index(remark.weight)))


def annotated_workbook(content: bytes, remarks: Sequence[Remark]) -> tuple[str, bytes]:
    """The extension and the bytes of an .xlsx or .xlsm with its remarks; formatting, macros and comments are kept.

    Raises whatever openpyxl raises on a file it cannot follow, and may take any time or memory: to be run apart.
    """
    macros = MACROS in ZipFile(BytesIO(content)).NameToInfo
    book = load_workbook(BytesIO(content), keep_vba=macros)
    _drop_former_return(book)
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    told = [each for each in remarks[:LISTED] if each.sheet in sheets and CELL.fullmatch(each.cell)]
    for (sheet, cell), here in groupby(sorted(told, key=_place), key=_place):
        _annotate(_shown(sheets[sheet], cell), list(here))
    _write_list(book.create_sheet(LIST), remarks, NOTE, sheets)
    written = BytesIO()
    book.save(written)
    return ".xlsm" if macros else ".xlsx", written.getvalue()


def remarks_workbook(remarks: Sequence[Remark]) -> bytes:
    """The .xlsx that lists the remarks, for a file that cannot be given back annotated."""
    book = new_book(LIST)
    book.active.title = LIST
    _write_list(book.active, remarks, NOTE_ALONE, ())
    return to_bytes(book)


_place = attrgetter("sheet", "cell")


def _drop_former_return(book: Workbook) -> None:
    """What an earlier return added: its list, known by its title, its comments and the colours under them."""
    if LIST in book.sheetnames and book[LIST]["A1"].value == LIST:
        del book[LIST]
    for sheet in book.worksheets:
        commented = [cell for cell in sheet._cells.values() if cell.comment and OURS in cell.comment.text]
        for cell in commented:  # iter_rows would make every cell up to the last one
            theirs = cell.comment.text.partition(OURS)[0].rstrip()
            cell.comment = Comment(theirs, cell.comment.author) if theirs else None
            cell.fill = PatternFill()


def _shown(sheet: Worksheet, place: str) -> Cell:
    """The cell at a place; within cells merged, the one that Excel shows."""
    cell = sheet[place]
    if not isinstance(cell, MergedCell):
        return cell
    merged = next(each for each in sheet.merged_cells.ranges if place in each)
    return sheet.cell(merged.min_row, merged.min_col)


def _annotate(cell: Cell, remarks: Sequence[Remark]) -> None:
    """Colour a cell by its gravest remark and comment it; what the user wrote in a comment stands first."""
    cell.fill = PatternFill("solid", fgColor=COLOURS[remarks[0].weight])
    said = [f"{remark.weight} : {remark.text}" for remark in remarks]
    before = [cell.comment.text, ""] if cell.comment else []
    text = ILLEGAL_CHARACTERS_RE.sub("", "\n".join([*before, OURS, *said]))
    author = cell.comment.author if cell.comment else AUTHOR
    cell.comment = Comment(text[:COMMENT_LIMIT], author, height=160, width=340)


def _write_list(sheet: Worksheet, remarks: Sequence[Remark], note: str, sheets: Collection[str]) -> None:
    """Every remark on its row, with a link to its cell where the workbook holds it."""
    rows = [(each.sheet, each.cell, each.weight, each.text) for each in remarks[:LISTED]]
    write_table(sheet, COLUMNS, rows, blank=0, header_row=HEADER_ROW)
    write_title(sheet, LIST)
    more = f" Les {LISTED} premiers sont montrés, sur {len(remarks)}." if len(remarks) > LISTED else ""
    write(sheet["A2"], spaced(note + more))
    sheet.merge_cells("A2:D2")
    sheet.row_dimensions[2].height = 36
    for row, remark in enumerate(remarks[:LISTED], start=HEADER_ROW + 1):
        sheet.row_dimensions[row].height = min(4 + 16 * ceil(len(remark.text) / COLUMNS[-1].width), TALLEST)
        sheet.cell(row, 3).fill = PatternFill("solid", fgColor=COLOURS[remark.weight])
        if remark.sheet in sheets and CELL.fullmatch(remark.cell):
            _link(sheet.cell(row, 2), f"{quote_sheetname(remark.sheet)}!{remark.cell}")


def _link(cell: Cell, location: str) -> None:
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location)
    cell.font = LINK
