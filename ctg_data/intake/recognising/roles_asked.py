"""A directory that tells no role: one question for the whole file, and nobody is read before it is answered."""

from collections.abc import Mapping
from dataclasses import replace

from ctg_data.intake.tables import Table, TableKind
from ctg_data.plan import Choice, Question
from ctg_data.vocabulary import Role

ROLE, NOBODY = "role", "ignore"
QUESTION = Question(
    ROLE,
    "role_missing",
    "Quel est le rôle des personnes de l’annuaire ?",
    (*(Choice(role.value, role.label) for role in Role), Choice(NOBODY, "Laisser ces personnes de côté")),
    "Aucune colonne ne dit le rôle ; la réponse vaut pour toutes les personnes du fichier sans rôle.",
)


def with_role(table: Table, answers: Mapping[str, str], remembered: str = "") -> Table:
    """The same table where everyone has the role answered; any other table as it is."""
    if table.kind is not TableKind.DIRECTORY or ROLE in table.columns.values() or not table.entries:
        return table
    answer = answers.get(ROLE) or remembered
    if answer in {role.value for role in Role}:
        entries = tuple(replace(each, values={**each.values, ROLE: answer}) for each in table.entries)
        return replace(table, entries=entries, learnt={**table.learnt, ROLE: answer})
    aside = tuple((entry.row, "rôle non renseigné") for entry in table.entries)
    asked = () if answer == NOBODY else (QUESTION,)
    return replace(table, entries=(), ignored=(*table.ignored, *aside), questions=(*table.questions, *asked))
