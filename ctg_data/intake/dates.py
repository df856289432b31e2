"""Dates and hours as people write them; what is not a full date is a doubt, never a guess."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from ctg_data.folding import fold
from ctg_data.intake.tables import Cell


class Doubt(StrEnum):
    """Why a cell gives no date."""

    NONE = ""
    BLANK = "blank"
    NO_YEAR = "no_year"  # « 22/09 »
    PERIOD = "period"  # « T1 2025 », « mars 2025 »
    FIRST = "first"  # the first of a month beside others: what Excel makes of « mars 2025 »
    SEVERAL = "several"  # « 18 et 19 mars 2025 »
    INVALID = "invalid"  # « 31/02/2025 », or a year outside 2000–2100
    NOT_A_DATE = "not_a_date"


@dataclass(frozen=True, slots=True)
class Day:
    """A date, or the doubt that stands in its place, with the days between which it hesitates."""

    date: date | None
    doubt: Doubt = Doubt.NONE
    either: tuple["Day", ...] = ()

    @property
    def dated(self) -> bool:
        """Whether the cell speaks of a day or a period, understood or not."""
        return self.doubt not in (Doubt.BLANK, Doubt.NOT_A_DATE)


MONTHS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "janvier janv jan january",
            "fevrier fevr fev february feb",
            "mars march",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil july jul",
            "aout august aug",
            "septembre sept sep september",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        start=1,
    )
    for word in words.split()
}
_EPOCH, _FIRST, _LAST = date(1899, 12, 30), 36_526, 73_415  # days as Excel numbers them, 2000 to 2100
LONGEST_DATE = 200  # characters of a cell that may speak of a date

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim"
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})\s?([/.\-_])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![./-]?\d)")
_ISO = re.compile(r"(?<![\d./-])(\d{4})([/.\-_])(\d{1,2})\2(\d{1,2})(?![./-]?\d)")
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_WORDS = re.compile(rf"\b(\d{{1,2}})(?: ?er)? ({_MONTH}) (\d{{4}}|\d{{2}})\b")
_MONTH_FIRST = re.compile(rf"\b({_MONTH}) (\d{{1,2}})(?: ?(?:st|nd|rd|th))? (\d{{4}})\b")  # « March 18, 2025 »
_TWO_DAYS = re.compile(
    rf"\b\d{{1,2}}(?: ?er)? (?:(?:{_MONTH}) )?(?:et|au) (?:le )?(?:(?:{_WEEKDAY}) )?\d{{1,2}}(?: ?er)? (?:{_MONTH})\b"
)
_NUMERIC_NO_YEAR = re.compile(rf"(?:(?:{_WEEKDAY})\.? )?(\d{{1,2}})\s?[/.\-]\s?(\d{{1,2}})")
_WORDS_NO_YEAR = re.compile(rf"(?:le )?(?:(?:{_WEEKDAY}) )?(\d{{1,2}})(?: ?er)? ({_MONTH})")
_PERIOD = re.compile(
    r"(?:[ts] ?[1-4](?: ?\d{4}| \d{2})?|\d{4} [ts] ?[1-4]"
    r"|(?:\d ?(?:er|e|eme|nd|nde)? |premier |deuxieme |troisieme |quatrieme )?(?:trimestre|semestre)(?: \d)?(?: \d{4})?"
    rf"|(?:{_MONTH})(?: \d{{4}}| \d{{2}})?|(?:0?[1-9]|1[0-2]) 20\d\d|(?:annee )?20\d\d)"
)
_HOUR = re.compile(
    r"(?<![\d:])(\d{1,2})\s?(?:h|:|heures?)\s?(\d{2})?(?::\d{2})?(?!\d)(?:\s?([ap])\.?m\b)?", re.IGNORECASE
)
_AMERICAN = re.compile(r"\d\s?[ap]\.?m\b")  # who writes « 9:28 AM » may write the month first


def read_day(value: Cell, *, year: int | None = None) -> Day:
    """The day that a cell gives; `year` completes « 22/09 » when the sheet itself writes the year above it."""
    if isinstance(value, datetime):
        return _bounded(value.year, value.month, value.day)
    if isinstance(value, date):
        return _bounded(value.year, value.month, value.day)
    if isinstance(value, str):
        return _read_text(value[: LONGEST_DATE + 1], year)
    return Day(None, Doubt.BLANK if value is None else Doubt.NOT_A_DATE)


def numbered_day(value: Cell) -> Day | None:
    """The day that « 45734 » is for Excel, where a date lost its format; None outside 2000–2100."""
    number = int(value) if isinstance(value, int | float) or (isinstance(value, str) and value.isdecimal()) else 0
    return Day(_EPOCH + timedelta(number)) if _FIRST <= number <= _LAST else None


def read_time(value: Cell) -> time | None:
    """« 9h30 », « 09:30 », « 14 h », a real hour or the duration that some spreadsheets keep instead."""
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value
    if isinstance(value, timedelta) and timedelta() <= value < timedelta(days=1):
        return (datetime.min + value).time()
    hours = hours_in(value) if isinstance(value, str) else ()
    return hours[0] if len(hours) == 1 else None


def is_stamp(value: Cell) -> bool:
    """Whether a cell holds a day with its hour, as software writes them: « 18/03/2025 09:28:12 »."""
    if isinstance(value, datetime):
        return value.time() != time()
    return isinstance(value, str) and bool(hours_in(value)) and read_day(value).dated


def hours_in(text: str) -> tuple[time, ...]:
    """The hours written in a text, in order: « de 9h30 à 12h » → 9:30, 12:00."""
    found = (
        (int(hour) % 12 + 12 * (half in "pP") if half else int(hour), int(minute or 0))
        for hour, minute, half in _HOUR.findall(text[:LONGEST_DATE])
    )
    return tuple(time(hour, minute) for hour, minute in found if hour < 24 and minute < 60)


@lru_cache(maxsize=4096)
def _read_text(text: str, year: int | None) -> Day:
    text = unicodedata.normalize("NFKC", text).strip().lower()
    if not text:
        return Day(None, Doubt.BLANK)
    folded = fold(text)
    if len(text) > LONGEST_DATE or not any(c.isdigit() for c in text):
        return Day(None, Doubt.PERIOD if _PERIOD.fullmatch(folded) else Doubt.NOT_A_DATE)
    if _TWO_DAYS.search(folded):
        return Day(None, Doubt.SEVERAL)
    days = set(_full_dates(text, folded))
    if days:
        return days.pop() if len(days) == 1 else Day(None, Doubt.SEVERAL, tuple(sorted(days, key=str)))
    return _incomplete(text, folded, year)


def _full_dates(text: str, folded: str) -> Iterator[Day]:
    for day, _, month, year in _NUMERIC.findall(text):
        day_first = _bounded(int(year), int(month), int(day))
        yield _either(day_first, _bounded(int(year), int(day), int(month))) if _AMERICAN.search(text) else day_first
    for year, _, month, day in _ISO.findall(text):
        yield _bounded(int(year), int(month), int(day))
    for day, word, year in _WORDS.findall(folded):
        yield _bounded(int(year), MONTHS[word], int(day))
    for word, day, year in _MONTH_FIRST.findall(folded):
        yield _bounded(int(year), MONTHS[word], int(day))
    for year, month, day in _COMPACT.findall(text):
        yield _bounded(int(year), int(month), int(day))


def _either(day_first: Day, month_first: Day) -> Day:
    """The only possible day, else a doubt between the two."""
    both = [day for day in (day_first, month_first) if day.date]
    if len(set(both)) < 2:
        return both[0] if both else day_first
    return Day(None, Doubt.SEVERAL, tuple(both))


def _incomplete(text: str, folded: str, year: int | None) -> Day:
    numeric, words = _NUMERIC_NO_YEAR.fullmatch(text), _WORDS_NO_YEAR.fullmatch(folded)
    if numeric or words:
        day, month = _day_and_month(numeric, words)
        within = _bounded(year or 2000, month, day)
        return within if within.date is None or year else Day(None, Doubt.NO_YEAR)
    return Day(None, Doubt.PERIOD if _PERIOD.fullmatch(folded) else Doubt.NOT_A_DATE)


def _day_and_month(numeric: re.Match[str] | None, words: re.Match[str] | None) -> tuple[int, int]:
    if numeric:
        return int(numeric[1]), int(numeric[2])
    assert words is not None  # noqa: S101 - one of the two matched
    return int(words[1]), MONTHS[words[2]]


def _bounded(year: int, month: int, day: int) -> Day:
    """Two digits are a year of this century; outside 2000–2100 it is a slip of the pen."""
    try:
        found = date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return Day(None, Doubt.INVALID)
    return Day(found) if 2000 <= found.year <= 2100 else Day(None, Doubt.INVALID)
