"""The marks of a sign-in sheet: the visible table of what people write, and what stays ambiguous."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ctg_data.folding import fold
from ctg_data.intake.cells import written
from ctg_data.intake.dates import hours_in
from ctg_data.intake.tables import Cell
from ctg_data.vocabulary import AttendanceStatus

PRESENT, EXCUSED, ABSENT = AttendanceStatus.PRESENT, AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT
REPRESENTED, REMOTE, UNKNOWN = AttendanceStatus.REPRESENTED, AttendanceStatus.REMOTE, AttendanceStatus.UNKNOWN

Settled = Mapping[str, AttendanceStatus]

WORDS: dict[AttendanceStatus, str] = {
    PRESENT: "P, PR, présent, présente, présents, présent physiquement, présentiel, en présentiel,"
    " oui, O, 1, vrai, ok, signé, signée, a signé, yes, attended, in person",
    ABSENT: "ABS, absent, absente, absents, non, 0, faux, absent non excusé, abs non exc, abs nj, non excusé,"
    " non excusée, absence non justifiée, non justifié, non justifiée, no",
    EXCUSED: "EXC, excusé, excusée, excusés, AE, abs exc, absent excusé, absente excusée, absence excusée, abs just,"
    " justifié, justifiée, absence justifiée, absent justifié, absente justifiée, excused, apologies",
    REPRESENTED: "RPL, remplacé, remplacée, représenté, représentée, pouvoir, procuration, represented",
    REMOTE: "visio, en visio, visioconférence, en visioconférence, distanciel, en distanciel, à distance, Teams, Zoom,"
    " online, remote",
    UNKNOWN: "NC, NR, non renseigné, non communiqué, non connu, inconnu",
}
SYMBOLS: dict[AttendanceStatus, str] = {PRESENT: "✓ ✔ ☑ √ ✅", ABSENT: "/ - – — −", UNKNOWN: "? ☐"}
AMBIGUOUS = frozenset({"X", "R", "E", "A", "N"})
YES = frozenset(["X", "OUI", "YES", "O", "1", "VRAI", "OK", "✓", "✔", "☑", "√", "✅"])
NO = frozenset(["NON", "NO", "N", "0", "FAUX"])
LETTERS = {"P": PRESENT, "E": EXCUSED, "A": ABSENT}
"""What these letters mean where they stand in a list that holds P."""

_STARTS: tuple[tuple[AttendanceStatus, re.Pattern[str]], ...] = (
    (
        REPRESENTED,
        re.compile(r"(?:.*\b)?(?:remplacee?|representee?)(?: e)? par\b|pouvoir (?:a|donne)\b|procuration (?:a|donne)"),
    ),
    (ABSENT, re.compile(r"(?:abs|absente?)(?: e)? non (?:exc|just)")),
    (EXCUSED, re.compile(r"(?:(?:abs|absente?|absence)(?: e)? )?(?:excusee?|exc|justifiee?)\b")),
    (REMOTE, re.compile(r"(?:(?:p|oui|presente?) )?(?:en |par |a )?(?:visio|distan|teams|zoom)")),
)
_LATE = re.compile(r"\bretard\b|\blate\b|\bleft early\b|\bdepart anticipe\b|\bdepart$")
_MOVES = re.compile(r"\b(?:arrivee?|depart|partie?|jusqu)\b")  # with an hour only: « départ 31/08 » is a leaver
_HALF_DAY = re.compile(r"(?:(?:p|presente?)(?: e)? )?(?:le |l )?(?:matin|apres midi)(?: seulement| uniquement)?")
_EQUALS = r"\s*(?:=|:|→|->|⇒)\s*"
_LEGEND = re.compile(
    rf"(?<!\w)([^\W_]{{1,4}}|[✓✔☑√/×—–?]){_EQUALS}([^=:;,→⇒|/\n]{{3,40}}?)"
    rf"(?=\s*(?:$|[;,/|\n(.)–—-]|\s[^\W_]{{1,4}}{_EQUALS}))"
)
_WORD_AND_LETTERS = re.compile(r"([^\W\d_]{5,}(?:\(e\))?)\s?\(\s?([A-Z]{1,3})\s?\)")
_LETTERS_LISTED = re.compile(r"(?i:présen\w*|prés\.?|statut)\W{1,4}((?:[PEA]\s?[/,;|-]\s?){1,2}[PEA])(?!\w)")
_LETTERS_ALONE = re.compile(r"((?=.*P)[PEA](?:\s?[/,;|-]\s?[PEA]){1,2})")
_BRACKETS = re.compile(r"\([^()]*\)")
_HEADERS = {"ABSENCE": ABSENT, "ABSENCES": ABSENT}  # in a cell, they are no mark
_AWAY = re.compile(r"\b(?:abs|exc|rempl|repres)")
_NO_BECAUSE = re.compile(r"^non?(?:\s*[,(:;]\s*|\s+[–—-]\s+)(?=[^\W\d])", re.IGNORECASE)
_FEMININE = re.compile(r"(?<=[a-z]{3}) (?:e|es|e s)$")
_INITIALS = re.compile(r"(?:\w\.)+")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a mark means; without a status it is ambiguous or not understood, and must be asked."""

    status: AttendanceStatus | None
    late: bool = False
    partial: bool = False


