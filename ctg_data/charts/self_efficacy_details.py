"""The statistics of self-efficacy in words: a table of the campaigns, and the test of a change."""

from collections.abc import Sequence

from pandas import DataFrame

from ctg_data.charts.numbers import MASKED, THIN, counted, decimal, fixed, received, signed
from ctg_data.charts.self_efficacy import NO_CHANGE
from ctg_data.charts.words import NOTHING
from ctg_data.indicators.change import Change
from ctg_data.indicators.figure import Figure, listed
from ctg_data.indicators.statistics import FEWEST_TO_TEST, Effect, Interval, SignedRanks

WITHHELD = (
    "Écart moyen et test ne sont montrés que pour le réseau entier, sans filtre, et si personne, ou 5 au moins, "
    "n’a répondu qu’à une campagne : à côté des moyennes, ils laisseraient retrouver une réponse."
)
STATISTICS = ("Campagne", "Réponses", "Moyenne", "Intervalle à 95 %", "Médiane", "Quartiles")
SMALLEST_P = 0.001


def means(figures: DataFrame, names: Sequence[str]) -> DataFrame:
    """Each campaign's answers, mean with its interval, median and quartiles, in words."""
    both = (listed(figures, "self_efficacy_mean"), listed(figures, "self_efficacy_median"))
    rows = [
        (name, MASKED, *[NOTHING] * 4) if mean.masked else (name, received(mean), *_between(mean), *_between(median))
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


def _between(figure: Figure) -> tuple[str, str]:
    if figure.value is None or figure.low is None or figure.high is None:
        return NOTHING, NOTHING
    return fixed(figure.value, 2), f"de {fixed(figure.low, 2)} à {fixed(figure.high, 2)}"
