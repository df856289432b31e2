"""Where the figures of a chart come from, in words; pure."""

from ctg_data.charts.numbers import counted, short_day
from ctg_data.counts import Counts
from ctg_data.indicators.attendance import held_meetings
from ctg_data.typography import spaced
from ctg_data.vocabulary import MeetingKind

SHEETS, WORKSHOPS = "feuilles d’émargement", "comptes rendus des ateliers CODEV"
FOLLOWED = "suivi des difficultés tenu par la co-animation"
ANSWERS = "auto-évaluations"
TYPED = "valeurs déclarées au comité de pilotage"


def source(indicator: str, counts: Counts) -> str:
    """« feuilles d’émargement de 4 rencontres tenues (du 17/03/26 au 17/11/26) », by the key of an indicator."""
    if indicator.startswith("own_"):
        return TYPED
    if indicator.startswith("problem"):
        return FOLLOWED
    if indicator.startswith("self_efficacy"):
        return _answers(counts)
    return _meetings(WORKSHOPS if indicator.startswith("codev") else SHEETS, counts)


def _meetings(what: str, counts: Counts) -> str:
    days = held_meetings(counts, MeetingKind.QUARTERLY)["date"].tolist()
    if not days:
        return what
    span = f"du {short_day(days[0])} au {short_day(days[-1])}" if len(days) > 1 else f"le {short_day(days[0])}"
    return f"{what} de {counted(len(days), 'rencontre tenue', 'rencontres tenues')} ({span})"


def _answers(counts: Counts) -> str:
    rounds = counts.campaigns[["name", "held_on"]].itertuples(index=False, name=None)
    told = [spaced(f"« {name} » ({short_day(day)})") for name, day in rounds]
    return f"{ANSWERS}, {'campagnes' if len(told) > 1 else 'campagne'} {', '.join(told)}" if told else ANSWERS
