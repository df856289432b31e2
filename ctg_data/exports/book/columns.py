"""The table of a chart and where its drawing finds each of its columns in it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ctg_data.charts.description import Chart, Form
from ctg_data.charts.words import said
from ctg_data.exports.deck.sheet import Column as Drawn
from ctg_data.exports.deck.sheet import Sheet, Where, sheet_of
from ctg_data.exports.extract import UNNAMED, Cell, Column, of_chart
from ctg_data.exports.plain import clean
from ctg_data.exports.tables import kept

ON_AXIS = "Sur l’axe du graphique"


def table_of(chart: Chart, dated: date) -> tuple[Column, ...]:
    """The columns of the extract; of a heat map, a row per cell, which filters sort out."""
    columns = of_chart(chart, dated).columns
    return tuple(_cells(chart, columns[0])) if chart.form is Form.HEAT_MAP else columns


def drawn_from(chart: Chart, columns: tuple[Column, ...], sheet: str, header: int) -> tuple[tuple[Column, ...], Sheet]:
    """The columns, those added that only the drawing needs, and the chart that reads them where they stand."""
    whole, held = sheet_of(chart), list(columns)
    named = _named(whole, held)
    places: list[int] = []
    for column in whole.columns:
        places.append(_place(chart, column, held, places))
    where = Where(sheet, header, named, tuple(places), shares=chart.unit == "%")
    return tuple(held), replace(_kept(whole, chart.unit), where=where)


def _named(whole: Sheet, held: list[Column]) -> int:
    """The first column where it says what the axis says; else one more, with « masqué » or « (p) » beside the name."""
    if tuple(clean(cell) if isinstance(cell, str) else None for cell in held[0].cells) == whole.categories:
        return 0
    held.append(Column(ON_AXIS, whole.categories))
    return len(held) - 1


def _place(chart: Chart, column: Drawn, held: list[Column], taken: list[int]) -> int:
    """The column of the table that holds these very numbers, or one more."""
    for place, other in enumerate(held):
        same = other.cells is column.cells or (other.cells is chart.targets and other.cells == column.cells)
        if same and place not in taken:
            return place
    held.append(Column(f"{column.header} ({chart.unit})" if chart.unit else column.header, column.cells, chart.unit))
    return len(held) - 1


def _kept(whole: Sheet, unit: str) -> Sheet:
    """The same numbers as the cells keep them."""

    def each(columns: tuple[Drawn, ...]) -> tuple[Drawn, ...]:
        return tuple(
            replace(column, cells=tuple(None if cell is None else kept(cell, unit) for cell in column.cells))
            for column in columns
        )

    return replace(whole, series=each(whole.series), targets=each(whole.targets), reaches=each(whole.reaches))


def _cells(chart: Chart, categories: Column) -> Iterator[Column]:
    runs = len(chart.series)
    unit = f" ({chart.unit})" if chart.unit else ""
    names = tuple(series.name for series in chart.series for _ in chart.categories)
    yield Column("Ligne", names)
    yield Column("Colonne" if categories.header == "Libellé" else categories.header, categories.cells * runs)
    values: tuple[Cell, ...] = tuple(value for series in chart.series for value in series.values)
    if any(value is not None for value in values):
        yield Column(f"{UNNAMED}{unit}", values, chart.unit)
    yield Column("Tel qu’affiché", tuple(label for series in chart.series for label in said(chart, series)))
    if any(chart.provisional):
        yield Column("Provisoire", tuple("oui" if mark else "non" for mark in chart.provisional) * runs)
