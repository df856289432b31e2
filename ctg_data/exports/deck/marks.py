"""The marks of a native chart in DrawingML: a series, its looks, what stands on each mark, how far it reaches."""

from collections.abc import Sequence

from ctg_data.charts import template
from ctg_data.charts.axes import top_of
from ctg_data.charts.contrast import ink_on
from ctg_data.charts.description import Chart, Form, Series
from ctg_data.charts.numbers import THIN, fixed
from ctg_data.exports.deck.parts import ACROSS, STACKED
from ctg_data.exports.deck.sheet import Cells, Column, Sheet, spread
from ctg_data.exports.deck.text import escaped
from ctg_data.exports.plain import short

INK, PAPER = (f'<a:srgbClr val="{colour[1:]}"/>' for colour in (template.INK, template.PAPER))
LONG = 0.6  # the part of the axis from which a label stands inside its bar
LABEL = 40  # characters on a mark
MARKERS = {"triangle-up": "triangle", "diamond": "diamond", "square": "square"}  # a circle for any other
DASHES = {"dash": "dash", "dot": "sysDot"}
_SHOWN = "".join(
    f'<c:show{what} val="{int(what == "Val")}"/>'
    for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)


def bar(chart: Chart, sheet: Sheet, place: int, size: int) -> str:
    """A run of bars, hatched where they stand for the unknown."""
    series = chart.series[place]
    edge = _PAPER if chart.form in STACKED else _NONE
    looks = f'<c:spPr>{_fill(series)}<a:ln w="12700">{edge}</a:ln></c:spPr>'
    marks = f'<c:invertIfNegative val="0"/>{_labels(chart, series, sheet, size)}{_whiskers(chart, sheet, place, "")}'
    return _series(place, sheet.series[place], sheet, looks + marks, "", place)


def line(chart: Chart, sheet: Sheet, place: int, size: int) -> str:
    """A line and its markers; of an interval, the markers alone."""
    series = chart.series[place]
    drawn = f'{_solid(_rgb(series.colour))}<a:prstDash val="{DASHES.get(series.dash, "solid")}"/>'
    stroke = _NONE if chart.form is Form.INTERVALS else drawn
    looks = f'<c:spPr><a:ln w="38100" cap="rnd">{stroke}<a:round/></a:ln></c:spPr>{_marker(series)}'
    marks = f"{_labels(chart, series, sheet, size)}{_whiskers(chart, sheet, place, _UPWARDS)}"
    return _series(place, sheet.series[place], sheet, looks + marks, '<c:smooth val="0"/>', place)


def target_line(sheet: Sheet, place: int, halo: bool) -> str:
    """A run of a target: a dashed line through its categories, a dash on each; dashes alone where it changes often."""
    column = sheet.columns[place]
    changes = len({cell for cell in column.cells if cell is not None}) > 1
    looks = f'<c:spPr><a:ln w="{_HALO if halo else _AIM}">{_NONE if changes else _stroke(halo)}</a:ln></c:spPr>'
    ink = f'<c:spPr>{_solid(INK)}<a:ln w="9525">{_PAPER}</a:ln></c:spPr>'
    dash = f'<c:symbol val="dash"/><c:size val="22"/>{ink}'
    marker = f"<c:marker>{_UNMARKED if halo else dash}</c:marker>"
    return _series(_order(sheet, place, halo), column, sheet, looks + marker, '<c:smooth val="0"/>', place)


def target_box(sheet: Sheet, place: int, halo: bool) -> str:
    """A dashed box over each bar, as long as its target."""
    looks = f'<c:spPr>{_NONE}<a:ln w="{_HALO if halo else _AIM}">{_stroke(halo)}</a:ln></c:spPr>'
    order = _order(sheet, place, halo)
    return _series(order, sheet.columns[place], sheet, f'{looks}<c:invertIfNegative val="0"/>', "", place)


def _stroke(halo: bool) -> str:
    """Under the dashes, a line of paper: they are seen over any mark."""
    return _PAPER if halo else f'{_solid(INK)}<a:prstDash val="dash"/>'


def _order(sheet: Sheet, place: int, halo: bool) -> int:
    """The marks, then the lines of paper, then the dashes."""
    return place if halo else place + len(sheet.targets)


def text(size: int, ink: str = INK, bold: bool = False) -> str:
    """How the words look, in points."""
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr lang="fr-FR" sz="{size * 100}" b="{int(bold)}">'
        f'{_solid(ink)}</a:defRPr></a:pPr><a:endParaRPr lang="fr-FR"/></a:p></c:txPr>'
    )


def _series(order: int, column: Column, sheet: Sheet, marks: str, end: str, place: int) -> str:
    head = escaped(sheet.header_of(place))
    linked = f"<c:strRef><c:f>{head}</c:f>{_strings([column.header])}</c:strRef>"
    name = linked if head else f"<c:v>{escaped(column.header)}</c:v>"
    named = f"<c:strRef><c:f>{escaped(sheet.named)}</c:f>{_strings(sheet.categories)}</c:strRef>"
    values = f"<c:val>{_numbers(place, column.cells, sheet)}</c:val>"
    start = f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/><c:tx>{name}</c:tx>'
    return f"{start}{marks}<c:cat>{named}</c:cat>{values}{end}</c:ser>"


