"""The workbook inside a native chart: what PowerPoint opens to change its numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from itertools import groupby

from xlsxwriter import Workbook
from xlsxwriter.utility import quote_sheetname, xl_range_abs

from ctg_data.charts.axes import top_of
from ctg_data.charts.description import Chart, Form, Series
from ctg_data.charts.numbers import THIN
from ctg_data.charts.words import NOTHING, any_target, one_line, valued
from ctg_data.exports.deck.parts import ACROSS
from ctg_data.exports.plain import clean, short

SHEET = "Données"
LONGEST = 60  # characters of a category or of a series, beside the marks
ANOTHER_TREND = "(autres affirmations)"
RUNS = 3  # a target that changes more often is a tick on each category
ROOM = 1.15  # above the highest mark or target

Cells = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers under its header."""

    header: str
    cells: Cells


@dataclass(frozen=True, slots=True)
class Where:
    """Where the columns of a chart stand in its workbook: the row of headers, the place of each column.

    Without `columns` they stand side by side after the categories, under their names; those given are under other
    headers. `shares` are percentages kept from 0 to 1.
    """

    sheet: str = SHEET
    header: int = 0
    categories: int = 0
    columns: tuple[int, ...] = ()
    shares: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The columns of a chart: its series, then its targets, then how far its intervals reach below and above."""

    categories: tuple[str, ...]
    series: tuple[Column, ...]
    targets: tuple[Column, ...]
    reaches: tuple[Column, ...]
    where: Where = Where()

    @property
    def columns(self) -> tuple[Column, ...]:
        """All of them, in their order."""
        return (*self.series, *self.targets, *self.reaches)

    @property
    def percent(self) -> str:
        """What writes a percentage after its digits, in an Excel format inside XML."""
        return f"&quot;{THIN}&quot;%" if self.where.shares else f"&quot;{THIN}%&quot;"

    @property
    def named(self) -> str:
        """The cells of the categories, « 'Données'!$A$2:$A$4 »."""
        return self._cells(self.where.categories)

    def cells_of(self, place: int) -> str:
        """The cells of a column."""
        return self._cells(self.where.columns[place] if self.where.columns else self.where.categories + 1 + place)

    def header_of(self, place: int) -> str:
        """The cell that names a column, "" where none does."""
        row, column = self.where.header, self.where.categories + 1 + place
        cell = xl_range_abs(row, column, row, column)
        return "" if self.where.columns else f"{quote_sheetname(self.where.sheet)}!{cell}"

    def _cells(self, column: int) -> str:
        first = self.where.header + 1
        rows = xl_range_abs(first, column, self.where.header + len(self.categories), column)
        return f"{quote_sheetname(self.where.sheet)}!{rows}"


def sheet_of(chart: Chart) -> Sheet:
    """The columns of a chart; where there is no mark, the category says what stands in its place (« masqué »)."""
    targets = _across(chart) if chart.form in ACROSS else _lines(chart)
    named = tuple(
        Column(short(series.name or chart.unit or "Valeur", LONGEST), series.values) for series in chart.series
    )
    return Sheet(tuple(_categories(chart)), named, tuple(targets), tuple(_reaches(chart)))


def book(sheet: Sheet, dated: date) -> bytes:
    """The sheet as a workbook of values, without a formula; the same bytes for the same sheet."""
    held = BytesIO()
    with Workbook(held, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": datetime.combine(dated, time())})
        page = workbook.add_worksheet(SHEET)
        for row, category in enumerate(sheet.categories, 1):
            page.write_string(row, 0, category)
        for place, column in enumerate(sheet.columns, 1):
            page.write_string(0, place, column.header)
            for row, cell in enumerate(column.cells, 1):
                if cell is not None:
                    page.write_number(row, place, cell)
        page.set_column(0, 0, 32)
    return held.getvalue()


def bounds(chart: Chart) -> tuple[float | None, float | None]:
    """The two ends of the value axis, from nought unless something is below; None leaves the choice to PowerPoint."""
    lowest = min((value for series in chart.series for value in series.values if value is not None), default=0.0)
    low = chart.low if chart.low is not None else 0.0 if lowest >= 0 else None
    aims = [aim for aim in chart.targets if aim is not None]
    if not aims or chart.high is not None:
        return low, chart.high
    return min(0.0, lowest) if low is None else low, max(top_of(chart), *aims) * ROOM


def _categories(chart: Chart) -> Iterator[str]:
    for place, category in enumerate(chart.shown):
        gaps = (_gap(chart, series, place) for series in chart.series)
        yield "\n".join(
            [short(one_line(category), LONGEST), *filter(None, gaps), *_aim(chart, place), *_break(chart, place)]
        )


def _gap(chart: Chart, series: Series, place: int) -> str:
    label = one_line(series.labels[place]) if series.labels else ""
    if series.values[place] is not None or label in {"", NOTHING}:
        return ""
    return short(label if len(chart.series) == 1 else f"{series.name} : {label}", LONGEST)


def _aim(chart: Chart, place: int) -> list[str]:
    """The target of a bar across, in the words of its category where they differ from one to the next."""
    if chart.form not in ACROSS or (len(set(chart.targets)) < 2 and chart.form is Form.HORIZONTAL_BARS):
        return []
    aim = chart.targets[place] if chart.targets else None
    return [] if aim is None else [f"(cible {valued(chart, aim)})"]


def _break(chart: Chart, place: int) -> list[str]:
    """Where another trend begins."""
    return [ANOTHER_TREND] if any(place in series.breaks for series in chart.series) else []


def _lines(chart: Chart) -> Iterator[Column]:
    """A column per run of categories with the same target: a line does not climb from one to the next."""
    runs = [(aim, len(list(same))) for aim, same in groupby(chart.targets)]
    if sum(aim is not None for aim, _ in runs) > RUNS:
        yield Column("Cible", chart.targets)
        return
    start = 0
    for aim, length in runs:
        if aim is not None:
            cells = [aim if start <= place < start + length else None for place in range(len(chart.targets))]
            yield Column(clean(f"Cible {valued(chart, aim)}"), tuple(cells))
        start += length


def _across(chart: Chart) -> Iterator[Column]:
    """The target of each bar; nothing can be drawn beside bars that stand on each other."""
    if any_target(chart) and chart.form is Form.HORIZONTAL_BARS:
        same = {aim for aim in chart.targets if aim is not None}
        yield Column(clean(f"Cible {valued(chart, same.pop())}") if len(same) == 1 else "Cible", chart.targets)


def _reaches(chart: Chart) -> Iterator[Column]:
    for series in filter(spread, chart.series):
        for words, ends in (("vers le bas", series.lows), ("vers le haut", series.highs)):
            pairs = zip(series.values, ends, strict=True)
            cells = tuple(None if value is None or end is None else abs(end - value) for value, end in pairs)
            yield Column(f"{short(series.name or 'Valeur', LONGEST)}, écart {words}", cells)


def spread(series: Series) -> bool:
    """Whether some mark has a low and a high bound."""
    return bool(series.lows and series.highs) and any(low is not None for low in series.lows)
