"""What a person chose to look at: the same frozen value filters every read and names every chart's scope."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from ctg_data.vocabulary import MeetingKind

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)  # what the database accepts
EVER = "Toute la période"
PARIS = ZoneInfo("Europe/Paris")
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


@dataclass(frozen=True, slots=True)
class Selection:
    """A network, a period (both days included) and territories (none chosen means all)."""

    network_id: int
    start: date = FIRST_DAY
    end: date = LAST_DAY
    territories: tuple[int, ...] = ()
    kinds: tuple[MeetingKind, ...] = ()


def quarter(day: date) -> str:
    """The period of a day, written « 2025-T1 »."""
    return f"{day.year}-T{(day.month - 1) // 3 + 1}"


def following(period: str) -> str:
    """The quarter after « 2025-T1 »."""
    return quarter(date.fromordinal(quarter_bounds(period)[1].toordinal() + 1))


def quarter_label(period: str) -> str:
    """« 2025-T1 » as people write it: « T1 2025 »."""
    year, number = period.split("-")
    return f"{number} {year}"


def quarter_bounds(period: str) -> tuple[date, date]:
    """First and last day of « 2025-T1 »."""
    year, number = int(period[:4]), int(period[-1])
    first = date(year, 3 * number - 2, 1)
    following = date(year + number // 4, 3 * (number % 4) + 1, 1)
    return first, date.fromordinal(following.toordinal() - 1)


def period_bounds(period: str) -> tuple[date, date]:
    """First and last day of « 2025-T1 », or of the year « 2025 »."""
    if "-" in period:
        return quarter_bounds(period)
    return date(int(period), 1, 1), date(int(period), 12, 31)


def period_name(period: str) -> str:
    """« T1 2025 », or « 2025 »."""
    return quarter_label(period) if "-" in period else period


def previous_period(start: date, end: date) -> tuple[date, date] | None:
    """The comparable period just before: a year, a quarter, or as many days; None before the first day of all."""
    eve = date.fromordinal(max(start.toordinal() - 1, 1))
    if start <= FIRST_DAY:
        return None
    if (start, end) == (date(start.year, 1, 1), date(start.year, 12, 31)):
        return date(eve.year, 1, 1), eve
    if (start, end) == quarter_bounds(quarter(start)):
        return quarter_bounds(quarter(eve))
    return date.fromordinal(2 * start.toordinal() - end.toordinal() - 1), eve


def period_label(start: date, end: date) -> str:
    """« 2025 », « T1 2025 », or « du 01/02/2025 au 15/03/2025 »."""
    if (start, end) == (date(start.year, 1, 1), date(start.year, 12, 31)):
        return str(start.year)
    if (start, end) == quarter_bounds(quarter(start)):
        return quarter_label(quarter(start))
    return f"du {start:%d/%m/%Y} au {end:%d/%m/%Y}"


def day_label(day: date) -> str:
    """« mardi 18 mars 2025 », whatever the locale of the machine."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{WEEKDAYS[day.weekday()]} {number} {MONTHS[day.month - 1]} {day.year}"


def moment_label(instant: datetime) -> str:
    """« 18/03/2025 à 09:30 », the hour of Paris whatever that of the machine."""
    return f"{instant.astimezone(PARIS):%d/%m/%Y à %H:%M}"