def _numbers(place: int, cells: Cells, sheet: Sheet) -> str:
    points = (f'<c:pt idx="{at}"><c:v>{cell!r}</c:v></c:pt>' for at, cell in enumerate(cells) if cell is not None)
    held = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(cells)}"/>{"".join(points)}'
    return f"<c:numRef><c:f>{escaped(sheet.cells_of(place))}</c:f><c:numCache>{held}</c:numCache></c:numRef>"


def _strings(told: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escaped(words)}</c:v></c:pt>' for at, words in enumerate(told))
    return f'<c:strCache><c:ptCount val="{len(told)}"/>{points}</c:strCache>'


def _labels(chart: Chart, series: Series, sheet: Sheet, size: int) -> str:
    each = (_label(chart, series, sheet, place, size) for place in range(len(series.labels)))
    return f"<c:dLbls>{''.join(each)}{text(size)}{_SHOWN}</c:dLbls>" if series.labels else ""


def _label(chart: Chart, series: Series, sheet: Sheet, place: int, size: int) -> str:
    """What stands on a mark: its number, living, where it says no more than that; else the words of the description."""
    value, said = series.values[place], series.labels[place]
    if chart.form in ACROSS:
        said = said.replace("\n", " · ")
    if value is None or not said:
        return f'<c:dLbl><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'
    where, ink = _stands(chart, series, place)
    veiled = ink == INK and (len(chart.series) == 1 or chart.form is not Form.LINES)
    paper = f"<c:spPr>{_VEIL if veiled else _NONE}</c:spPr>"
    number = _format(chart, value, said, sheet.percent)
    living = f'<c:numFmt formatCode="{number}" sourceLinked="0"/>{paper}{text(size, ink)}'
    told = living if number else f"{_rich(said, size, ink)}{paper}"
    return f'<c:dLbl><c:idx val="{place}"/>{told}<c:dLblPos val="{where}"/>{_SHOWN}</c:dLbl>'


def _rich(said: str, size: int, ink: str) -> str:
    looks = f'lang="fr-FR" sz="{size * 100}"'
    lines = (
        f"<a:p><a:r><a:rPr {looks}>{_solid(ink)}</a:rPr><a:t>{escaped(short(part, LABEL))}</a:t></a:r></a:p>"
        for part in said.split("\n")
    )
    return f'<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>{"".join(lines)}</c:rich></c:tx>'


def _stands(chart: Chart, series: Series, place: int) -> tuple[str, str]:
    """Where a label stands, and the ink that is read there."""
    inside = _rgb(ink_on(series.colour))
    if chart.form in STACKED:
        return "ctr", inside
    if chart.form is Form.LINES:
        return "t", INK
    if chart.form is Form.INTERVALS:
        return ("r", INK) if len(chart.series) == 1 else ("inBase", inside)
    value = series.values[place] or 0.0
    if chart.form in ACROSS and value > LONG * top_of(chart):
        return ("inBase" if chart.targets else "inEnd"), inside  # away from the edge of a target
    return ("ctr", inside) if series.lows and series.lows[place] is not None else ("outEnd", INK)


def _format(chart: Chart, value: float, said: str, percent: str) -> str:
    """The Excel format that writes this value as the description does, or none."""
    for digits, pattern in enumerate(("#,##0", "#,##0.0", "#,##0.00")):
        if said == fixed(value, digits):
            return pattern
        if chart.unit == "%" and said == f"{fixed(value, digits)}{THIN}%":
            return f"{pattern}{percent}"
    return ""


def _whiskers(chart: Chart, sheet: Sheet, place: int, direction: str) -> str:
    if not spread(chart.series[place]):
        return ""
    at = len(sheet.series) + len(sheet.targets) + 2 * sum(map(spread, chart.series[:place]))
    down, up = (_numbers(column, sheet.columns[column].cells, sheet) for column in (at, at + 1))
    kind = '<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
    looks = f'<c:spPr><a:ln w="25400">{_solid(INK)}</a:ln></c:spPr>'
    return f"<c:errBars>{direction}{kind}<c:plus>{up}</c:plus><c:minus>{down}</c:minus>{looks}</c:errBars>"


def _marker(series: Series) -> str:
    ink = f"<c:spPr>{_solid(_rgb(series.colour))}<a:ln><a:noFill/></a:ln></c:spPr>"
    return f'<c:marker><c:symbol val="{MARKERS.get(series.marker, "circle")}"/><c:size val="11"/>{ink}</c:marker>'


def _fill(series: Series) -> str:
    if series.dash != "dot":
        return _solid(_rgb(series.colour))
    inks = f"<a:fgClr>{PAPER}</a:fgClr><a:bgClr>{_rgb(series.colour)}</a:bgClr>"
    return f'<a:pattFill prst="ltUpDiag">{inks}</a:pattFill>'


def _solid(colour: str) -> str:
    return f"<a:solidFill>{colour}</a:solidFill>"


def _rgb(colour: str) -> str:
    return f'<a:srgbClr val="{colour[1:]}"/>'


_NONE, _PAPER = "<a:noFill/>", _solid(PAPER)
_UPWARDS = '<c:errDir val="y"/>'
_AIM, _HALO = 22_225, 53_975  # EMU: the dashes of a target, the paper under them
_UNMARKED = '<c:symbol val="none"/>'
_VEIL = _solid(f'<a:srgbClr val="{template.PAPER[1:]}"><a:alpha val="75000"/></a:srgbClr>')
"""The line of a target does not strike the words."""
