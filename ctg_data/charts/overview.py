"""The charts and the one sentence of the overview."""

from collections.abc import Mapping

from pandas import DataFrame

from ctg_data.charts.attendance import FEW, NO_SHEET, people_series
from ctg_data.charts.description import Chart, Form
from ctg_data.charts.numbers import counted, decimal, out_of, percent
from ctg_data.indicators.figure import Figure, latest, listed, of_territory
from ctg_data.selection import quarter_label


def territory_panels(figures: DataFrame, names: Mapping[int, str], scope: str) -> tuple[Chart, ...]:
    """One small chart per territory on the same axes: people present and expected, quarter by quarter."""
    rates = listed(figures, "attendance_rate")
    top = max((figure.denominator or 0 for figure in rates), default=0) * 1.2
    return tuple(
        _panel(of_territory(figures, "attendance_rate", place), name, top, scope) for place, name in names.items()
    )


def news(figures: DataFrame, period: str) -> str:
    """The period in one sentence: who came, what was treated, what was overcome."""
    parts = [
        _attendance(latest(figures, "attendance_rate")),
        _topics(latest(figures, "codev_topics_processed")),
        _problems(latest(figures, "problems_overcome")),
    ]
    said = [part for part in parts if part]
    if not said:
        return f"{_first_upper(period)} : aucune présence, aucun sujet et aucune difficulté enregistrés pour ce choix."
    return f"{_first_upper(period)} : {', '.join(said[:-1])}{' et ' if len(said) > 1 else ''}{said[-1]}."


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _panel(figures: tuple[Figure, ...], name: str, top: float, scope: str) -> Chart:
    key, subtitle = f"panel_{name}", f"Présents (foncé) et autres attendus (clair), {scope.replace('Toute', 'toute')}"
    pooled = sum(figure.numerator or 0 for figure in figures), sum(figure.denominator or 0 for figure in figures)
    if not pooled[1]:
        return Chart(key, Form.STACKED_BARS, name, subtitle, empty=NO_SHEET)
    quarters = tuple(quarter_label(figure.period) for figure in figures)
    notes = (FEW,) if any(figure.too_small for figure in figures) else ()
    title = f"{name} : {out_of(*pooled)}"
    people = people_series(figures)
    return Chart(
        key, Form.STACKED_BARS, title, subtitle, quarters, people, "personnes", 0, top, notes=notes, named=False
    )


def _attendance(rate: Figure) -> str:
    if not rate.n or rate.numerator is None or rate.denominator is None:
        return ""
    share = f" ({percent(rate.value)})" if rate.value is not None else ""
    return f"{counted(rate.numerator, 'présence', 'présences')} sur {decimal(rate.denominator)} attendues{share}"


def _topics(topics: Figure) -> str:
    return counted(topics.value, "sujet traité en CODEV", "sujets traités en CODEV") if topics.value else ""


def _problems(overcome: Figure) -> str:
    if overcome.value is None or not overcome.denominator:
        return ""
    done = counted(overcome.value, "difficulté surmontée", "difficultés surmontées")
    return f"{done} sur {decimal(overcome.denominator)}"
