"""The smallest .xlsb: its records as Excel writes them (MS-XLSB), since no library writes this format."""

import struct
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from ctg_data.intake.tables import Cell
from tests.sheets import Rows, archive

BLANK, BOOL, REAL, TEXT, ROW = 1, 4, 5, 6, 0
BEGIN_BOOK, END_BOOK, BEGIN_SHEETS, END_SHEETS, SHEET = 131, 132, 143, 144, 156
BEGIN_SHEET, END_SHEET, BEGIN_DATA, END_DATA, DIMENSION = 129, 130, 145, 146, 148
BEGIN_MERGES, END_MERGES, MERGE = 177, 178, 176
BEGIN_STYLES, END_STYLES, BEGIN_XFS, END_XFS, XF = 278, 279, 617, 618, 47
GENERAL, DAY = 0, 1  # the two formats of cells: as it is, and a date
EPOCH = datetime(1899, 12, 30)

TYPES = "application/vnd.ms-excel."
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def xlsb(
    sheets: Mapping[str, Rows], hidden: Sequence[str] = (), merged: Sequence[tuple[int, int, int, int]] = ()
) -> bytes:
    """A binary workbook; `merged` gives first row, last row, first and last column of the first sheet, from 0."""
    parts = {f"worksheets/sheet{number}.bin": "worksheet" for number in range(1, len(sheets) + 1)}
    bundle = b"".join(_sheet(number, name, name in hidden) for number, name in enumerate(sheets, start=1))
    content = {
        "[Content_Types].xml": _types(("workbook.bin", "styles.bin", *parts)),
        "_rels/.rels": _relations({"xl/workbook.bin": "officeDocument"}),
        "xl/workbook.bin": _around(BEGIN_BOOK, _around(BEGIN_SHEETS, bundle, END_SHEETS), END_BOOK),
        "xl/_rels/workbook.bin.rels": _relations({**parts, "styles.bin": "styles"}),
        "xl/styles.bin": _styles(),
    }
    for number, (part, rows) in enumerate(zip(parts, sheets.values(), strict=True)):
        content[f"xl/{part}"] = _cells(rows, merged if number == 0 else ())
    return archive(content)


def _cells(rows: Rows, merged: Sequence[tuple[int, int, int, int]]) -> bytes:
    width = max((len(row) for row in rows), default=1)
    dimension = _record(DIMENSION, struct.pack("<4I", 0, max(len(rows) - 1, 0), 0, width - 1))
    data = b"".join(_row(number, row) for number, row in enumerate(rows))
    merges = b"".join(_record(MERGE, struct.pack("<4I", *each)) for each in merged)
    body = dimension + _around(BEGIN_DATA, data, END_DATA) + _around(BEGIN_MERGES, merges, END_MERGES)
    return _around(BEGIN_SHEET, body, END_SHEET)


def _row(number: int, row: Sequence[Cell]) -> bytes:
    return _record(ROW, struct.pack("<I", number) + bytes(13)) + b"".join(map(_cell, range(len(row)), row))


def _cell(column: int, value: Cell) -> bytes:
    style = DAY if isinstance(value, date) else GENERAL
    place = struct.pack("<II", column, style)
    if value is None:
        return _record(BLANK, place)
    if isinstance(value, bool):
        return _record(BOOL, place + bytes([value]))
    if isinstance(value, str):
        return _record(TEXT, place + _text(value))
    if isinstance(value, date):
        value = (datetime(value.year, value.month, value.day) - EPOCH).days
    return _record(REAL, place + struct.pack("<d", value))


def _sheet(number: int, name: str, hidden: bool) -> bytes:
    return _record(SHEET, struct.pack("<II", int(hidden), number) + _text(f"rId{number}") + _text(name))


def _styles() -> bytes:
    """Two formats: the general one, and 14, the day as the country writes it."""
    formats = b"".join(_record(XF, struct.pack("<HH", 0, code) + bytes(12)) for code in (0, 14))
    begin = _record(BEGIN_XFS, struct.pack("<I", 2))
    return _record(BEGIN_STYLES, b"") + begin + formats + _record(END_XFS, b"") + _record(END_STYLES, b"")


def _around(begin: int, content: bytes, end: int) -> bytes:
    return _record(begin, b"") + content + _record(end, b"")


def _record(kind: int, data: bytes) -> bytes:
    return _seven_bits(kind) + _seven_bits(len(data)) + data


def _seven_bits(number: int) -> bytes:
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*written, number])


def _text(text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded


def _types(parts: Sequence[str]) -> str:
    kinds = {part: f"{TYPES}{'worksheet' if '/' in part else part.removesuffix('.bin')}" for part in parts}
    kinds["workbook.bin"] = f"{TYPES}sheet.binary.macroEnabled.main"
    overrides = "".join(f'<Override PartName="/xl/{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )


def _relations(targets: Mapping[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'
