"""What became of the difficulties, as charts."""

import pandas as pd
from pandas import DataFrame

from ctg_data.charts.description import Chart, Form, Series
from ctg_data.charts.numbers import counted, decimal
from ctg_data.selection import quarter_label
from ctg_data.vocabulary import ProblemStatus

NAVY = "#1F4E79"
NONE = "Aucune difficulté repérée pour ce choix."
HIDDEN = "Masqué : moins de 5 chargés de coopération dans ce choix. Le réseau entier reste montré."
AGES = ((90, "Moins de 3 mois"), (182, "3 à 6 mois"), (365, "6 mois à un an"), (100_000, "Plus d’un an"))


def flow(found: "pd.Series[int]", scope: str, masked: bool = False) -> Chart:
    """From what was identified to what was overcome, every status shown."""
    subtitle = f"Difficultés repérées dans la période, selon leur suivi – {scope}"
    total = float(found.sum())
    if masked or not total:
        title = "Suite donnée aux difficultés"
        return Chart("problem_flow", Form.HORIZONTAL_BARS, title, subtitle, empty=HIDDEN if masked else NONE)
    overcome = float(found[str(ProblemStatus.OVERCOME)])
    numbers = (total, *(float(found[str(status)]) for status in ProblemStatus))
    names = ("Repérées", *(status.plural for status in ProblemStatus))
    series = Series("Difficultés", numbers, tuple(map(decimal, numbers)), NAVY)
    title = f"{counted(overcome, 'difficulté surmontée', 'difficultés surmontées')} sur {decimal(total)}"
    return Chart(
        "problem_flow", Form.HORIZONTAL_BARS, title, subtitle, names, (series,), "difficultés", 0, total * 1.15
    )


def cohorts(table: DataFrame, scope: str, masked: bool = False) -> Chart:
    """Each quarter's difficulties by what became of them: the young ones are not failures."""
    subtitle = f"Difficultés par trimestre de repérage et statut d’aujourd’hui – {scope}"
    if masked or table.empty:
        title = "Difficultés par trimestre"
        return Chart("problem_cohorts", Form.STACKED_BARS, title, subtitle, empty=HIDDEN if masked else NONE)
    shown = [status for status in ProblemStatus if table[str(status)].sum()]
    series = tuple(_status(status, [float(number) for number in table[str(status)]]) for status in shown)
    newest = float(table[[str(status) for status in ProblemStatus]].iloc[-1].sum())
    last = quarter_label(str(table["period"].iloc[-1]))
    title = f"{counted(newest, 'difficulté repérée', 'difficultés repérées')} au {last}"
    periods = tuple(quarter_label(str(period)) for period in table["period"])
    return Chart("problem_cohorts", Form.STACKED_BARS, title, subtitle, periods, series, "difficultés")


def ages(still_open: DataFrame, scope: str, masked: bool = False) -> Chart:
    """What is still open, by how long ago it was identified."""
    subtitle = f"Difficultés encore en cours, selon leur ancienneté – {scope}"
    if masked or still_open.empty:
        why = HIDDEN if masked else "Aucune difficulté en cours pour ce choix."
        return Chart("problem_ages", Form.HORIZONTAL_BARS, "Difficultés en cours", subtitle, empty=why)
    numbers = tuple(_between(still_open, low, high) for low, high in zip((-100_000, *_LIMITS), _LIMITS, strict=False))
    old = sum(numbers[2:])
    title = f"{counted(old, 'difficulté ouverte', 'difficultés ouvertes')} depuis plus de six mois"
    series = Series("En cours", numbers, tuple(map(decimal, numbers)), ProblemStatus.OPEN.colour)
    names = tuple(name for _, name in AGES)
    top = max(numbers) * 1.2
    return Chart("problem_ages", Form.HORIZONTAL_BARS, title, subtitle, names, (series,), "difficultés", 0, top)


_LIMITS = tuple(limit for limit, _ in AGES)


def _between(still_open: DataFrame, low: int, high: int) -> float:
    return float(still_open[(still_open["days"] >= low) & (still_open["days"] < high)]["problems"].sum())


def _status(status: ProblemStatus, numbers: list[float]) -> Series:
    labels = tuple(decimal(number) if number else "" for number in numbers)
    dash = "dot" if status is ProblemStatus.NO_FOLLOW_UP else "solid"
    return Series(status.plural, tuple(numbers), labels, status.colour, dash=dash)
