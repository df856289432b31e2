"""What the CODEV workshop treated, as charts."""

import pandas as pd
from pandas import DataFrame

from ctg_data.charts.description import Chart, Form, Series
from ctg_data.charts.numbers import counted, decimal, short, short_day
from ctg_data.charts.territories import Names, drawn
from ctg_data.indicators.figure import listed
from ctg_data.vocabulary import Role, TopicKind, TopicStatus

GREEN = "#00694B"
MOST_THEMES, UNSAID = 10, "Thématique non précisée"
NONE = "Aucun sujet traité pour ce choix."


def per_meeting(table: DataFrame, scope: str) -> Chart:
    """Topics processed at each meeting, needs and issues apart."""
    subtitle = f"Sujets traités par rencontre, selon leur type – {scope}"
    total = float(table["cumulative"].max()) if len(table) else 0.0
    if not total:
        return Chart("codev_per_meeting", Form.STACKED_BARS, "Sujets par rencontre", subtitle, empty=NONE)
    series = tuple(_kind(kind, [float(n) for n in table[str(kind)]]) for kind in TopicKind if table[str(kind)].sum())
    title = f"{_topics(total)} en {counted(len(table), 'rencontre', 'rencontres')}"
    days, doubt = tuple(map(short_day, table["date"])), tuple(table["provisional"].tolist())
    return Chart("codev_per_meeting", Form.STACKED_BARS, title, subtitle, days, series, "sujets", provisional=doubt)


def cumulative(table: DataFrame, scope: str) -> Chart:
    """Topics processed since the beginning of the period."""
    subtitle = f"Sujets traités, cumul rencontre après rencontre – {scope}"
    if not len(table) or not table["cumulative"].max():
        return Chart("codev_cumulative", Form.LINES, "Sujets traités en cumul", subtitle, empty=NONE)
    numbers = [float(number) for number in table["cumulative"]]
    series = Series("Sujets traités", tuple(numbers), tuple(map(decimal, numbers)), GREEN)
    gained = numbers[-1] - (numbers[-2] if len(numbers) > 1 else 0)
    title = f"{_topics(gained)} à la dernière rencontre" if gained else "Aucun sujet traité à la dernière rencontre"
    return Chart(
        "codev_cumulative",
        Form.LINES,
        title,
        subtitle,
        tuple(map(short_day, table["date"])),
        (series,),
        "sujets",
        0,
        numbers[-1] * 1.2,
        provisional=tuple(table["provisional"].cummax().tolist()),
    )


def themes(found: "pd.Series[int]", scope: str) -> Chart:
    """Topics processed by theme, the most frequent first."""
    subtitle = f"Sujets traités par thématique – {scope}"
    if found.empty:
        return Chart("codev_themes", Form.HORIZONTAL_BARS, "Thématiques des sujets", subtitle, empty=NONE)
    told = [(str(theme) or UNSAID, float(number)) for theme, number in found.items()]
    names, numbers = _with_the_rest(told)
    series = Series("Sujets", tuple(numbers), tuple(map(decimal, numbers)), GREEN)
    first = [name for name, number in told if number == numbers[0]]
    title = f"{short(first[0], 6)} : {_topics(numbers[0])}" if len(first) == 1 else "Aucune thématique ne domine"
    return Chart(
        "codev_themes", Form.HORIZONTAL_BARS, title, subtitle, names, (series,), "sujets", 0, max(numbers) * 1.2
    )


def _with_the_rest(told: list[tuple[str, float]]) -> tuple[tuple[str, ...], list[float]]:
    """The themes and their numbers; the last of a long list are told together."""
    if len(told) > MOST_THEMES:
        rest = told[MOST_THEMES - 1 :]
        together = f"{len(rest)} autres thématiques", sum(number for _, number in rest)
        told = [*told[: MOST_THEMES - 1], together]
    return tuple(name for name, _ in told), [number for _, number in told]


def by_territory(figures: DataFrame, names: Names, scope: str) -> Chart:
    """Topics processed for each territory."""
    known = [figure for figure in listed(figures, "codev_topics_processed") if figure.territory]
    subtitle = f"Sujets traités par territoire qui les a apportés – {scope}"
    numbers = tuple(figure.value or 0.0 for figure in known)
    if not any(numbers):
        return Chart("codev_by_territory", Form.HORIZONTAL_BARS, "Sujets par territoire", subtitle, empty=NONE)
    brought = sum(number > 0 for number in numbers)
    names, others = drawn(names, known, "ceux qui ont apporté le plus de sujets")
    known = [figure for figure in known if figure.territory in names]
    title = f"{counted(brought, 'territoire a', 'territoires ont')} apporté des sujets"
    numbers = tuple(figure.value or 0.0 for figure in known)
    series = Series("Sujets", numbers, tuple(map(decimal, numbers)), GREEN)
    categories = tuple(names[figure.territory] for figure in known if figure.territory)
    return Chart(
        "codev_by_territory",
        Form.HORIZONTAL_BARS,
        title,
        subtitle,
        categories,
        (series,),
        "sujets",
        0,
        max(numbers) * 1.2,
        notes=others,
        provisional=tuple(figure.provisional for figure in known if figure.territory),
    )


def kinds(table: DataFrame) -> str:
    """« 9 besoins, 8 problématiques », from the topics of the meetings."""
    told = ((kind, float(table[str(kind)].sum())) for kind in TopicKind)
    return ", ".join(counted(number, kind.label.lower(), kind.plural.lower()) for kind, number in told if number)


def could_present(members: DataFrame) -> str:
    """« sur 17 chargés de coopération aujourd’hui »: how many could present, beside those who did."""
    whole = members[members["territory_id"].isna() & (members["role"] == Role.CCT)]
    people = float(whole["people"].sum())
    return f"sur {counted(people, 'chargé', 'chargés')} de coopération aujourd’hui" if people else ""


def waiting(topics: DataFrame) -> str:
    """« 2 sujets reportés, 1 sujet proposé »: what was brought and waits for its turn."""
    told = (
        (status, float(topics[topics["status"] == status]["topics"].sum()))
        for status in (TopicStatus.POSTPONED, TopicStatus.PROPOSED)
    )
    return ", ".join(_topics_of(status, number) for status, number in told if number)


def _topics_of(status: TopicStatus, number: float) -> str:
    return counted(number, f"sujet {status.label.lower()}", f"sujets {status.plural.lower()}")


def _kind(kind: TopicKind, numbers: list[float]) -> Series:
    labels = tuple(decimal(number) if number else "" for number in numbers)
    return Series(kind.plural, tuple(numbers), labels, kind.colour)


def _topics(number: float) -> str:
    return counted(number, "sujet traité", "sujets traités")
