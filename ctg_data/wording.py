"""The columns of the domain and their values, in the words of the screen."""

import re
from datetime import date, time
from typing import Any

from ctg_data.naming import OWNERS, RowOf, identity
from ctg_data.vocabulary import (
    AttendanceStatus,
    DecisionState,
    Direction,
    MeetingKind,
    MeetingStatus,
    ProblemStatus,
    Role,
    TopicKind,
    TopicStatus,
    Word,
)

COLUMNS = {
    "last_name": "Nom",
    "first_name": "Prénom",
    "structure": "Structure",
    "role": "Rôle",
    "person_id": "Personne",
    "territory_id": "Territoire",
    "start_on": "Depuis le",
    "end_on": "Jusqu’au",
    "date": "Date",
    "kind": "Type",
    "status": "Statut",
    "title": "Intitulé",
    "host": "Organisme d’accueil",
    "place": "Lieu",
    "starts_at": "Début",
    "ends_at": "Fin",
    "theme": "Thème",
    "next_theme": "Thème choisi pour la suite",
    "choices": "Nombre de choix",
    "facilitator_caf": "Co-animation Caf",
    "facilitator_msa": "Co-animation MSA",
    "invited": "Invité",
    "late": "Retard ou départ anticipé",
    "partial": "Présence partielle",
    "remark": "Observations",
    "presenter_id": "Présenté par",
    "subgroup": "Sous-groupe",
    "recommendations": "Préconisations",
    "shareable": "Partageable au copil",
    "resumes_id": "Reprend le sujet",
    "topic_id": "Sujet lié",
    "number": "Numéro",
    "identified_on": "Repéré le",
    "overcome_on": "Surmonté le",
    "lever": "Levier",
    "code": "Code",
    "held_on": "Date",
    "noted_on": "Notée le",
    "siren": "SIREN",
    "name": "Nom",
    "expected": "Réponses attendues",
    "questionnaire_id": "Questionnaire",
    "instruction": "Consigne",
    "low_label": "Mots du bas de l’échelle",
    "high_label": "Mots du haut de l’échelle",
    "text": "Décision",
    "owner": "Portée par",
    "due_on": "Échéance",
    "state": "État",
    "value": "Valeur",
    "definition": "Définition",
    "unit": "Unité",
    "direction": "Sens souhaité",
}
"""The columns shown, in French; what only the software needs (keys, folded words) is not."""

OWN = {("item", "text"): "Affirmation"}
"""Those that a table calls otherwise."""

CHOICES: dict[tuple[str, str], type[Word]] = {
    ("membership", "role"): Role,
    ("attendance", "role"): Role,
    ("attendance", "status"): AttendanceStatus,
    ("meeting", "kind"): MeetingKind,
    ("meeting", "status"): MeetingStatus,
    ("codev_topic", "kind"): TopicKind,
    ("codev_topic", "status"): TopicStatus,
    ("problem", "status"): ProblemStatus,
    ("decision", "state"): DecisionState,
    ("custom_indicator", "direction"): Direction,
}
REFERRED = OWNERS | {
    "presenter_id": "person",
    "topic_id": "codev_topic",
    "resumes_id": "codev_topic",
    "item_id": "item",
    "questionnaire_id": "questionnaire",
}
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
FORMATS = {date: "%d/%m/%Y", time: "%H:%M"}


def value_words(table: str, column: str, value: Any, row_of: RowOf) -> str:
    """A value as people write it, empty where there is none; `row_of` gives the rows that a column may refer to."""
    if isinstance(value, bool):
        return "Oui" if value else "Non"
    if column in REFERRED and isinstance(value, int):
        return identity(REFERRED[column], value, row_of)
    if (table, column) in CHOICES and value:
        return CHOICES[table, column](str(value)).label
    if isinstance(value, str) and ISO_DAY.fullmatch(value):  # the history keeps a day as text
        value = date.fromisoformat(value)
    if isinstance(value, float):
        return f"{value:.15g}".replace(".", ",")
    kept = FORMATS.get(type(value))
    return value.strftime(kept) if kept else str("" if value is None else value).strip()
