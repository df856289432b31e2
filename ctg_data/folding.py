"""How names and words are compared: without case, accents, punctuation and spaces of any kind."""

import re
import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": " ", "·": "", "‐": " "})
_SEPARATORS = re.compile(r"[\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The text in lower case ASCII words separated by one space: « Haut-Pays  du Montreuillois » → `haut pays du …`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return _SEPARATORS.sub(" ", _ACCENTS.sub("", decomposed)).strip()


def fold_name(last_name: str, first_name: str = "") -> str:
    """A person's name whatever the order of its words: the folded words, sorted."""
    return " ".join(sorted(fold(f"{last_name} {first_name}").split()))
