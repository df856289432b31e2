"""People's names as written: civility, order and capitals; the whole text can always be rebuilt."""

import re

from ctg_data.folding import fold

_CIVILITY = re.compile(
    r"^(?:mm|m|mrs?|mmes?|mlles?|melles?|mle|monsieur|messieurs|madame|mesdames|mademoiselle|dr|me)(?:\.\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_ELISION = re.compile(r"^[dl]['’]", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\s*(?:\*+|\(\d+\)|[¹²³])$")
_ONLINE = re.compile(r"\s*\((?:unverified|guest|external|invitée?|non vérifiée?|externe)\)$", re.IGNORECASE)
_EMAIL = re.compile(r"\s*[<(\[]?\s*[\w.+-]+@[\w-]+\.[\w.-]+\s*[>)\]]?\s*$")
_BESIDE = tuple(
    re.compile(pattern)
    for pattern in (r"(.+?)\s*[(\[]([^()]+)[)\]]", r"(\S+\s.*?)\s+[-–—/|]\s+(.+)", r"(\S+\s.+?),\s*(.+)")
)
_ORGANISM = re.compile(r"(?:caf|msa|cc|ca|cu|communauté|mairie|commune|ville|département)\b", re.IGNORECASE)
LONGEST = 200  # characters; beyond, no expression looks for what surrounds a name: some would take minutes
LETTERS_OF_A_CODE = 4  # without a figure; the first letters of a name and a town, say
_FUNCTION = re.compile(
    r"(?:charg[ée]|coordinat|co-?ordo|direct|respons|anima|conseill|r[ée]f[ée]rent|technicien|assistant|adjoint"
    r"|pr[ée]sident|stagiaire|apprenti|(?:agente?|maire|vice|[ée]lue?|ctg|cct)\b)",
    re.IGNORECASE,
)
_PARTICLES = frozenset({"de", "du", "des", "d'", "d’", "la", "le", "les", "van", "von", "der", "den", "ben", "el"})


def clean(text: str) -> str:
    """A name on one line, without civility, footnote sign nor « (invité) »: « Mme  DUPONT* » → « DUPONT »."""
    line = " ".join(text.split())
    return line if len(line) > LONGEST else _CIVILITY.sub("", _FOOTNOTE.sub("", _ONLINE.sub("", line)))


def is_capitalised(text: str) -> bool:
    """Whether every word of a name begins with a capital, particles apart: a sentence does not."""
    words = (word for word in clean(text).replace(",", " ").split() if word.casefold() not in _PARTICLES)
    return all(_ELISION.sub("", word)[:1].isupper() for word in words)


def may_be_somebody(text: str) -> bool:
    """Whether what stands in place of a code may tell who it is: an address, several words, more than four letters.

    A code has a figure and no more than one word of three letters: « MA14LE », « ma-14 le », « CCT 07 », « A ».
    """
    letters = re.findall(r"[a-z]+", fold(text))
    wordy = not any(map(str.isdigit, text)) and len("".join(letters)) > LETTERS_OF_A_CODE
    return "@" in text or wordy or sum(len(word) > 2 for word in letters) > 1


def without_beside(text: str) -> tuple[str, str]:
    """A name, and the structure that people write after it: « Amandine CARLIER (CCHPM) », « … - CA2BM », « …, Caf 62 ».

    An address or a function that follows is dropped.
    """
    if len(text) > LONGEST:
        return text, ""
    name = _ONLINE.sub("", _EMAIL.sub("", text).strip())
    found = (pattern.fullmatch(name) for pattern in _BESIDE)
    apart = next((each for each in found if each and _is_structure(each[2].strip())), None)
    if apart is None:
        return name, ""
    return apart[1], "" if _FUNCTION.match(apart[2].strip()) else apart[2].strip()


def _is_structure(text: str) -> bool:
    """« Caf 62 », « CC7V », « ARS », or a function: what may be the end of a compound name (« ROY ») is none."""
    vowels = sum(letter in "AEIOUY" for letter in text)
    acronym = text.isupper() and " " not in text and (vowels < 2 or any(map(str.isdigit, text)))
    return bool(_ORGANISM.match(text) or _FUNCTION.match(text)) or acronym


def split_name(text: str, *, last_first: bool = False) -> tuple[str, str]:
    """Last and first name of a full name: by the comma, else by capitals, else by the order that the header tells.

    Without any hint the last word is the last name; the words of the two parts are always those of the text.
    """
    name = clean(text)
    if "," in name:
        last, _, first = name.partition(",")
        return last.strip(), clean(first.strip())
    words = name.split()
    return _by_capitals(words) or _by_order(words, last_first)


def _by_capitals(words: list[str]) -> tuple[str, str] | None:
    capitals = [_is_capital(word) for word in words]
    if all(capitals) or not any(capitals):
        return None
    start, end = capitals.index(True), len(words) - capitals[::-1].index(True)
    while start > 0 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(words[start:end]), " ".join(words[:start] + words[end:])


def _is_capital(word: str) -> bool:
    letters = [c for c in _ELISION.sub("", word) if c.isalpha()]
    return len(letters) > 1 and "." not in word and all(c.isupper() for c in letters)


def _begins_small(word: str) -> bool:
    return word in _PARTICLES or (word[0] in "dl" and bool(_ELISION.match(word)))


def _by_order(words: list[str], last_first: bool) -> tuple[str, str]:
    """The last name is one word, with the particles before it, and leaves a word for the first name.

    « Jean d’Halluin », « Marie de La Fontaine »: a particle in small letters after the first word begins it, whatever
    the order of the header.
    """
    particle = next((n for n, word in enumerate(words) if n and _begins_small(word)), 0)
    if particle:
        return " ".join(words[particle:]), " ".join(words[:particle])
    if last_first:
        cut = 1
        while cut < len(words) - 1 and words[cut - 1].casefold() in _PARTICLES:
            cut += 1
        return " ".join(words[:cut]), " ".join(words[cut:])
    cut = max(len(words) - 1, 0)
    while cut > 1 and words[cut - 1].casefold() in _PARTICLES:
        cut -= 1
    return " ".join(words[cut:]), " ".join(words[:cut])
