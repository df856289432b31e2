"""The template on which a deck is played: ours, or that of Caf or MSA, its layouts found by what they hold."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Opened
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import Slide, SlideLayout

from ctg_data.exports.deck.shapes import holders, number, title
from ctg_data.exports.deck.text import Box
from ctg_data.exports.deck.theme import ours

TITLES, SUBTITLE, CONTENTS = {"title", "ctrTitle"}, "subTitle", {"obj", "chart", "tbl", "body"}
UNSAID = 44  # points of a title, where nothing says them
SMALLEST = 0.25  # of the slide: a smaller content is that of a caption
UNREADABLE = "Le modèle n’est pas une présentation PowerPoint (.pptx) lisible."
NO_COVER = "une couverture (un titre et un sous-titre)"
NO_CONTENT = "une page de contenu (un titre et une seule grande zone de contenu)"
LARGEST = 200_000_000  # bytes, unzipped
BROKEN = (BadZipFile, zlib.error, ValueError, KeyError, AttributeError, SyntaxError, OSError, NotImplementedError)
DROPPED = {
    RELATIONSHIP_TYPE.PRINTER_SETTINGS,
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.COMMENT_AUTHORS,
    "http://schemas.microsoft.com/office/2018/10/relationships/authors",
}


class UnusableTemplate(ValueError):
    """A template on which no deck can be played, and what it lacks, in French."""


@dataclass(frozen=True, slots=True)
class Page:
    """A layout, where its title (of so many points) and its content stand, the index of its number (empty: none)."""

    layout: SlideLayout
    heading: Box
    size: int
    body: Box
    number: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A presentation without a slide, and the two pages a deck needs."""

    presentation: Opened
    cover: Page
    content: Page

    @property
    def body(self) -> Box:
        """Where content stands."""
        return self.content.body

    def open_cover(self, words: str) -> Slide:
        """A cover under its title."""
        return self._open(self.cover, words, {*TITLES, SUBTITLE})

    def open(self, words: str, write_in: bool = False) -> Slide:
        """A slide under its title; its place for content is kept where words are written in it."""
        return self._open(self.content, words, TITLES | CONTENTS if write_in else TITLES)

    def _open(self, page: Page, words: str, kept: set[str]) -> Slide:
        slide: Slide = self.presentation.slides.add_slide(page.layout)
        for kind, holder in holders(slide):
            if kind not in kept:
                slide.shapes.element.remove(holder)
        title(slide, page.heading, page.size, words)
        return slide

    def close(self, slide: Slide) -> None:
        """Its number, which is read last."""
        width, height = self.presentation.slide_width or 0, self.presentation.slide_height or 0
        corner = Box(int(width * 0.88), int(height * 0.93), int(width * 0.1), int(height * 0.05))
        number(slide, self.content.number, corner)


def stage(template: bytes | None = None) -> Stage:
    """The template, its slides and the names it holds taken out.

    Raises `UnusableTemplate` if it is no presentation, or has no layout for the cover or for content.
    """
    try:
        presentation = _opened(template or ours())
        covers, contents = _found(presentation)
    except BROKEN as why:
        raise UnusableTemplate(UNREADABLE) from why
    missing = [lack for found, lack in ((covers, NO_COVER), (contents, NO_CONTENT)) if not found]
    if missing:
        raise UnusableTemplate(f"Il manque à ce modèle une mise en page : {' ; '.join(missing)}.")
    return Stage(presentation, covers[0], max(contents, key=lambda page: page.body.area))


def _found(presentation: Opened) -> tuple[list[Page], list[Page]]:
    """The layouts that can be a cover, those of type « title » first, and those that can hold content."""
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    covers = [page for layout in layouts for page in _pages(layout, {SUBTITLE})]
    covers.sort(key=lambda page: "ctrTitle" not in dict(holders(page.layout)))
    size = SMALLEST * (presentation.slide_width or 0) * (presentation.slide_height or 0)
    return covers, [page for layout in layouts for page in _pages(layout, CONTENTS) if page.body.area > size]


def _pages(layout: SlideLayout, wanted: set[str]) -> Iterator[Page]:
    """The layout, if it has a title and one place only for what is wanted."""
    places = [(holder.element.ph.get("type", "obj"), holder) for holder in layout.placeholders]
    headings = [holder for kind, holder in places if kind in TITLES and holder.width]
    bodies = [holder for kind, holder in places if kind in wanted]
    numbers = [holder.element.ph.get("idx", "") for kind, holder in places if kind == "sldNum"]
    if len(bodies) == 1 and bodies[0].width and headings:
        size = _title_size(layout, headings[0])
        yield Page(layout, _box(headings[0]), size, _box(bodies[0]), "".join(numbers[:1]))


def _title_size(layout: SlideLayout, heading: LayoutPlaceholder) -> int:
    """In points: that of the layout, else that of its master."""
    styles = (*heading.element.iter("{*}lvl1pPr"), *layout.slide_master.element.iterfind(".//{*}titleStyle/{*}lvl1pPr"))
    sizes = [run.get("sz") for style in styles for run in style.iterfind("{*}defRPr")]
    return next((int(size) // 100 for size in sizes if size), UNSAID)


def _box(holder: LayoutPlaceholder) -> Box:
    return Box(holder.left, holder.top, holder.width, holder.height)


def _opened(template: bytes) -> Opened:
    with ZipFile(BytesIO(template)) as package:
        if sum(part.file_size for part in package.infolist()) > LARGEST:
            raise BadZipFile
    presentation = Presentation(BytesIO(template))
    _empty(presentation)
    return presentation


def _empty(presentation: Opened) -> None:
    """No slide of theirs, no section nor show of these slides, nothing that says who made them or how they looked."""
    slides = presentation.slides.element
    for slide in list(slides):
        presentation.part.drop_rel(slide.rId)
        slides.remove(slide)
    for list_ in presentation.element.findall("{*}custShowLst") + presentation.element.findall("{*}extLst"):
        presentation.element.remove(list_)
    _drop(presentation.part.rels)
    _drop(presentation.part.package._rels)


def _drop(relations: Any) -> None:
    for key in [key for key, relation in relations.items() if relation.reltype in DROPPED]:
        relations.pop(key)
