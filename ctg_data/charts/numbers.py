"""The one French way to write numbers, figures and days."""

from datetime import date
from decimal import Decimal

from ctg_data.indicators.declarations import INDICATORS
from ctg_data.indicators.figure import DIGITS_KEPT, Figure, rounded
from ctg_data.indicators.shape import FEWEST
from ctg_data.selection import MONTHS

THIN, SPACE = "\u202f", "\u00a0"  # neither breaks the line
MASKED = f"masqué (effectif{THIN}<{THIN}{FEWEST})"
NO_CASE = "sans objet"
FEWEST_FOR_POINTS = 20  # under so many people a change is said in people


def decimal(value: float, digits: int = 1) -> str:
    """« 1 234,5 », a half rounded up as spreadsheets do; a whole number has no decimal."""
    return fixed(value, 0 if rounded(value, digits) % 1 == 0 else digits)


def fixed(value: float, digits: int = 1) -> str:
    """« 1 234,0 », with as many decimals whatever the value: what is computed stands beside its like."""
    return f"{rounded(value, digits):,f}".replace(",", THIN).replace(".", ",").replace("-", "−")


def percent(value: float) -> str:
    """« 80 % » or « 71,5 % », from a percentage that somebody decided or typed."""
    return f"{decimal(value)}{THIN}%"


def share(value: float) -> str:
    """« 78,0 % », from a percentage computed: one decimal everywhere."""
    return f"{fixed(value)}{THIN}%"


def out_of(numerator: float, denominator: float | None) -> str:
    """« 62 / 87 », or the number alone."""
    return decimal(numerator) if denominator is None else f"{decimal(numerator)}{SPACE}/{SPACE}{decimal(denominator)}"


def received(figure: Figure) -> str:
    """The answers of a campaign out of those expected, « 16 / 18 »."""
    return out_of(figure.n or 0, figure.denominator)


def measured(value: float, unit: str) -> str:
    """« 71,25 % », « 12 élus »: a value with every decimal that was typed, and its unit if any."""
    exponent = Decimal(repr(round(float(value), DIGITS_KEPT))).normalize().as_tuple().exponent
    exact = decimal(value, max(0, -int(exponent)))
    return f"{exact}{THIN}%" if unit == "%" else f"{exact}{SPACE}{unit}".strip()


def signed(value: float, digits: int = 1) -> str:
    """« +2,1 » or « −2,1 »."""
    return ("+" if value > 0 else "") + decimal(value, digits)


def points(value: float) -> str:
    """« +2,1 pts »."""
    return f"{signed(value)}{SPACE}{'pt' if abs(value) < 2 else 'pts'}"


def counted(number: float, one: str, many: str) -> str:
    """« 1 sujet », « 3 sujets »."""
    return f"{decimal(number)}{SPACE}{one if abs(number) < 2 else many}"


def short(words: str, most: int) -> str:
    """What somebody typed, in so many words at most, so that a title keeps to ten."""
    told = words.split()
    return words if len(told) <= most else f"{' '.join(told[:most])}…"


def day(when: date, year: bool = True) -> str:
    """« 18 mars 2025 »."""
    number = "1er" if when.day == 1 else str(when.day)
    return f"{number}{SPACE}{MONTHS[when.month - 1]}" + (f"{SPACE}{when.year}" if year else "")


def short_day(when: date) -> str:
    """« 18/03/25 », for an axis."""
    return f"{when:%d/%m/%y}"


def written(figure: Figure, own_unit: str | None = None) -> str:
    """The figure as it stands on a card: « 71,3 % », « 3 / 4 », « masqué », « sans objet ».

    `own_unit` is that of one of the committee's own indicators, told as it was typed.
    """
    if figure.masked:
        return MASKED
    if figure.too_small and figure.numerator is not None:
        return out_of(figure.numerator, figure.denominator)
    if figure.value is None:
        return NO_CASE
    if own_unit is not None:
        return measured(figure.value, own_unit)
    unit = INDICATORS[figure.key].unit
    if unit == "points":
        return fixed(figure.value)
    return share(figure.value) if unit == "%" else decimal(figure.value)


def counts(figure: Figure) -> str:
    """The counts of a figure, « 62 / 87 », or nothing where there are none to show."""
    if figure.numerator is None or figure.denominator is None or not figure.n:
        return ""
    return out_of(figure.numerator, figure.denominator)


def mark(figure: Figure) -> str:
    """What stands on a mark: the counts alone under twenty people, the percentage above its counts from there on."""
    if figure.value is None or (figure.n or 0) < FEWEST_FOR_POINTS:
        return counts(figure) or written(figure)
    return f"{share(figure.value)}\n{counts(figure)}"


def people_change(now: Figure, before: Figure, one: str, many: str) -> str:
    """How a rate moved: « +2,1 pts », or in people under twenty (« 2 présents de plus »); nothing if unknown."""
    if not now.n or not before.n or now.numerator is None or before.numerator is None:
        return ""
    if min(now.n, before.n) >= FEWEST_FOR_POINTS and now.value is not None and before.value is not None:
        moved = now.value - before.value
        return points(moved) if rounded(moved) else "stable"
    return "stable" if abs(now.numerator - before.numerator) < 2 else _more(now.numerator - before.numerator, one, many)


def count_change(now: Figure, before: Figure, one: str, many: str) -> str:
    """How a count moved: « 3 sujets de plus », « stable »; nothing if unknown."""
    if now.value is None or before.value is None:
        return ""
    return "stable" if now.value == before.value else _more(now.value - before.value, one, many)


def _more(difference: float, one: str, many: str) -> str:
    return f"{counted(abs(difference), one, many)} de {'plus' if difference > 0 else 'moins'}"
