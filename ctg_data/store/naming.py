"""A row of the domain in words, for those who may see names."""

from collections.abc import Callable, Iterator
from typing import Any

from ctg_data.selection import day_label
from ctg_data.store.committing import Values, present_values
from ctg_data.store.database import Transaction

LABELS = {
    "network": "Réseau",
    "territory": "Territoire",
    "territory_alias": "Autre nom d’un territoire",
    "territory_note": "Note d’un territoire",
    "network_territory": "Territoire d’un réseau",
    "person": "Personne",
    "membership": "Rattachement",
    "meeting": "Rencontre",
    "attendance": "Présence",
    "attendance_territory": "Territoire d’une présence",
    "codev_topic": "Sujet CODEV",
    "problem": "Difficulté",
    "questionnaire": "Questionnaire",
    "item": "Question",
    "campaign": "Campagne",
    "response": "Auto-évaluation",
    "answer": "Réponse",
    "target": "Cible",
    "committee": "Comité de pilotage",
    "committee_figure": "Chiffre d’un comité",
    "decision": "Décision du copil",
    "custom_indicator": "Indicateur du copil",
    "custom_value": "Valeur d’un indicateur du copil",
}
"""Every table of the domain, as people call one of its rows."""


WORDS: dict[str, Callable[[Any], str]] = {
    "number": "n° {}".format,
    "last_name": str,
    "first_name": str,
    "code": str,
    "alias": "« {} »".format,
    "title": "« {} »".format,
    "name": "« {} »".format,
    "date": lambda day: f"du {day_label(day)}",
}
"""The columns that tell a row from another, in the order in which they are said."""

OWNERS = {
    "person_id": "person",
    "meeting_id": "meeting",
    "attendance_id": "attendance",
    "response_id": "response",
    "campaign_id": "campaign",
    "committee_id": "committee",
    "custom_indicator_id": "custom_indicator",
    "territory_id": "territory",
}
"""The rows that name another one: a presence is that of a person at a meeting."""


def name_of(tx: Transaction, table: str, row_id: int, gone: Values | None = None) -> str:
    """« Présence – Un Zoé, du mardi 18 mars 2025 »; `gone` holds the values of a row that is no longer there."""
    said = [words for words in _words(tx, table, row_id, gone or {}) if words]
    return f"{LABELS[table]} – {', '.join(said)}" if said else f"{LABELS[table]} n° {row_id}"


def _words(tx: Transaction, table: str, row_id: int, gone: Values) -> Iterator[str]:
    row = present_values(tx, table, [row_id]).get(row_id, gone)
    yield " ".join(word(row[column]) for column, word in WORDS.items() if row.get(column))
    for column, owner in OWNERS.items():
        if row.get(column):
            yield from _words(tx, owner, row[column], {})
