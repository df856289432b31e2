"""The marks of a sign-in sheet: the visible table of what people write, and what stays ambiguous."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ctg_data.folding import fold
from ctg_data.intake.cells import written
from ctg_data.intake.tables import Cell
from ctg_data.vocabulary import AttendanceStatus

PRESENT, EXCUSED, ABSENT = AttendanceStatus.PRESENT, AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT
REPRESENTED, REMOTE, UNKNOWN = AttendanceStatus.REPRESENTED, AttendanceStatus.REMOTE, AttendanceStatus.UNKNOWN

Settled = Mapping[str, AttendanceStatus]

WORDS: dict[AttendanceStatus, str] = {
    PRESENT: "P, PR, présent, présente, présents, présent physiquement, oui, O, 1, vrai, ok, signé, signée, a signé",
    ABSENT: "ABS, absent, absente, absents, non, 0, faux, absent non excusé, abs non exc, abs nj, non excusé,"
    " non excusée, absence non justifiée, non justifié, non justifiée",
    EXCUSED: "EXC, excusé, excusée, excusés, AE, abs exc, absent excusé, absente excusée, absence excusée, abs just,"
    " justifié, justifiée, absence justifiée, absent justifié, absente justifiée",
    REPRESENTED: "RPL, remplacé, remplacée, représenté, représentée, pouvoir, procuration",
    REMOTE: "visio, en visio, visioconférence, en visioconférence, distanciel, en distanciel, à distance, Teams",
    UNKNOWN: "NC, NR, non renseigné, non communiqué, non connu, inconnu",
}
SYMBOLS: dict[AttendanceStatus, str] = {PRESENT: "✓ ✔ ☑ √ ✅", ABSENT: "/ - – — −", UNKNOWN: "? ☐"}
AMBIGUOUS = frozenset({"X", "R", "E", "A", "N"})

_STARTS: tuple[tuple[AttendanceStatus, re.Pattern[str]], ...] = (
    (
        REPRESENTED,
        re.compile(r"(?:.*\b)?(?:remplacee?|representee?)(?: e)? par\b|pouvoir (?:a|donne)\b|procuration (?:a|donne)"),
    ),
    (ABSENT, re.compile(r"(?:abs|absente?)(?: e)? non (?:exc|just)")),
    (EXCUSED, re.compile(r"(?:(?:abs|absente?|absence)(?: e)? )?(?:excusee?|exc|justifiee?)\b")),
    (REMOTE, re.compile(r"(?:(?:p|presente?) )?(?:en |par |a )?(?:visio|distan|teams)")),
)
_LATE = re.compile(
    r"\bretard\b|\barrivee?(?: en retard| a| vers)?(?: ?\d|$)|\bdepart(?: anticipe| a| vers| avant)?(?: ?\d| midi|$)"
    r"|\bpartie? (?:a|vers|avant) "
)
_HALF_DAY = re.compile(r"(?:(?:p|presente?)(?: e)? )?(?:le |l )?(?:matin|apres midi)(?: seulement| uniquement)?")
_EQUALS = r"\s*(?:=|:|→|->|⇒)\s*"
_LEGEND = re.compile(
    rf"(?<!\w)([^\W_]{{1,4}}|[✓✔☑√/×—–?]){_EQUALS}([^=:;,→⇒|/\n]{{3,40}}?)"
    rf"(?=\s*(?:$|[;,/|\n(.)–—-]|\s[^\W_]{{1,4}}{_EQUALS}))"
)
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
_SYMBOLS = {symbol: status for status, symbols in SYMBOLS.items() for symbol in symbols.split()}


def token(value: Cell) -> str:
    """A mark as it is asked about, whatever its case and spaces: « x » → « X »."""
    mark = " ".join(unicodedata.normalize("NFC", written(value)).replace("\ufe0f", "").upper().split())
    return mark.replace(".", "") if _INITIALS.fullmatch(mark) else mark


def sense_of(value: Cell, settled: Settled) -> Sense:
    """What a cell of a mark column means; `settled` holds what the legend or an answer says of a token."""
    mark = token(value)
    if mark in settled:
        return Sense(settled[mark])
    if not mark or mark in _SYMBOLS:
        return Sense(_SYMBOLS.get(mark, UNKNOWN))
    if mark in AMBIGUOUS:
        return Sense(None)
    return _worded(fold(mark))


def signed(value: Cell, settled: Settled) -> Sense:
    """What a signature means: any text is present unless it is itself a mark; blank has no sense before it is asked."""
    mark = token(value)
    if not mark:
        return Sense(None)
    sense = sense_of(value, settled)
    return sense if sense.status or (mark in AMBIGUOUS and mark != "X") else Sense(PRESENT)


def is_mark(value: Cell) -> bool:
    """Whether a cell reads as a mark, ambiguous ones included."""
    mark = token(value)
    return bool(mark) and (mark in AMBIGUOUS or sense_of(value, {}).status is not None)


def says_late(text: str) -> bool:
    """« arrivée 10h30 », « départ à 15 h », « retard »."""
    return bool(_LATE.search(fold(text)))


def legend(texts: Iterable[str]) -> dict[str, AttendanceStatus]:
    """What the workbook itself settles: « P = présent, E : excusé » gives a status to each token."""
    found: dict[str, AttendanceStatus] = {}
    for text in texts:
        for symbol, meaning in _LEGEND.findall(text[:500]) if len(text) > 4 else ():
            status = _worded(fold(meaning)).status
            if status is not None:
                found[token(symbol)] = status
    return found


def _worded(folded: str) -> Sense:
    status = _WORDS.get(folded) or _WORDS.get(_FEMININE.sub("", folded)) or _begins(folded)
    if status in (None, PRESENT) and _LATE.search(folded) and _may_be_present(folded.partition(" ")[0]):
        return Sense(PRESENT, late=True)
    if status is None and _HALF_DAY.fullmatch(folded):
        return Sense(PRESENT, partial=True)
    return Sense(status)


def _begins(folded: str) -> AttendanceStatus | None:
    return next((status for status, pattern in _STARTS if pattern.match(folded)), None)


def _may_be_present(first_word: str) -> bool:
    return first_word.upper() not in AMBIGUOUS and _WORDS.get(first_word, PRESENT) is PRESENT
