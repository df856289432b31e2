"""The words of the screen for what a sheet was read as: kinds of tables, fields of columns, how sure a decision is."""

from datetime import date

from ctg_data.intake.recognising.columns.headers import SHAPES
from ctg_data.intake.tables import Decision, TableKind
from ctg_data.selection import day_label

KINDS: dict[TableKind, str] = {
    TableKind.ATTENDANCE: "Feuille d’émargement : une rencontre, une ligne par personne",
    TableKind.MATRIX: "Tableau de suivi : une ligne par personne, une colonne par rencontre",
    TableKind.DIRECTORY: "Annuaire : les personnes, leur rôle et leur territoire",
    TableKind.PLANNING: "Plan de l’année : une ligne par rencontre",
    TableKind.CODEV: "Sujets apportés au CODEV",
    TableKind.PROBLEMS: "Difficultés et leur suivi",
    TableKind.SELF_ASSESSMENT: "Auto-évaluations : une ligne par formulaire",
    TableKind.INDICATORS: "Valeurs d’indicateurs",
    TableKind.THEMES: "Thèmes proposés au collectif et nombre de choix",
}
NOT_READ = "none"
ITEMS = 20  # questions of a questionnaire that a column may hold


def fields(kind: TableKind) -> dict[str, str]:
    """The fields that a column of this kind of table may hold, each by the first word that headers use for it."""
    synonyms = next((shape.synonyms for shape in SHAPES if shape.kind is kind), {})
    named = {field: words.split(" | ")[0].removesuffix(" …") for field, words in synonyms.items()}
    items = {f"Q{number}": f"Question {number}" for number in range(1, ITEMS + 1)}
    return named | (items if kind is TableKind.SELF_ASSESSMENT else {})


SURE, LIKELY = 0.9, 0.6


def sureness(confidence: float) -> str:
    """How sure a decision is, in words."""
    return "sûr" if confidence >= SURE else "probable" if confidence >= LIKELY else "à vérifier"


def decided(decision: Decision, kind: TableKind) -> str:
    """What was decided, in the words of the screen."""
    value, place = decision.value, decision.cell
    match decision.what:
        case "header":
            return f"En-tête {header_rows(value)}"
        case "kind":
            return KINDS.get(TableKind(value), "Fiche de la rencontre")
        case "field":
            return f"Colonne {place.rstrip('0123456789')} : {fields(kind).get(value, 'non lue')}"
        case "date":
            return f"Rencontre du {day_label(date.fromisoformat(value))}" + (f" ({place})" if place else "")
    return f"Noms et prénoms ({place})"


def header_rows(rows: str) -> str:
    """« à la ligne 7 », « aux lignes 6 et 7 »: rows as answers give them, « 6,7 »."""
    return f"{'aux lignes' if ',' in rows else 'à la ligne'} {' et '.join(rows.split(','))}"
