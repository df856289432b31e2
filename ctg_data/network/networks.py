"""A network added or renamed; pure."""

from collections.abc import Sequence
from datetime import date

from ctg_data.folding import fold
from ctg_data.plan import Change, Known, Plan, Row
from ctg_data.typography import spaced

NEW = -1


def add_network(known: Known, name: str, territories: Sequence[int], start: date) -> Plan:
    """A network with its first territories, from that day on. Raises `ValueError` as `named` does, or without any."""
    if not territories:
        raise ValueError("Aucun territoire n’est choisi ; attendu : un au moins.")
    rows: list[Row] = [{"name": named(known, name)}]
    rows += [{"network_id": NEW, "territory_id": territory, "start_on": start} for territory in territories]
    tables = ("network", *("network_territory" for _ in territories))
    changes = (Change(table, -n, None, row) for n, (table, row) in enumerate(zip(tables, rows, strict=True), start=1))
    return Plan(known.network_id, tuple(changes))


def rename_network(known: Known, name: str) -> Plan:
    """The network under another name, its figures untouched. Raises `ValueError` as `named` does."""
    before = next(row for row in known["network"] if row["id"] == known.network_id)
    after = named(known, name, known.network_id)
    if after == before["name"]:
        return Plan(known.network_id)
    return Plan(known.network_id, (Change("network", known.network_id, {"name": before["name"]}, {"name": after}),))


def named(known: Known, name: str, network: int | None = None) -> str:
    """The name with single spaces. Raises `ValueError` when it is blank or that of another network."""
    words = " ".join(name.split())
    if not fold(words):
        raise ValueError("Le nom du réseau est vide ; attendu : quelques mots.")
    others = [str(row["name"]) for row in known["network"] if row["id"] != network]
    if same := next((other for other in others if fold(other) == fold(words)), None):
        raise ValueError(spaced(f"« {same} » existe déjà ; attendu : un autre nom."))
    return words
