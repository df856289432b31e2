"""What people typed, shown as they typed it: a name or a reason is no formatting."""

import re

SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:=^&@])")


def plain(text: object) -> str:
    """The text with every sign that Markdown, formulas, colours or links would take for its own made harmless."""
    return SPECIAL.sub(r"\\\1", str(text)).replace("\n", " ")
