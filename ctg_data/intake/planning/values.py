"""One cell to one value of the domain; what cannot be understood is a ValueError, whose place `validate` knows."""

import re
from collections.abc import Callable
from datetime import date, time
from typing import TypeVar

from ctg_data.folding import fold
from ctg_data.intake.cells import number
from ctg_data.intake.dates import read_day, read_time
from ctg_data.intake.tables import Cell
from ctg_data.vocabulary import (
    MeetingKind,
    MeetingStatus,
    ProblemStatus,
    Role,
    TopicKind,
    TopicStatus,
    Word,
)

T = TypeVar("T")

SYNONYMS: dict[type[Word], dict[str, Word]] = {
    Role: {
        "cct": Role.CCT,
        "charge de cooperation": Role.CCT,
        "operateur": Role.OPERATOR,
        "operatrice": Role.OPERATOR,
        "operatrice associee": Role.OPERATOR,
        "animation": Role.FACILITATOR,
        "animateur": Role.FACILITATOR,
        "animatrice": Role.FACILITATOR,
        "co animateur": Role.FACILITATOR,
        "co animatrice": Role.FACILITATOR,
        "caf": Role.FACILITATOR,
        "msa": Role.FACILITATOR,
    },
    MeetingKind: {
        "rencontre": MeetingKind.QUARTERLY,
        "seance": MeetingKind.QUARTERLY,
        "trimestrielle": MeetingKind.QUARTERLY,
        "reunion": MeetingKind.QUARTERLY,
        "reunion trimestrielle": MeetingKind.QUARTERLY,
        "formation": MeetingKind.TRAINING,
    },
    MeetingStatus: {
        "planifiee": MeetingStatus.PLANNED,
        "confirmee": MeetingStatus.PLANNED,
        "a confirmer": MeetingStatus.PLANNED,
        "realisee": MeetingStatus.HELD,
    },
    TopicKind: {"probleme": TopicKind.ISSUE},
    TopicStatus: {"a traiter": TopicStatus.PROPOSED},
    ProblemStatus: {
        "ouverte": ProblemStatus.OPEN,
        "resolue": ProblemStatus.OVERCOME,
        "oui": ProblemStatus.OVERCOME,
        "partiellement": ProblemStatus.PARTLY_OVERCOME,
        "en partie": ProblemStatus.PARTLY_OVERCOME,
        "non resolue": ProblemStatus.NOT_OVERCOME,
        "non": ProblemStatus.NOT_OVERCOME,
        "sans suivi": ProblemStatus.NO_FOLLOW_UP,
    },
}
"""What people write beside the words of the lists; gender and number need no line here."""

_YES, _NO = {"oui", "o", "x", "1", "vrai", "true"}, {"non", "n", "0", "faux", "false"}
_LABELLED = re.compile(r"(-?\d{1,3})\s*[-–—:=(]\s*\D+")  # « 7 ou 8 » and « 7,5 » are no answer
_TICKS = frozenset("✓✔☑")
_PERIODS = re.compile(
    r"(?:t|trimestre) ?([1-4]) (20\d\d)|([1-4]) ?(?:er|e|eme|nd|nde)? trimestre (20\d\d)"
    r"|(20\d\d) ?t ?([1-4])|(?:annee )?(20\d\d)"
)
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")


def blank(cell: Cell) -> bool:
    """Whether a cell says nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def text(cell: Cell) -> str:
    """The words of a cell, with single spaces; a whole number without its decimals."""
    whole_number = int(cell) if isinstance(cell, float) and cell.is_integer() else cell
    return "\n".join(" ".join(line.split()) for line in str(whole_number).strip().splitlines())


def day(cell: Cell) -> date:
    """A day between 2000 and 2100, whether a date of the workbook or written in French (day first)."""
    return _understood(read_day(cell).date, cell)


def clock(cell: Cell) -> time:
    """An hour of the day: a time of the workbook, or « 9h30 », « 14 h », « 09:30 »."""
    return _understood(read_time(cell), cell)


def whole(cell: Cell) -> int:
    """A whole number, typed as a number or as text."""
    found = number(cell)
    return _understood(found if isinstance(found, int) else None, cell)


def count(cell: Cell) -> int:
    """How many: a whole number, zero included."""
    found = whole(cell)
    return _understood(found if found >= 0 else None, cell)


def period(cell: Cell) -> str:
    """« 2025-T1 » or « 2025 », from « T1 2025 », « 1er trimestre 2025 », « 2025-T1 », « Année 2025 » or 2025."""
    found = _PERIODS.fullmatch(fold(text(cell)))
    named = _understood(found, cell).groups(default="")
    number, year = named[0] or named[2] or named[5], named[1] or named[3] or named[4] or named[6]
    return f"{year}-T{number}" if number else year


def measure(cell: Cell) -> float:
    """Any number, typed as a number or as text: « 1 234,5 », « −2 »; never a percentage nor a unit beside it."""
    written = _THOUSANDS.sub("", cell).replace("−", "-") if isinstance(cell, str) else cell
    return _understood(number(written), cell)


def answer(cell: Cell) -> int | str:
    """An answer on a scale: « 7 », « 7 – assez capable », « 10 (tout à fait capable) », or the words of its label."""
    if (found := number(cell)) is not None:
        return _understood(int(found) if float(found).is_integer() else None, cell)
    words = text(cell)
    labelled = _LABELLED.fullmatch(words)
    if labelled:
        return int(labelled[1])
    return _understood(None if any(c.isdigit() for c in words) else fold(words) or None, cell)


def yes_no(cell: Cell) -> bool:
    """« Oui » or « Non », a tick or a truth value."""
    words = text(cell)
    yes, no = fold(words) in _YES or words in _TICKS, fold(words) in _NO
    return _understood(yes if yes or no else None, cell)


def word(words: type[Word]) -> Callable[[Cell], Word]:
    """A reader of a closed list, by its French labels whatever their gender and number."""
    known = {_stem(synonym): value for synonym, value in SYNONYMS.get(words, {}).items()}
    for value in words:
        known |= dict.fromkeys((_stem(value.label), _stem(value.plural), _stem(value.value)), value)
    return lambda cell: _understood(known.get(_stem(text(cell))), cell)


def role(cell: Cell) -> Word:
    """A role, whatever follows it: « Chargée de coopération CTG », « Co-animatrice MSA »."""
    known = {_stem(synonym): value for synonym, value in SYNONYMS[Role].items()}
    known |= {_stem(value.label): value for value in Role} | {_stem(value.value): value for value in Role}
    words = f"{_stem(text(cell))} "
    began = max((name for name in known if words.startswith(f"{name} ")), key=len, default=None)
    return _understood(known[began] if began else None, cell)


def _understood(value: T | None, cell: Cell) -> T:
    if value is None:
        raise ValueError(cell)
    return value


def _stem(words: str) -> str:
    return " ".join(part.rstrip("s").rstrip("e") for part in fold(words).split())
