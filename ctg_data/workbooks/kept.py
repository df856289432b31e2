"""Cells written back where they stood, values only: what is kept of a file that may not be kept whole."""

import re
from collections.abc import Mapping

from ctg_data.workbooks.sheets import Content, new_book, to_bytes, write

FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
NAME_LENGTH = 31
"""What Excel takes as the name of a sheet."""


def cells_workbook(sheets: Mapping[str, Mapping[str, Content]]) -> bytes:
    """A workbook of these cells, by sheet then by name (« D14 »); a text is never a formula."""
    book = new_book("Cellules reconnues")
    del book[book.sheetnames[0]]
    for name, cells in sheets.items():
        sheet = book.create_sheet(FORBIDDEN.sub("_", name)[:NAME_LENGTH])
        for cell, value in cells.items():
            write(sheet[cell], value)
    return to_bytes(book)
