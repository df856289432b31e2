"""What French would not write: an English word left by a library, a plural after nought or one."""

import re

ENGLISH = re.compile(
    r"\b(the|and|of|to|your|you|this|that|is|are|not|with|from|please|upload|download|browse|drag|drop|search|select|"
    r"choose|clear|close|open|show|hide|press|enter|file|files|row|rows|column|columns|ascending|pin|unpin|autosize|"
    r"fullscreen|view|reset|value|values|results|loading|running|error|warning|stop|rerun|settings|today|week|month|"
    r"year|day|next|previous|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|add|delete|remove|copy|options?|limit|per|empty)\b",
    re.IGNORECASE,
)
OF_OTHERS = re.compile(r"Present|attended|Microsoft Forms|LimeSurvey|\S+\.(xlsx?|xlsb|csv|ods|pdf)")
"""Names and columns of other software, that we quote."""

FEW = re.compile(r"(?<![\w,./\u202f\u2009-])(?<!\d[ \u00a0])[01](?:,\d+)?[ \u00a0\u202f]([a-zàâéèêîôûç]+s)\b")
INVARIABLE = {"mois", "fois", "sans", "dans", "sous", "plus", "moins", "pas", "puis", "vers", "cas", "avis", "hors"}


def english(text: str) -> list[str]:
    """The English words of a text, those of others left aside."""
    return [found.group() for found in ENGLISH.finditer(OF_OTHERS.sub(" ", text))]


def plurals_of_one(text: str) -> list[str]:
    """« 0 sujets », « 1 difficultés », « 1,5 points »: under two, French keeps the singular."""
    return [found.group() for found in FEW.finditer(text) if found.group(1) not in INVARIABLE]
