"""Words as a file takes them: nothing that XML refuses, and the spaces of French."""

import re
from textwrap import shorten

from ctg_data.typography import spaced

_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML may hold, and controls that draw nothing."""


def legible(text: str) -> str:
    """The text without what a file refuses."""
    return _REFUSED.sub("", text.replace("\r", "\n"))


def clean(text: str) -> str:
    """The text without what a file refuses, its spaces those of French."""
    return spaced(legible(text))


def short(text: str, longest: int) -> str:
    """The text, cut between words where it is too long."""
    cut = shorten(clean(text), longest, placeholder="…") if len(text) > longest else clean(text)
    return cut if cut != "…" else clean(text)[: longest - 1] + "…"
