"""Words as a slide takes them: in paragraphs, in French, at sizes that fit their place."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from math import ceil

from ctg_data.exports.plain import clean, short

POINT = 12_700  # EMU
LETTER = 0.52  # of its size, the mean width of a letter
LEADING = 1.2
INSET = 91_440  # EMU on either side of the words, as in placeholders: they stand under their title


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in EMU."""

    x: int
    y: int
    width: int
    height: int

    @property
    def area(self) -> int:
        """Its surface."""
        return self.width * self.height

    def top(self, height: int) -> "Box":
        """Its upper part."""
        return Box(self.x, self.y, self.width, min(height, self.height))

    def under(self, height: int) -> "Box":
        """What is left below its upper part."""
        return Box(self.x, self.y + height, self.width, max(0, self.height - height))


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, its size in points (0: that of its place) and its looks."""

    text: str
    size: int = 0
    bold: bool = False
    centred: bool = False
    before: int = 0  # points above it
    colour: str = ""  # « #1D2430 »; the ink of the theme without one


def height_of(lines: Iterable[Line], width: int) -> int:
    """About how high the lines stand in a place so wide, in EMU."""
    return sum(ceil(_points(line, width) * POINT) for line in lines)


def fitted(text: str, box: Box, sizes: tuple[int, ...], bold: bool = False) -> Line:
    """The text at the largest size that fits its place; cut at the smallest where none does."""
    told = clean(text)
    for size in sizes:
        line = Line(told, size, bold)
        if height_of([line], box.width) <= box.height:
            return line
    smallest = sizes[-1]
    rows = max(1, int(box.height / (smallest * LEADING * POINT)))
    return Line(short(told, max(8, rows * _letters(smallest, box.width) - rows)), smallest, bold)


def paragraphs(lines: Iterable[Line]) -> str:
    """The paragraphs in DrawingML, a break where a text has one."""
    return "".join(map(_paragraph, lines))


def escaped(text: str) -> str:
    """The text, clean, as it stands inside XML or one of its attributes."""
    return escape(clean(text))


def _points(line: Line, width: int) -> float:
    rows = sum(max(1, ceil(len(part) / _letters(line.size, width))) for part in line.text.split("\n"))
    return line.before + rows * line.size * LEADING


def _letters(size: int, width: int) -> int:
    return max(1, int((width - 2 * INSET) / (size * LETTER * POINT)))


def _paragraph(line: Line) -> str:
    size = f' sz="{line.size * 100}"' if line.size else ""
    looks = f'lang="fr-FR"{size}{_BOLD if line.bold else ""}'
    ink = f'<a:solidFill><a:srgbClr val="{line.colour[1:]}"/></a:solidFill>' if line.colour else ""
    run = f"<a:r><a:rPr {looks}>{ink}</a:rPr><a:t>"
    said = escaped(line.text).replace("\n", f"</a:t></a:r><a:br><a:rPr {looks}/></a:br>{run}")
    return f"<a:p><a:pPr{_CENTRED if line.centred else ''}>{_above(line.before)}</a:pPr>{run}{said}</a:t></a:r></a:p>"


_BOLD, _CENTRED = ' b="1"', ' algn="ctr"'


def _above(points: int) -> str:
    return f'<a:spcBef><a:spcPts val="{points * 100}"/></a:spcBef>' if points else ""
