"""How able people feel, as charts over the full scale."""

from collections.abc import Mapping, Sequence

from pandas import DataFrame

from ctg_data.charts.description import Chart, Form, Series
from ctg_data.charts.numbers import MASKED, SPACE, THIN, counted, decimal, fixed, out_of, signed
from ctg_data.charts.territories import Names, drawn
from ctg_data.charts.words import NOTHING
from ctg_data.indicators.change import Change
from ctg_data.indicators.figure import Figure, listed
from ctg_data.indicators.shape import FEWEST
from ctg_data.indicators.statistics import FEWEST_TO_TEST, Effect, Interval, SignedRanks
from ctg_data.vocabulary import Domain

NAVY = "#1F4E79"
NONE = "Aucune campagne d’auto-évaluation pour ce choix."
HIDDEN = (
    f"Masqué pour ce choix : moins de {FEWEST} réponses, réponses toutes identiques, "
    "ou de quoi les retrouver par soustraction."
)
NO_CHANGE = "Il faut deux campagnes non masquées, et 5 personnes au moins ayant répondu aux deux."
OTHER_QUESTIONNAIRE = (
    "Les campagnes faites avec un autre questionnaire ne sont pas montrées : leurs scores ne se comparent pas."
)
WITHHELD = (
    "Écart moyen et test ne sont montrés que pour le réseau entier, sans filtre, et si personne, ou 5 au moins, "
    "n’a répondu qu’à une campagne : à côté des moyennes, ils laisseraient retrouver une réponse."
)
HIDDEN_PLACES = f"« masqué » : moins de {FEWEST} réponses, ou ce qui les ferait retrouver par soustraction."
STATISTICS = ("Campagne", "Réponses", "Moyenne", "Intervalle à 95 %", "Médiane", "Quartiles")
SMALLEST_P = 0.001

Scale = tuple[float, float]


def campaigns(figures: DataFrame, names: Sequence[str], scale: Scale, scope: str) -> Chart:
    """The median of each campaign between its quartiles."""
    asked = listed(figures, "self_efficacy_median")
    subtitle = f"Score médian et quartiles (réponses / attendues) – {scope}"
    shown = [figure for figure in asked if not figure.masked]
    if not shown:
        why = HIDDEN if asked else NONE
        return Chart("self_efficacy_campaigns", Form.INTERVALS, "Sentiment d’efficacité", subtitle, empty=why)
    categories = tuple(_asked(name, figure) for name, figure in zip(names, asked, strict=True))
    series = (_interval("Médiane", asked, NAVY, "circle"),)
    notes = (f"{MASKED} : une campagne ou plus.",) if len(shown) < len(asked) else ()
    title = _moved(names, asked)
    return Chart(
        "self_efficacy_campaigns", Form.INTERVALS, title, subtitle, categories, series, "points", *scale, notes=notes
    )


def domains(figures: Mapping[Domain, DataFrame], names: Sequence[str], scale: Scale, scope: str) -> Chart:
    """The mean of each domain of the questionnaire, campaign by campaign."""
    key, form = "self_efficacy_domains", Form.HEAT_MAP
    asked = {domain: listed(table, "self_efficacy_mean") for domain, table in figures.items()}
    subtitle = f"Score moyen par domaine et campagne – {scope}"
    highest = max(asked, key=lambda domain: _last(asked[domain]))
    if not _last(asked[highest]):
        return Chart(key, form, "Les quatre domaines", subtitle, empty=HIDDEN if any(asked.values()) else NONE)
    rows = tuple(_row(domain.label, found) for domain, found in asked.items())
    title = _most_assured([domain.label for domain in asked if _as_shown(asked[domain]) == _as_shown(asked[highest])])
    return Chart(key, form, title, subtitle, tuple(names), rows, "points", *scale)


def _as_shown(found: Sequence[Figure]) -> str:
    return fixed(_last(found))


def _most_assured(labels: list[str]) -> str:
    if len(labels) > 2:
        return "Aucun domaine ne se détache"
    if len(labels) == 2:
        return f"{' et '.join(labels)} : les domaines les plus assurés"
    return f"{labels[0]} : le domaine le plus assuré"


