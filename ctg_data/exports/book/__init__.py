"""A kit as an Excel workbook: a sheet per chart, its table, and beside it the chart that reads that very table."""

from datetime import datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from ctg_data.exports.book.decisions import decisions
from ctg_data.exports.book.exhibits import exhibit
from ctg_data.exports.book.looks import Looks
from ctg_data.exports.book.names import sheet_names
from ctg_data.exports.book.read_me import read_me
from ctg_data.exports.extract import name_of
from ctg_data.exports.kit import Kit
from ctg_data.exports.plain import short
from ctg_data.exports.tables import TEXT_ONLY

__all__ = ["book"]

LONGEST_PROPERTY = 255  # what the format allows


def book(kit: Kit) -> bytes:
    """The kit as the bytes of a .xlsx, the same for the same kit; no cell of it is a formula."""
    names = sheet_names([name_of(shown.chart) for shown in kit.exhibits])
    written = BytesIO()
    with Workbook(written, TEXT_ONLY) as workbook:
        _sign(workbook, kit)
        looks = Looks(workbook)
        read_me(workbook, looks, kit, names)
        if kit.decisions_first:
            decisions(workbook, looks, kit)
        for place, (shown, name) in enumerate(zip(kit.exhibits, names, strict=True), 1):
            exhibit(workbook, looks, kit, shown, name, place)
        if not kit.decisions_first:
            decisions(workbook, looks, kit)
    return written.getvalue()


def _sign(workbook: Workbook, kit: Kit) -> None:
    """What the file says of itself: its title, the day of its data, and nobody's name."""
    told = {"title": kit.title, "subject": f"{kit.network}, {kit.period}, {kit.scope}"}
    said = {what: short(words, LONGEST_PROPERTY) for what, words in told.items()}
    workbook.set_properties(said | {"created": datetime.combine(kit.dated, time.min)})
