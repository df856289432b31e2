"""What became of the difficulties, as charts."""

from collections.abc import Sequence

import pandas as pd
from pandas import DataFrame

from ctg_data.charts.description import Chart, Form, Series
from ctg_data.charts.numbers import SPACE, counted, day, decimal, out_of
from ctg_data.charts.territories import Names, drawn
from ctg_data.indicators.figure import Figure, listed
from ctg_data.indicators.shape import FEWEST
from ctg_data.selection import quarter_label
from ctg_data.vocabulary import ProblemStatus

NAVY = "#1F4E79"
NONE = "Aucune difficulté repérée pour ce choix."
HIDDEN = (
    f"Masqué : moins de {FEWEST} chargés de coopération dans ce choix, ou de quoi les retrouver par soustraction. "
    "Le réseau entier reste montré."
)
NONE_OPEN = "Aucune difficulté en cours pour ce choix."
ONLY_NETWORK = (
    f"Moins de {FEWEST} chargés de coopération dans ce choix, ou de quoi les retrouver par soustraction : "
    "les chiffres ci-dessous portent sur le réseau entier. "
    "Pour un territoire, seules les difficultés surmontées sont montrées."
)
CONTRIBUTION = "Le réseau contribue à ces résultats, aux côtés d’autres appuis ; il n’en est pas la seule cause."
NONE_OVERCOME = "Aucune difficulté surmontée pour ce choix."
FEW = f"Sous {FEWEST} chargés de coopération, un territoire montre ce qu’il a surmonté, pas ce qu’il a repéré."
FLOW = (
    ProblemStatus.OVERCOME,
    ProblemStatus.PARTLY_OVERCOME,
    ProblemStatus.NOT_OVERCOME,
    ProblemStatus.DROPPED,
    ProblemStatus.OPEN,
    ProblemStatus.NO_FOLLOW_UP,
)
"""From what is overcome back to what nobody followed: each stage holds the first statuses of the one before."""
STAGES = (("Repérées", FLOW), ("Suivies", FLOW[:-1]), ("Suivi terminé", FLOW[:-2]), ("Surmontées", FLOW[:1]))
AGES = ((90, "Moins de 3 mois"), (182, "3 à 6 mois"), (365, "6 mois à un an"), (100_000, "Plus d’un an"))


def flow(found: "pd.Series[int]", scope: str, masked: bool = False) -> Chart:
    """From what was identified to what was overcome, stage after stage, every status shown."""
    key, form = "problem_flow", Form.STACKED_HORIZONTAL_BARS
    subtitle = f"Difficultés repérées dans la période, du repérage à la solution – {scope}"
    total = float(found.sum())
    if masked or not total:
        return Chart(key, form, "Suite donnée aux difficultés", subtitle, empty=HIDDEN if masked else NONE)
    stages = {name: [float(found[str(each)]) if each in kept else None for each in FLOW] for name, kept in STAGES}
    names = tuple(f"{name}\n{decimal(sum(filter(None, numbers)))}" for name, numbers in stages.items())
    shown = [(each, *run) for each, *run in zip(FLOW, *stages.values(), strict=True) if found[str(each)]]
    series = tuple(_status(status, numbers) for status, *numbers in shown)
    overcome = counted(float(found[str(FLOW[0])]), "difficulté surmontée", "difficultés surmontées")
    title = f"{overcome} sur {decimal(total)}"
    return Chart(key, form, title, subtitle, names, series, "difficultés", 0, total)


def cohorts(table: DataFrame, scope: str) -> Chart:
    """Each quarter's difficulties by what became of them: the young ones are not failures."""
    subtitle = f"Difficultés par trimestre de repérage et statut d’aujourd’hui – {scope}"
    if table.empty:
        return Chart("problem_cohorts", Form.STACKED_BARS, "Difficultés par trimestre", subtitle, empty=NONE)
    shown = [status for status in FLOW if table[str(status)].sum()]
    series = tuple(_status(status, [float(number) for number in table[str(status)]]) for status in shown)
    newest = float(table[[str(status) for status in ProblemStatus]].iloc[-1].sum())
    last = quarter_label(str(table["period"].iloc[-1]))
    title = f"{counted(newest, 'difficulté repérée', 'difficultés repérées')} au {last}"
    periods = tuple(quarter_label(str(period)) for period in table["period"])
    return Chart("problem_cohorts", Form.STACKED_BARS, title, subtitle, periods, series, "difficultés")


