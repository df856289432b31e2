"""A native chart: its plots, axes and legend in DrawingML, from the one description."""

from collections.abc import Callable
from datetime import date

from pptx.chart.data import ChartData
from pptx.enum.chart import XL_CHART_TYPE

from ctg_data.charts.axes import FEW_PEOPLE, FEW_SERIES, top_of
from ctg_data.charts.description import Chart, Form
from ctg_data.charts.template import FAINT, GRID
from ctg_data.exports.deck import marks
from ctg_data.exports.deck.parts import ACROSS, STACKED
from ctg_data.exports.deck.sheet import Sheet, book, bounds, sheet_of

SIZES = ((6, 16), (12, 14), (1_000, 12))  # up to so many categories, words of so many points
_NAMES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
SMALL = 12  # points: nothing smaller is read from the back of a room
PERCENT = 100
_CATEGORIES, _VALUES = 111, 112
_ON = f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'
_GRID, _AXIS = (f'<a:srgbClr val="{colour[1:]}"/>' for colour in (GRID, FAINT))
_LINES = (
    f'<c:majorGridlines><c:spPr><a:ln w="9525"><a:solidFill>{_GRID}</a:solidFill></a:ln></c:spPr></c:majorGridlines>'
)


class NativeChart(ChartData):  # type: ignore[misc]
    """What python-pptx asks of the data of a chart: its XML and its workbook, written from our description."""

    def __init__(self, chart: Chart, dated: date) -> None:
        super().__init__()
        self.chart, self.sheet, self.dated = chart, sheet_of(chart), dated

    def xml_bytes(self, chart_type: XL_CHART_TYPE) -> bytes:
        """The chart in DrawingML; its form is that of the description."""
        return chart_xml(self.chart, self.sheet).encode()

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook that opens when its numbers are changed."""
        return book(self.sheet, self.dated)


def chart_xml(chart: Chart, sheet: Sheet, size: int = 0) -> str:
    """The chart in DrawingML, its words of so many points; as large as a slide allows unless told."""
    size = size or next(size for most, size in SIZES if len(chart.categories) <= most)
    plots = _bars(chart, sheet, size) if _stands_as_bars(chart) else _lines(chart, sheet, size)
    area = f"<c:plotArea><c:layout/>{plots}{_axes(chart, sheet, size)}</c:plotArea>"
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {_NAMES}><c:date1904 val="0"/>'
        f'<c:lang val="fr-FR"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>{area}'
        f'{_legend(chart, sheet, size)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:solidFill>{marks.PAPER}</a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>{marks.text(size)}</c:chartSpace>"
    )


def _stands_as_bars(chart: Chart) -> bool:
    """Intervals of several series would hide each other as points."""
    return chart.form is not Form.LINES and not (chart.form is Form.INTERVALS and len(chart.series) == 1)


def _bars(chart: Chart, sheet: Sheet, size: int) -> str:
    stacked, across, alone = chart.form in STACKED, chart.form in ACROSS, len(chart.series) == 1
    series = "".join(marks.bar(chart, sheet, place, size) for place in range(len(chart.series)))
    boxes = _aimed(sheet, marks.target_box, haloed=alone) if across else ""
    over = 100 if stacked or (boxes and alone) else -5
    direction = (
        f'<c:barDir val="{"bar" if across else "col"}"/><c:grouping val="{"stacked" if stacked else "clustered"}"/>'
    )
    gaps = f'<c:gapWidth val="{35 if across else 60}"/><c:overlap val="{over}"/>'
    bars = f'<c:barChart>{direction}<c:varyColors val="0"/>{series}{boxes}{gaps}{_ON}</c:barChart>'
    return bars if across or not sheet.targets else bars + _line_plot(_aimed(sheet, marks.target_line))


def _lines(chart: Chart, sheet: Sheet, size: int) -> str:
    ours = "".join(marks.line(chart, sheet, place, size) for place in range(len(chart.series)))
    return _line_plot(ours + _aimed(sheet, marks.target_line))


def _aimed(sheet: Sheet, drawn: Callable[[Sheet, int, bool], str], haloed: bool = True) -> str:
    """Each target; where it stands over the marks, on a line of paper."""
    first = len(sheet.series)
    places = range(first, first + len(sheet.targets))
    return "".join(drawn(sheet, place, halo) for halo in ((True, False) if haloed else (False,)) for place in places)


def _line_plot(series: str) -> str:
    kind = '<c:grouping val="standard"/><c:varyColors val="0"/>'
    return f'<c:lineChart>{kind}{series}<c:marker val="1"/>{_ON}</c:lineChart>'


def _axes(chart: Chart, sheet: Sheet, size: int) -> str:
    return _category_axis(chart, size) + _value_axis(chart, sheet, size)


def _category_axis(chart: Chart, size: int) -> str:
    across = chart.form in ACROSS
    order = "maxMin" if across else "minMax"
    line = f'<c:spPr><a:ln w="12700"><a:solidFill>{_AXIS}</a:solidFill></a:ln></c:spPr>'
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if across else "b"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/>{line}{marks.text(size)}<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: Chart, sheet: Sheet, size: int) -> str:
    across = chart.form in ACROSS
    number = f"0{sheet.percent}" if chart.unit == "%" else "General"
    whole = PERCENT if sheet.where.shares else 1
    words = marks.text(max(min(SMALL, size), size - 2))
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>{_scale(chart, whole)}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"b" if across else "l"}"/>{_LINES}'
        f'<c:numFmt formatCode="{number}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{words}'
        f'<c:crossAx val="{_CATEGORIES}"/><c:crosses val="{"max" if across else "autoZero"}"/>'
        f'<c:crossBetween val="between"/>{_step(chart, whole)}</c:valAx>'
    )


def _scale(chart: Chart, whole: int) -> str:
    low, high = bounds(chart)
    if low is not None and high is not None and low >= high:
        return ""
    top = "" if high is None else f'<c:max val="{high / whole!r}"/>'
    return top if low is None else f'{top}<c:min val="{low / whole!r}"/>'


def _step(chart: Chart, whole: int) -> str:
    """Every quarter for rates, every unit on a short axis."""
    if chart.unit == "%" and (chart.low, chart.high) == (0, 100):
        return f'<c:majorUnit val="{25 / whole!r}"/>'
    return '<c:majorUnit val="1"/>' if chart.unit not in {"%", "points"} and top_of(chart) <= FEW_PEOPLE else ""


def _legend(chart: Chart, sheet: Sheet, size: int) -> str:
    """The names of several series, and that of the target."""
    several = len(chart.series) > 1 and (chart.named or len(chart.series) > FEW_SERIES)
    if not several and not sheet.targets:
        return ""
    haloed = chart.form not in ACROSS or len(chart.series) == 1
    unseen = range(len(chart.series), len(chart.series) + len(sheet.targets) * haloed)
    hidden = "".join(f'<c:legendEntry><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>' for place in unseen)
    side = "r" if chart.form is Form.STACKED_BARS else "b"
    words = marks.text(size if size < SMALL else max(SMALL + 2, size))
    return f'<c:legend><c:legendPos val="{side}"/>{hidden}<c:overlay val="0"/>{words}</c:legend>'