def territories(figures: DataFrame, names: Sequence[str], places: Names, scale: Scale, scope: str) -> Chart:
    """The median and quartiles of each territory, campaign by campaign; those too few are named masked."""
    key, form = "self_efficacy_territories", Form.HEAT_MAP
    found = listed(figures, "self_efficacy_median")
    asked = {territory: [figure for figure in found if figure.territory == territory] for territory in places}
    subtitle = f"Score médian, du premier au troisième quartile, par territoire – {scope}"
    shown = sum(any(not figure.masked for figure in rows) for rows in asked.values())
    if not shown:
        return Chart(key, form, "Par territoire", subtitle, empty=HIDDEN if found else NONE)
    title = f"{counted(shown, 'territoire montré', 'territoires montrés')} sur {len(places)}"
    places, others = drawn(places, found, "ceux où le plus de personnes ont répondu")
    rows = tuple(_row(places[territory], told) for territory, told in asked.items() if territory in places)
    notes = (*((HIDDEN_PLACES,) if any(f.masked for f in found) else ()), *others)
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
    expected = "" if median.denominator is None else f" sur {counted(median.denominator, 'attendue', 'attendues')}"
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


def means(figures: DataFrame, names: Sequence[str]) -> DataFrame:
    """Each campaign's answers, mean with its interval, median and quartiles, in words."""
    both = (listed(figures, "self_efficacy_mean"), listed(figures, "self_efficacy_median"))
    rows = [
        (name, MASKED, *[NOTHING] * 4) if mean.masked else (name, _received(mean), *_between(mean), *_between(median))
        for name, mean, median in zip(names, *both, strict=True)
    ]
    return DataFrame(rows, columns=STATISTICS)


def tested(moved: Change | None) -> tuple[str, ...]:
    """The statistics of the change, a sentence each, or why there are none."""
    if moved is None:
        return (NO_CHANGE,)
    if moved.n < FEWEST_TO_TEST:
        return (f"Effectif trop faible pour un test : {moved.n} personnes ont répondu aux deux campagnes.",)
    if moved.detail is None:
        return (WITHHELD,)
    return (_mean(moved.detail.mean), _ranks(moved.detail.ranks), _effect(moved.detail.effect))


def _mean(mean: Interval) -> str:
    low, high = signed(mean.low, 2), signed(mean.high, 2)
    return f"Écart moyen : {signed(mean.value, 2)} (intervalle de confiance à 95{THIN}%, Student : de {low} à {high})."


def _ranks(ranks: SignedRanks | None) -> str:
    if ranks is None:
        return "Test de Wilcoxon : effectif trop faible pour un test (moins de 6 écarts non nuls)."
    p = f"p = {decimal(ranks.p, 3)}" if ranks.p >= SMALLEST_P else f"p < {decimal(SMALLEST_P, 3)}"
    zeros = counted(ranks.zeros, "écart nul laissé", "écarts nuls laissés")
    return f"Test de Wilcoxon, exact et bilatéral : W = {decimal(ranks.w)}, {p}, {zeros} de côté."


def _effect(effect: Effect | None) -> str:
    if effect is None:
        return "Taille d’effet : sans objet, tous les écarts sont égaux."
    corrected = decimal(effect.corrected, 2)
    return f"Taille d’effet d_z = {decimal(effect.dz, 2)}, soit {corrected} avec la correction de Hedges."


def _received(figure: Figure) -> str:
    return out_of(figure.n or 0, figure.denominator)


def _between(figure: Figure) -> tuple[str, str]:
    if figure.value is None or figure.low is None or figure.high is None:
        return NOTHING, NOTHING
    return fixed(figure.value, 2), f"de {fixed(figure.low, 2)} à {fixed(figure.high, 2)}"


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


def _row(name: str, asked: Sequence[Figure]) -> Series:
    return Series(name, tuple(figure.value for figure in asked), tuple(map(_cell, asked)), NAVY)


def _cell(figure: Figure) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return "masqué" if figure.masked else NOTHING
    spread = f"\n{fixed(figure.low)} à {fixed(figure.high)}" if figure.key == "self_efficacy_median" else ""
    return fixed(figure.value) + spread


def _last(found: Sequence[Figure]) -> float:
    return next((figure.value for figure in reversed(found) if figure.value is not None), 0.0)


def _asked(name: str, figure: Figure) -> str:
    return f"{name} ({'masqué' if figure.masked else _received(figure)})"


def _moved(names: Sequence[str], asked: Sequence[Figure]) -> str:
    shown = [(name, figure.value) for name, figure in zip(names, asked, strict=True) if figure.value is not None]
    ends = dict([shown[0], shown[-1]])
    return "Médiane de " + " puis ".join(f"{fixed(value)} ({name})" for name, value in ends.items())
