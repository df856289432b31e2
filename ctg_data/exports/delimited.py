"""The CSV that a French Excel opens right: `;`, decimal commas, a byte order mark, and no cell that is run."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

from ctg_data.charts.numbers import SPACE
from ctg_data.exports.extract import Cell, Column, Extract
from ctg_data.indicators.figure import DIGITS_KEPT

RUN = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for a formula, or hides one behind (CWE-1236)."""
TO_KNOW = "À savoir"


def to_csv(extract: Extract) -> bytes:
    """A header, then one row per line of the table; its notes stand on each row, since nothing else can carry them."""
    columns = (*extract.columns, *_notes(extract))
    written = StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(_text(column.header) for column in columns)
    writer.writerows(map(_written, row) for row in zip(*(column.cells for column in columns), strict=True))
    return written.getvalue().encode("utf-8-sig")


def _notes(extract: Extract) -> tuple[Column, ...]:
    lines = len(extract.columns[0].cells)
    return (Column(TO_KNOW, (" ".join(extract.notes),) * lines),) if extract.notes else ()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _text(cell)
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return f"{Decimal(repr(round(float(cell), DIGITS_KEPT))).normalize():f}".replace(".", ",")


def _text(text: str) -> str:
    """The text, neutralised; « 6 / 8 » is written « 6 sur 8 », which no spreadsheet takes for a day."""
    said = text.replace(f"{SPACE}/{SPACE}", " sur ")
    return f"'{said}" if said.startswith(RUN) or said.lstrip().startswith(RUN) else said
