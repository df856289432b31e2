"""A target and what became of it, in words."""

from collections.abc import Sequence

from ctg_data.charts.numbers import SPACE, counted, decimal, measured, percent, written
from ctg_data.indicators.declarations import Indicator
from ctg_data.indicators.own import OWN
from ctg_data.indicators.targets import Judged, Target, adds_up, watched_from
from ctg_data.selection import FIRST_DAY, Selection, period_label
from ctg_data.vocabulary import TargetStatus

NAMED = 3  # territories told by name


def amount(indicator: Indicator, value: float) -> str:
    """« 80 % », « 90 jours », or the number alone of a score."""
    if indicator.heading == OWN:
        return measured(value, indicator.unit)
    if indicator.unit == "%":
        return percent(value)
    return decimal(value) if indicator.unit == "points" else f"{decimal(value)}{SPACE}{indicator.unit}"


def period(target: Target) -> str:
    """« 2026 », « T1 2026 », or « depuis le 01/01/2026 »."""
    return period_label(target.start, target.end) if target.end else f"depuis le {target.start:%d/%m/%Y}"


def headline(judged: Judged, selection: Selection) -> str:
    """« Cible : 80 % », that of the network named as such beside a territory's figure."""
    whose = " du réseau" if selection.territories and judged.target.territory is None else ""
    return f"Cible{whose} : {amount(judged.indicator, judged.target.value)}"


def status(judged: Judged) -> str:
    """« ✓ Atteint », « ✓ Atteint (provisoire) » while its figure may still move."""
    told = f"{judged.status.marker}{SPACE}{judged.status.label}"
    return told if judged.status is TargetStatus.NOT_EVALUABLE else told + _provisional(judged)


def detail(judged: Judged, selection: Selection) -> str:
    """« Fixée pour 2026, à surveiller dès 75 %. », then the figure of its own days, or why nothing is said of it."""
    target, indicator = judged.target, judged.indicator
    fixed = f"Fixée {period(target)}" if target.end is None else f"Fixée pour {period(target)}"
    until = "jusqu’à" if indicator.direction == "down" else "dès"
    said = f"{fixed}, à surveiller {until} {amount(indicator, float(watched_from(indicator, target.value)))}."
    if judged.status is TargetStatus.NOT_EVALUABLE:
        return f"{said} {_why(judged)}"
    beyond = target.start > max(selection.start, FIRST_DAY) or target.until < selection.end
    return f"{said} Sur ces jours : {_shown(judged)}." if beyond else said


def missed(judged: Judged) -> str:
    """« Taux de présence aux séances : cible non atteinte, 62 % pour 80 % (2026) »."""
    aimed = f"{amount(judged.indicator, judged.target.value)} ({period(judged.target)})"
    return f"{judged.indicator.label} : cible non atteinte, {_shown(judged)} pour {aimed}"


def missed_in(indicator: Indicator, territories: Sequence[str]) -> str:
    """« … : cible non atteinte dans 2 territoires (CC des 7 Vallées, CC du Ternois) »."""
    named = ", ".join([*territories[:NAMED], *(["…"] if len(territories) > NAMED else [])])
    number = counted(len(territories), "territoire", "territoires")
    return f"{indicator.label} : cible non atteinte dans {number} ({named})"


def _why(judged: Judged) -> str:
    """Why a target is not evaluable: of what is hidden, nothing more than that it is."""
    figure = judged.figure
    if figure.masked:
        return "Chiffre masqué."
    if figure.too_small:
        return "Effectif trop faible."
    if figure.value is None or figure.denominator == 0:
        return "Aucune valeur saisie pour cette période." if judged.indicator.heading == OWN else "Rien à compter."
    if adds_up(judged.indicator):
        return f"Période en cours : {_shown(judged)} à ce jour."
    return "Les présences à renseigner peuvent changer la réponse."


def _shown(judged: Judged) -> str:
    own_unit = judged.indicator.unit if judged.indicator.heading == OWN else None
    return written(judged.figure, own_unit) + _provisional(judged)


def _provisional(judged: Judged) -> str:
    return " (provisoire)" if judged.figure.provisional else ""
