"""The charts and the one sentence of the overview."""

from dataclasses import dataclass

from pandas import DataFrame

from ctg_data.charts.attendance import NO_SHEET, POOLED, THOSE, UNSHADED, heat_row, hints, people_series
from ctg_data.charts.description import SIGN, Chart, Form
from ctg_data.charts.numbers import (
    count_change,
    counted,
    day,
    decimal,
    out_of,
    people_change,
    share,
    short,
)
from ctg_data.charts.provisional import NEWS
from ctg_data.charts.self_efficacy import directions
from ctg_data.charts.territories import Names, drawn
from ctg_data.indicators.change import Change
from ctg_data.indicators.figure import Figure, latest, listed, of_territory
from ctg_data.selection import quarter_label
from ctg_data.typography import sentence

PANELS = 9  # small charts that one page still compares; beyond, one map of all


@dataclass(frozen=True, slots=True)
class Before:
    """The comparable period before, with its words."""

    words: str
    figures: DataFrame


def territory_charts(figures: DataFrame, names: Names, scope: str) -> tuple[Chart, ...]:
    """One small chart per territory on the same axes, people present and expected by quarter; one map where many."""
    rates = listed(figures, "attendance_rate")
    scope = scope.replace("Toute", "toute")
    if len(names) > PANELS:
        return (_map(rates, names, scope),)
    top = max((figure.denominator or 0 for figure in rates), default=0) * 1.2
    return tuple(
        _panel(of_territory(figures, "attendance_rate", place), name, top, scope) for place, name in names.items()
    )


def news(
    figures: DataFrame,
    period: str,
    meetings: tuple[Figure, ...] = (),
    moved: Change | None = None,
    before: Before | None = None,
) -> str:
    """The news of the period: what moved since a comparable one, else what the last of its `meetings` brought.

    `meetings` are the rates of presence of each, none where the viewer may not see them one by one.
    """
    rate, topics = latest(figures, "attendance_rate"), latest(figures, "codev_topics_processed")
    since = _moved_rate(rate, before) if before else ""
    last = "" if since else _last_meeting(meetings)
    told = ["" if last else since or _attendance(rate), _topics(topics, before)]
    told += [_problems(latest(figures, "problems_overcome")), _felt(moved)]
    summed = " ; ".join(part for part in told if part)
    doubt = ", chiffres provisoires" if any(latest(figures, key).provisional for key in NEWS[bool(last) :]) else ""
    said = [last, f"{sentence(period)}{doubt} : {summed}" if summed else ""]
    nothing = f"{sentence(period)} : aucune présence, aucun sujet et aucune difficulté enregistrés pour ce choix"
    return ". ".join([part for part in said if part] or [nothing]) + "."


def the_period(words: str) -> str:
    """« 2025 », or « la période du 01/02/2025 au 15/03/2025 »."""
    return f"la période {words}" if words.startswith("du ") else words


def _moved_rate(rate: Figure, before: Before) -> str:
    """« présence de 77,1 % (54 / 70), +2,5 pts par rapport à 2025 »."""
    change = people_change(rate, latest(before.figures, "attendance_rate"), "présence", "présences")
    return f"{_attendance(rate)}, {change} par rapport à {the_period(before.words)}" if change else ""


def _last_meeting(meetings: tuple[Figure, ...]) -> str:
    """« 13 présents sur 17 à la dernière rencontre, le 17 novembre 2026 (14 sur 17 à la précédente) »."""
    held = [(figure, figure.day) for figure in meetings if figure.n and figure.day]
    if len(held) < 2 or any(figure.masked for figure in meetings):
        return ""
    (earlier, _), (last, when) = held[-2:]
    came = f"{counted(last.numerator or 0, 'présent', 'présents')} sur {decimal(last.denominator or 0)}"
    was = f"{decimal(earlier.numerator or 0)} sur {decimal(earlier.denominator or 0)}"
    doubt = ", chiffre provisoire" if last.provisional else ""
    return f"{came} à la dernière rencontre, le {day(when)}{doubt} ({was} à la précédente)"


