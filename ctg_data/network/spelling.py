"""A territory as people write it: every way leads to one territory only; pure."""

from typing import cast

from ctg_data.folding import fold
from ctg_data.plan import Change, Known, Plan, Row
from ctg_data.store.seed import spellings
from ctg_data.typography import spaced

NEW = -1


def add_alias(known: Known, territory: int, written: str) -> Plan:
    """One more way of writing a territory. Raises `ValueError` where it is blank, or already means one."""
    words = " ".join(written.split())
    if not fold(words):
        raise ValueError("L’autre nom est vide ; attendu : quelques lettres.")
    if (other := taken_by(known, words)) is not None:
        name = next(str(row["name"]) for row in known["territory"] if row["id"] == other)
        raise ValueError(spaced(f"« {words} » désigne déjà {name} ; attendu : une autre façon d’écrire."))
    row: Row = {"territory_id": territory, "alias": words, "folded": fold(words)}
    return Plan(known.network_id, (Change("territory_alias", NEW, None, row),))


def taken_by(known: Known, written: str) -> int | None:
    """The territory that these words already mean: its name, its SIREN, or another way of writing it."""
    folded = fold(written)
    for row in known["territory"]:
        if folded in (fold(str(row["name"])), row["siren"]):
            return cast(int, row["id"])
    aliases = (row for row in known["territory_alias"] if row["folded"] == folded)
    return next((cast(int, row["territory_id"]) for row in aliases), None)


def spelt(siren: str, name: str) -> list[str]:
    """The ways in which people write a territory, each once."""
    forms = {fold(form): form for form in (siren, *spellings(name))}
    return [form for folded, form in forms.items() if folded]


def aliases(known: Known, territory: int) -> list[Row]:
    """What was taught of a territory beside its own name and SIREN, by alphabet."""
    names = {fold(str(value)) for row in known["territory"] if row["id"] == territory for value in row.values()}
    found = (row for row in known["territory_alias"] if row["territory_id"] == territory)
    return sorted((row for row in found if row["folded"] not in names), key=lambda row: str(row["folded"]))