def ages(still_open: DataFrame, scope: str) -> Chart:
    """What is still open, by how long ago it was identified."""
    subtitle = f"Difficultés encore en cours, selon leur ancienneté – {scope}"
    if still_open.empty:
        return Chart("problem_ages", Form.HORIZONTAL_BARS, "Difficultés en cours", subtitle, empty=NONE_OPEN)
    numbers = tuple(_between(still_open, low, high) for low, high in zip((-100_000, *_LIMITS), _LIMITS, strict=False))
    old = sum(numbers[2:])
    title = f"{counted(old, 'difficulté ouverte', 'difficultés ouvertes')} depuis plus de six mois"
    series = Series("En cours", numbers, tuple(map(decimal, numbers)), ProblemStatus.OPEN.colour)
    names = tuple(name for _, name in AGES)
    top = max(numbers) * 1.2
    return Chart("problem_ages", Form.HORIZONTAL_BARS, title, subtitle, names, (series,), "difficultés", 0, top)


def by_territory(figures: DataFrame, names: Names, scope: str) -> Chart:
    """What each territory overcame, out of what it identified where enough people make that nobody's in particular."""
    known = [figure for figure in listed(figures, "problems_overcome") if figure.territory]
    subtitle = f"Difficultés surmontées parmi celles repérées dans la période, par territoire – {scope}"
    key, form = "problems_by_territory", Form.HORIZONTAL_BARS
    numbers = tuple(figure.value or 0.0 for figure in known)
    if not any(numbers):
        return Chart(key, form, "Difficultés surmontées par territoire", subtitle, empty=NONE_OVERCOME)
    title = f"{counted(sum(n > 0 for n in numbers), 'territoire a', 'territoires ont')} surmonté des difficultés"
    top = max(numbers) * 1.3
    names, others = drawn(names, known, "ceux qui en ont surmonté le plus")
    known = [figure for figure in known if figure.territory in names]
    numbers = tuple(figure.value or 0.0 for figure in known)
    series = Series("Surmontées", numbers, tuple(map(_out_of, known)), ProblemStatus.OVERCOME.colour)
    places = tuple(names[figure.territory] for figure in known if figure.territory)
    notes = (*((FEW,) if any(figure.denominator is None for figure in known) else ()), *others)
    return Chart(key, form, title, subtitle, places, (series,), "difficultés", 0, top, notes=notes)


def among(overcome: Figure) -> str:
    """« sur 25 repérées »."""
    return "" if not overcome.denominator else f"sur {counted(overcome.denominator, 'repérée', 'repérées')}"


def among_followed(share: Figure) -> str:
    """« 9 surmontées sur 21 suivies »."""
    if share.numerator is None or not share.denominator:
        return ""
    followed = counted(share.denominator, "dont le suivi est renseigné", "dont le suivi est renseigné")
    return f"{counted(share.numerator, 'surmontée', 'surmontées')} sur {followed}"


def beside(without: Figure) -> str:
    """« 4 sans suivi renseigné, à part »."""
    return f"{decimal(without.value)}{SPACE}sans suivi renseigné, à part" if without.value else ""


def delayed(delay: Figure) -> str:
    """« entre le repérage et la solution, sur 9 difficultés »."""
    return f"sur {counted(delay.n, 'difficulté datée', 'difficultés datées')}" if delay.n else ""


def oldest(still_open: DataFrame) -> str:
    """« la plus ancienne depuis le 18 mars 2025 »."""
    return "" if still_open.empty else f"La plus ancienne depuis le {day(still_open['identified_on'].min())}"


_LIMITS = tuple(limit for limit, _ in AGES)


def _between(still_open: DataFrame, low: int, high: int) -> float:
    return float(still_open[(still_open["days"] >= low) & (still_open["days"] < high)]["problems"].sum())


def _out_of(overcome: Figure) -> str:
    return out_of(overcome.value or 0, overcome.denominator)


def _status(status: ProblemStatus, numbers: Sequence[float | None]) -> Series:
    labels = tuple(decimal(number) if number else "" for number in numbers)
    dash = "dot" if status is ProblemStatus.NO_FOLLOW_UP else "solid"
    return Series(status.plural, tuple(numbers), labels, status.colour, dash=dash)