def _map(rates: tuple[Figure, ...], names: Names, scope: str) -> Chart:
    """Territory × quarter in one chart, where small ones would be too many to compare."""
    subtitle = f"Présents / attendus, par territoire et trimestre – {scope}"
    if not any(figure.n or figure.masked for figure in rates):
        return Chart("panel_map", Form.HEAT_MAP, "Présence par trimestre", subtitle, empty=NO_SHEET)
    names, others = drawn(names, rates, THOSE)
    periods = sorted({figure.period for figure in rates})
    at = {(figure.territory, figure.period): figure for figure in rates}
    rows = tuple(heat_row(name, [at.get((place, period)) for period in periods]) for place, name in names.items())
    few, unseen = any(figure.too_small for figure in rates), any(figure.masked for figure in rates)
    notes = (*((UNSHADED,) if few else ()), *hints((), unseen), *others)
    quarters, title = tuple(map(quarter_label, periods)), _spread(rates, periods[-1])
    return Chart("panel_map", Form.HEAT_MAP, title, subtitle, quarters, rows, "%", 0, 100, notes=notes)


def _spread(rates: tuple[Figure, ...], period: str) -> str:
    """« Au T4 2026, de 57,1 % à 100,0 % selon le territoire »."""
    told = [figure.value for figure in rates if figure.period == period and figure.value is not None]
    if len(told) < 2:
        return "Présence par trimestre"
    return f"Au {quarter_label(period)}, de {share(min(told))} à {share(max(told))} selon le territoire"


def _panel(figures: tuple[Figure, ...], name: str, top: float, scope: str) -> Chart:
    key, subtitle = f"panel_{name}", f"Présents (foncé) et autres attendus (clair), {scope}"
    pooled = sum(figure.numerator or 0 for figure in figures), sum(figure.denominator or 0 for figure in figures)
    unseen, figures = any(figure.masked for figure in figures), tuple(f for f in figures if not f.masked)
    if not pooled[1]:
        return Chart(key, Form.STACKED_BARS, short(name, 10), subtitle, empty=POOLED if unseen else NO_SHEET)
    quarters = tuple(quarter_label(figure.period) for figure in figures)
    notes, provisional = hints(figures, unseen), tuple(figure.provisional for figure in figures)
    title = f"{short(name, 7)} : {out_of(*pooled)}{SIGN * any(provisional)}"
    people = people_series(figures)
    return Chart(
        key,
        Form.STACKED_BARS,
        title,
        subtitle,
        quarters,
        people,
        "personnes",
        0,
        top,
        notes=notes,
        named=False,
        provisional=provisional,
    )


def _attendance(rate: Figure) -> str:
    """« présence de 77,1 % (54 / 70) », with its bounds while marks are unknown; counts alone where few."""
    if not rate.n or rate.numerator is None or rate.denominator is None:
        return ""
    came = f"{counted(rate.numerator, 'présence', 'présences')} sur {decimal(rate.denominator)} attendues"
    if rate.value is None:
        return came
    doubt = "" if rate.low is None or rate.high is None else f", entre {share(rate.low)} et {share(rate.high)}"
    return f"{came} ({share(rate.value)}{doubt})"


def _topics(topics: Figure, before: Before | None) -> str:
    if not topics.value:
        return ""
    said = counted(topics.value, "sujet traité en CODEV", "sujets traités en CODEV")
    change = before and count_change(topics, latest(before.figures, topics.key), "sujet", "sujets")
    return f"{said} ({change})" if change else said


def _problems(overcome: Figure) -> str:
    if overcome.value is None or not overcome.denominator:
        return ""
    done = counted(overcome.value, "difficulté surmontée", "difficultés surmontées")
    return f"{done} sur {decimal(overcome.denominator)}"


def _felt(moved: Change | None) -> str:
    """« sentiment d’efficacité : 13 en hausse, 1 stable »."""
    return f"sentiment d’efficacité : {directions(moved)}" if moved else ""
