"""Which rows under a header are people, and why the others are left aside."""

import re

from ctg_data.folding import fold

LONGEST_NAME = 60  # characters; beyond, it is a sentence
WORDS_OF_A_NAME = 7
_TOTAL = re.compile(r"(?:sous )?tota(?:l|ux)\b")
_COUNT = re.compile(r"(?:nombre|nb|effectif|taux|moyenne|presents?|absents?|excuses?|representes?)\b")
_NOTE = re.compile(r"(?:nb|nota|legende|remarque|fait a)\b")
_GROUP = re.compile(
    r"(?:cc|ca|cu|caf|msa|epci|communaute de|communaute d|territoire|commune de|ville de|mairie de|departement|invites?"
    r"|intervenants?|operateurs?|animateurs?|animation|partenaires?|structures?|groupe|charges? de cooperation)\b"
)


def not_a_name(text: str, *, alone: bool) -> str:
    """The French reason why a text where a name is expected is no name, empty if it may be one.

    `alone` says that the rest of the row is blank: « CC des 7 Vallées » is then a heading inside the table.
    """
    folded = fold(text)
    if _TOTAL.match(folded) or _COUNT.match(folded):
        return "ligne de total"
    if "@" in text:
        return "adresse électronique, pas un nom"
    if _is_sentence(text) or _NOTE.match(folded):
        return "note, pas un nom"
    if alone and _GROUP.match(folded):
        return "intertitre"
    if not any(c.isalpha() for c in text) or any(c.isdigit() for c in text):
        return "texte qui n’est pas un nom"
    return ""


def beside_the_rows(text: str, *, alone: bool) -> str:
    """The French reason why a row of another table is a total or a note; a title may begin with almost any word."""
    if _TOTAL.match(fold(text)):
        return "ligne de total"
    return "note" if alone and (_NOTE.match(fold(text)) or text.startswith("*")) else ""


def _is_sentence(text: str) -> bool:
    long = len(text) > LONGEST_NAME or len(text.split()) > WORDS_OF_A_NAME
    return long or text.startswith("*") or any(sign in text for sign in ":=;!?")