def _folded_words() -> dict[str, AttendanceStatus]:
    words = {fold(word): status for status, words in WORDS.items() for word in words.split(",")}
    labels = {fold(status.label): status for status in AttendanceStatus}
    return words | labels


_WORDS = _folded_words()
FIRST_WORDS = frozenset(word.partition(" ")[0] for word in _WORDS)
_SYMBOLS = {symbol: Sense(status) for status, symbols in SYMBOLS.items() for symbol in symbols.split()}
_BLANK = Sense(UNKNOWN)
LONGEST_LEGEND = 500  # characters; beyond, a text is no legend
MANY = 4096  # a sheet says the same few words on every row


def token(value: Cell) -> str:
    """A mark as it is asked about, whatever its case and spaces: « x » → « X »."""
    return "" if value is None else _token(written(value))


def sense_of(value: Cell, settled: Settled) -> Sense:
    """What a cell of a mark column means; `settled` holds what the legend or an answer says of a token."""
    mark = token(value)
    if mark in settled:
        return Sense(settled[mark])
    if not mark or mark in _SYMBOLS:
        return _SYMBOLS.get(mark, _BLANK)
    if mark in AMBIGUOUS:
        return Sense(None)
    return _worded(mark)


def signed(value: Cell, settled: Settled, signatory: str) -> Sense:
    """What a signature means: a mark is itself, « signé », the name or the initials of the signatory is present.

    Another text (« congés ») must be asked; blank has no sense before it is asked.
    """
    mark = token(value)
    sense = sense_of(value, settled) if mark else Sense(None)
    may_sign = mark == "X" or (bool(mark) and mark not in AMBIGUOUS and _signs(fold(mark), fold(signatory)))
    return Sense(PRESENT) if sense.status is None and may_sign else sense


def _signs(signature: str, signatory: str) -> bool:
    names, words = signatory.split(), signature.split()
    initials = {name[0] for name in names}
    by_name = any(word in names for word in words if len(word) > 2)
    scribble = set("".join(words)) <= initials  # no letter, or those that begin the names
    return by_name or scribble or signature.startswith("sign")


@lru_cache(MANY)
def meaning(header: str) -> AttendanceStatus | None:
    """What a cross means under a header that names one status (« Présent », « Absence »), and one only."""
    parts = (sense_of(part, _HEADERS) for part in re.split(r"[/,;]| ou ", _BRACKETS.sub("", header)) if len(part) > 3)
    named = {sense.status for sense in parts if sense.status and not sense.partial}
    return named.pop() if len(named) == 1 else None


def is_mark(value: Cell) -> bool:
    """Whether a cell reads as a mark, ambiguous ones included."""
    mark = token(value)
    return bool(mark) and (mark in AMBIGUOUS or sense_of(value, {}).status is not None)


@lru_cache(MANY)
def says_late(text: str) -> bool:
    """« arrivée 10h30 », « départ à 15 h », « départ avant midi », « retard »."""
    folded = fold(text)
    timed = bool(hours_in(text)) or "midi" in folded.split()
    return bool(_LATE.search(folded)) or (timed and bool(_MOVES.search(folded)))


def legend(texts: Iterable[str]) -> dict[str, AttendanceStatus]:
    """What the workbook itself settles: « P = présent, E : excusé » gives a status to each token."""
    found: dict[str, AttendanceStatus] = {}
    for text in (text[:LONGEST_LEGEND] for text in texts):
        for symbol, meaning in _LEGEND.findall(text) if len(text) > 4 else ():
            status = _worded(meaning).status
            if status is not None:
                found[token(symbol)] = status
        found |= _initials(text) if len(text) > 4 else {}
    return found


@lru_cache(MANY)
def _token(text: str) -> str:
    mark = " ".join(unicodedata.normalize("NFC", text).replace("\ufe0f", "").upper().split())
    return mark.replace(".", "") if _INITIALS.fullmatch(mark) else mark


@lru_cache(MANY)
def _initials(text: str) -> dict[str, AttendanceStatus]:
    """« Présent (P), excusé (E) » says what each letter means, and so does « Présence (P/E/A) »."""
    named = {token(letters): _worded(word).status for word, letters in _WORD_AND_LETTERS.findall(text)}
    listed = _LETTERS_LISTED.search(text) or _LETTERS_ALONE.fullmatch(text.strip())
    letters = {letter: LETTERS[letter] for letter in LETTERS if listed and letter in listed[1]}
    return letters | {letter: status for letter, status in named.items() if status is not None}


@lru_cache(MANY)
def _worded(text: str) -> Sense:
    """The sense of some words; what follows « Non, » or stands in brackets after it says why somebody is not there."""
    folded = fold(_NO_BECAUSE.sub("", text))
    status = _WORDS.get(folded) or _WORDS.get(_FEMININE.sub("", folded)) or _begins(folded)
    if status in (None, PRESENT) and says_late(text) and _may_be_present(folded):
        return Sense(PRESENT, late=True)
    if status is None and _HALF_DAY.fullmatch(folded):
        return Sense(PRESENT, partial=True)
    return Sense(status)


def _begins(folded: str) -> AttendanceStatus | None:
    return next((status for status, pattern in _STARTS if pattern.match(folded)), None)


def _may_be_present(folded: str) -> bool:
    first = folded.partition(" ")[0]
    said = first.upper() not in AMBIGUOUS and _WORDS.get(first, PRESENT) is PRESENT
    return said and not _AWAY.search(folded)
