"""Cells merged down one column in the formats whose merges calamine does not tell: .ods and .xlsb."""

import zipfile
from collections import defaultdict
from collections.abc import Iterator

from ctg_data.intake.reading.package import Attributes, parser_of, targets

Merge = tuple[tuple[int, int], tuple[int, int]]
Merges = dict[str, list[Merge]]
"""By sheet: the first and the last cell of each range, row then column, counted from 0 as calamine does."""

BUNDLE_SHEET, MERGED = 156, 176  # records of the format .xlsb


def merges_of_ods(package: zipfile.ZipFile) -> Merges:
    """The merges of an OpenDocument spreadsheet; most hold none and are not walked."""
    content = package.read("content.xml")
    walk = _OpenDocument()
    if b"number-rows-spanned" in content:
        parser = parser_of(walk.start)
        parser.EndElementHandler = walk.end
        parser.Parse(content, True)
    return walk.merges


class _OpenDocument:
    """Follows the rows and the cells, which may stand for several."""

    def __init__(self) -> None:
        self.merges: Merges = defaultdict(list)
        self.sheet, self.row, self.column, self.repeated = "", 0, 0, 1

    def start(self, name: str, attributes: Attributes) -> None:
        told = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        match name.rpartition(":")[2]:
            case "table":
                self.sheet, self.row = told.get("name", ""), 0
            case "table-row":
                self.column, self.repeated = 0, int(told.get("number-rows-repeated", 1))
            case "table-cell" | "covered-table-cell":
                spanned = int(told.get("number-rows-spanned", 1))
                if spanned > 1 and int(told.get("number-columns-spanned", 1)) == 1:
                    last = (self.row + spanned - 1, self.column)
                    self.merges[self.sheet].append(((self.row, self.column), last))
                self.column += int(told.get("number-columns-repeated", 1))

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] == "table-row":
            self.row += self.repeated


def merges_of_xlsb(package: zipfile.ZipFile) -> Merges:
    """The merges of a binary workbook."""
    parts = targets(package, "xl/workbook.bin")
    sheets = (data for kind, data in _records(package.read("xl/workbook.bin")) if kind == BUNDLE_SHEET)
    named = (_texts(data[8:]) for data in sheets)
    return {name: [*_merged(package.read(parts[relation]))] for relation, name in named if relation in parts}


def _merged(sheet: bytes) -> Iterator[Merge]:
    for kind, data in _records(sheet):
        if kind == MERGED:
            top, bottom, left, right = (int.from_bytes(data[i : i + 4], "little") for i in range(0, 16, 4))
            yield (top, left), (bottom, right)


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The kind and the data of each record."""
    position = 0
    while position < len(content):
        kind, position = _number(content, position)
        size, position = _number(content, position)
        yield kind, content[position : position + size]
        position += size


def _number(content: bytes, position: int) -> tuple[int, int]:
    """A number of seven bits by byte, the highest bit of each saying that another follows; and what follows it."""
    value = shift = 0
    while True:
        byte, position = content[position], position + 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, position
        shift += 7


def _texts(data: bytes) -> tuple[str, str]:
    """Two texts, each after the count of its characters."""
    length = 2 * int.from_bytes(data[:4], "little")
    first, rest = data[4 : 4 + length], data[4 + length :]
    size = 2 * int.from_bytes(rest[:4], "little")
    return first.decode("utf-16-le"), rest[4 : 4 + size].decode("utf-16-le")
