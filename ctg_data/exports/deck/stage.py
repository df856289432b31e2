"""The template on which a deck is played: ours, or that of Caf or MSA, its layouts found by what they hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.presentation import Presentation as Opened
from pptx.slide import Slide, SlideLayout

from ctg_data.exports.deck.shapes import number, title
from ctg_data.exports.deck.text import Box
from ctg_data.exports.deck.theme import ours

TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
CONTENTS = {PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.CHART, PP_PLACEHOLDER.TABLE, PP_PLACEHOLDER.BODY}
SMALLEST = 0.25  # of the slide: a smaller content is that of a caption
UNREADABLE = "Le modèle n’est pas une présentation PowerPoint (.pptx) lisible."
NO_COVER = "une couverture (un titre et un sous-titre)"
NO_CONTENT = "une page de contenu (un titre et une seule grande zone de contenu)"
_NAMES = f"{RELATIONSHIP_TYPE.OFFICE_DOCUMENT.rpartition('/')[0]}/commentAuthors"
_AUTHORS = {_NAMES, "http://schemas.microsoft.com/office/2018/10/relationships/authors"}


class UnusableTemplate(ValueError):
    """A template on which no deck can be played, and what it lacks, in French."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A presentation without a slide, the two layouts a deck needs, and where content stands."""

    presentation: Opened
    cover: SlideLayout
    content: SlideLayout
    body: Box

    def open_cover(self) -> Slide:
        """A cover without its other placeholders."""
        slide: Slide = self.presentation.slides.add_slide(self.cover)
        _keep(slide, TITLES | {PP_PLACEHOLDER.SUBTITLE})
        return slide

    def open(self, words: str, write_in: bool = False) -> Slide:
        """A slide under its title; its place for content is kept where words are written in it."""
        slide: Slide = self.presentation.slides.add_slide(self.content)
        _keep(slide, TITLES | (CONTENTS if write_in else set()))
        title(slide, words)
        return slide

    def close(self, slide: Slide) -> None:
        """Its number, which is read last."""
        width, height = self.presentation.slide_width or 0, self.presentation.slide_height or 0
        number(slide, Box(int(width * 0.88), int(height * 0.93), int(width * 0.1), int(height * 0.05)))


def stage(template: bytes | None = None) -> Stage:
    """The template, its slides and the names it holds taken out.

    Raises `UnusableTemplate` if it is no presentation, or has no layout for the cover or for content.
    """
    presentation = _opened(template or ours())
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    covers = [layout for layout in layouts if _kinds(layout) & TITLES and PP_PLACEHOLDER.SUBTITLE in _kinds(layout)]
    covers.sort(key=lambda layout: PP_PLACEHOLDER.CENTER_TITLE not in _kinds(layout))
    size = (presentation.slide_width or 0) * (presentation.slide_height or 0)
    contents = [
        (box, layout) for layout in layouts for box in _content(layout) if box.width * box.height > SMALLEST * size
    ]
    missing = [lack for found, lack in ((covers, NO_COVER), (contents, NO_CONTENT)) if not found]
    if missing:
        raise UnusableTemplate(f"Il manque à ce modèle une mise en page : {' ; '.join(missing)}.")
    body, content = max(contents, key=lambda found: found[0].width * found[0].height)
    return Stage(presentation, covers[0], content, body)


def _opened(template: bytes) -> Opened:
    try:
        presentation = Presentation(BytesIO(template))
        _empty(presentation)
    except (BadZipFile, ValueError, KeyError, AttributeError, SyntaxError, OSError, NotImplementedError) as why:
        raise UnusableTemplate(UNREADABLE) from why
    return presentation


def _empty(presentation: Opened) -> None:
    """No slide of theirs, no section nor show of these slides, no name of who wrote in them."""
    slides = presentation.slides.element
    for slide in list(slides):
        presentation.part.drop_rel(slide.rId)
        slides.remove(slide)
    for list_ in presentation.element.findall("{*}custShowLst") + presentation.element.findall("{*}extLst"):
        presentation.element.remove(list_)
    _drop(presentation.part, _AUTHORS)
    _drop(presentation.part, {RELATIONSHIP_TYPE.PRINTER_SETTINGS})


def _drop(part: Part, kinds: set[str]) -> None:
    for key in [key for key, relation in part.rels.items() if relation.reltype in kinds]:
        part.rels.pop(key)


def _kinds(layout: SlideLayout) -> set[PP_PLACEHOLDER]:
    return {holder.placeholder_format.type for holder in layout.placeholders}


def _content(layout: SlideLayout) -> Iterator[Box]:
    """The place of its only content, under a title."""
    found = [holder for holder in layout.placeholders if holder.placeholder_format.type in CONTENTS]
    if len(found) == 1 and _kinds(layout) & TITLES and found[0].width and found[0].height:
        yield Box(found[0].left, found[0].top, found[0].width, found[0].height)


def _keep(slide: Slide, kinds: set[PP_PLACEHOLDER]) -> None:
    for holder in list(slide.placeholders):
        if holder.placeholder_format.type not in kinds:
            slide.shapes.element.remove(holder.element)
