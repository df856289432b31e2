"""What became of the figures of a sitting, and where a decision stands, in French; pure."""

from collections.abc import Iterable, Mapping
from datetime import date

from ctg_data.charts.numbers import counted, day, measured, out_of, written
from ctg_data.committee.comparing import Compared
from ctg_data.committee.figures import Kept
from ctg_data.indicators.declarations import INDICATORS, Indicator
from ctg_data.indicators.figure import Figure
from ctg_data.indicators.own import OWN
from ctg_data.typography import spaced
from ctg_data.vocabulary import DecisionState

MASKED, WITHHELD = "masqué", "n’est plus montré"
ONE_MORE = "des réponses ont changé depuis, et l’écart les ferait deviner"
OTHERWISE = "une autre donnée a changé depuis"
TYPED_SINCE = "une valeur a été saisie ou corrigée depuis"
REASONS = {
    "marks": ("présence corrigée", "présences corrigées"),
    "sheets": ("feuille reçue", "feuilles reçues"),
    "meetings": ("rencontre modifiée", "rencontres modifiées"),
    "topics": ("sujet ajouté ou corrigé", "sujets ajoutés ou corrigés"),
    "problems": ("difficulté ajoutée ou mise à jour", "difficultés ajoutées ou mises à jour"),
}
PROVISIONAL = "provisoire"
Declared = Mapping[str, Indicator]
LATE = "▲"


def amount(kept: Kept, declared: Declared = INDICATORS) -> str:
    """« 71,3 % (62 / 87) », « 3 / 4 » under the fewest people, « 5 (provisoire) », or that it is masked."""
    if kept.masked:
        return MASKED
    if declared[kept.indicator].heading == OWN:
        return measured(kept.value or 0, declared[kept.indicator].unit)
    few = kept.value is None and bool(kept.denominator)
    figure = Figure(
        kept.indicator, value=kept.value, numerator=kept.numerator, denominator=kept.denominator, too_small=few
    )
    value, beside = written(figure), ""
    if not few and kept.denominator is not None and kept.value is not None:
        beside = out_of(kept.numerator or 0, kept.denominator)
        value, beside = (beside, "") if kept.value == kept.numerator else (value, beside)
    told = ", ".join(filter(None, [beside, PROVISIONAL if kept.provisional else ""]))
    return f"{value} ({told})" if told else value


def then(compared: Compared, declared: Declared = INDICATORS) -> str:
    """What was shown at the sitting, as far as it may still be."""
    return WITHHELD if compared.withheld else amount(compared.then, declared)


def why(compared: Compared, declared: Declared = INDICATORS) -> str:
    """« 2 présences corrigées, 1 feuille reçue depuis »; nothing where nothing moved."""
    if compared.withheld:
        return ONE_MORE
    if not compared.moved:
        return "" if compared.then.masked or compared.now.masked else "inchangé"
    if declared[compared.now.indicator].heading == OWN:
        return TYPED_SINCE
    told = [counted(number, *REASONS[reason]) for reason, number in compared.reasons]
    return f"{', '.join(told)} depuis" if told else OTHERWISE


def sentence(compared: Compared, sat_on: date, declared: Declared = INDICATORS) -> str:
    """« 71,3 % au copil du 12 mars, 69,8 % aujourd’hui : 2 présences corrigées depuis »."""
    now, sitting = amount(compared.now, declared), f"au copil du {day(sat_on, year=False)}"
    if compared.withheld:
        return spaced(f"{now} aujourd’hui ; la valeur {sitting} {WITHHELD}e : {ONE_MORE}")
    if not compared.moved:
        return spaced(f"{amount(compared.then, declared)} {sitting}{_same(compared, now)}")
    return spaced(f"{amount(compared.then, declared)} {sitting}, {now} aujourd’hui : {why(compared, declared)}")


def label(indicator: str, declared: Declared = INDICATORS) -> str:
    """The name of an indicator, or that a decision has none."""
    return declared[indicator].label if indicator in declared else "Aucun indicateur"


def is_late(state: DecisionState, due_on: date | None, today: date) -> bool:
    """Whether a decision still to be carried out was due before today."""
    return state is DecisionState.OPEN and due_on is not None and due_on < today


def standing(state: DecisionState, due_on: date | None, today: date) -> str:
    """« ◐ En cours, pour le 30 juin 2026 », « ▲ En retard : attendue le 30 juin 2025 », « ✓ Faite »."""
    if is_late(state, due_on, today) and due_on:
        return spaced(f"{LATE} En retard : attendue le {day(due_on)}")
    due = f", pour le {day(due_on)}" if due_on and state is DecisionState.OPEN else ""
    return f"{state.marker} {state.label}{due}"


def summary(open_ones: Iterable[date | None], today: date) -> str:
    """« Décisions en cours (3), 1 en retard », from their due dates; nothing where there are none."""
    due = list(open_ones)
    late = sum(is_late(DecisionState.OPEN, each, today) for each in due)
    return f"Décisions en cours ({len(due)})" + (f", {late} en retard" if late else "") if due else ""


def _same(compared: Compared, now: str) -> str:
    if compared.then.masked and compared.now.masked:
        return " et aujourd’hui"
    return f", {now} aujourd’hui" if compared.then.masked else ", inchangé aujourd’hui"
