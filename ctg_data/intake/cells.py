"""Places as Excel counts them, and cells as a person would write them."""

import re
from datetime import date, datetime, time
from functools import lru_cache
from math import isfinite

from ctg_data.intake.tables import Cell

_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_FORMATS = {datetime: "%d/%m/%Y %H:%M", date: "%d/%m/%Y", time: "%H:%M"}


@lru_cache(maxsize=16_384)
def letter(column: int) -> str:
    """The letters of a column counted from 0: 0 → « A », 27 → « AB »."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place(row: int, column: int) -> str:
    """The name of a cell counted from 0, 0: (13, 3) → « D14 »."""
    return f"{letter(column)}{row + 1}"


def coordinates(name: str) -> tuple[int, int] | None:
    """The row and column, from 0, of a cell named as Excel does: « D14 » → (13, 3); None for any other text."""
    named = _PLACE.fullmatch(name)
    if named is None:
        return None
    column = 0
    for each in named[1]:
        column = column * 26 + ord(each) - 64
    return int(named[2]) - 1, column - 1


def written(value: Cell) -> str:
    """A cell as text, without outer spaces; a date is written day first."""
    match value:
        case None:
            return ""
        case str():
            return value.strip()
        case bool():
            return "VRAI" if value else "FAUX"
        case datetime() | date() | time():
            return f"{value:{_FORMATS[type(value)]}}"
    return str(value).replace(".", ",")


def number(value: Cell) -> int | float | None:
    """A number, or text that writes one (« 7 », « 7,5 »)."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if not isinstance(value, str):
        return None
    try:
        found = float(value.strip().replace(",", "."))
    except ValueError:
        return None
    if not isfinite(found):
        return None
    return int(found) if found.is_integer() else found


def at(row: tuple[Cell, ...], column: int) -> Cell:
    """The cell of a row whose trailing blanks were trimmed."""
    return row[column] if 0 <= column < len(row) else None
