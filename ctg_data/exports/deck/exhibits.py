"""A slide per chart: its finding as title, the chart itself, what is to know under it, its definitions in the notes."""

from collections.abc import Iterator
from datetime import date

from pptx.enum.chart import XL_CHART_TYPE
from pptx.slide import Slide
from pptx.util import Emu

from ctg_data.charts.description import Chart, Form
from ctg_data.charts.numbers import day
from ctg_data.charts.words import alternative
from ctg_data.exports.deck.drawing import NativeChart
from ctg_data.exports.deck.notes import notes
from ctg_data.exports.deck.parts import parts
from ctg_data.exports.deck.shapes import words
from ctg_data.exports.deck.stage import Stage
from ctg_data.exports.deck.tables import heat_map
from ctg_data.exports.deck.text import LEADING, POINT, Box, Line, fitted, height_of
from ctg_data.exports.kit import Exhibit, Kit
from ctg_data.exports.plain import clean

SUBTITLE_SIZES, COMMENT_SIZES, NOTE_SIZES, SOURCE_SIZES = (18, 16, 14), (16, 14), (14, 12), (12,)
ROWS_OF_NOTES = 3
AIR = 8 * POINT
NOTHING_TO_SHOW = "Rien à montrer pour ce choix."


def exhibit(stage: Stage, kit: Kit, shown: Exhibit) -> None:
    """The slides of a chart; more than one where it is long."""
    for chart in parts(shown.chart):
        slide = stage.open(chart.title)
        body = stage.body
        above = fitted(chart.subtitle, body.top(44 * POINT), SUBTITLE_SIZES)
        below = list(_below(chart, shown, kit, body.width))
        high, low = height_of([above], body.width), height_of(below, body.width)
        words(slide, "Mesure, périmètre et période", body.top(high), [above])
        room = body.under(high + AIR)
        _draw(slide, chart, room.top(room.height - low - AIR), kit.dated)
        words(slide, "À savoir et source", body.under(body.height - low), below, "b")
        notes(slide, list(_notes(chart, shown, kit)))
        stage.close(slide)


def _draw(slide: Slide, chart: Chart, box: Box, dated: date) -> None:
    if chart.empty or not chart.categories or not chart.series:
        words(slide, "Pas de graphique", box, [fitted(chart.empty or NOTHING_TO_SHOW, box, (20, 16))], "ctr")
    elif chart.form is Form.HEAT_MAP:
        heat_map(slide, chart, box)
    else:
        place = (Emu(edge) for edge in (box.x, box.y, box.width, box.height))
        frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, NativeChart(chart, dated))
        named = frame.element.nvGraphicFramePr.cNvPr
        named.set("name", "Graphique")
        named.set("descr", clean(alternative(chart)))


def _below(chart: Chart, shown: Exhibit, kit: Kit, width: int) -> Iterator[Line]:
    """The comment, what is provisional or masked, then the source and the date of the data."""
    if shown.comment:
        yield fitted(shown.comment, _rows(width, COMMENT_SIZES[-1]), COMMENT_SIZES)
    if chart.notes:
        yield fitted(" ".join(chart.notes), _rows(width, NOTE_SIZES[-1]), NOTE_SIZES)
    source = f"Source : {shown.source}. " if shown.source else ""
    yield fitted(f"{source}Données du {day(kit.dated)}.", _rows(width, SOURCE_SIZES[-1]), SOURCE_SIZES)


def _rows(width: int, size: int) -> Box:
    return Box(0, 0, width, int(ROWS_OF_NOTES * size * LEADING * POINT))


def _notes(chart: Chart, shown: Exhibit, kit: Kit) -> Iterator[str]:
    if shown.comment:
        yield f"Commentaire : {shown.comment}"
    yield from (f"{label} : {said}" for label, said in shown.definitions)
    yield alternative(chart)
    yield f"{kit.network}, {kit.period}, {kit.scope}."
