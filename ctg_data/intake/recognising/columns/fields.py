"""From a header as written to the field it names, by the table of synonyms."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ctg_data.folding import fold
from ctg_data.intake.dates import read_day
from ctg_data.intake.recognising.columns.headers import MEETING_LABELS, SHAPES, UNCOUNTED, Synonyms
from ctg_data.intake.tables import TableKind

LONGEST_HEADER = 300  # characters; an item of a questionnaire is a sentence
LONGEST_NAME = 60  # characters of a header that is no item
MEETING_WORDS = ("seance", "rencontre", "reunion", "session", "atelier", "formation", "journee", "webinaire")
FORGIVEN_FROM = 6  # letters from which one slip of the keyboard is forgiven

_ITEM = re.compile(r"\s*Q\s?(\d{1,2})\b(?!\[)", re.IGNORECASE)  # « Q01[SQ002] » is a part of a question
_PARENTHESIS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class _Names:
    exact: Mapping[str, str]
    long: tuple[str, ...]
    beginnings: tuple[tuple[str, str], ...]


def _names(synonyms: Synonyms) -> _Names:
    pairs = [(name.strip(), field) for field, names in synonyms.items() for name in names.split(" | ")]
    exact = {fold(name): field for name, field in reversed(pairs) if not name.endswith("…")}
    long = tuple(name for name in exact if len(name) >= FORGIVEN_FROM)
    return _Names(exact, long, tuple((fold(name) + " ", field) for name, field in pairs if name.endswith("…")))


_NAMES: dict[TableKind, _Names] = {shape.kind: _names(shape.synonyms) for shape in SHAPES}
_NAMES[TableKind.MEETING] = _names(MEETING_LABELS)
_EVERY = frozenset(name for names in _NAMES.values() for name in names.exact)
_UNCOUNTED = frozenset(fold(name) for name in UNCOUNTED.split(" | "))


@lru_cache(maxsize=8192)
def field_of(header: str, kind: TableKind) -> str | None:
    """The field that a header names in a kind of table, None when it names none; an item names its code."""
    if not header or len(header) > LONGEST_HEADER:
        return None
    item = _ITEM.match(header) if kind is TableKind.SELF_ASSESSMENT else None
    if item:
        return f"Q{int(item[1])}"
    names, folded = _NAMES[kind], fold(header)
    bare = fold(_PARENTHESIS.sub("", header))
    return names.exact.get(folded) or names.exact.get(bare) or _begun(folded, names) or _nearly(folded, names)


@lru_cache(maxsize=8192)
def likeness(header: str, kind: TableKind) -> float:
    """How much a header is like one of a kind of table: 1 the same, 0.9 begun alike, 0.8 one slip apart, else 0."""
    if not field_of(header, kind):
        return 0.0
    names, folded = _NAMES[kind], fold(header)
    if _ITEM.match(header) or {folded, fold(_PARENTHESIS.sub("", header))} & names.exact.keys():
        return 1.0
    return 0.9 if _begun(folded, names) else 0.8


def is_known(text: str) -> bool:
    """Whether some kind of table knows this very header."""
    return len(text) <= LONGEST_HEADER and (fold(text) in _EVERY or bool(_ITEM.match(text)))


def may_be_header(text: str) -> bool:
    """Whether some kind of table may know this header, dates of meetings included."""
    return (
        is_known(text)
        or read_day(text).dated
        or fold(text).startswith(MEETING_WORDS)
        or any(field_of(text, shape.kind) for shape in SHAPES)
    )


def is_uncounted(header: str) -> bool:
    """Whether a column is one that everyone knows and nobody needs (civility, totals)."""
    folded = fold(header)
    return not folded or folded in _UNCOUNTED or folded.startswith(("total ", "taux ", "nb ", "nombre "))


def is_item(field: str) -> bool:
    """Whether a field is an item of a questionnaire."""
    return bool(_ITEM.fullmatch(field))


def _begun(folded: str, names: _Names) -> str | None:
    return next((field for beginning, field in names.beginnings if folded.startswith(beginning)), None)


def _nearly(folded: str, names: _Names) -> str | None:
    """One slip is forgiven, unless it makes another header that some table knows."""
    if not FORGIVEN_FROM <= len(folded) <= LONGEST_NAME or folded in _EVERY:
        return None
    near = process.extractOne(folded, names.long, scorer=OSA.distance, score_cutoff=1)
    return names.exact[near[0]] if near else None
