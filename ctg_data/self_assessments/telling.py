"""What a change of questionnaire means for the figures, in words; pure."""

from collections.abc import Iterator

from ctg_data.plan import Change, Known, Plan, Row
from ctg_data.self_assessments.questionnaires import asked
from ctg_data.vocabulary import Domain, Scoring

WHOLE = "l’ensemble"


def scale_words(row: Row, items: int) -> str:
    """« De 1 (« jamais ») à 4 (« toujours »), somme de 10 à 40 ; notée si 3 réponses au plus manquent. »"""
    low, high = int(str(row["scale_min"])), int(str(row["scale_max"]))
    ends = f"De {low} (« {row['low_label']} ») à {high} (« {row['high_label']} »)"
    total = f"somme de {low * items} à {high * items}" if row["scoring"] == Scoring.SUM else "moyenne des réponses"
    missing = row["missing_allowed"]
    limit = "" if missing is None else f" ; réponses qui peuvent manquer : {missing}"
    return f"{ends}, {total}{limit}."


def consequences(known: Known, questionnaire: int, plan: Plan) -> Iterator[str]:
    """What is corrected, then whether a version is made, what it asks anew, and which trends go on."""
    yield from _corrected(known, plan)
    made = [each for each in plan.changes if each.table == "questionnaire" and each.before is None]
    if not made:
        yield "Aucune nouvelle version : toutes les courbes continuent."
        return
    before = {each.code: each for each in asked(known, questionnaire)}
    items = [each.after or {} for each in plan.changes if each.table == "item" and each.before is None]
    after = {str(row["code"]): row for row in items}
    yield f"Une version {(made[0].after or {})['version']} est créée ; les campagnes passées gardent la leur."
    yield from (f"Nouvelle : {code} – {row['text']}." for code, row in after.items() if code not in before)
    yield from (f"Retirée : {code} – {each.text}." for code, each in before.items() if code not in after)
    old = {domain: {code for code, each in before.items() if each.domain == domain} for domain in Domain}
    new = {domain: {code for code, row in after.items() if row["domain"] == domain} for domain in Domain}
    parted = [WHOLE] if before.keys() != after.keys() else []
    parted += [f"« {domain.label} »" for domain in Domain if old[domain] != new[domain]]
    kept = [f"« {domain.label} »" for domain in Domain if old[domain] == new[domain] and old[domain]]
    yield f"Une nouvelle courbe commence pour {', '.join(parted)}."
    if kept:
        yield f"Gardent leur courbe : {', '.join(kept)}."


def _corrected(known: Known, plan: Plan) -> Iterator[str]:
    items = {row["id"]: str(row["code"]) for row in known["item"]}
    texts = [each for each in plan.changes if each.before is not None and each.table == "item"]
    codes = dict.fromkeys(items[each.id] for each in texts)
    if codes:
        yield f"Texte corrigé : {', '.join(codes)}."
    if any(_rewords_the_sheet(each) for each in plan.changes):
        yield "Titre, consigne ou mots de l’échelle corrigés."


def _rewords_the_sheet(change: Change) -> bool:
    return change.table == "questionnaire" and change.before is not None
