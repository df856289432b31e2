"""Text with separators: the encoding and the separator are found by evidence."""

import csv
import io
from collections import Counter
from collections.abc import Iterable

SEPARATORS = (";", "\t", ",")
FRENCH = frozenset("éèêëàâçùûüîïôœÉ«»’")
SAMPLE = 60  # lines that settle the separator


def decoded(content: bytes) -> str | None:
    """The text of a file in UTF-8, UTF-16 (marked or not), Windows-1252 or Mac Roman; None when it is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _try(content, "utf-16")
    zeros = content[:400].count(0)
    if zeros > len(content[:400]) // 4:
        return _try(content, "utf-16-le" if content[1:2] == b"\0" else "utf-16-be")
    if zeros:
        return None
    text = _try(content, "utf-8-sig")
    return text if text is not None else max(_of_one_byte(content), key=_french)


def _of_one_byte(content: bytes) -> tuple[str, str]:
    return content.decode("cp1252", errors="replace"), content.decode("mac_roman")


def _french(text: str) -> int:
    """How many letters of French beyond ASCII: the wrong encoding turns them into others."""
    return sum(letter in FRENCH for letter in text)


def rows_of(text: str) -> list[list[str]]:
    """The rows of the text; « sep=; » on the first line, as Excel writes it, is obeyed."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return _rows(rest, first.strip()[-1])
    return _rows(text, _separator(text))


def _rows(text: str, separator: str) -> list[list[str]]:
    """Where quotes do not pair, they are text: one astray must not swallow the rows that follow."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=csv.QUOTE_NONE))


def _separator(text: str) -> str:
    """The one that most lines hold, then the one that gives most of them the same number of columns."""
    lines = text.splitlines()[:SAMPLE]
    return max(SEPARATORS, key=lambda separator: _agreement(csv.reader(lines, delimiter=separator)))


def _agreement(rows: Iterable[list[str]]) -> tuple[int, int, int]:
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((widths.total(), count, width) for width, count in widths.items()), default=(0, 0, 0))


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
