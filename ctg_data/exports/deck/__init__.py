"""A kit as a PowerPoint deck: native charts that open in their own workbook, in our template or in another's."""

from datetime import datetime, time
from io import BytesIO

from pptx.presentation import Presentation

from ctg_data.exports.deck.decisions import decisions
from ctg_data.exports.deck.exhibits import exhibit
from ctg_data.exports.deck.slides import annex, cover, news, next_steps
from ctg_data.exports.deck.stage import Stage, UnusableTemplate, stage
from ctg_data.exports.kit import Kit
from ctg_data.exports.plain import short

__all__ = ["UnusableTemplate", "deck"]

LONGEST_PROPERTY = 255  # what the format allows


def deck(kit: Kit, template: bytes | None = None) -> bytes:
    """The kit as the bytes of a .pptx, wide unless the template given has another size.

    Raises `UnusableTemplate`, in French, where the template has no layout for a cover or for content.
    """
    on = stage(template)
    cover(on, kit)
    if kit.decisions_first:
        _followed(on, kit)
    news(on, kit)
    for shown in kit.exhibits:
        exhibit(on, kit, shown)
    if not kit.decisions_first:
        _followed(on, kit)
    next_steps(on, kit)
    annex(on, kit.definitions)
    _sign(on.presentation, kit)
    held = BytesIO()
    on.presentation.save(held)
    return held.getvalue()


def _followed(on: Stage, kit: Kit) -> None:
    if kit.decisions or kit.sitting:
        decisions(on, kit)


def _sign(presentation: Presentation, kit: Kit) -> None:
    """What the file says of itself: its title, its language, the day of its data, and nobody's name."""
    about = presentation.core_properties
    about.title, about.language = short(kit.title, LONGEST_PROPERTY), "fr-FR"
    about.subject = short(f"{kit.network}, {kit.period}, {kit.scope}", LONGEST_PROPERTY)
    about.author = about.last_modified_by = about.comments = about.keywords = about.category = ""
    about.created = about.modified = datetime.combine(kit.dated, time())
    about.revision = 1
