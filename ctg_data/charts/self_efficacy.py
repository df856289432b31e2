"""How able people feel, as charts over the full scale."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from pandas import DataFrame

from ctg_data.charts.description import Chart, Form, Series
from ctg_data.charts.numbers import MASKED, SPACE, counted, decimal, fixed, received, short, signed
from ctg_data.charts.territories import Names, drawn
from ctg_data.charts.words import NOTHING
from ctg_data.indicators.change import Change
from ctg_data.indicators.figure import Figure, listed
from ctg_data.indicators.shape import FEWEST
from ctg_data.vocabulary import Domain

NAVY = "#1F4E79"
NONE = "Aucune campagne d’auto-évaluation pour ce choix."
HIDDEN = (
    f"Masqué pour ce choix : moins de {FEWEST} réponses, réponses toutes identiques, "
    "ou de quoi les retrouver par soustraction."
)
NO_CHANGE = (
    "Il faut deux campagnes non masquées aux mêmes affirmations, et 5 personnes au moins ayant répondu aux deux."
)
OTHER_SCALE = "Les campagnes notées sur une autre échelle ne sont pas montrées : leurs scores ne se comparent pas."
ANOTHER_TREND = "les scores d’avant le trait ne s’y comparent pas."
HIDDEN_PLACES = f"« masqué » : moins de {FEWEST} réponses, ou ce qui les ferait retrouver par soustraction."

Scale = tuple[float, float]


def campaigns(
    figures: DataFrame, names: Sequence[str], scale: Scale, scope: str, breaks: tuple[int, ...] = ()
) -> Chart:
    """The median of each campaign between its quartiles; another trend begins at each of the `breaks`."""
    asked = listed(figures, "self_efficacy_median")
    subtitle = f"Score médian et quartiles (réponses / attendues) – {scope}"
    shown = [figure for figure in asked if not figure.masked]
    if not shown:
        why = HIDDEN if asked else NONE
        return Chart("self_efficacy_campaigns", Form.INTERVALS, "Sentiment d’efficacité", subtitle, empty=why)
    categories = tuple(_asked(name, figure) for name, figure in zip(names, asked, strict=True))
    series = (replace(_interval("Médiane", asked, NAVY, "circle"), breaks=breaks),)
    masked = (f"{MASKED} : une campagne ou plus.",) if len(shown) < len(asked) else ()
    parted = (f"Autres affirmations à partir de {_named(names, breaks)} : {ANOTHER_TREND}",) if breaks else ()
    title = _moved(names, asked, breaks)
    return Chart(
        "self_efficacy_campaigns",
        Form.INTERVALS,
        title,
        subtitle,
        categories,
        series,
        "points",
        *scale,
        notes=masked + parted,
    )


def domains(
    figures: Mapping[Domain, DataFrame],
    names: Sequence[str],
    scale: Scale,
    scope: str,
    breaks: Mapping[Domain, tuple[int, ...]] = MappingProxyType({}),
) -> Chart:
    """The mean of each domain of the questionnaire, campaign by campaign, with the places where its trend breaks."""
    key, form = "self_efficacy_domains", Form.HEAT_MAP
    asked = {domain: listed(table, "self_efficacy_mean") for domain, table in figures.items()}
    subtitle = f"Score moyen par domaine et campagne – {scope}"
    highest = max(asked, key=lambda domain: _last(asked[domain]))
    if not _last(asked[highest]):
        return Chart(key, form, "Les quatre domaines", subtitle, empty=HIDDEN if any(asked.values()) else NONE)
    rows = tuple(replace(_row(domain.label, found), breaks=breaks.get(domain, ())) for domain, found in asked.items())
    notes = tuple(
        f"{domain.label} : autres affirmations à partir de {_named(names, places)}, {ANOTHER_TREND}"
        for domain, places in breaks.items()
        if places
    )
    title = _most_assured([domain.label for domain in asked if _as_shown(asked[domain]) == _as_shown(asked[highest])])
    return Chart(key, form, title, subtitle, tuple(names), rows, "points", *scale, notes=notes)


def _named(names: Sequence[str], places: Sequence[int]) -> str:
    """« « Mars 2026 » et « Mars 2028 » »."""
    return " et ".join(f"« {names[place]} »" for place in places)


def _as_shown(found: Sequence[Figure]) -> str:
    return fixed(_last(found))


def _most_assured(labels: list[str]) -> str:
    if len(labels) > 2:
        return "Aucun domaine ne se détache"
    if len(labels) == 2:
        return f"{' et '.join(labels)} : les domaines les plus assurés"
    return f"{labels[0]} : le domaine le plus assuré"


def territories(
    figures: DataFrame,
    names: Sequence[str],
    places: Names,
    scale: Scale,
    scope: str,
    breaks: tuple[int, ...] = (),
) -> Chart:
    """The median and quartiles of each territory, campaign by campaign; those too few are named masked."""
    key, form = "self_efficacy_territories", Form.HEAT_MAP
    found = listed(figures, "self_efficacy_median")
    asked = {territory: [figure for figure in found if figure.territory == territory] for territory in places}
    subtitle = f"Score médian, du premier au troisième quartile, par territoire – {scope}"
    shown = sum(any(not figure.masked for figure in rows) for rows in asked.values())
    if not shown:
        return Chart(key, form, "Par territoire", subtitle, empty=HIDDEN if found else NONE)
    few = f"{counted(shown, 'territoire montré', 'territoires montrés')} sur {len(places)}"
    title = _spread(names, asked.values()) or few
    places, others = drawn(places, found, "ceux où le plus de personnes ont répondu")
    rows = tuple(
        replace(_row(places[territory], told), breaks=breaks)
        for territory, told in asked.items()
        if territory in places
    )
    masked = (HIDDEN_PLACES,) if any(f.masked for f in found) else ()
    parted = (f"Autres affirmations à partir de {_named(names, breaks)} : {ANOTHER_TREND}",) if breaks else ()
    notes = (*masked, *parted, *others)
    return Chart(key, form, title, subtitle, tuple(names), rows, "points", *scale, notes=notes)


def change(moved: Change | None, scope: str) -> Chart:
    """The people who answered both campaigns, by which way they moved."""
    key, form = "self_efficacy_change", Form.STACKED_HORIZONTAL_BARS
    subtitle = f"Personnes ayant répondu aux deux campagnes – {scope}"
    if moved is None:
        return Chart(key, form, "Évolution des mêmes personnes", subtitle, empty=NO_CHANGE)
    parts = (
        (moved.up, "en hausse", "#00694B"),
        (moved.stable, "stable" if moved.stable < 2 else "stables", "#5C6370"),
        (moved.down, "en baisse", "#A33B20"),
    )
    # A narrow mark carries its number alone; the sentence above names all three.
    series = tuple(
        Series(name, (float(n),), (f"{n} {name}" if n * 3 >= moved.n else str(n),), colour)
        for n, name, colour in parts
        if n
    )
    title = f"{counted(moved.up, 'personne', 'personnes')} en hausse sur {moved.n}"
    return Chart(key, form, title, subtitle, (f"{moved.first} → {moved.last}",), series, "personnes", 0, moved.n)


def answered(median: Figure, campaign: str) -> str:
    """« « Départ » : 16 réponses sur 18 attendues »."""
    if median.n is None:
        return ""
    unsaid = ", nombre attendu non renseigné"
    expected = unsaid if median.denominator is None else f" sur {counted(median.denominator, 'attendue', 'attendues')}"
    return f"« {campaign} » : {counted(median.n, 'réponse', 'réponses')}{expected}"


def half(median: Figure) -> str:
    """« La moitié des personnes entre 4,2 et 5,6 »."""
    if median.low is None or median.high is None:
        return ""
    return f"La moitié des personnes entre {fixed(median.low)} et {fixed(median.high)}"


def on_scale(scale: Scale) -> str:
    """« / 10 »."""
    return f"/{SPACE}{decimal(scale[1])}"


def in_people(moved: Change | None) -> str:
    """« Sur 8 : 5 en hausse, 2 stables, 1 en baisse »."""
    if moved is None:
        return NO_CHANGE
    told = (f"{moved.up} en hausse", counted(moved.stable, "stable", "stables"), f"{moved.down} en baisse")
    return f"Sur {moved.n} personnes ayant répondu à « {moved.first} » et à « {moved.last} » : {', '.join(told)}"


def directions(moved: Change) -> str:
    """« 5 en hausse, 2 stables, 1 en baisse », without those that are nobody."""
    ways = (
        (moved.up, "en hausse"),
        (moved.stable, "stables" if moved.stable > 1 else "stable"),
        (moved.down, "en baisse"),
    )
    return ", ".join(f"{number} {way}" for number, way in ways if number)


def median_change(moved: Change | None) -> str:
    """« +1,4 point »."""
    return "" if moved is None else f"{signed(moved.median)}{SPACE}{'point' if abs(moved.median) < 2 else 'points'}"


def _interval(name: str, asked: Sequence[Figure], colour: str, marker: str) -> Series:
    return Series(
        name,
        tuple(figure.value for figure in asked),
        tuple("" if figure.value is None else fixed(figure.value) for figure in asked),
        colour,
        marker,
        lows=tuple(figure.low for figure in asked),
        highs=tuple(figure.high for figure in asked),
    )


def _spread(names: Sequence[str], asked: Iterable[Sequence[Figure]]) -> str:
    """« 20 mois : de 5,2 à 7,3 selon le territoire », of what the last campaign shows of several."""
    last = [rows[-1].value for rows in asked if len(rows) == len(names)]
    told = [value for value in last if value is not None]
    if len(told) < 2:
        return ""
    return f"{short(names[-1], 2)} : de {fixed(min(told))} à {fixed(max(told))} selon le territoire"


def _row(name: str, asked: Sequence[Figure]) -> Series:
    return Series(name, tuple(figure.value for figure in asked), tuple(map(_cell, asked)), NAVY)


def _cell(figure: Figure) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return "masqué" if figure.masked else NOTHING
    spread = f"\n{fixed(figure.low)} à {fixed(figure.high)}" if figure.key == "self_efficacy_median" else ""
    return fixed(figure.value) + spread


def _last(found: Sequence[Figure]) -> float:
    """The last mean shown; none of a domain that the last campaign no longer asks."""
    if found and found[-1].value is None and not found[-1].masked:
        return 0.0
    return next((figure.value for figure in reversed(found) if figure.value is not None), 0.0)


def _asked(name: str, figure: Figure) -> str:
    return f"{name} ({'masqué' if figure.masked else received(figure)})"


def _moved(names: Sequence[str], asked: Sequence[Figure], breaks: tuple[int, ...]) -> str:
    """Of the last trend where something is shown."""
    each = [(name, figure.value) for name, figure in zip(names, asked, strict=True)]
    bounds = zip((0, *breaks), (*breaks, len(each)), strict=True)
    trends = [[(name, value) for name, value in each[start:end] if value is not None] for start, end in bounds]
    shown = next(trend for trend in reversed(trends) if trend)
    ends = dict([shown[0], shown[-1]])
    return "Médiane de " + " puis ".join(f"{fixed(value)} ({short(name, 2)})" for name, value in ends.items())
