"""What typst makes of a template and of what it is given: always a PDF/UA-1, whatever people wrote."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typst

from ctg_data.exports.pictures import TOO_LATE, Drawn
from ctg_data.exports.plain import clean

HOME = Path(__file__).parent
UNSHOWN, UNTITLED = "□", "Sans titre"
NAMING = {"title", "territory", "alternative"}
"""What names a part: a screen reader never meets an empty one."""
_ENDLESS, _PART = re.compile(r"\S{23,}"), re.compile(r".{8}")
_BEYOND = re.compile(
    "[^\n -~\u00a0-\u017f\u0391-\u03a1\u03a3-\u03c9\u0410-\u044f\u2010-\u2027\u202f-\u2030\u200b€→−≤≥□]"
)
"""What a server may have no letter for: typst refuses a text that it cannot show."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def compiled(template: str, content: dict[str, Any], drawn: Drawn) -> bytes:
    """The PDF of a template of ours, its pictures apart; what people wrote is data, never code.

    A letter that no font has is shown as « □ »; pictures that typst cannot read are said to be missing.
    """
    told = {**content, "missing": drawn.missing}
    words, pictures = _mapped(told, _breakable), [_CONTROLS.sub("", picture) for picture in drawn.pictures]
    try:
        return _compile(template, words, pictures)
    except typst.TypstError:
        words, pictures = _mapped(words, _plain), list(map(_plain, pictures))
    try:
        return _compile(template, words, pictures)
    except typst.TypstError:
        return _compile(template, {**words, "missing": TOO_LATE}, [""] * len(pictures))


def _compile(template: str, words: Any, pictures: list[str]) -> bytes:
    given = {"content": json.dumps(words), "pictures": json.dumps(pictures)}
    return typst.compile(str(HOME / template), sys_inputs=given, pdf_standards=["ua-1"])


def _breakable(text: str) -> str:
    """The text clean, its endless words broken where the line ends."""
    return _ENDLESS.sub(lambda word: _PART.sub("\\g<0>\u200b", word[0]), clean(text))


def _plain(text: str) -> str:
    return _BEYOND.sub(UNSHOWN, text)


def _mapped(told: Any, write: Callable[[str], str]) -> Any:
    """The same content, each of its texts written so, and none of its parts without a name."""
    if isinstance(told, dict):
        written = {key: _mapped(value, write) for key, value in told.items()}
        return written | {key: UNTITLED for key in NAMING & told.keys() if not re.search(r"\w", written[key])}
    if isinstance(told, list):
        return [_mapped(value, write) for value in told]
    return write(told) if isinstance(told, str) else told
