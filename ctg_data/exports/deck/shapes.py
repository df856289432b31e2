"""What stands on a slide: titles, boxes of words, tables, the number of the slide, each in the order it is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.oxml import parse_xml
from pptx.slide import Slide

from ctg_data.exports.deck.text import INSET, POINT, Box, Line, escaped, fitted, paragraphs

NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
HEAD = 26 * POINT  # the row of headers
TITLE_SIZES = (36, 32, 28, 24, 20, 18)
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; without a fill, the paper shows."""

    lines: tuple[Line, ...]
    fill: str = ""
    middle: bool = False
    ruled: bool = False
    dashed: bool = False  # around what is not received
    parted: str = ""  # « lnL » or « lnR », the side on which another trend begins


def holders(slide: Slide) -> Iterator[tuple[str, Any]]:
    """Its placeholders, the kind of each (« obj » where none is said) and its element."""
    for shape in list(slide.shapes.element):
        holder = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        if holder is not None:
            yield holder.get("type", "obj"), shape


def write(holder: Any, lines: Sequence[Line]) -> None:
    """Write the lines in the element of a placeholder, instead of what it holds."""
    body = holder.find(f"{_P}txBody")
    for paragraph in body.findall(f"{_A}p"):
        body.remove(paragraph)
    body.extend(list(parse_xml(f"<a:body {NAMES}>{paragraphs(lines)}</a:body>")))


def title(slide: Slide, box: Box, own: int, text: str) -> None:
    """Write the title in its placeholder, at its own size if it fits, else at a smaller one."""
    line = fitted(text, box, (own, *(size for size in TITLE_SIZES if size < own)), bold=True)
    for kind, holder in holders(slide):
        if kind in {"title", "ctrTitle"}:
            write(holder, [replace(line, size=line.size if line.size < own else 0, bold=False)])


def words(slide: Slide, name: str, box: Box, lines: Sequence[Line], anchor: str = "t") -> None:
    """A box of words."""
    _add(
        slide,
        f"""<p:sp {NAMES}><p:nvSpPr><p:cNvPr id="{_next(slide)}" name="{name}"/>
        <p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
        <p:spPr>{_place("a", box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>
        <p:txBody><a:bodyPr wrap="square" lIns="{INSET}" tIns="0" rIns="{INSET}" bIns="0"
        anchor="{anchor}"><a:noAutofit/></a:bodyPr>
        <a:lstStyle/>{paragraphs(lines)}</p:txBody></p:sp>""",
    )


def table(slide: Slide, name: str, told: str, box: Box, widths: Sequence[int], rows: Sequence[Sequence[Cell]]) -> None:
    """A table under its row of headers; `told` is its text alternative, `widths` in EMU."""
    high = (box.height - HEAD) // max(1, len(rows) - 1)
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    highs = [HEAD, *[high] * len(rows)]
    body = "".join(f'<a:tr h="{h}">{"".join(map(_cell, row))}</a:tr>' for h, row in zip(highs, rows, strict=False))
    _add(
        slide,
        f"""<p:graphicFrame {NAMES}><p:nvGraphicFramePr>
        <p:cNvPr id="{_next(slide)}" name="{name}" descr="{escaped(told)}"/>
        <p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>
        {_place("p", box)}<a:graphic><a:graphicData uri="{TABLE}"><a:tbl><a:tblPr firstRow="1"/>
        <a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>""",
    )


def number(slide: Slide, theirs: str, corner: Box) -> None:
    """The number of the slide: in the placeholder of that index if its layout has one, else in the corner."""
    holder = f'<p:ph type="sldNum" sz="quarter" idx="{theirs}"/>' if theirs else ""
    place = "" if theirs else f'{_place("a", corner)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    _add(
        slide,
        f"""<p:sp {NAMES}><p:nvSpPr><p:cNvPr id="{_next(slide)}" name="Numéro de diapositive"/><p:cNvSpPr/>
        <p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>
        <a:pPr algn="r"/><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="fr-FR"/>
        <a:t>‹N°›</a:t></a:fld></a:p></p:txBody></p:sp>""",
    )


def _cell(cell: Cell) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{cell.fill[1:]}"/></a:solidFill>' if cell.fill else "<a:noFill/>"
    looks = f'marL="54000" marR="54000" marT="36000" marB="36000"{_MIDDLE if cell.middle else ""}'
    body = f"<a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs(cell.lines)}</a:txBody>"
    return f"<a:tc>{body}<a:tcPr {looks}>{_edges(cell)}{fill}</a:tcPr></a:tc>"


def _edges(cell: Cell) -> str:
    """The four sides in the order of the format, those that are drawn."""
    drawn = {"lnR": (2, _PAPER), "lnB": (2, _PAPER)} if cell.fill else {}
    drawn |= {"lnB": (1, _FAINT)} if cell.ruled else {}
    drawn |= dict.fromkeys(SIDES, (1, _INK)) if cell.dashed else {}
    drawn |= {cell.parted: (3, _INK)} if cell.parted else {}
    dash = '<a:prstDash val="dash"/>' if cell.dashed else ""
    return "".join(_edge(side, *drawn[side], dash) for side in SIDES if side in drawn)


def _edge(side: str, points: int, colour: str, dash: str) -> str:
    return f'<a:{side} w="{POINT * points}"><a:solidFill>{colour}</a:solidFill>{dash}</a:{side}>'


SIDES = ("lnL", "lnR", "lnT", "lnB")
_INK = '<a:schemeClr val="tx1"/>'
_PAPER = '<a:schemeClr val="bg1"/>'
_FAINT = '<a:schemeClr val="tx1"><a:alpha val="30000"/></a:schemeClr>'
_MIDDLE = ' anchor="ctr"'


def _place(prefix: str, box: Box) -> str:
    off, ext = f'<a:off x="{box.x}" y="{box.y}"/>', f'<a:ext cx="{box.width}" cy="{box.height}"/>'
    return f"<{prefix}:xfrm>{off}{ext}</{prefix}:xfrm>"


def _add(slide: Slide, xml: str) -> None:
    slide.shapes.element.append(parse_xml(xml))


def _next(slide: Slide) -> int:
    return len(slide.shapes.element)  # 1 is the tree itself, which has two more children than shapes
