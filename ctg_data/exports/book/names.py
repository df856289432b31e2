"""The names of sheets, as Excel takes them: 31 characters, none of those it refuses, no two alike."""

import re
from collections.abc import Sequence

from ctg_data.exports.plain import legible

READ_ME, DECISIONS = "Lisez-moi", "Décisions et suites"
LONGEST = 31  # in the units of UTF-16, which Excel counts
UNNAMED = "Feuille"
KEPT_BY_EXCEL = {"history", "historique"}
_REFUSED = re.compile(r"[\[\]:*?/\\\s]+")


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """A name for each, in the same order, beside those of the workbook itself."""
    taken = {READ_ME.casefold(), DECISIONS.casefold(), *KEPT_BY_EXCEL}
    named = []
    for words in wanted:
        plain = _REFUSED.sub(" ", legible(words).replace("'", "’")).strip() or UNNAMED
        name, again = _cut(plain, LONGEST), 1
        while name.casefold() in taken:
            again += 1
            name = f"{_cut(plain, LONGEST - len(f' ({again})'))} ({again})"
        taken.add(name.casefold())
        named.append(name)
    return named


def _cut(words: str, most: int) -> str:
    if _length(words) <= most:
        return words
    words = words[:most]
    while _length(words) >= most:
        words = words[:-1]
    return f"{words.rstrip()}…"


def _length(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2
