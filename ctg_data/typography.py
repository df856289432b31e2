"""The spaces of French: those that never break a line."""

import re

_SPACES = (
    (re.compile("« "), "«\u00a0"),
    (re.compile(r"(?<=\b[nN]°) (?=\d)"), "\u00a0"),
    (re.compile(" (?=»)| (?=:( |$))"), "\u00a0"),
    (re.compile(" (?=[;?!%])"), "\u202f"),
)


def sentence(text: str) -> str:
    """The text with the capital that begins a line."""
    return text[:1].upper() + text[1:]


def spaced(text: str) -> str:
    """The text with the spaces that French keeps from breaking: inside « », before : ; ? ! and %."""
    for space, kept in _SPACES:
        text = space.sub(kept, text)
    return text
