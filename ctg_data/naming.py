"""A row of the domain in words, for those who may see names."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from ctg_data.selection import day_label, period_name

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
    "theme_choice": "Choix du collectif",
    "training_need": "Besoin d’une formation mutualisée",
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

DAY = "du "
WORDS: dict[str, Callable[[Any], str]] = {
    "number": "n° {}".format,
    "last_name": str,
    "first_name": str,
    "code": str,
    "alias": "« {} »".format,
    "title": "« {} »".format,
    "version": "version {}".format,
    "name": "« {} »".format,
    "theme": "« {} »".format,
    "period": period_name,
    "text": "« {} »".format,
    "date": lambda day: f"{DAY}{day_label(date.fromisoformat(str(day)))}",  # the history keeps a day as text
}
"""The columns that tell a row from another, in the order in which they are said."""

WORDS_OF = {
    "meeting": ("date",),  # its title is often that of the whole project
    "response": (),  # its code is somebody's
    "territory_note": ("text",),
    "decision": (),
    "codev_topic": ("title",),
    "questionnaire": ("title", "version"),
}

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


RowOf = Callable[[str, int], Mapping[str, Any]]


def name(table: str, row_id: int, row_of: RowOf) -> str:
    """« Présence – Un Zoé, du mardi 18 mars 2025 », « Rencontre du mardi 18 mars 2025 ».

    `row_of` gives a row by its table and id, {} when it is unknown.
    """
    said = identity(table, row_id, row_of)
    if said.startswith(DAY):
        return f"{LABELS[table]} {said}"
    unsaid = f"{LABELS[table]} n° {row_id}" if row_id > 0 else LABELS[table]
    return f"{LABELS[table]} – {said}" if said else unsaid


def identity(table: str, row_id: int, row_of: RowOf) -> str:
    """« Un Zoé, du mardi 18 mars 2025 »: what tells a row from another, and the rows that it belongs to."""
    return ", ".join(words for words in _words(table, row_id, row_of) if words)


def telling(table: str) -> tuple[str, ...]:
    """The columns that the name of a row says."""
    return (*OWNERS, *WORDS_OF.get(table, tuple(WORDS)))


def _words(table: str, row_id: int, row_of: RowOf) -> Iterator[str]:
    row = row_of(table, row_id)
    columns = WORDS_OF.get(table, tuple(WORDS))
    yield " ".join(WORDS[column](row[column]) for column in columns if row.get(column))
    for column, owner in OWNERS.items():
        if row.get(column):
            yield from _words(owner, int(row[column]), row_of)
