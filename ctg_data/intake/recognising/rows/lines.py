"""Which rows under a header are people, and why the others are left aside."""

import re

from ctg_data.folding import fold
from ctg_data.intake.cells import written
from ctg_data.intake.marks import is_mark
from ctg_data.intake.tables import Cell

HEADING = "intertitre"
TOTAL = "ligne de total"
REPEATED = "en-tête répété"
LEGEND = "légende"
NOTE = "note, pas un nom"
LONGEST_NAME = 60  # characters; beyond, it is a sentence
WORDS_OF_A_NAME = 7
_TOTAL = re.compile(r"(?:sous )?tota(?:l|ux)\b")
_COUNT = re.compile(r"(?:nombre|nb|effectif|taux|moyenne|presents?|absents?|excuses?|representes?)\b")
_STATISTIC = re.compile(r"(?:moyenne|mediane|ecart type|minimum|maximum|min|max|nombre|nb|effectif|n)\b")
_NOTE = re.compile(r"(?:nb|nota|legende|remarque|fait a)\b")
_CLOSING = re.compile(r"fait (?:a|le)\b")
_VACANT = re.compile(r"(?:poste )?(?:vacante?|non pourvu)$|(?:poste )?a (?:recruter|pourvoir)\b|recrutement en cours")
_GROUP = re.compile(
    r"(?:cc|ca|cu|caf|msa|epci|communaute de|communaute d|territoire|commune de|ville de|mairie de|departement|invites?"
    r"|autres?|collegues|intervenants?|operateurs?|animateurs?|animation|partenaires?|structures?|groupe"
    r"|charges? de cooperation)\b"
)


def not_a_name(text: str, *, alone: bool) -> str:
    """The French reason why a text where a name is expected is no name, empty if it may be one.

    `alone` says that the rest of the row is blank: « CC des 7 Vallées » is then a heading inside the table.
    """
    folded = fold(text)
    wordless = not any(c.isalpha() for c in text) or any(c.isdigit() for c in text)
    reasons = (
        (TOTAL, _TOTAL.match(folded) or _COUNT.match(folded)),
        ("poste vacant", _VACANT.match(folded)),
        ("adresse électronique, pas un nom", "@" in text),
        (NOTE, _is_sentence(text) or _NOTE.match(folded)),
        (HEADING, alone and _GROUP.match(folded)),
        ("texte qui n’est pas un nom", wordless),
    )
    return next((reason for reason, true in reasons if true), "")


def is_closing(row: tuple[Cell, ...]) -> bool:
    """Whether a row closes a sheet: « Fait à Fruges, le 18/03/2025 », above the signatures of those who held it."""
    return bool(_CLOSING.match(next((fold(cell) for cell in row if isinstance(cell, str)), "")))


def is_legend(row: tuple[Cell, ...]) -> bool:
    """Whether a row only says what a mark means: « E » beside « Excusé »."""
    filled = [written(cell) for cell in row if cell is not None]
    return len(filled) == 2 and len(filled[0]) < 4 < len(filled[1]) and is_mark(filled[0]) and is_mark(filled[1])


def beside_the_rows(text: str, *, alone: bool) -> str:
    """The French reason why a row of another table is a total or a note; a title may begin with almost any word."""
    if _TOTAL.match(fold(text)):
        return TOTAL
    return "note" if alone and (_NOTE.match(fold(text)) or text.startswith("*")) else ""


def not_an_indicator(text: str, *, alone: bool) -> str:
    """The French reason why a row of values is a total or a note; « Total des heures » may be an indicator."""
    return "" if not alone and len(text.split()) > 1 else beside_the_rows(text, alone=alone)


def not_a_code(text: str, *, alone: bool) -> str:
    """The French reason why a text where a respondent code is expected is none."""
    return TOTAL if _STATISTIC.match(fold(text)) else beside_the_rows(text, alone=alone)


def _is_sentence(text: str) -> bool:
    long = len(text) > LONGEST_NAME or len(text.split()) > WORDS_OF_A_NAME
    chatter = len(text.split()) > 3 and not any(c.isupper() for c in text)  # « ne pas imprimer au-delà »
    return long or chatter or text.startswith("*") or any(sign in text for sign in ":=;!?")
