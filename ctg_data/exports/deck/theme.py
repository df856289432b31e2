"""Our own template: white paper, dark ink, one blue, wide slides; a .pptx as another could give."""

import re
from functools import cache
from io import BytesIO

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Opened
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Inches

from ctg_data.charts.template import INK
from ctg_data.exports.deck.shapes import NAMES

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
FONT = "Arial"  # on every machine, and of the same width in LibreOffice
BLUE = "#1F4E79"
KEPT = {"Title Slide": "Couverture", "Title and Content": "Titre et contenu"}
PLACES = {
    "title": (0.6, 0.35, 12.13, 1.05),
    "body": (0.6, 1.5, 12.13, 5.4),
    "sldNum": (11.73, 6.98, 1.0, 0.35),
    "ctrTitle": (1.1, 2.0, 11.2, 1.7),
    "subTitle": (1.1, 3.9, 11.2, 2.2),
}
SIZES = {"titleStyle": 2800, "bodyStyle": 2000}


@cache
def ours() -> bytes:
    """The bytes of our template, made once."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    del deck.element.sldSz.attrib["type"]
    for layout in [layout for layout in deck.slide_layouts if layout.name not in KEPT]:
        deck.slide_layouts.remove(layout)
    _dress(deck.slide_master)
    for layout in deck.slide_layouts:
        layout.name = KEPT[layout.name]
        _lay(layout)
    _bar(deck.slide_master, "0", "320040", "109728", "960120")
    _bar(deck.slide_layouts[0], "0", "0", "411480", str(int(HEIGHT)))
    deck.slide_layouts[0].element.set("showMasterSp", "0")
    deck.element.find(".//{*}defPPr/{*}defRPr").set("lang", "fr-FR")
    deck.notes_master  # noqa: B018  made on first use
    return _saved(deck)


def _dress(master: SlideMaster) -> None:
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    words = theme.blob.decode()
    words = re.sub(r'(<a:m[aj|in]+orFont><a:latin typeface=)"[^"]*"', rf'\1"{FONT}"', words)
    words = re.sub(r"<a:dk1>.*?</a:dk1>", f'<a:dk1><a:srgbClr val="{INK[1:]}"/></a:dk1>', words)
    words = re.sub(r"<a:accent1>.*?</a:accent1>", f'<a:accent1><a:srgbClr val="{BLUE[1:]}"/></a:accent1>', words)
    theme.blob = words.replace('name="Office Theme"', 'name="Sobre"').encode()
    for style, size in SIZES.items():
        first = master.element.find(f".//{{*}}{style}/{{*}}lvl1pPr")
        first.set("algn", "l")
        first.find("{*}defRPr").set("sz", str(size))
    master.element.find(".//{*}titleStyle/{*}lvl1pPr/{*}defRPr").set("b", "1")
    _lay(master)


def _lay(page: SlideMaster | SlideLayout) -> None:
    """Put its placeholders where they stand on a wide slide; those of the date and of the footer go."""
    for shape in list(page.placeholders):
        kind = shape.element.ph.get("type", "obj")
        if kind in {"dt", "ftr"}:
            page.shapes.element.remove(shape.element)
        elif kind in PLACES and (isinstance(page, SlideMaster) or kind in {"ctrTitle", "subTitle"}):
            shape.left, shape.top, shape.width, shape.height = map(Inches, PLACES[kind])
        if kind == "ctrTitle":
            large = f'<a:lvl1pPr {NAMES}><a:defRPr sz="4000"/></a:lvl1pPr>'
            shape.element.find(".//{*}lstStyle").append(parse_xml(large))
        if kind == "subTitle":
            shape.element.find(".//{*}lvl1pPr").set("algn", "l")
        for tint in list(shape.element.iter("{*}tint")):
            tint.getparent().remove(tint)
        for run in shape.element.iter("{*}rPr", "{*}endParaRPr"):
            run.set("lang", "fr-FR")


def _bar(page: SlideMaster | SlideLayout, x: str, y: str, width: str, height: str) -> None:
    """A blue bar behind everything."""
    page.shapes.element.insert(
        2,
        parse_xml(
            f'<p:sp {NAMES}><p:nvSpPr><p:cNvPr id="99" name="Filet"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
            "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        ),
    )


def _saved(deck: Opened) -> bytes:
    held = BytesIO()
    deck.save(held)
    return held.getvalue()
