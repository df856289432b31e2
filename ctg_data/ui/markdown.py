"""What people typed, shown as they typed it: a name or a reason is no formatting."""

import re

from ctg_data.ui.french import spaced

_BREAKS = re.compile(r"[ \t\r\n\f\v\x85\u2028\u2029]+")
_SIGNS = re.compile(r"[\\`*_\[\]<>$~&|^]|:(?=\S)|(?<=\S):(?!\s|$)")
_OPENING = re.compile(r"^(?:[-+#]|\d{1,9}(?=[.)]))")
_ADDRESS = re.compile(r"(?<=\w)@(?=\w)|(?<=www)\.|(?<=:)//", re.IGNORECASE)
_JOINER = "\u2060"  # within an address it shows nothing, and neither e-mail nor site becomes a link


def plain(text: object) -> str:
    """The text on one line with French spaces, whose signs no longer format, link, draw an icon nor a formula."""
    line = _ADDRESS.sub(rf"{_JOINER}\g<0>{_JOINER}", _BREAKS.sub(" ", spaced(str(text))).strip())
    return _OPENING.sub(_opening, _SIGNS.sub(r"\\\g<0>", line))


def _opening(sign: re.Match[str]) -> str:
    return f"{sign[0]}{_JOINER}" if sign[0].isdigit() else f"\\{sign[0]}"
