"""The notes of a slide: what the person who speaks has under the eyes."""

from collections.abc import Sequence

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.slide import NotesSlidePart
from pptx.slide import Slide

from ctg_data.exports.deck.shapes import NAMES, holders
from ctg_data.exports.deck.text import Line, paragraphs
from ctg_data.exports.plain import clean


def notes(slide: Slide, told: Sequence[str]) -> None:
    """Write the notes, a paragraph each, in the place that the master of the notes has for them.

    Made here: python-pptx copies the whole master onto each page of notes, which is a quarter of the time of a deck.
    """
    part = slide.part
    master = part.package.presentation_part.notes_master_part
    index = next((holder.ph.get("idx", "1") for kind, holder in holders(master.notes_master) if kind == "body"), "1")
    name = PackURI(str(part.partname).replace("/slides/slide", "/notesSlides/notesSlide"))
    xml = _page(index, paragraphs(Line(clean(said)) for said in told if said)).encode()
    page = NotesSlidePart.load(name, CONTENT_TYPE.PML_NOTES_SLIDE, part.package, xml)
    page.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER)
    page.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
    part.relate_to(page, RELATIONSHIP_TYPE.NOTES_SLIDE)


def _page(index: str, said: str) -> str:
    """The slide in small, then the words."""
    small = _place(2, "Diapositive", ' noGrp="1" noRot="1" noChangeAspect="1"', '<p:ph type="sldImg"/>', "")
    body = f"<p:txBody><a:bodyPr/><a:lstStyle/>{said or '<a:p/>'}</p:txBody>"
    words = _place(3, "Commentaires", ' noGrp="1"', f'<p:ph type="body" idx="{index}"/>', body)
    group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    mapped = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    return f"<p:notes {NAMES}><p:cSld><p:spTree>{group}{small}{words}</p:spTree></p:cSld>{mapped}</p:notes>"


def _place(number: int, name: str, locks: str, holder: str, body: str) -> str:
    about = f'<p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks{locks}/></p:cNvSpPr><p:nvPr>{holder}</p:nvPr>'
    return f"<p:sp><p:nvSpPr>{about}</p:nvSpPr><p:spPr/>{body}</p:sp>"
