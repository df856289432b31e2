"""What a chart or a list holds, as a table of numbers with what it takes to read them; every file is made from it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from numbers import Real
from typing import Any

import pandas as pd
from pandas import DataFrame

from ctg_data.charts.description import Chart, Series
from ctg_data.charts.numbers import decimal
from ctg_data.charts.words import NOTHING, any_target, measure, one_line, said, scope, valued
from ctg_data.folding import fold

Cell = str | float | date | None
Definition = tuple[str, str]
"""The French name of an indicator and what it counts."""

UNNAMED = "Valeur"
NAMES = {
    "attendance_by_meeting": "Présence par rencontre",
    "attendance_by_territory": "Présence par territoire",
    "attendance_heat_map": "Présence par rencontre et territoire",
    "attendance_composition": "Statuts de présence",
    "codev_per_meeting": "Sujets CODEV par rencontre",
    "codev_cumulative": "Sujets CODEV en cumul",
    "codev_themes": "Sujets CODEV par thématique",
    "codev_by_territory": "Sujets CODEV par territoire",
    "problem_flow": "Difficultés par statut",
    "problem_cohorts": "Difficultés par trimestre",
    "problem_ages": "Difficultés en cours",
    "problems_by_territory": "Difficultés par territoire",
    "self_efficacy_campaigns": "Sentiment d’efficacité par campagne",
    "self_efficacy_domains": "Sentiment d’efficacité par domaine",
    "self_efficacy_territories": "Sentiment d’efficacité par territoire",
    "self_efficacy_change": "Évolution du sentiment d’efficacité",
}
"""What a chart shows, whatever its finding of the day; the others are named by their measure."""
PANEL = "panel_"
LONGEST = 60  # characters of each part of a file's name
_DAY = re.compile(r"\d\d/\d\d/\d\d")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header in French, its cells, and the unit of its numbers (« % » is from 0 to 100)."""

    header: str
    cells: tuple[Cell, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """A table taken out on a day: what it is, its finding if it has one, its scope, its columns and what is to know."""

    name: str
    title: str
    subtitle: str
    scope: str
    columns: tuple[Column, ...]
    day: date
    notes: tuple[str, ...] = ()
    definitions: tuple[Definition, ...] = ()


def of_chart(chart: Chart, day: date, definitions: tuple[Definition, ...] = ()) -> Extract:
    """The table of a chart: numbers where it draws some, and its labels where they say more."""
    columns = tuple(_columns(chart))
    return Extract(name_of(chart), chart.title, chart.subtitle, scope(chart), columns, day, chart.notes, definitions)


def of_list(
    table: DataFrame,
    name: str,
    words: str,
    day: date,
    notes: tuple[str, ...] = (),
    definitions: tuple[Definition, ...] = (),
) -> Extract:
    """A list as the viewer sees it; `words` are its scope and period."""
    columns = tuple(Column(str(header), tuple(map(_plain, table[header]))) for header in table)
    return Extract(name, name, words, words, columns, day, notes, definitions)


def name_of(chart: Chart) -> str:
    """« Présence par rencontre », whatever the finding."""
    if chart.key.startswith(PANEL):
        return f"Présence {chart.key.removeprefix(PANEL)}"
    return NAMES.get(chart.key, measure(chart))


def stem(name: str, words: str) -> str:
    """« presence-par-rencontre_2026_tous-les-territoires »: the name of a file, from the same words everywhere."""
    place, _, period = words.rpartition(", ")
    return "_".join(_slug(part) for part in (name, period, place) if part)


def _slug(words: str) -> str:
    return re.sub("[^a-z0-9]+", "-", fold(words))[:LONGEST].strip("-")


def _columns(chart: Chart) -> Iterator[Column]:
    yield _categories(chart)
    for series in chart.series:
        yield from _of_series(chart, series)
    if any(chart.provisional):
        yield Column("Provisoire", tuple("oui" if mark else "non" for mark in chart.provisional))
    if any_target(chart):
        yield Column(_with_unit("Cible", chart.unit), chart.targets, chart.unit)


def _categories(chart: Chart) -> Column:
    named = tuple(map(one_line, chart.categories))
    if named and all(map(_DAY.fullmatch, named)):
        return Column("Date", tuple(datetime.strptime(day, "%d/%m/%y").date() for day in named))
    return Column("Libellé", named)


def _of_series(chart: Chart, series: Series) -> Iterator[Column]:
    header, labels = series.name or UNNAMED, tuple(said(chart, series))
    if all(value is None for value in series.values):
        yield Column(header, labels)
        return
    yield Column(_with_unit(header, chart.unit), series.values, chart.unit)
    for bound, values in (("au moins", series.lows), ("au plus", series.highs)):
        if any(value is not None for value in values):
            yield Column(_with_unit(f"{header}, {bound}", chart.unit), values, chart.unit)
    if not all(_says_no_more(chart, series, *each) for each in zip(labels, series.values, strict=True)):
        yield Column(f"{header}, tel qu’affiché", labels)


def _says_no_more(chart: Chart, series: Series, label: str, value: float | None) -> bool:
    if value is None:
        return label == NOTHING
    plain = {decimal(value), valued(chart, value), f"{decimal(value)} {series.name}"}
    return fold(label) in set(map(fold, plain))


def _with_unit(header: str, unit: str) -> str:
    return f"{header} ({unit})" if unit and unit.lower() != header.lower() else header


def _plain(value: Any) -> Cell:
    """A value of a table as a file keeps it, whatever pandas made of it."""
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return float(value) if isinstance(value, Real) else value if isinstance(value, date) else str(value)
