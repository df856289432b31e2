"""How able people feel, as charts over the full scale."""

from collections.abc import Mapping, Sequence

from pandas import DataFrame

from ctg_data.charts.description import Chart, Form, Series
from ctg_data.charts.numbers import MASKED, counted, decimal
from ctg_data.charts.territories import look
from ctg_data.indicators.change import Change
from ctg_data.indicators.figure import Figure, listed
from ctg_data.vocabulary import Domain

NAVY = "#1F4E79"
NONE = "Aucune campagne d’auto-évaluation pour ce choix."
HIDDEN = "Masqué : moins de 5 réponses, ou réponses toutes identiques, pour ce choix."

Scale = tuple[float, float]


def campaigns(figures: DataFrame, names: Sequence[str], scale: Scale, scope: str) -> Chart:
    """The median of each campaign between its quartiles."""
    asked = listed(figures, "self_efficacy_median")
    subtitle = f"Score médian, le trait va du premier au troisième quartile – {scope}"
    shown = [figure for figure in asked if not figure.masked]
    if not shown:
        why = HIDDEN if asked else NONE
        return Chart("self_efficacy_campaigns", Form.INTERVALS, "Sentiment d’efficacité", subtitle, empty=why)
    categories = tuple(_asked(name, figure) for name, figure in zip(names, asked, strict=True))
    series = (_interval("Médiane", asked, NAVY, "circle"),)
    notes = (f"{MASKED} : une campagne ou plus.",) if len(shown) < len(asked) else ()
    title = _moved(shown)
    return Chart(
        "self_efficacy_campaigns", Form.INTERVALS, title, subtitle, categories, series, "points", *scale, notes=notes
    )


def domains(figures: Mapping[Domain, DataFrame], names: Sequence[str], scale: Scale, scope: str) -> Chart:
    """The mean of each domain of the questionnaire, campaign by campaign."""
    asked = {domain: listed(table, "self_efficacy_mean") for domain, table in figures.items()}
    shown = {domain: found for domain, found in asked.items() if any(figure.value is not None for figure in found)}
    subtitle = f"Score moyen par domaine et campagne – {scope}"
    if not shown:
        why = HIDDEN if any(asked.values()) else NONE
        return Chart("self_efficacy_domains", Form.LINES, "Les quatre domaines", subtitle, empty=why)
    series = tuple(_line(domain, found) for domain, found in shown.items())
    highest = max(shown, key=lambda domain: _last(shown[domain]))
    title = f"{highest.label} : le domaine le plus assuré"
    return Chart("self_efficacy_domains", Form.LINES, title, subtitle, tuple(names), series, "points", *scale)


def territories(figures: DataFrame, names: Sequence[str], places: Mapping[int, str], scale: Scale, scope: str) -> Chart:
    """The median of each territory that enough people answered, campaign by campaign; the others are named masked."""
    found = listed(figures, "self_efficacy_median")
    asked = {territory: [f for f in found if f.territory == territory] for territory in places}
    shown = {territory: rows for territory, rows in asked.items() if any(not figure.masked for figure in rows)}
    subtitle = f"Score médian et quartiles par territoire – {scope}"
    title = f"{counted(len(shown), 'territoire montré', 'territoires montrés')} sur {len(places)}"
    if not shown:
        why = HIDDEN if found else NONE
        return Chart("self_efficacy_territories", Form.INTERVALS, "Par territoire", subtitle, empty=why)
    series = tuple(
        _interval(places[territory], rows, *look(place)) for place, (territory, rows) in enumerate(shown.items())
    )
    return Chart(
        "self_efficacy_territories",
        Form.INTERVALS,
        title,
        subtitle,
        tuple(names),
        series,
        "points",
        *scale,
        notes=(f"Sans point : {MASKED}.",) if any(figure.masked for figure in found) else (),
    )


def change(moved: Change, scope: str) -> Chart:
    """The people who answered both campaigns, by which way they moved."""
    parts = (
        (moved.up, "en hausse", "#00694B"),
        (moved.stable, "stables", "#5C6370"),
        (moved.down, "en baisse", "#A33B20"),
    )
    series = tuple(Series(name, (float(n),), (f"{n} {name}",), colour) for n, name, colour in parts if n)
    subtitle = f"Personnes ayant répondu aux deux campagnes – {scope}"
    title = f"{moved.up} en hausse sur {moved.n}"
    place = (f"{moved.first} → {moved.last}",)
    return Chart(
        "self_efficacy_change", Form.STACKED_HORIZONTAL_BARS, title, subtitle, place, series, "personnes", 0, moved.n
    )


def _interval(name: str, asked: Sequence[Figure], colour: str, marker: str) -> Series:
    return Series(
        name,
        tuple(figure.value for figure in asked),
        tuple("" if figure.value is None else decimal(figure.value) for figure in asked),
        colour,
        marker,
        lows=tuple(figure.low for figure in asked),
        highs=tuple(figure.high for figure in asked),
    )


def _line(domain: Domain, found: Sequence[Figure]) -> Series:
    values = tuple(figure.value for figure in found)
    labels = tuple("" if value is None else decimal(value) for value in values)
    return Series(domain.label, values, labels, domain.colour, _MARKERS[domain], _DASHES[domain])


_MARKERS = dict(zip(Domain, ("circle", "diamond", "square", "triangle-up"), strict=True))
_DASHES = dict(zip(Domain, ("solid", "dash", "dot", "dashdot"), strict=True))


def _last(found: Sequence[Figure]) -> float:
    return next((figure.value for figure in reversed(found) if figure.value is not None), 0.0)


def _asked(name: str, figure: Figure) -> str:
    return f"{name} ({'masqué' if figure.masked else f'n = {figure.n}'})"


def _moved(shown: Sequence[Figure]) -> str:
    first, last = shown[0].value or 0.0, shown[-1].value or 0.0
    if len(shown) == 1:
        return f"Médiane de {decimal(last)} à la campagne"
    return f"Médiane de {decimal(first)} puis {decimal(last)} à la dernière campagne"
